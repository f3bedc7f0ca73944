"""The page on the Python API says what is so: it is run as it stands, and every public name is there."""

import doctest
import importlib
import subprocess
import sys

import documented
import pourparler

PAGE = documented.ROOT / "docs" / "python.md"


def test_the_page_on_python_runs_as_it_stands(monkeypatch):
    monkeypatch.chdir(documented.ROOT)
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert tried > 20
    assert failed == 0


def test_every_public_name_leads_to_the_module_that_defines_it():
    for name in set(pourparler.__all__) - {"__version__"}:
        found = getattr(pourparler, name)
        assert getattr(importlib.import_module(found.__module__), name) is found
    assert set(dir(pourparler)) == set(pourparler.__all__)


def test_importing_the_package_loads_neither_reader_nor_database():
    loaded = subprocess.run(
        [sys.executable, "-c", "import pourparler, sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"onnxruntime", "sqlalchemy", "numpy"} & set(loaded)

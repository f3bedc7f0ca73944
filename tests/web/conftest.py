"""A docket of the example, read once, and a browser to look at pages with, where there is one."""

import shutil
from pathlib import Path

import pytest

from pourparler.docket.opening import open_docket
from web.pages_walked import CHROMIUM, EXAMPLES, grow, read_file, served

try:
    from playwright.sync_api import sync_playwright
except ImportError:
    sync_playwright = None


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """The docket of the example; not to be written to."""
    path = tmp_path_factory.mktemp("example") / "talks.docket"
    with open_docket(path) as docket:
        for file in sorted(EXAMPLES.glob("2*.md")):
            for document, statements in read_file(file.name, file.read_bytes()):
                docket.receive(document, statements, "coder")
    return path


@pytest.fixture
def copied(example, tmp_path):
    """A docket of the example to write to."""
    return Path(shutil.copy(example, tmp_path / "talks.docket"))


@pytest.fixture(scope="session")
def large(tmp_path_factory):
    """A docket so large that no page can look at all of it."""
    path = tmp_path_factory.mktemp("large") / "large.docket"
    grow(path)
    return path


@pytest.fixture(scope="session")
def browser():
    if sync_playwright is None:
        pytest.skip("playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def example_site(example):
    with served(example) as site:
        yield site


@pytest.fixture(scope="session")
def large_site(large):
    with served(large) as site:
        yield site

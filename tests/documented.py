"""What the documentation shows, made anew by `python -m tests.documented` and reviewed as a diff.

The commands in README and tutorial are run in a folder that holds the examples, and what they print is put
below them; the reference is their help; the codes in the glossary are those of the codebook.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import typer

from pourparler import codebook
from pourparler.cli import app
from pourparler.docket.entry import Act
from pourparler.views.agenda import Pending

ROOT = Path(__file__).parent.parent
SHOWN = (ROOT / "README.md", ROOT / "docs" / "tutorial.md")
GLOSSARY = ROOT / "docs" / "glossary.md"
REFERENCE = ROOT / "docs" / "reference" / "command-line.md"
VOCABULARIES = (
    codebook.Channel,
    codebook.Level,
    codebook.Status,
    codebook.Standing,
    codebook.MoveType,
    codebook.Modality,
    codebook.Aspect,
    Pending,
    Act,
)

CODES = "## The codes"
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_SHORT = 7
_IDENTIFIER = re.compile(rf"\b(?=[a-f]*\d)[0-9a-f]{{{_SHORT},12}}\b")
_AT_END = re.compile(rf"{_IDENTIFIER.pattern}$")


def commands() -> list[str]:
    """The names of the commands, in the order of their definition."""
    return list(typer.main.get_command(app).commands)


def replayed(page: Path) -> str:
    """The text of *page* with what its commands print now, each run after those above it."""
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        copytree(ROOT / "examples", Path(folder) / "examples")
        return _BLOCK.sub(lambda block: "".join(_replayed(block[0], Path(folder))), text)


def glossary() -> str:
    """The glossary, its codes made anew."""
    text = GLOSSARY.read_text(encoding="utf-8")
    return text[: text.index(CODES)] + "\n".join([CODES, "", *_codes()])


def reference() -> str:
    """The help of every command."""
    parts = ["# The command line", "", "What `--help` prints. Made by `python -m tests.documented`.", ""]
    for command in ("", *commands()):
        name = f"pourparler {command}".strip()
        parts += [f"## {name}", "", "```text", _run(f"{name} --help", ROOT).rstrip(), "```", ""]
    return "\n".join(parts)


def _codes() -> Iterator[str]:
    for vocabulary in VOCABULARIES:
        yield f"### {re.sub('(?<=[a-z])(?=[A-Z])', ' ', vocabulary.__name__)}\n"
        yield f"{str(vocabulary.__doc__).splitlines()[0]}\n"
        yield "| code | meaning |\n|---|---|"
        yield from (f"| `{code.value}` | {code.gloss} |" for code in vocabulary)
        yield ""


def _replayed(block: str, folder: Path) -> Iterator[str]:
    for line in block.splitlines():
        if line.startswith("$ "):
            yield f"{line}\n"
            yield from (f"{printed.rstrip()}\n" for printed in _run(line[2:], folder).splitlines())
        elif not line.strip() and block.startswith(f"{line}\n"):
            yield "\n"


def _run(command: str, folder: Path) -> str:
    kept = {name: value for name, value in os.environ.items() if name in ("HOME", "LANG", "LC_ALL", "TMPDIR")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env={**kept, "PATH": path, "COLUMNS": "80", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done.stdout


def renamed(page: Path) -> str:
    """The text of *page*, each identifier in it replaced by the one its line in a table has now.

    Identifiers hang on what is read. So they are followed by the rest of their line.
    """
    before, after = page.read_text(encoding="utf-8"), replayed(page)
    now = dict(_named(after))
    names = {identifier: now[line] for line, identifier in _named(before) if line in now}
    return _IDENTIFIER.sub(lambda found: names.get(found[0][:_SHORT], found[0]), before)


def _named(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        found = _AT_END.search(line)
        if found and not line.startswith("$ "):
            yield line[: found.start()].strip(), found[0][:_SHORT]


def main() -> None:
    """Write every page anew."""
    for page in SHOWN:
        page.write_text(renamed(page), encoding="utf-8")
        page.write_text(replayed(page), encoding="utf-8")
    GLOSSARY.write_text(glossary(), encoding="utf-8")
    REFERENCE.write_text(reference(), encoding="utf-8")


if __name__ == "__main__":
    main()

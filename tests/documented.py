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
from pourparler.cli.main import app
from pourparler.docket.decisions.decision import Hold
from pourparler.docket.decisions.ruling import Verdict
from pourparler.docket.entry import Act
from pourparler.docket.finding.searching import Sought
from pourparler.docket.meetings.concordance import Agreement
from pourparler.docket.talks.commitments import Fate, Footing
from pourparler.docket.talks.interference import Hand, Sequel
from pourparler.docket.talks.positions import Stance
from pourparler.views.agenda import Pending
from pourparler.views.indicators.schedule_keeping import Outcome
from pourparler.views.revisions import Change
from pourparler.web.accounts import Role

ROOT = Path(__file__).parent.parent
SHOWN = (ROOT / "README.md", ROOT / "docs" / "tutorial.md", *sorted((ROOT / "docs" / "guides").glob("*.md")))
EVALUATION = ROOT / "evaluation" / "README.md"
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
    Stance,
    Footing,
    Fate,
    Hand,
    Sequel,
    Pending,
    Act,
    Agreement,
    Verdict,
    Hold,
    Change,
    Outcome,
    Sought,
    Role,
)

CODES = "## The codes"
FIGURES = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end -->)", re.DOTALL)
_BLOCK = re.compile(r"(?:<!-- id: (?P<line>[^\n]+) -->\n)?^```console\n(?P<said>.*?)^```$", re.MULTILINE | re.DOTALL)
_ASKED = re.compile(r"(?<=pourparler )(why|compare|accept|reject|correct|note) \w+(?![\w.-])")
_IDENTIFIER = re.compile(r"(?<= )[0-9a-f]{7}$")


def commands() -> list[str]:
    """The names of the commands, in the order of their definition."""
    return list(typer.main.get_command(app).commands)


def replayed(page: Path) -> str:
    """The text of *page* with what its commands print now, each run after those above it.

    An identifier hangs on what is read. So the page names the line it wants explained, in a comment above the
    block: the first that holds these words, of all the lines printed so far.
    """
    text, printed = page.read_text(encoding="utf-8"), list[str]()
    with tempfile.TemporaryDirectory() as folder:
        copytree(ROOT / "examples", Path(folder) / "examples")

        def anew(block: re.Match[str]) -> str:
            shown = list(_replayed(block["said"], _named(block["line"], printed), Path(folder)))
            printed.extend(shown)
            return text[block.start() : block.start("said")] + "".join(f"{line}\n" for line in shown) + "```"

        return FIGURES.sub(lambda _: f"\n{figures()}\n", _BLOCK.sub(anew, text))


def figures() -> str:
    """The F1 figures of the evaluation, one line to a set of documents."""
    measured: dict[str, list[str]] = {}
    for line in EVALUATION.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 8 and cells[6].startswith("**"):  # the seventh is F1, the eighth its interval
            measured.setdefault(cells[0] or list(measured)[-1], []).append(f"{cells[6].strip('*')} ({cells[7]})")
    head = ("F1 (95 per cent)", "meetings found", "strict", "moves found", "strict")
    rows = [head, ("---",) * len(head), *((name, *row) for name, row in measured.items())]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


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


def _replayed(block: str, identifier: str | None, folder: Path) -> Iterator[str]:
    for line in block.splitlines():
        if line.startswith("$ "):
            command = _ASKED.sub(rf"\1 {identifier}", line) if identifier else line
            yield command
            yield from (printed.rstrip() for printed in _run(command[2:], folder).splitlines())


def _named(words: str | None, printed: list[str]) -> str | None:
    found = (match[0] for line in printed if words and words in line and (match := _IDENTIFIER.search(line)))
    return next(found, None)


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


def main() -> None:
    """Write every page anew."""
    for page in SHOWN:
        page.write_text(replayed(page), encoding="utf-8")
    GLOSSARY.write_text(glossary(), encoding="utf-8")
    REFERENCE.write_text(reference(), encoding="utf-8")


if __name__ == "__main__":
    main()

"""The passages of `readings.txt`, and what the reader makes of them.

`python -m tests.golden.regenerate` from the top folder writes the expected side anew from the present reading; the
difference is there to be reviewed, case by case, before it is kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pourparler.chronology import Period
from pourparler.documents.document import Document
from pourparler.pipeline import read
from pourparler.statements.statement import MeetingStatement, Mention, Move, Statement

READINGS = Path(__file__).parent / "readings.txt"
NOTHING = "nothing"
_INDENT = "    "


@dataclass(frozen=True)
class Case:
    """A passage under the name of the rule or the fact of language it shows, and what it must be read as."""

    name: str
    published: str
    publisher: str
    headline: str | None
    text: str
    expected: tuple[str, ...]

    @property
    def document(self) -> Document:
        """The passage as a document."""
        day = None if self.published == "unknown" else date.fromisoformat(self.published)
        return Document(self.name, self.text, self.headline, self.publisher, day)


def preamble(path: Path = READINGS) -> str:
    """The remarks at the head of the file."""
    return path.read_text(encoding="utf-8").split("\n\n", 1)[0]


def cases(path: Path = READINGS) -> list[Case]:
    """The cases of the file, in its order."""
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")[1:]
    return [_case(block.splitlines()) for block in blocks]


def _case(lines: list[str]) -> Case:
    name, where, *rest = lines
    published, publisher = where.removeprefix("published ").split(", ", 1)
    headline = rest.pop(0).removeprefix("headline ") if rest[0].startswith("headline ") else None
    text = "\n\n".join(line for line in rest if not line.startswith(_INDENT))
    expected = tuple(line.strip() for line in rest if line.startswith(_INDENT))
    return Case(name, published, publisher, headline, text, expected)


def reading(case: Case) -> tuple[str, ...]:
    """What the reader makes of the passage, a line for each statement."""
    return tuple(line_of(statement) for statement in read(case.document).statements) or (NOTHING,)


def line_of(statement: Statement) -> str:
    """A statement as one line with all its fields; one that is not told is left out.

    A meeting is told as parties, channel, level and status, a move as type, actors and recipients, modality and aspect.
    """
    parts = _meeting(statement) if isinstance(statement, MeetingStatement) else _move(statement)
    parts += _optional("on", _ends(statement.period) if statement.period else None)
    parts += _optional("people", ", ".join(statement.people))
    parts += _optional("says", statement.speaker)
    parts += _optional("voice", statement.voice)
    return " · ".join([*parts, ", ".join(_quoted(mention) for mention in statement.mentions)])


def _meeting(meeting: MeetingStatement) -> list[str]:
    return [
        f"MEETING {' '.join(meeting.parties)}",
        f"{meeting.channel} {meeting.level} {meeting.status}",
        *_optional("in", meeting.place),
        *_optional("forum", meeting.format),
    ]


def _move(move: Move) -> list[str]:
    return [
        f"{move.type} {' '.join(move.actors)}" + "".join(f" -> {' '.join(move.recipients)}" if move.recipients else ""),
        f"{move.modality} {move.aspect}",
        *_optional("about", f'"{move.about}"' if move.about else None),
    ]


def _ends(period: Period) -> str:
    return f"{period.start}..{period.end}" if period.end else period.start


def _optional(name: str, value: str | None) -> list[str]:
    return [f"{name} {value}"] if value else []


def _quoted(mention: Mention) -> str:
    return f'"{mention.trigger.words}"'


def written(case: Case, expected: tuple[str, ...]) -> Iterator[str]:
    """The lines of a case in the file, with this expected side."""
    yield case.name
    yield f"published {case.published}, {case.publisher}"
    if case.headline:
        yield f"headline {case.headline}"
    yield from case.text.split("\n\n")
    yield from (f"{_INDENT}{line}" for line in expected)


def regenerate(path: Path = READINGS) -> None:
    """Write the present reading of every passage of the file as what is expected of it."""
    blocks = [preamble(path), *("\n".join(written(case, reading(case))) for case in cases(path))]
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


if __name__ == "__main__":
    regenerate()

"""The commands by which people decide: accept, reject, correct, merge, split, note, and take it back."""

import getpass
from collections.abc import Iterable
from typing import Annotated

import typer

from pourparler.cli.answering import answer, known, opened
from pourparler.cli.asking import DOCKET, AsOf, Json, Kept, examples
from pourparler.docket.decisions.decision import Decision
from pourparler.exports.decisions import decision_record, decisions_table, receipt

app = typer.Typer()

Name = Annotated[
    str, typer.Argument(metavar="ID", help="A meeting, a move or a statement, by its identifier or first digits.")
]
MeetingName = Annotated[str, typer.Argument(metavar="MEETING", help="A meeting, by its identifier or first digits.")]
Alone = Annotated[
    bool, typer.Option("--statement", help="Only the one statement of that identifier, not the meeting it founded.")
]
By = Annotated[
    str | None,
    typer.Option("--by", envvar="POURPARLER_BY", metavar="NAME", help="Who decides; else who is logged in."),
]


def decided_by(given: str | None) -> str:
    """The name under a decision: the one given, or else that of the login; nothing where there is none."""
    if given is not None:
        return given
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _corrections(given: Iterable[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise typer.BadParameter(f"{pair!r} names no field; write it as place=Geneva")
        values[name.strip()] = value
    return values


def _tell(decision: Decision, json: bool) -> None:
    answer(json, [decision_record(decision)], lambda _: receipt(decision))


@app.command(epilog=examples("accept 3f2a91c", "accept 3f2a91c --by 'Vienna desk'"))
def accept(name: Name, statement: Alone = False, by: By = None, json: Json = False, docket: Kept = DOCKET) -> None:
    """Say that a reading is right."""
    with opened(docket) as record:
        _tell(record.accept(name, decided_by(by), alone=statement), json)


@app.command(epilog=examples("reject 3f2a91c", "reject 3f2a91c --statement"))
def reject(name: Name, statement: Alone = False, by: By = None, json: Json = False, docket: Kept = DOCKET) -> None:
    """Say that a reading is wrong: it no longer counts.

    It stays on record, with who rejected it; 'why' shows it as rejected.
    """
    with opened(docket) as record:
        _tell(record.reject(name, decided_by(by), alone=statement), json)


@app.command(
    epilog=examples(
        "correct 3f2a91c place=Geneva date=2022-01-09/2022-01-10",
        "correct 3f2a91c parties=Russia,USA status=held",
        "correct 7b01c55 type=REJECT about='a moratorium'",
    )
)
def correct(
    name: Name,
    values: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE...", help="What it is, and what it should be.")],
    by: By = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """Correct facts of a meeting or a move.

    A meeting has date, place, parties, people, channel, level, format and status; a move type, actors,
    recipients, modality, aspect, about and date. Nothing behind the sign says that nobody knows.
    """
    with opened(docket) as record:
        _tell(record.correct(name, _corrections(values), decided_by(by)), json)


@app.command(epilog=examples("merge 3f2a91c 90d1e44"))
def merge(
    meeting: MeetingName,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The meeting that is the same.")],
    by: By = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """Say that two meetings are one."""
    with opened(docket) as record:
        _tell(record.merge(meeting, other, decided_by(by)), json)


@app.command(epilog=examples("split 3f2a91c 5c77a10", "split 3f2a91c 5c77a10 e2b9d03"))
def split(
    meeting: MeetingName,
    statements: Annotated[
        list[str], typer.Argument(metavar="STATEMENT...", help="Those that speak of another meeting; see 'why'.")
    ],
    by: By = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """Say that some statements on a meeting speak of another."""
    with opened(docket) as record:
        _tell(record.split(meeting, statements, decided_by(by)), json)


@app.command(epilog=examples("note 3f2a91c 'The embassy has the protocol.'"))
def note(
    name: Name,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The remark.")],
    statement: Alone = False,
    by: By = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """Add a remark, which 'why' shows."""
    with opened(docket) as record:
        _tell(record.note(name, text, decided_by(by), alone=statement), json)


@app.command(epilog=examples("undo 57"))
def undo(
    decision: Annotated[int, typer.Argument(metavar="NUMBER", help="The number of the decision; see 'decisions'.")],
    by: By = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """Take a decision back; both stay on record."""
    with opened(docket) as record:
        _tell(record.undo(decision, decided_by(by)), json)


@app.command(epilog=examples("decisions", "decisions --as-of 2022-01-20 --json"))
def decisions(as_of: AsOf = None, json: Json = False, docket: Kept = DOCKET) -> None:
    """What people decided, undone and orphaned decisions too."""
    with opened(docket) as record:
        made = record.decisions(as_of)
    answer(json, map(decision_record, made), lambda screen: decisions_table(made, known(as_of), screen.width))

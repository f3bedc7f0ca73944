"""The commands that ask the record: what is on it, and on whose word."""

from typing import Annotated

import typer

from pourparler.cli.answering import answer, known, opened
from pourparler.cli.asking import DOCKET, AsOf, Json, Kept, Parties, Since, all_among, examples, first
from pourparler.exports.lines import agenda_record, chronicle_record, evidence_record, move_line_record
from pourparler.exports.sheet import evidence_sheet
from pourparler.exports.tables import agenda_table, chronicle_table, moves_table
from pourparler.exports.wording import counted
from pourparler.views.agenda import agenda as agenda_view
from pourparler.views.chronicle import chronicle as chronicle_view
from pourparler.views.evidence import evidence
from pourparler.views.moves import MoveLine
from pourparler.views.moves import moves as moves_view

app = typer.Typer()


@app.command(epilog=examples("chronicle", "chronicle --party Russia --party USA --since 2022-01-01"))
def chronicle(
    as_of: AsOf = None,
    party: Parties = None,
    since: Since = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """Every meeting on record, past and to come."""
    with opened(docket) as record:
        lines = chronicle_view(record, as_of, first(party), since)
    lines = [line for line in lines if all_among(party, line.parties)]
    answer(json, map(chronicle_record, lines), lambda screen: chronicle_table(lines, known(as_of), screen.width))


@app.command(epilog=examples("agenda", "agenda --as-of 2022-01-01", "agenda --party OSCE --json"))
def agenda(
    as_of: AsOf = None,
    party: Parties = None,
    since: Since = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """What is due, unconfirmed, or without a date."""
    with opened(docket) as record:
        day = as_of or record.today
        lines = agenda_view(record, as_of, first(party), since)
    lines = [line for line in lines if all_among(party, line.parties)]
    answer(json, map(agenda_record, lines), lambda screen: agenda_table(lines, known(day), screen.width))


@app.command(epilog=examples("moves --party NATO", "moves --as-of 2021-12-31 --since 2021-12-15 --json"))
def moves(
    as_of: AsOf = None,
    party: Parties = None,
    since: Since = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """What parties asked, offered, refused, did.

    Those about the talks themselves come first: whether, where, when, with whom and about what to talk.
    """
    with opened(docket) as record:
        lines = moves_view(record, as_of, first(party), since)
    lines = [line for line in lines if all_among(party, _touched(line))]
    answer(json, map(move_line_record, lines), lambda screen: moves_table(lines, known(as_of), screen.width))


@app.command(epilog=examples("why 3f2a91c", "why 3f2a91c --party USA --json"))
def why(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="An identifier, or its first digits.")],
    as_of: AsOf = None,
    party: Parties = None,
    since: Since = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """The sentences behind a line of the record.

    With --party only those on the word of that party, with --since only those published since.
    """
    with opened(docket) as record:
        found = evidence(record, identifier, as_of)
    lines = [
        line
        for line in found.lines
        if (not party or line.voice in party) and (since is None or line.published is None or line.published >= since)
    ]
    answer(
        json,
        [evidence_record(found, lines)],
        lambda screen: evidence_sheet(found, lines, plain=not screen.is_terminal),
    )


@app.command(epilog=examples("verify", "verify --docket vienna.docket"))
def verify(docket: Kept = DOCKET) -> None:
    """Check that the docket is whole.

    No entry and no document was altered, dropped or slipped in.
    """
    with opened(docket) as record:
        count = record.verify()
    typer.echo(f"{counted(count, 'entry')}, each following from the one before; every document as received")


def _touched(line: MoveLine) -> tuple[str, ...]:
    return (*line.actors, *line.recipients)

"""The commands that ask the record: what is on it, and on whose word."""

from typing import Annotated

import typer

from pourparler.cli.answering import answer, known, opened, without_password
from pourparler.cli.asking import (
    DOCKET,
    AsOf,
    AsRecorded,
    Followed,
    Json,
    Kept,
    Parties,
    Since,
    all_among,
    examples,
    first,
)
from pourparler.errors import DocketFault
from pourparler.exports.lines import agenda_record, chronicle_record, evidence_record, move_line_record
from pourparler.exports.screen import counting
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
    as_recorded: AsRecorded = None,
    party: Parties = None,
    since: Since = None,
    process: Followed = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """Every meeting on record, past and to come."""
    with opened(docket, as_recorded=as_recorded) as record:
        lines = chronicle_view(record, as_of, first(party), since, process=process)
    lines = [line for line in lines if all_among(party, line.parties)]
    answer(
        json,
        map(chronicle_record, lines),
        lambda screen: chronicle_table(lines, known(as_of, as_recorded), screen.width),
    )


@app.command(epilog=examples("agenda", "agenda --as-of 2022-01-01", "agenda --party OSCE --json"))
def agenda(
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    party: Parties = None,
    since: Since = None,
    process: Followed = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """What is due, unconfirmed, or without a date."""
    with opened(docket, as_recorded=as_recorded) as record:
        day = as_of or record.today
        lines = agenda_view(record, as_of, first(party), since, process=process)
    lines = [line for line in lines if all_among(party, line.parties)]
    answer(json, map(agenda_record, lines), lambda screen: agenda_table(lines, known(day, as_recorded), screen.width))


@app.command(epilog=examples("moves --party NATO", "moves --as-of 2021-12-31 --since 2021-12-15 --json"))
def moves(
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    party: Parties = None,
    since: Since = None,
    process: Followed = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """What parties asked, offered, refused, did.

    Those about the talks themselves come first: whether, where, when, with whom and about what to talk.
    """
    with opened(docket, as_recorded=as_recorded) as record:
        lines = moves_view(record, as_of, first(party), since, process=process)
    lines = [line for line in lines if all_among(party, _touched(line))]
    answer(
        json, map(move_line_record, lines), lambda screen: moves_table(lines, known(as_of, as_recorded), screen.width)
    )


@app.command(epilog=examples("why 3f2a91c", "why 3f2a91c --party USA --json"))
def why(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="An identifier, or its first digits.")],
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    party: Parties = None,
    since: Since = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """The sentences behind a line of the record.

    With --party only those on the word of that party, with --since only those published since.
    """
    with opened(docket, as_recorded=as_recorded) as record:
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


@app.command(epilog=examples("copy talks.docket archive.docket", "copy talks.docket postgresql://user@host/talks"))
def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The docket to copy: a file, or a database.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Where there is none yet.")],
) -> None:
    """Copy a docket, entry for entry with the same hashes.

    From a file to a database of a team or back. The copy is verified; the last hash, which covers the whole record, is
    printed of both.
    """
    # The database layer takes longer to load than --help to print.
    from pourparler.docket.opening import copy_docket

    with (
        opened(source) as record,
        counting("copying", record.sequence) as advance,
        copy_docket(record, target, advance) as copied,
    ):
        count = copied.verify()
        heads = record.head, copied.head
    typer.echo(f"{counted(count, 'entry')} copied and verified")
    for where, head in zip((source, target), heads, strict=True):
        typer.echo(f"{head or 'empty'}  {without_password(where)}")
    if heads[0] != heads[1]:
        raise DocketFault(f"{without_password(source)} was written in meanwhile: the copy is of what was there before")


def _touched(line: MoveLine) -> tuple[str, ...]:
    return (*line.actors, *line.recipients)

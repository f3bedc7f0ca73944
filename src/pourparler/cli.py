"""The command line: parse, call, print.

What was asked for goes to standard output, everything else to standard error. Exit codes: 0 fine, 1 a source
could not be read or the record cannot answer, 2 wrong usage, 130 interrupted.
"""

import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer
from rich.console import Console, RenderableType
from typer.core import TyperGroup

from pourparler import __version__
from pourparler.docket.backends.memory import MemoryLedger
from pourparler.docket.docket import Docket
from pourparler.errors import DocumentFault, PourparlerError
from pourparler.exports.lines import agenda_record, chronicle_record, evidence_record, move_line_record
from pourparler.exports.party_names import code_of
from pourparler.exports.records import reading_record
from pourparler.exports.screen import progress, show
from pourparler.exports.sheet import evidence_sheet
from pourparler.exports.tables import agenda_table, as_known, chronicle_table, moves_table
from pourparler.exports.wording import counted, day
from pourparler.views.agenda import agenda as agenda_view
from pourparler.views.chronicle import chronicle as chronicle_view
from pourparler.views.evidence import evidence
from pourparler.views.moves import MoveLine
from pourparler.views.moves import moves as moves_view

if TYPE_CHECKING:
    from pourparler.pipeline import Reading

HAND = f"coder {__version__}"
"""Whose hand the docket notes for what is read."""

FAULTY, INTERRUPTED = 1, 130


class _Commands(TyperGroup):
    """The commands, in the order of their definition; a fault of ours is told in a line, and no more."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - typer carries a click of its own, and hides its types
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except PourparlerError as fault:
            _complain(str(fault))
            raise typer.Exit(FAULTY) from None
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None


def _examples(*lines: str) -> str:
    return "\b\nExamples:\n" + "\n".join(f"  pourparler {line}" for line in lines)


def _day_asked(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter(f"{given!r} is no day; write it as 2022-01-20") from None


def _party_asked(given: str) -> str:
    return code_of(given)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"pourparler {__version__}")
        raise typer.Exit


Sources = Annotated[
    list[Path],
    typer.Argument(metavar="SOURCE", help="Files, folders, or - for standard input.", allow_dash=True),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, one object to a line.")]
Kept = Annotated[
    str,
    typer.Option("--docket", envvar="POURPARLER_DOCKET", metavar="FILE", help="Where the docket is kept."),
]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=_day_asked, metavar="DAY", help="Only what was published by that day."),
]
Since = Annotated[
    date | None,
    typer.Option("--since", parser=_day_asked, metavar="DAY", help="Only what is not over before it."),
]
Parties = Annotated[
    list[str] | None,
    typer.Option("--party", parser=_party_asked, metavar="PARTY", help="Only with this party; again for several."),
]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon", metavar="FILE", help="Parties, people and offices of your own (TOML); again for several."
    ),
]
DOCKET = "talks.docket"

app = typer.Typer(cls=_Commands, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True)


@app.callback(
    epilog=_examples(
        "read examples/winter-talks", "add examples/winter-talks", "agenda --as-of 2022-01-01", "why 3f2a91c"
    )
)
def pourparler(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Follow negotiations from what is written about them."""


@app.command(
    epilog=_examples("read examples/winter-talks", "read readout.html --json", "read talks.jsonl --json | jq .meetings")
)
def read(sources: Sources, json: Json = False, lexicon: Lexicons = None) -> None:
    """Print what documents say, and keep nothing."""
    with _reading(sources, lexicon, streaming=json) as (readings, faults):
        if json:
            for reading in readings:
                _print_json(reading_record(reading.document, reading.statements))
        else:
            _print_readings(list(readings))
    _leave(faults)


@app.command(epilog=_examples("add examples/winter-talks", "add cables/ --docket vienna.docket"))
def add(sources: Sources, docket: Kept = DOCKET, lexicon: Lexicons = None) -> None:
    """Read documents into the docket.

    A document that the docket knows already changes nothing.
    """
    new = known = entered = withdrawn = 0
    with _docket(docket, must_exist=False) as record, _reading(sources, lexicon) as (readings, faults):
        for reading in readings:
            receipt = record.receive(reading.document, reading.statements, HAND)
            new, known = new + receipt.changed, known + (not receipt.changed)
            entered, withdrawn = entered + receipt.entered, withdrawn + receipt.withdrawn
    told = [f"{counted(new, 'document')} entered with {counted(entered, 'statement')}"]
    told += [f"{known} known already"] * bool(known)
    told += [f"{counted(withdrawn, 'statement')} withdrawn"] * bool(withdrawn)
    told += [f"{counted(len(faults), 'source')} not read"] * bool(faults)
    typer.echo("; ".join(told))
    _leave(faults)


@app.command(epilog=_examples("chronicle", "chronicle --party Russia --party USA --since 2022-01-01"))
def chronicle(
    as_of: AsOf = None,
    party: Parties = None,
    since: Since = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """Every meeting on record, past and to come."""
    with _docket(docket) as record:
        lines = chronicle_view(record, as_of, _first(party), since)
    lines = [line for line in lines if _all_among(party, line.parties)]
    _print(json, map(chronicle_record, lines), lambda screen: chronicle_table(lines, _known(as_of), screen.width))


@app.command(epilog=_examples("agenda", "agenda --as-of 2022-01-01", "agenda --party OSCE --json"))
def agenda(
    as_of: AsOf = None,
    party: Parties = None,
    since: Since = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """What is due, unconfirmed, or without a date."""
    with _docket(docket) as record:
        known = _known(as_of or record.today)
        lines = agenda_view(record, as_of, _first(party), since)
    lines = [line for line in lines if _all_among(party, line.parties)]
    _print(json, map(agenda_record, lines), lambda screen: agenda_table(lines, known, screen.width))


@app.command(epilog=_examples("moves --party NATO", "moves --as-of 2021-12-31 --since 2021-12-15 --json"))
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
    with _docket(docket) as record:
        lines = moves_view(record, as_of, _first(party), since)
    lines = [line for line in lines if _all_among(party, _touched(line))]
    _print(json, map(move_line_record, lines), lambda screen: moves_table(lines, _known(as_of), screen.width))


@app.command(epilog=_examples("why 3f2a91c", "why 3f2a91c --party USA --json"))
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
    with _docket(docket) as record:
        found = evidence(record, identifier, as_of)
    lines = [
        line
        for line in found.lines
        if (not party or line.voice in party) and (since is None or line.published is None or line.published >= since)
    ]
    _print(
        json,
        [evidence_record(found, lines)],
        lambda screen: evidence_sheet(found, lines, plain=not screen.is_terminal),
    )


@app.command(epilog=_examples("verify", "verify --docket vienna.docket"))
def verify(docket: Kept = DOCKET) -> None:
    """Check that the docket is whole.

    No entry and no document was altered, dropped or slipped in.
    """
    with _docket(docket) as record:
        count = record.verify()
    typer.echo(f"{counted(count, 'entry')}, each following from the one before; every document as received")


def main() -> None:
    """Run the command line; a reader that closes the pipe ends it quietly.

    What the terminal's character set lacks is printed as a question mark.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    app()


@contextmanager
def _reading(
    sources: list[Path], lexicons: list[Path] | None, *, streaming: bool = False
) -> Iterator[tuple[Iterable["Reading"], list[DocumentFault]]]:
    """What the documents say, as each is read, and the faults met so far, which are told as they are met."""
    # The model and the parsers take a second to load, so only the commands that read pay for them.
    from pourparler.annotations.lexicon import Lexicon
    from pourparler.documents.reading import measure, read_sources
    from pourparler.pipeline import read as read_document

    lexicon = Lexicon.with_user_files(*lexicons) if lexicons else None
    faults: list[DocumentFault] = []
    with progress(lambda: measure(sources), streaming=streaming) as (advance, say):

        def report(fault: DocumentFault) -> None:
            faults.append(fault)
            say(f"pourparler: {fault}")

        yield (read_document(document, lexicon) for document in read_sources(sources, report, advance)), faults


@contextmanager
def _docket(where: str, *, must_exist: bool = True) -> Iterator[Docket]:
    # The database layer takes longer to load than --help to print.
    from pourparler.docket.opening import open_docket

    with open_docket(where, must_exist=must_exist) as docket:
        yield docket


def _print_readings(readings: list["Reading"]) -> None:
    """The meetings and moves in all the documents together, as known on the day of the latest of them."""
    days = [reading.document.published for reading in readings if reading.document.published]
    latest = max(days, default=None)
    moment = datetime.combine(latest, time(12), UTC) if latest else datetime.now(UTC)
    record = Docket(MemoryLedger(), clock=lambda: moment)
    for reading in readings:
        record.receive(reading.document, reading.statements, HAND)
    meetings, moves = chronicle_view(record), moves_view(record)
    show(lambda screen: chronicle_table(meetings, _known(latest), screen.width))
    show(lambda _: "")
    show(lambda screen: moves_table(moves, "", screen.width))


def _print(json: bool, records: Iterable[dict[str, Any]], table: Callable[[Console], RenderableType]) -> None:
    if json:
        for record in records:
            _print_json(record)
    else:
        show(table)


def _print_json(record: dict[str, Any]) -> None:
    typer.echo(msgspec.json.encode(record))


def _known(asked: date | None) -> str:
    return as_known(day(asked) if asked else None)


def _first(party: list[str] | None) -> str | None:
    return party[0] if party else None


def _all_among(asked: list[str] | None, there: Iterable[str]) -> bool:
    return set(asked or ()) <= set(there)


def _touched(line: MoveLine) -> tuple[str, ...]:
    return (*line.actors, *line.recipients)


def _complain(message: str) -> None:
    typer.echo(f"pourparler: {message}", err=True)


def _leave(faults: list[DocumentFault]) -> None:
    if faults:
        raise typer.Exit(FAULTY)


if __name__ == "__main__":
    main()

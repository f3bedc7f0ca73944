"""The commands that read documents: to print what they say, or to keep it in a docket."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pourparler import __version__
from pourparler.cli.answering import known, leave, opened, print_json
from pourparler.cli.asking import DOCKET, Jobs, Json, Kept, Lexicons, Sources, examples
from pourparler.cli.sources import documents
from pourparler.docket.docket import Docket
from pourparler.docket.storage.backends.memory import MemoryLedger
from pourparler.errors import DocumentFault
from pourparler.exports.records import reading_record
from pourparler.exports.screen import show
from pourparler.exports.tables import chronicle_table, moves_table
from pourparler.exports.wording import counted
from pourparler.views.chronicle import chronicle
from pourparler.views.moves import moves

if TYPE_CHECKING:
    from pourparler.pipeline import Reading

HAND = f"coder {__version__}"
"""Whose hand the docket notes for what is read."""

app = typer.Typer()


@app.command(
    epilog=examples("read examples/winter-talks", "read readout.html --json", "read talks.jsonl --json | jq .meetings")
)
def read(sources: Sources, json: Json = False, lexicon: Lexicons = None, jobs: Jobs = 1) -> None:
    """Print what documents say, and keep nothing."""
    with _reading(sources, lexicon, jobs, streaming=json) as (readings, faults):
        if json:
            for reading in readings:
                print_json(reading_record(reading.document, reading.statements))
        else:
            _print_readings(list(readings))
    leave(faults)


@app.command(epilog=examples("add examples/winter-talks", "add cables/ --docket vienna.docket"))
def add(sources: Sources, docket: Kept = DOCKET, lexicon: Lexicons = None, jobs: Jobs = 1) -> None:
    """Read documents into the docket.

    A document that the docket knows already changes nothing.
    """
    new = same = entered = withdrawn = 0
    with opened(docket, must_exist=False) as record, _reading(sources, lexicon, jobs) as (readings, faults):
        for reading in readings:
            receipt = record.receive(reading.document, reading.statements, HAND)
            new, same = new + receipt.changed, same + (not receipt.changed)
            entered, withdrawn = entered + receipt.entered, withdrawn + receipt.withdrawn
    told = [f"{counted(new, 'document')} entered with {counted(entered, 'statement')}"]
    told += [f"{same} known already"] * bool(same)
    told += [f"{counted(withdrawn, 'statement')} withdrawn"] * bool(withdrawn)
    told += [f"{counted(len(faults), 'source')} not read"] * bool(faults)
    typer.echo("; ".join(told))
    leave(faults)


@contextmanager
def _reading(
    sources: list[Path], lexicons: list[Path] | None, jobs: int, *, streaming: bool = False
) -> Iterator[tuple[Iterable["Reading"], list[DocumentFault]]]:
    """What the documents say, as each is read, and the faults met so far, which are told as they are met."""
    # The model takes a second to load, so only the commands that read pay for it.
    from pourparler.pipeline import read_all

    with documents(sources, streaming=streaming) as (found, faults):
        yield read_all(found, lexicons or (), jobs), faults


def _print_readings(readings: list["Reading"]) -> None:
    """The meetings and moves in all the documents together, as known on the day of the latest of them."""
    days = [reading.document.published for reading in readings if reading.document.published]
    latest = max(days, default=None)
    moment = datetime.combine(latest, time(12), UTC) if latest else datetime.now(UTC)
    record = Docket(MemoryLedger(), clock=lambda: moment)
    for reading in readings:
        record.receive(reading.document, reading.statements, HAND)
    meetings, acts = chronicle(record), moves(record)
    show(lambda screen: chronicle_table(meetings, known(latest), screen.width))
    show(lambda _: "")
    show(lambda screen: moves_table(acts, "", screen.width))

"""How a command answers: a table to a person, JSON to a program, a complaint to standard error."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import msgspec
import typer
from rich.console import Console, RenderableType

from pourparler.docket.docket import Docket
from pourparler.errors import DocumentFault
from pourparler.exports.screen import show
from pourparler.exports.tables import as_known
from pourparler.exports.wording import day

FAULTY, INTERRUPTED = 1, 130


@contextmanager
def opened(where: str, *, must_exist: bool = True, as_recorded: datetime | None = None) -> Iterator[Docket]:
    """The docket kept there, as it now is or was *as recorded* at a moment; closed at the end."""
    # The database layer takes longer to load than --help to print.
    from pourparler.docket.opening import as_recorded as docket_as_recorded
    from pourparler.docket.opening import open_docket

    with open_docket(where, must_exist=must_exist) as docket:
        if as_recorded is None:
            yield docket
        else:
            with docket_as_recorded(docket, as_recorded) as past:
                yield past


def answer(json: bool, records: Iterable[dict[str, Any]], table: Callable[[Console], RenderableType]) -> None:
    """Print the records, one JSON object to a line, or else the table, which is given the screen to fit."""
    if json:
        for record in records:
            print_json(record)
    else:
        show(table)


def print_json(record: dict[str, Any]) -> None:
    """Print one JSON object on a line."""
    typer.echo(msgspec.json.encode(record))


def known(asked: date | None, recorded: datetime | None = None) -> str:
    """The words above a table that say as of which day it is, and as recorded when, if that was asked."""
    told = as_known(day(asked) if asked else None)
    return f"{told}, as recorded by {day(recorded.date())}" if recorded else told


def without_password(where: str) -> str:
    """The address of a docket, fit to be printed.

    >>> without_password("postgresql://ana:secret@host/talks"), without_password("talks.docket")
    ('postgresql://ana:***@host/talks', 'talks.docket')
    """
    return re.sub(r"(?<=://)([^:@/]*):[^@/]*@", r"\1:***@", where)


def complain(message: str) -> None:
    """Say what is wrong, on standard error."""
    typer.echo(f"pourparler: {message}", err=True)


def leave(faults: list[DocumentFault]) -> None:
    """End with exit code 1 if any source was faulty."""
    if faults:
        raise typer.Exit(FAULTY)

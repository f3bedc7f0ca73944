"""Open a docket by where it is kept: a file, a database, or nowhere but in memory."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from pourparler.docket.docket import Docket
from pourparler.docket.storage.backends.memory import MemoryLedger
from pourparler.docket.storage.backends.sqlite import PassingLedger, SQLiteLedger
from pourparler.docket.storage.ledger import Ledger
from pourparler.errors import DocketFault

MEMORY = "memory:"
FEW = 20_000
"""Up to so many entries a record as it stood is held in memory."""

_SQLITE = "sqlite:///"
_POSTGRES = ("postgresql://", "postgres://")


def open_docket(where: str | Path, *, must_exist: bool = False) -> Docket:
    """The docket at *where*: a file's path, ``sqlite:///FILE``, ``postgresql://...`` or ``memory:``.

    A file that is not there is made, unless it *must exist*: who asks an empty record a question has most
    often mistyped its name.

    >>> open_docket("memory:").meetings()
    []

    Raises `DocketFault` when there is no docket, or it cannot be opened.
    """
    return Docket(_ledger(str(where), must_exist=must_exist))


def as_recorded(docket: Docket, moment: datetime) -> Docket:
    """The docket as it stood at *moment*, blind to all that was entered later; to be closed when done with.

    A small one is held in memory, a large one in a file that is removed when it is closed.

    Raises `DocketFault` if *moment* has no time zone.
    """
    ledger = MemoryLedger() if docket.sequence <= FEW else PassingLedger()
    try:
        return docket.replay(ledger, moment)
    except BaseException:
        ledger.close()
        raise


def copy_docket(docket: Docket, where: str | Path, advance: Callable[[int], None] = lambda _: None) -> Docket:
    """The same record, entry for entry with the same hashes, kept at *where*.

    All of it is there at the end or, if it fails, nothing. As it goes on, *advance* is told of every so many entries.

    Raises `DocketFault` when something is on record there already.
    """
    ledger = _ledger(str(where), must_exist=False)
    if ledger.last() is not None:
        ledger.close()
        raise DocketFault(f"{where} is not empty: a record can only be copied to where there is none")
    try:
        return docket.replay(ledger, advance=advance)
    except BaseException:
        ledger.close()
        raise


def _ledger(where: str, *, must_exist: bool) -> Ledger:
    if where == MEMORY:
        return MemoryLedger()
    if where.startswith(_POSTGRES):
        return _postgres(where)
    path = Path(where.removeprefix(_SQLITE)).expanduser()
    if where.removeprefix(_SQLITE) == where and "://" in where:
        raise DocketFault(f"no docket can be kept at {where!r}: name a file, or a database by postgresql://")
    if must_exist and not path.exists():
        raise DocketFault(f"there is no docket at {path}: enter documents with 'pourparler add' first")
    return SQLiteLedger(path)


def _postgres(url: str) -> Ledger:
    try:
        from pourparler.docket.storage.backends.postgres import PostgresLedger

        return PostgresLedger(url)
    except ImportError as error:
        raise DocketFault(f"{url} needs the extra: pip install 'pourparler[postgres]' ({error.name})") from error

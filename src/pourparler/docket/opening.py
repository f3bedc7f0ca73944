"""Open a docket by where it is kept: a file, a database, or nowhere but in memory."""

from datetime import datetime
from pathlib import Path

from pourparler.docket.backends.memory import MemoryLedger
from pourparler.docket.backends.sqlite import SQLiteLedger
from pourparler.docket.docket import Docket
from pourparler.docket.ledger import Ledger
from pourparler.errors import DocketFault

MEMORY = "memory:"
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
    """The docket as it stood at *moment*, blind to all that was entered later.

    Raises `DocketFault` if *moment* has no time zone.
    """
    return docket.replay(MemoryLedger(), moment)


def copy_docket(docket: Docket, where: str | Path) -> Docket:
    """The same record, entry for entry with the same hashes, kept at *where*.

    Raises `DocketFault` when something is on record there already.
    """
    ledger = _ledger(str(where), must_exist=False)
    if ledger.last() is not None:
        ledger.close()
        raise DocketFault(f"{where} is not empty: a record can only be copied to where there is none")
    return docket.replay(ledger)


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
        from pourparler.docket.backends.postgres import PostgresLedger

        return PostgresLedger(url)
    except ImportError as error:
        raise DocketFault(f"{url} needs the extra: pip install 'pourparler[postgres]' ({error.name})") from error

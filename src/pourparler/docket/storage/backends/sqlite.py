"""A docket in one file: SQLite, with several readers while one writes."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import QueuePool

from pourparler.docket.finding.searching import Matches, Query
from pourparler.docket.storage.indexes import FullTextSearch5
from pourparler.docket.storage.migrating import newest, steps_from
from pourparler.docket.storage.searchable import SearchableLedger
from pourparler.errors import DocketFault

APPLICATION = 0x506F7572
"""Marks a SQLite file as a docket: "Pour" in ASCII."""

PATIENCE = 30.0
"""Seconds to wait for another program that is writing."""

NAP = 0.003
"""Seconds between two looks whether it is done."""

BREATH = 0.005
"""Seconds between two documents that one program enters: longer than a nap, so that another has its turn."""

_HEADER = b"SQLite format 3\0"


class SQLiteLedger(SearchableLedger):
    """The file at *path*, made if there is none.

    Raises `DocketFault` when the file is no docket, was written by a later release, or cannot be opened.
    """

    _index = FullTextSearch5()

    def __init__(self, path: Path, patience: float = PATIENCE, *, lasting: bool = True) -> None:
        self._path, self._patience, self._released = path, patience, 0.0
        self._see_that_a_docket_could_be_here()
        super().__init__(_engine(path, patience, lasting=lasting))
        try:
            with self._engine.connect() as connection:
                self._bring_up_to_date(connection)
        except DBAPIError as error:
            self.close()
            raise DocketFault(self._explain(error)) from error
        except DocketFault:
            self.close()
            raise

    def _begin(self, connection: Connection, *, to_write: bool) -> None:
        if not to_write:
            connection.exec_driver_sql("BEGIN")
            return
        connection.exec_driver_sql("PRAGMA busy_timeout = 0")
        try:
            self._take_turn(connection)
        finally:
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(1000 * self._patience)}")

    @contextmanager
    def _transaction(self, *, to_write: bool) -> Iterator[Connection]:
        try:
            with super()._transaction(to_write=to_write) as connection:
                yield connection
        finally:
            if to_write:
                self._released = time.monotonic()

    def _take_turn(self, connection: Connection) -> None:
        """Wait for another program that is writing, and look often; having just written, let others go first.

        SQLite by itself looks ten times a second, and may never meet the moment between two documents that another
        program enters one after the other.
        """
        time.sleep(max(self._released + BREATH - time.monotonic(), 0))
        give_up = time.monotonic() + self._patience
        while True:
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            except OperationalError as error:
                if "locked" not in str(error.orig) or time.monotonic() > give_up:
                    raise
                time.sleep(NAP)
            else:
                return

    def _explain(self, error: DBAPIError) -> str:
        said = str(error.orig)
        if "locked" in said or "busy" in said:
            return f"{self._path} is being written to by another program: try again when it is done"
        if "readonly" in said:
            return f"{self._path} is read-only, so nothing can be entered in it"
        if "not a database" in said or "malformed" in said:
            return f"{self._path} is not a docket, or was damaged: {said}"
        if "disk is full" in said:
            return f"{self._path}: the disk is full; nothing of the last document was entered"
        if "unable to open" in said:
            return f"{self._path} cannot be opened: {said}"
        return f"{self._path} refused: {said}"

    def _see_that_a_docket_could_be_here(self) -> None:
        if self._path.is_dir():
            raise DocketFault(f"{self._path} is a folder, not a docket")
        if not self._path.parent.is_dir():
            raise DocketFault(f"{self._path} cannot be made: there is no folder {self._path.parent}")
        try:
            with self._path.open("rb") as file:
                header = file.read(len(_HEADER))
        except FileNotFoundError:
            return
        except OSError as error:
            raise DocketFault(f"{self._path} cannot be read: {error.strerror}") from error
        if header not in (b"", _HEADER):
            raise DocketFault(f"{self._path} is not a docket: it begins with {header[:12]!r}")

    def _bring_up_to_date(self, connection: Connection) -> None:
        """Take the steps that are missing, once, however many programs open the file at the same time."""
        version = self._version(connection)
        if version == newest("sqlite"):
            return
        if 0 < version < newest("sqlite") and not _is_writable(self._path):
            raise DocketFault(
                f"{self._path} was written by an earlier Pourparler and is brought up to date when it is first opened, "
                f"but it is read-only"
            )
        self._begin(connection, to_write=True)
        version = self._version(connection)
        for step in steps_from(version, "sqlite", str(self._path)):
            for command in _commands(step):
                connection.exec_driver_sql(command)
            version += 1
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")
        connection.commit()

    def _version(self, connection: Connection) -> int:
        """The version of the tables; 0 for an empty file."""
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
        if mark == APPLICATION:
            return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        if tables:
            raise DocketFault(f"{self._path} is not a docket: it is a database of another program")
        return 0


class PassingLedger(SQLiteLedger):
    """A file of its own that is gone when it is closed: for what is too much to hold in memory.

    Its index of words is filled, all at once, when something is first looked for: mostly nothing is.
    """

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="pourparler-")
        super().__init__(Path(self._folder.name) / "passing.docket", lasting=False)
        self._indexed = False
        with self._block(to_write=True) as connection:
            for trigger in ("documents_are_indexed", "statements_are_indexed"):
                connection.exec_driver_sql(f"DROP TRIGGER {trigger}")

    def search(self, query: Query, limit: int, offset: int) -> Matches:
        """What has the words, best first: *limit* of it from *offset* on."""
        if not self._indexed:
            # Within a block of reading, too: nobody else is at this file.
            with self._block(to_write=False) as connection:
                for command in self._index.refill:
                    connection.exec_driver_sql(command)
            self._indexed = True
        return super().search(query, limit, offset)

    def close(self) -> None:
        """Let go of the file, and remove it."""
        super().close()
        self._folder.cleanup()


def _is_writable(path: Path) -> bool:
    """True if it can be written in; the folder too, since what is being written lies beside the file."""
    return not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _only_read(path: Path) -> str:
    """How SQLite is told that a file is only read: as one that nobody changes, unless somebody else is at it."""
    log = path.with_name(f"{path.name}-wal")
    return "?mode=ro" if log.exists() and log.stat().st_size else "?immutable=1"


def _engine(path: Path, patience: float, *, lasting: bool) -> Engine:
    writable = _is_writable(path)
    where = f"file:{quote(str(path.resolve()))}" + ("" if writable else _only_read(path))

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(where, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: Any) -> None:  # noqa: ANN401
        if writable:
            connection.execute("PRAGMA page_size = 8192")  # for a new file: two readouts do not fit in 4096
            connection.execute(f"PRAGMA journal_mode = {'WAL' if lasting else 'MEMORY'}")
        # What was reported as entered survives a power cut.
        connection.execute(f"PRAGMA synchronous = {'FULL' if lasting else 'OFF'}")
        connection.execute("PRAGMA cache_size = -65536")

    return engine


def _commands(script: str) -> Iterator[str]:
    """The commands of a script, one by one: a trigger holds semicolons of its own."""
    command = ""
    for line in script.splitlines(keepends=True):
        command += line
        if sqlite3.complete_statement(command):
            yield command
            command = ""

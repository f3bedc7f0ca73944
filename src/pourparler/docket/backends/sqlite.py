"""A docket in one file: SQLite, with several readers while one writes."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from pourparler.docket.migrating import newest, steps_from
from pourparler.docket.relational import RelationalLedger
from pourparler.errors import DocketFault

APPLICATION = 0x506F7572
"""Marks a SQLite file as a docket: "Pour" in ASCII."""

PATIENCE = 30.0
"""Seconds to wait for another program that is writing."""

_HEADER = b"SQLite format 3\0"


class SQLiteLedger(RelationalLedger):
    """The file at *path*, made if there is none.

    Raises `DocketFault` when the file is no docket, was written by a later release, or cannot be opened.
    """

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self._path = path
        self._see_that_a_docket_could_be_here()
        super().__init__(_engine(path, patience))
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
        connection.exec_driver_sql("BEGIN IMMEDIATE" if to_write else "BEGIN")

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
        if self._version(connection) == newest("sqlite"):
            return
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


def _engine(path: Path, patience: float) -> Engine:
    writable = not path.exists() or os.access(path, os.W_OK)
    where = f"file:{quote(str(path.resolve()))}" + ("" if writable else "?immutable=1")

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(where, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: Any) -> None:  # noqa: ANN401
        if writable:
            connection.execute("PRAGMA page_size = 8192")  # for a new file: two readouts do not fit in 4096
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # what was reported as entered survives a power cut
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

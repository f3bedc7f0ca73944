"""Talking to a database: transactions, questions and changes, whichever database it is.

One connection at a time serves a thread: that of the block of writing or reading it is in, or else a new one
for every question.
"""

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, Table, insert
from sqlalchemy.exc import DBAPIError

from pourparler.errors import DocketFault

MOST_AT_ONCE = 500
"""How many values one question names at most: databases have limits."""


class Database(ABC):
    """Where tables are kept; a backend says how a transaction begins, and what failed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._mine = threading.local()

    @abstractmethod
    def _begin(self, connection: Connection, *, to_write: bool) -> None:
        """Begin a transaction: one that alone may write, or one that sees the record as it now stands."""

    @abstractmethod
    def _explain(self, error: DBAPIError) -> str:
        """What went wrong, in words for the person who runs the command."""

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the record alone, and write all or nothing of what is put inside."""
        with self._block(to_write=True):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See the record as it stands now, whatever others write meanwhile."""
        with self._block(to_write=False):
            yield

    def close(self) -> None:
        """Let go of the file or the connections."""
        self._engine.dispose()

    @contextmanager
    def _block(self, *, to_write: bool) -> Iterator[Connection]:
        """One transaction for a block of questions; inside another block, that one."""
        outer: Connection | None = getattr(self._mine, "connection", None)
        if outer is not None:
            if to_write and not self._mine.may_write:
                raise RuntimeError("a block of reading cannot be written in")
            yield outer
            return
        with self._transaction(to_write=to_write) as connection:
            self._mine.connection, self._mine.may_write = connection, to_write
            try:
                yield connection
            finally:
                self._mine.connection = None

    @contextmanager
    def _transaction(self, *, to_write: bool) -> Iterator[Connection]:
        """A connection of its own; what is done with it is kept at the end, unless something failed."""
        try:
            with self._engine.connect() as connection:
                self._begin(connection, to_write=to_write)
                yield connection
                connection.commit()
        except DBAPIError as error:
            raise DocketFault(self._explain(error)) from error

    def _rows(self, question: Select[Any]) -> list[Row[Any]]:
        with self._block(to_write=False) as connection:
            return list(connection.execute(question))

    def _rows_in(self, question: Select[Any], column: ColumnElement[Any], values: list[Any]) -> list[Row[Any]]:
        """The rows where *column* has one of *values*, asked for in parts that the database can take."""
        parts = (values[start : start + MOST_AT_ONCE] for start in range(0, len(values), MOST_AT_ONCE))
        return [row for part in parts for row in self._rows(question.where(column.in_(part)))]

    def _stream(self, question: Select[Any]) -> Iterator[Row[Any]]:
        """The rows as they come, so that a whole record need not fit in memory."""
        outer: Connection | None = getattr(self._mine, "connection", None)
        with nullcontext(outer) if outer is not None else self._transaction(to_write=False) as connection:
            yield from connection.execute(question, execution_options={"yield_per": MOST_AT_ONCE})

    def _insert(self, table: Table, rows: list[dict[str, Any]], **worked_out: ColumnElement[Any]) -> None:
        if rows:
            with self._block(to_write=True) as connection:
                connection.execute(insert(table).values(worked_out) if worked_out else insert(table), rows)

    def _do(self, change: Any) -> None:  # noqa: ANN401
        with self._block(to_write=True) as connection:
            connection.execute(change)

"""A ledger in a relational database, whichever: what SQLite and PostgreSQL have in common.

Digests and keys are kept as bytes, times and dates as texts that sort as they do. One connection at a time
serves a thread: that of the block of writing or reading it is in, or else a new one for every question.
"""

import re
import threading
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Row,
    Select,
    Table,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.exc import DBAPIError

from pourparler.docket.entry import Act, Entry, Sealed, moment, timestamp
from pourparler.docket.filing import UNDATED, Filed, Source, Turn, read
from pourparler.docket.tables import BLOCKS, DOCUMENTS, ENTRIES, PARTIES, STATEMENTS
from pourparler.documents.document import Document
from pourparler.errors import DocketFault
from pourparler.statements.statement import Move

MOST_AT_ONCE = 500
"""How many values one question names at most: databases have limits."""

A_HANDFUL = 20

_read = lru_cache(maxsize=20_000)(read)
_KEY_PREFIX = re.compile(r"[0-9a-f]{1,64}")
_FILED = (
    select(
        STATEMENTS.c.entry,
        ENTRIES.c.subject,
        ENTRIES.c.body,
        STATEMENTS.c.meeting,
        STATEMENTS.c.link,
        DOCUMENTS.c.digest,
        DOCUMENTS.c.id,
        DOCUMENTS.c.title,
        DOCUMENTS.c.publisher,
        DOCUMENTS.c.published,
        DOCUMENTS.c.url,
    )
    .join_from(STATEMENTS, ENTRIES, ENTRIES.c.sequence == STATEMENTS.c.entry)
    .join(DOCUMENTS, DOCUMENTS.c.entry == STATEMENTS.c.document)
)

_SHELVES = (BLOCKS, PARTIES, STATEMENTS)
_NUMBER_OF_DOCUMENT = select(DOCUMENTS.c.entry).where(DOCUMENTS.c.digest == bindparam("digest")).scalar_subquery()


class RelationalLedger(ABC):
    """Entries, documents and shelves in tables; a backend says how a transaction begins, and what failed."""

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

    # The record.

    def append(self, chain: Iterable[Sealed]) -> None:
        """Write down entries that follow from the last one."""
        self._insert(ENTRIES, [_entry_row(sealed) for sealed in chain])

    def archive(self, document: Document, entry: int) -> None:
        """Keep *document* unaltered."""
        row = {
            "entry": entry,
            "digest": bytes.fromhex(document.digest),
            "id": document.id,
            "title": document.title,
            "publisher": document.publisher,
            "published": _text(document.published),
            "url": document.url,
            "text": document.text,
        }
        self._insert(DOCUMENTS, [row])

    def last(self) -> Sealed | None:
        """The newest entry."""
        rows = self._rows(select(ENTRIES).order_by(ENTRIES.c.sequence.desc()).limit(1))
        return _sealed(rows[0]) if rows else None

    def entries(self, after: int = 0) -> Iterator[Sealed]:
        """Every entry from the one that follows *after*, in order."""
        return map(
            _sealed,
            self._stream(select(ENTRIES).where(ENTRIES.c.sequence > after).order_by(ENTRIES.c.sequence)),
        )

    def entries_on(self, subjects: Collection[str]) -> list[Sealed]:
        """The entries about these documents and statements, in order."""
        found = self._rows_in(select(ENTRIES), ENTRIES.c.subject, _digests(subjects))
        return sorted(map(_sealed, found), key=lambda sealed: sealed.entry.sequence)

    def document(self, digest: str) -> Document | None:
        """The document of that digest."""
        rows = self._rows(select(DOCUMENTS).where(DOCUMENTS.c.digest == bytes.fromhex(digest)))
        return _document(rows[0]) if rows else None

    def documents(self) -> Iterator[Document]:
        """Every document, in the order of arrival."""
        return map(_document, self._stream(select(DOCUMENTS).order_by(DOCUMENTS.c.entry)))

    def source(self, digest: str) -> Source | None:
        """The document of that digest, without its text."""
        columns = [column for column in DOCUMENTS.c if column.name != "text"]
        rows = self._rows(select(*columns).where(DOCUMENTS.c.digest == bytes.fromhex(digest)))
        return _source(rows[0]) if rows else None

    # The shelves.

    def file(self, statements: Iterable[Filed]) -> None:
        """Put statements on the shelves."""
        filed = list(statements)
        self._insert(STATEMENTS, [_statement_row(one) for one in filed], document=_NUMBER_OF_DOCUMENT)
        self._insert(BLOCKS, [{"block": block, "entry": one.entry} for one in filed for block in sorted(one.blocks)])
        self._insert(
            PARTIES,
            [{"party": party, "entry": one.entry} for one in filed for party in one.parties],
        )

    def unfile(self, keys: Collection[str]) -> None:
        """Take statements off the shelves."""
        entries = [filed.entry for filed in self.filed(keys)]
        for shelf in _SHELVES:
            self._do(delete(shelf).where(shelf.c.entry.in_(entries)))

    def assign(self, key: str, meeting: str, link: int) -> None:
        """File a meeting statement under another meeting."""
        entered = select(ENTRIES.c.sequence).where(ENTRIES.c.subject == bytes.fromhex(key))
        change = update(STATEMENTS).where(STATEMENTS.c.entry.in_(entered))
        self._do(change.values(meeting=bytes.fromhex(meeting), link=link))

    def clear(self) -> None:
        """Empty the shelves."""
        for shelf in _SHELVES:
            self._do(delete(shelf))

    def filed(self, keys: Collection[str]) -> list[Filed]:
        """The statements of those keys that stand."""
        return [_filed(row) for row in self._rows_in(_FILED, ENTRIES.c.subject, _digests(keys))]

    def of_document(self, digest: str) -> list[Filed]:
        """What stands of one document."""
        return [_filed(row) for row in self._rows(_FILED.where(DOCUMENTS.c.digest == bytes.fromhex(digest)))]

    def near(self, blocks: Collection[str]) -> set[str]:
        """The meetings of which a statement lies in any of these blocks."""
        meetings = select(STATEMENTS.c.meeting).join_from(BLOCKS, STATEMENTS, STATEMENTS.c.entry == BLOCKS.c.entry)
        found = self._rows_in(
            meetings.where(STATEMENTS.c.meeting.is_not(None)).distinct(), BLOCKS.c.block, list(blocks)
        )
        return {row.meeting.hex() for row in found}

    def later(self, blocks: Collection[str], turn: Turn) -> list[Filed]:
        """The meeting statements in any of these blocks whose turn comes after *turn*."""
        entries = select(BLOCKS.c.entry).join_from(BLOCKS, STATEMENTS, STATEMENTS.c.entry == BLOCKS.c.entry)
        since = func.coalesce(STATEMENTS.c.published, UNDATED) >= turn[0]
        found = self._rows_in(entries.where(since).distinct(), BLOCKS.c.block, list(blocks))
        rows = self._rows_in(_FILED, STATEMENTS.c.entry, list({row.entry for row in found}))
        return [filed for filed in map(_filed, rows) if filed.turn > turn]

    def members(self, meetings: Collection[str]) -> list[Filed]:
        """The statements linked to any of these meetings."""
        return [_filed(row) for row in self._rows_in(_FILED, STATEMENTS.c.meeting, _digests(meetings))]

    def named(self, prefix: str) -> list[Filed]:
        """The statements whose key begins so; a handful of them, if there are many."""
        if not _KEY_PREFIX.fullmatch(prefix):
            return []
        first, last = bytes.fromhex(prefix.ljust(64, "0")), bytes.fromhex(prefix.ljust(64, "f"))
        rows = self._rows(_FILED.where(ENTRIES.c.subject.between(first, last)).limit(A_HANDFUL))
        return [_filed(row) for row in rows]

    def moves(self, as_of: date | None, party: str | None, since: date | None) -> list[Filed]:
        """The moves that answer."""
        conditions = [STATEMENTS.c.kind == "move", *_published_by(as_of), *_not_over_before(since)]
        if party is not None:
            conditions.append(STATEMENTS.c.entry.in_(select(PARTIES.c.entry).where(PARTIES.c.party == party)))
        return [_filed(row) for row in self._rows(_FILED.where(*conditions))]

    def meetings(self, as_of: date | None, party: str | None, since: date | None) -> list[Filed]:
        """The meeting statements published by a day, of the meetings that answer."""
        conditions = [STATEMENTS.c.kind == "meeting", *_published_by(as_of), *_not_over_before(since)]
        if party is not None:
            conditions.append(_names(party, STATEMENTS.c.meeting))
        meant = select(STATEMENTS.c.meeting).where(*conditions)
        members = _FILED.where(STATEMENTS.c.meeting.in_(meant), *_published_by(as_of))
        return [_filed(row) for row in self._rows(members)]

    # Talking to the database.

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


def _names(party: str, meeting: ColumnElement[bytes]) -> ColumnElement[bool]:
    """True when some statement on the meeting names the party, whichever else it says."""
    other = STATEMENTS.alias()
    named = select(other.c.entry).join(PARTIES, PARTIES.c.entry == other.c.entry)
    return named.where(other.c.meeting == meeting, PARTIES.c.party == party).exists()


def _not_over_before(day: date | None) -> list[ColumnElement[bool]]:
    return [] if day is None else [or_(STATEMENTS.c.latest >= day.isoformat(), STATEMENTS.c.latest.is_(None))]


def _published_by(day: date | None) -> list[ColumnElement[bool]]:
    return [] if day is None else [STATEMENTS.c.published <= day.isoformat()]


def _digests(names: Collection[str]) -> list[bytes]:
    return [bytes.fromhex(name) for name in names]


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _entry_row(sealed: Sealed) -> dict[str, Any]:
    entry = sealed.entry
    return {
        "sequence": entry.sequence,
        "recorded": timestamp(entry.recorded),
        "hand": entry.hand,
        "act": entry.act.value,
        "subject": bytes.fromhex(entry.subject),
        "body": entry.body,
        "supersedes": entry.supersedes,
        "previous": bytes.fromhex(entry.previous),
        "hash": bytes.fromhex(sealed.hash),
    }


def _sealed(row: Row[Any]) -> Sealed:
    entry = Entry(
        sequence=row.sequence,
        recorded=moment(row.recorded),
        hand=row.hand,
        act=Act[row.act.upper()],
        subject=row.subject.hex(),
        body=row.body,
        supersedes=row.supersedes,
        previous=row.previous.hex(),
    )
    return Sealed(entry, row.hash.hex())


def _document(row: Row[Any]) -> Document:
    return Document(
        id=row.id,
        text=row.text,
        title=row.title,
        publisher=row.publisher,
        published=_day(row.published),
        url=row.url,
    )


def _source(row: Row[Any]) -> Source:
    return Source(
        digest=row.digest.hex(),
        id=row.id,
        title=row.title,
        publisher=row.publisher,
        published=_day(row.published),
        url=row.url,
    )


def _statement_row(filed: Filed) -> dict[str, Any]:
    return {
        "entry": filed.entry,
        "digest": bytes.fromhex(filed.source.digest),
        "kind": "move" if isinstance(filed.statement, Move) else "meeting",
        "published": _text(filed.source.published),
        "latest": _text(filed.latest),
        "meeting": bytes.fromhex(filed.meeting) if filed.meeting else None,
        "link": filed.link,
    }


def _filed(row: Row[Any]) -> Filed:
    return Filed(
        entry=row.entry,
        key=row.subject.hex(),
        statement=_read(row.body),
        source=_source(row),
        meeting=row.meeting.hex() if row.meeting else None,
        link=row.link,
    )

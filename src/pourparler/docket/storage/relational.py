"""A ledger in a relational database, whichever: what SQLite and PostgreSQL have in common.

Digests and keys are kept as bytes, times and dates as texts that sort as they do.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Row, bindparam, delete, func, or_, select, update

from pourparler.docket.decisions.ruling import Verdict
from pourparler.docket.entry import Act, Entry, Sealed, moment, timestamp
from pourparler.docket.filing import UNDATED, Filed, Source, Turn, in_full, read, shortened
from pourparler.docket.storage.decision_shelves import DecisionShelves
from pourparler.docket.storage.tables import ANCHORS, BLOCKS, DECISIONS, DOCUMENTS, ENTRIES, PARTIES, STATEMENTS
from pourparler.documents.document import Document
from pourparler.statements.statement import Move, Statement

A_HANDFUL = 20


@lru_cache(maxsize=20_000)
def _read(body: str) -> Statement:
    return read(in_full(body))


_ACTS = {act.value: act for act in Act}
_KEY_PREFIX = re.compile(r"[0-9a-f]{1,64}")
_FILED = (
    select(
        STATEMENTS.c.entry,
        ENTRIES.c.subject,
        ENTRIES.c.body,
        STATEMENTS.c.meeting,
        STATEMENTS.c.link,
        STATEMENTS.c.decisions,
        STATEMENTS.c.verdict,
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

_COUNTS = STATEMENTS.c.verdict.is_distinct_from(Verdict.REJECT.value)
_SHELVES = (BLOCKS, PARTIES, STATEMENTS)
_NUMBER_OF_DOCUMENT = select(DOCUMENTS.c.entry).where(DOCUMENTS.c.digest == bindparam("digest")).scalar_subquery()


class RelationalLedger(DecisionShelves):
    """Entries, documents and shelves in tables."""

    # The record.

    def append(self, chain: Iterable[Sealed]) -> None:
        """Write down entries that follow from the last one."""
        self._insert(ENTRIES, [_entry_row(sealed) for sealed in chain])

    def archive(self, received: Iterable[tuple[int, Document]]) -> None:
        """Keep documents unaltered, each with the number of the entry that receives it."""
        self._insert(DOCUMENTS, [_document_row(entry, document) for entry, document in received])

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

    def entries_at(self, sequences: Collection[int]) -> list[Sealed]:
        """The entries of these numbers, in order."""
        return [_sealed(row) for row in self._rows_in(select(ENTRIES), ENTRIES.c.sequence, sorted(sequences))]

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

    def span(self) -> tuple[date, date] | None:
        """The first and the last day of publication of what stands on the shelves."""
        published = DOCUMENTS.c.published
        [row] = self._rows(select(func.min(published).label("first"), func.max(published).label("last")))
        return (date.fromisoformat(row.first), date.fromisoformat(row.last)) if row.first else None

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
        for shelf in (*_SHELVES, DECISIONS, ANCHORS):
            self._do(delete(shelf))

    def filed(self, keys: Collection[str]) -> list[Filed]:
        """The statements of those keys that stand."""
        return [_filed(row) for row in self._rows_in(_FILED, ENTRIES.c.subject, _digests(keys))]

    def of_document(self, digest: str) -> list[Filed]:
        """What stands of one document."""
        return [_filed(row) for row in self._rows(_FILED.where(DOCUMENTS.c.digest == bytes.fromhex(digest)))]

    def of_documents(self, digests: Collection[str]) -> list[Filed]:
        """What stands of any of these documents."""
        return [_filed(row) for row in self._rows_in(_FILED, DOCUMENTS.c.digest, _digests(digests))]

    def near(self, blocks: Collection[str]) -> set[str]:
        """The meetings of which a statement lies in any of these blocks."""
        meetings = select(STATEMENTS.c.meeting).join_from(BLOCKS, STATEMENTS, STATEMENTS.c.entry == BLOCKS.c.entry)
        found = self._rows_in(
            meetings.where(STATEMENTS.c.meeting.is_not(None)).distinct(), BLOCKS.c.block, list(blocks)
        )
        return {row.meeting.hex() for row in found}

    def later(self, blocks: Collection[str], turn: Turn) -> list[Filed]:
        """The meeting statements in any of these blocks whose turn comes after *turn*, and the rejected ones."""
        entries = select(BLOCKS.c.entry).join_from(BLOCKS, STATEMENTS, STATEMENTS.c.entry == BLOCKS.c.entry)
        since = func.coalesce(STATEMENTS.c.published, UNDATED) >= turn[0]
        found = self._rows_in(entries.where(or_(since, ~_COUNTS)).distinct(), BLOCKS.c.block, list(blocks))
        rows = self._rows_in(_FILED, STATEMENTS.c.entry, list({row.entry for row in found}))
        return [filed for filed in map(_filed, rows) if filed.turn > turn or filed.rejected]

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
        conditions = [STATEMENTS.c.kind == "move", _COUNTS, *_asked_for(as_of, since)]
        if party is not None:
            conditions.append(STATEMENTS.c.entry.in_(select(PARTIES.c.entry).where(PARTIES.c.party == party)))
        return [_filed(row) for row in self._rows(_FILED.where(*conditions))]

    def meetings(self, as_of: date | None, party: str | None, since: date | None) -> list[Filed]:
        """The meeting statements published by a day, of the meetings that answer."""
        conditions = [STATEMENTS.c.kind == "meeting", _COUNTS, *_asked_for(as_of, since)]
        if party is not None:
            conditions.append(_names(party, STATEMENTS.c.meeting))
        meant = select(STATEMENTS.c.meeting).where(*conditions)
        members = _FILED.where(STATEMENTS.c.meeting.in_(meant), _COUNTS, *_published_by(as_of))
        return [_filed(row) for row in self._rows(members)]


def _names(party: str, meeting: ColumnElement[bytes]) -> ColumnElement[bool]:
    """True when some statement on the meeting names the party, whichever else it says."""
    other = STATEMENTS.alias()
    named = select(other.c.entry).join(PARTIES, PARTIES.c.entry == other.c.entry)
    return named.where(other.c.meeting == meeting, PARTIES.c.party == party).exists()


def _asked_for(as_of: date | None, since: date | None) -> list[ColumnElement[bool]]:
    """Published by a day, and not over before another, if any.

    Nearly all of a record was published by any day that is asked for: where both are asked for, the database is
    kept from looking there first.
    """
    if since is None:
        return _published_by(as_of)
    not_over = or_(STATEMENTS.c.latest >= since.isoformat(), STATEMENTS.c.latest.is_(None))
    return [not_over] if as_of is None else [not_over, STATEMENTS.c.published + "" <= as_of.isoformat()]


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
        "body": shortened(entry.body) if entry.act is Act.ENTER else entry.body,
        "supersedes": entry.supersedes,
        "previous": bytes.fromhex(entry.previous),
        "hash": bytes.fromhex(sealed.hash),
    }


def _sealed(row: Sequence[Any]) -> Sealed:
    # Taken apart as it comes: a record is walked by the million, and a column asked for by name costs a microsecond.
    sequence, recorded, hand, act, subject, body, supersedes, previous, digest = row
    entry = Entry(
        sequence=sequence,
        recorded=moment(recorded),
        hand=hand,
        act=_ACTS[act],
        subject=subject.hex(),
        body=in_full(body) if act == Act.ENTER.value else body,
        supersedes=supersedes,
        previous=previous.hex(),
    )
    return Sealed(entry, digest.hex())


def _document_row(entry: int, document: Document) -> dict[str, Any]:
    return {
        "entry": entry,
        "digest": bytes.fromhex(document.digest),
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "published": _text(document.published),
        "url": document.url,
        "text": document.text,
    }


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
        decisions=tuple(map(int, row.decisions.split())) if row.decisions else (),
        verdict=Verdict(row.verdict) if row.verdict else None,
    )

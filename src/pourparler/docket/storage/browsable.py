"""A relational ledger that can be leafed through: a page of a long list, and how long it is."""

import re
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select

from pourparler.docket.entry import canonical
from pourparler.docket.filing import Filed, Source
from pourparler.docket.finding.browsing import NOBODY, MovesAsked
from pourparler.docket.storage.following import FollowingLedger
from pourparler.docket.storage.relational import _COUNTS, _FILED, A_HANDFUL, _filed, _published_by, _source
from pourparler.docket.storage.tables import DOCUMENTS, ENTRIES, PARTIES, STATEMENTS

_DIGEST = re.compile(r"[0-9a-f]{1,64}")
OFTEN = 3_000
"""Named so often, a party is found soon by going through the newest statements."""

LONG = 1_000
"""Over so many days it is quicker to look up all that a party is named in."""

_SOURCE = [column for column in DOCUMENTS.c if column.name != "text"]


class BrowsableLedger(FollowingLedger):
    """Lists that the database cuts into pages, by its indexes on the day of publication."""

    def browse_moves(self, asked: MovesAsked, limit: int, offset: int) -> list[Filed]:
        """The moves that answer, the newest first: *limit* of them from *offset* on."""
        newest = (STATEMENTS.c.published.desc().nulls_last(), STATEMENTS.c.entry.desc())
        rows = self._rows(_FILED.where(*self._conditions(asked)).order_by(*newest).limit(limit).offset(offset))
        return [_filed(row) for row in rows]

    def count_moves(self, asked: MovesAsked, most: int) -> int:
        """How many moves answer; *most* when there are that many or more."""
        some = select(STATEMENTS.c.entry).where(*self._conditions(asked)).limit(most)
        if _bodies(asked):
            some = some.join(ENTRIES, ENTRIES.c.sequence == STATEMENTS.c.entry)
        return self._count(some)

    def browse_sources(self, as_of: date | None, limit: int, offset: int) -> list[Source]:
        """The documents published by a day, the newest first: *limit* of them from *offset* on."""
        newest = (DOCUMENTS.c.published.desc().nulls_last(), DOCUMENTS.c.entry.desc())
        asked = select(*_SOURCE).where(*_by(as_of)).order_by(*newest)
        return [_source(row) for row in self._rows(asked.limit(limit).offset(offset))]

    def sources_named(self, name: str) -> list[Source]:
        """The documents of that name, or of that file name, or whose digest begins so; a handful, if there are many."""
        prefix = name.lower()
        if _DIGEST.fullmatch(prefix):
            first, last = bytes.fromhex(prefix.ljust(64, "0")), bytes.fromhex(prefix.ljust(64, "f"))
            digests = select(*_SOURCE).where(DOCUMENTS.c.digest.between(first, last))
            found = [_source(row) for row in self._rows(digests.limit(A_HANDFUL))]
            if found:
                return found  # names have no index: they are gone through only when it is no digest
        named = or_(DOCUMENTS.c.id == name, DOCUMENTS.c.id.endswith(f"/{name}", autoescape=True))
        rows = self._rows(select(*_SOURCE).where(named).limit(A_HANDFUL)) if name else []
        return [source for source in map(_source, rows) if source.answers_to(name)]

    def count_sources(self, as_of: date | None, most: int) -> int:
        """How many documents were published by a day; *most* when there are that many or more."""
        return self._count(select(DOCUMENTS.c.entry).where(*_by(as_of)).limit(most))

    def entered_after(self, entry: int, most: int) -> list[Filed]:
        """What was entered after that entry and stands, the newest first, no more than *most*."""
        newest = _FILED.where(STATEMENTS.c.entry > entry, _COUNTS).order_by(STATEMENTS.c.entry.desc())
        return [_filed(row) for row in self._rows(newest.limit(most))]

    def tally(
        self, as_of: date | None, party: str | None, first: date, last: date, digits: int
    ) -> list[tuple[str, int]]:
        """How many meeting statements have to do with each year (4 digits), month (7) or day (10) between two days."""
        bucket = func.substr(STATEMENTS.c.latest, 1, digits)
        between = STATEMENTS.c.latest.between(first.isoformat(), last.isoformat())
        named = [] if party is None else [self._names(party) if (last - first).days < LONG else _in_all(party)]
        conditions = [STATEMENTS.c.kind == "meeting", _COUNTS, between, *_published_by(as_of), *named]
        counted = select(bucket.label("part"), func.count().label("number"))
        rows = self._rows(counted.where(*conditions).group_by(bucket).order_by(bucket))
        return [(row.part, row.number) for row in rows]

    def meetings_between(self, as_of: date | None, party: str | None, first: date, last: date) -> list[Filed]:
        """The statements on every meeting of which one has to do with the time from *first* to *last*."""
        between = STATEMENTS.c.latest.between(first.isoformat(), last.isoformat())
        parties = [] if party is None else [self._names(party)]
        conditions = [STATEMENTS.c.kind == "meeting", _COUNTS, between, *_published_by(as_of), *parties]
        meant = select(STATEMENTS.c.meeting).where(*conditions)
        members = _FILED.where(STATEMENTS.c.meeting.in_(meant), _COUNTS, *_published_by(as_of))
        return [_filed(row) for row in self._rows(members)]

    def _conditions(self, asked: MovesAsked) -> list[ColumnElement[bool]]:
        since = [] if asked.since is None else [STATEMENTS.c.published >= asked.since.isoformat()]
        parties = [] if asked.party is None else [self._names(asked.party)]
        return [STATEMENTS.c.kind == "move", _COUNTS, *_published_by(asked.last), *since, *parties, *_bodies(asked)]

    def _names(self, party: str) -> ColumnElement[bool]:
        """True for what names the party: of one that is often named, seen statement by statement in their order."""
        named = select(PARTIES.c.entry).where(PARTIES.c.party == party)
        if self._count(named.limit(OFTEN)) < OFTEN:
            return _in_all(party)
        return named.where(PARTIES.c.entry == STATEMENTS.c.entry).correlate(STATEMENTS).exists()

    def _count(self, some: Select[Any]) -> int:
        [(count,)] = self._rows(select(func.count()).select_from(some.subquery()))
        return int(count)


def _by(day: date | None) -> list[ColumnElement[bool]]:
    return [] if day is None else [DOCUMENTS.c.published <= day.isoformat()]


def _in_all(party: str) -> ColumnElement[bool]:
    """True for what names the party, looked up among all that does."""
    return STATEMENTS.c.entry.in_(select(PARTIES.c.entry).where(PARTIES.c.party == party))


def _bodies(asked: MovesAsked) -> list[ColumnElement[bool]]:
    """What is asked of the statement itself, found in its canonical text.

    There `"type":"REQUEST"` can only be the field: within a string every quotation mark is escaped.
    """
    voice = None if asked.voice == NOBODY else asked.voice
    fields = {"type": asked.type, "aspect": asked.aspect, "modality": asked.modality}
    given: list[tuple[str, str | None]] = [(name, str(code)) for name, code in fields.items() if code is not None]
    if asked.voice is not None:
        given.append(("voice", voice))
    return [ENTRIES.c.body.contains(f'"{name}":{canonical(value)}', autoescape=True) for name, value in given]

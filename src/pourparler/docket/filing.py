"""Statements as the docket files them: with their source, their turn, and the blocks they are found under.

The *turn* of a statement is its place in the order that everything else follows: by publication, then by
the digest of the document, then by where in the document it stands. It depends on nothing but the statement
and its source, so it is the same in whatever order documents arrive; statements of undated documents come
last.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

import msgspec

from pourparler.chronology import Period, months_from
from pourparler.docket.decisions.ruling import Verdict
from pourparler.docket.entry import canonical
from pourparler.documents.document import Document
from pourparler.statements.statement import MeetingStatement, Move, Statement

UNDATED = "undated"
"""Stands for the publication date where there is none: sorts after every date."""

FEW_DAYS = 7
FEW_MONTHS = 12
MANY_PARTIES = 12

Turn = tuple[str, str, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document as a line of the record shows it: all but its text."""

    digest: str
    id: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None

    @classmethod
    def of(cls, document: Document) -> "Source":
        """The source that *document* is."""
        return cls(
            digest=document.digest,
            id=document.id,
            title=document.title,
            publisher=document.publisher,
            published=document.published,
            url=document.url,
        )

    def answers_to(self, name: str) -> bool:
        """True when *name* is its name, the last part of a path that is its name, or the beginning of its digest.

        >>> leaflet = Source(digest="7f3a", id="cables/leaflet.md")
        >>> [leaflet.answers_to(name) for name in ("cables/leaflet.md", "leaflet.md", "7F3", "leaf", "")]
        [True, True, True, False, False]
        """
        return bool(name) and (self.id == name or self.id.endswith(f"/{name}") or self.digest.startswith(name.lower()))

    def known_by(self, day: date | None) -> bool:
        """True when it was published on *day* or before; without a day, always.

        >>> Source(digest="d1", id="undated leaflet").known_by(date(2022, 1, 1))
        False
        """
        return day is None or (self.published is not None and self.published <= day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A statement that stands in the record: entered, and not withdrawn.

    `entry` is the sequence of the entry that entered it; `meeting` the key of the statement that founded the
    meeting it is linked to, and `link` the entry that says so (both None for moves). `decisions` are those of
    people that bear on it, by their entries, and `verdict` what the last of them to judge it says; `as_written`
    is what the document says where a person has corrected it.
    """

    entry: int
    key: str
    statement: Statement
    source: Source
    meeting: str | None = None
    link: int | None = None
    decisions: tuple[int, ...] = ()
    verdict: Verdict | None = None
    as_written: Statement | None = None

    @property
    def rejected(self) -> bool:
        """True when a person says that its passage does not say so: it no longer counts."""
        return self.verdict is Verdict.REJECT

    @property
    def turn(self) -> Turn:
        """Its place in the order that matching and lifecycles follow."""
        published = self.source.published
        return (
            published.isoformat() if published else UNDATED,
            self.source.digest,
            self.statement.mentions[0].passage.start,
            self.key,
        )

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties it can be asked for by: those who meet, or those who act and are addressed."""
        return parties_of(self.statement)

    @property
    def latest(self) -> date | None:
        """The last day it has to do with: of what it speaks of, or of its publication."""
        days = [self.statement.period.last] if self.statement.period else []
        if self.source.published:
            days.append(self.source.published)
        return max(days, default=None)

    def concerns(self, party: str | None, since: date | None) -> bool:
        """True when it names *party*, and is not over before the day *since*; None asks for neither."""
        over = since is not None and self.latest is not None and self.latest < since
        return (party is None or party in self.parties) and not over

    @property
    def blocks(self) -> frozenset[str]:
        """What `blocks` gives for a meeting statement; nothing for a move."""
        if isinstance(self.statement, Move):
            return frozenset()
        return blocks(self.statement, self.source.published)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What decisions make of a statement: which bear on it, how it is judged, what else it is found under.

    `parties`, `latest` and `blocks` are those of corrections: who asks for a party finds the meeting that it was
    added to. What is found in a block is matched by its own words only.
    """

    decisions: tuple[int, ...] = ()
    verdict: Verdict | None = None
    parties: tuple[str, ...] = ()
    latest: date | None = None
    blocks: frozenset[str] = frozenset()

    def found_under(self, filed: Filed) -> tuple[str, ...]:
        """The parties that *filed* is found by, its own and those of corrections."""
        return tuple(sorted({*filed.parties, *self.parties}))

    def until(self, filed: Filed) -> date | None:
        """The last day that *filed* has to do with, by its own words or by a correction."""
        return max((day for day in (filed.latest, self.latest) if day), default=None)


def parties_of(statement: Statement) -> tuple[str, ...]:
    """The parties named by a statement, sorted.

    A move is found under those who act and those who are addressed.
    """
    if isinstance(statement, MeetingStatement):
        return tuple(sorted(set(statement.parties)))
    return tuple(sorted({*statement.actors, *statement.recipients}))


def words_of(statement: Statement) -> str:
    """The words a statement is searched by: those of its passages, and who, what and where was made out of them."""
    made_out = (statement.about,) if isinstance(statement, Move) else (statement.format, statement.place)
    said = [mention.passage.words for mention in statement.mentions]
    return "\n".join([*said, *statement.people, *(part for part in (statement.speaker, *made_out) if part)])


def written(statement: Statement) -> str:
    """The canonical JSON text of a statement, with its kind: the very text its key is the hash of."""
    kind = "meeting" if isinstance(statement, MeetingStatement) else "move"
    return canonical([kind, statement])


_MEETING = msgspec.json.Decoder(tuple[str, MeetingStatement])
_MOVE = msgspec.json.Decoder(tuple[str, Move])


def read(text: str) -> Statement:
    """The statement that `written` wrote.

    Raises `msgspec.ValidationError` when *text* is no statement.
    """
    if text.startswith('["meeting"'):
        return _MEETING.decode(text)[1]
    return _MOVE.decode(text)[1]


_DOCUMENT = re.compile(r'"document":"([0-9a-f]{64})"')
_SAME = '"document":""'


def shortened(text: str) -> str:
    """What `written` wrote, for keeping: of the document's digest, which every passage repeats, only the first.

    >>> digest = "7f" * 32
    >>> whole = f'[{{"document":"{digest}","start":4}},{{"document":"{digest}","start":9}}]'
    >>> shortened(whole).count(digest), in_full(shortened(whole)) == whole
    (1, True)
    """
    first = _DOCUMENT.search(text)
    return text[: first.end()] + text[first.end() :].replace(first[0], _SAME) if first else text


def in_full(text: str) -> str:
    """What `shortened` shortened. No string within can be taken for it: there every quotation mark is escaped."""
    first = _DOCUMENT.search(text) if _SAME in text else None
    return text.replace(_SAME, first[0]) if first else text


def blocks(statement: MeetingStatement, published: date | None) -> frozenset[str]:
    """The drawers in which statements on the same meeting would also lie.

    Two statements can be matched only if they share one, so that the cost of matching does not grow with the
    record. There is one for each party on each day, if the days are few; one for each pair of parties in each
    month, that of publication included, since a meeting may be moved; and one for the forum in each month.

    >>> from pourparler.codebook import Status
    >>> sorted(blocks(MeetingStatement(mentions=(), parties=("RUS", "USA"), status=Status.PLANNED,
    ...     period=Period("2022-01-10"), format="Strategic Stability Dialogue"), date(2021, 12, 30)))
    ['RUS 2022-01-10', 'RUS+USA 2021-12', 'RUS+USA 2022-01', 'USA 2022-01-10',
     'dialogue+stability+strategic 2021-12', 'dialogue+stability+strategic 2022-01']
    """
    return _blocks(parties_of(statement), statement.period, statement.format, published)


@lru_cache(maxsize=50_000)
def _blocks(
    parties: tuple[str, ...], period: Period | None, format_: str | None, published: date | None
) -> frozenset[str]:
    pairs = ["+".join(pair) for pair in combinations(parties[:MANY_PARTIES], 2)] or list(parties)
    if format_:
        pairs.append("+".join(sorted(forum(format_))))
    days, months = _days(period), _months(period, published)
    named = [f"{party} {day}" for party in parties for day in days]
    return frozenset([*named, *(f"{pair} {month}" for pair in pairs for month in months)])


_PLAIN = frozenset(["the", "of", "on", "in", "for", "and", "a", "an"])
_WHEN = frozenset(["next", "last", "new", "recent", "upcoming", "forthcoming", "coming", "previous", "annual"])


def forum(name: str) -> frozenset[str]:
    """The words of a forum's name that tell it from others, whatever their order.

    >>> forum("NATO-Russia Council") == forum("the Russia\N{EN DASH}NATO Council")
    True
    """
    spaced = "".join(letter if letter.isalnum() else " " for letter in name.casefold())
    words = frozenset("format" if word == "four" else word for word in spaced.split())
    return words - _PLAIN - _WHEN or words


def same_forum(first: str, second: str) -> bool:
    """True when two names can mean one forum: all the words of one are in the other.

    >>> same_forum("OSCE", "OSCE Permanent Council"), same_forum("Normandy Four", "the Normandy format")
    (True, True)
    >>> same_forum("OSCE", "G7")
    False
    """
    one, other = forum(first), forum(second)
    return one <= other or other <= one


def _days(period: Period | None) -> list[str]:
    if period is None or period.days > FEW_DAYS:
        return []
    start = period.first.toordinal()
    return [date.fromordinal(start + count).isoformat() for count in range(period.days)]


def _months(period: Period | None, published: date | None) -> list[str]:
    months: set[str] = set()
    if period is not None and period.days <= 31 * FEW_MONTHS:
        day = period.first
        while day <= period.last:
            months.add(day.isoformat()[:7])
            day = months_from(day, 1)
    if published is not None:
        exact = period is not None and period.days <= FEW_DAYS
        months.update(months_from(published, step).isoformat()[:7] for step in ((0,) if exact else (-1, 0, 1)))
    return sorted(months) or ["undated"]

"""The revisions: what the record learnt, changed or withdrew between two days, and from which documents.

There are two clocks. By *publication*: what was known on one day and on the other, by the documents published
until then. By *record*: what a reader of this docket would have found on one day and on the other; there a document
that was published before the first day and entered only after it, a *late find*, shows as what it is.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from pourparler.chronology import Period
from pourparler.codebook import Aspect, Channel, Code, Level, MoveType, Standing, Status
from pourparler.docket.docket import Docket
from pourparler.docket.entry import Act
from pourparler.docket.filing import Filed, Source
from pourparler.docket.finding.browsing import MovesAsked
from pourparler.docket.meetings.linking import MATCHER
from pourparler.docket.meetings.meeting import SHORT, Meeting, meeting_of
from pourparler.docket.talks.process import Process
from pourparler.statements.statement import Move

MOST_MOVES = 200
"""Of how many moves it is told day by day."""

_AHEAD = timedelta(days=3 * 366)


class Change(Code):
    """What became of a meeting or a move between two days."""

    LEARNT = "learnt", "on record at the end and not at the beginning"
    CHANGED = "changed", "on record at both, and something about it is otherwise"
    WITHDRAWN = "withdrawn", "on record at the beginning and not at the end"


@dataclass(frozen=True, slots=True)
class Revised:
    """One thing about a meeting, as it was at the beginning and as it was at the end."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionSource:
    """A document that made the difference; `recorded` when it was entered, if that is asked for.

    It is `late` when it was published by the first day, and entered only after it.
    """

    document: str
    digest: str
    publisher: str | None
    published: date | None
    url: str | None
    recorded: datetime | None = None
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionLine:
    """One meeting or move that came, changed or went, as it was when last on record.

    `hands` are the coders and people whose entries made the difference, where the record's clock is asked for.
    """

    change: Change
    what: str
    id: str
    parties: tuple[str, ...]
    period: Period | None
    channel: Channel | None = None
    level: Level | None = None
    format: str | None = None
    place: str | None = None
    status: Status | None = None
    standing: Standing | None = None
    act: MoveType | None = None
    aspect: Aspect | None = None
    about: str | None = None
    revised: tuple[Revised, ...] = ()
    sources: tuple[RevisionSource, ...] = ()
    hands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRevision:
    """What one day's documents changed; `anchor` is the statement that stays the first on record of it."""

    day: date
    anchor: str
    line: RevisionLine


@dataclass(frozen=True, slots=True)
class _State:
    """What was on record at one end of the time."""

    meetings: tuple[Meeting, ...]
    moves: Mapping[str, Filed]

    @property
    def belongs(self) -> dict[str, Meeting]:
        """The meeting that each statement on one is linked to."""
        return {filed.key: meeting for meeting in self.meetings for filed in meeting.statements}


@dataclass(frozen=True, slots=True)
class _Entered:
    """What was entered between two moments: documents with the time, and by whose hand what was touched."""

    since: date | None = None
    received: dict[str, datetime] = field(default_factory=dict)
    hands: dict[str, set[str]] = field(default_factory=dict)

    def source(self, source: Source) -> RevisionSource:
        recorded = self.received.get(source.digest)
        early = source.published is not None and self.since is not None and source.published <= self.since
        return RevisionSource(
            document=source.id,
            digest=source.digest,
            publisher=source.publisher,
            published=source.published,
            url=source.url,
            recorded=recorded,
            late=recorded is not None and early,
        )

    def by(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({hand for key in keys for hand in self.hands.get(key, ())}))


def revisions(docket: Docket, first: date, last: date, party: str | None = None) -> list[RevisionLine]:
    """What the documents published after *first*, up to *last*, changed: meetings by date, then moves.

    With *party*, only what that party has to do with.
    """
    return _between(_state(docket, first), _state(docket, last), _Entered(), party)


def revisions_recorded(earlier: Docket, later: Docket, party: str | None = None) -> list[RevisionLine]:
    """What was entered between two states of one record, each given *as recorded*: meetings by date, then moves."""
    entered = _entered(later, earlier.sequence, earlier.today)
    return _between(_state(earlier, None), _state(later, None), entered, party)


def lately(
    docket: Docket, first: date, last: date, party: str | None = None, *, process: Process | None = None
) -> list[DayRevision]:
    """What each day's documents changed by what was known the day before, the newest day first.

    It goes through what the time has to do with and no more of the record, so a meeting that was joined to another
    is told of as it now is.
    """
    if process is None:
        meetings = docket.meetings_between(first, last + _AHEAD, last, party)
        moves = docket.browse_moves(MovesAsked(as_of=last, since=first, party=party), MOST_MOVES)
    else:
        meetings = docket.meetings(last, party, first, process=process)
        moves = [m for m in docket.moves(last, party, first, process=process) if _is_of(m, first, last)][-MOST_MOVES:]
    found = [one for meeting in meetings for one in _days_of(meeting, first, last)]
    found += [
        DayRevision(day=move.source.published, anchor=move.key, line=_move_line(Change.LEARNT, move, _Entered()))
        for move in moves
        if move.source.published
    ]
    return sorted(found, key=lambda one: (one.day, one.line.what == "meeting", one.anchor), reverse=True)


def _days_of(meeting: Meeting, first: date, last: date) -> Iterator[DayRevision]:
    """What became of one meeting on each of the days on which somebody spoke of it."""
    anchor = min(meeting.statements, key=lambda filed: filed.entry).key
    days = {filed.source.published for filed in meeting.statements if _is_of(filed, first, last)}
    for day in sorted(day for day in days if day):
        known = [filed for filed in meeting.statements if filed.source.known_by(day)]
        said = [filed for filed in known if filed.source.published == day]
        earlier = [filed for filed in known if filed.source.published != day]
        now = meeting_of(known, day)
        was = meeting_of(earlier, day) if earlier else None
        revised = _revised(was, now) if was else ()
        if was is None or revised:
            change = Change.CHANGED if was else Change.LEARNT
            yield DayRevision(day=day, anchor=anchor, line=_meeting_line(change, now, revised, said, _Entered()))


def _is_of(filed: Filed, first: date, last: date) -> bool:
    return filed.source.published is not None and first <= filed.source.published <= last


def _state(docket: Docket, as_of: date | None) -> _State:
    moves = {filed.key: filed for filed in docket.moves(as_of)}
    return _State(tuple(docket.meetings(as_of)), moves)


def _entered(docket: Docket, after: int, since: date) -> _Entered:
    entered = _Entered(since)
    for entry in docket.entries(after):
        if entry.act is Act.RECEIVE:
            entered.received[entry.subject] = entry.recorded
        elif entry.hand != MATCHER:
            entered.hands.setdefault(entry.subject, set()).add(entry.hand)
    return entered


def _between(before: _State, after: _State, entered: _Entered, party: str | None) -> list[RevisionLine]:
    lines = [*_meetings(before, after, entered), *_moves(before, after, entered)]
    return [line for line in lines if party is None or party in line.parties or _was_of(line, party)]


def _was_of(line: RevisionLine, party: str) -> bool:
    """True when the party was to take part at the beginning, and is no longer."""
    return any(one.name == "parties" and party in (one.before or "").split(", ") for one in line.revised)


# Meetings.


def _meetings(before: _State, after: _State, entered: _Entered) -> Iterator[RevisionLine]:
    was, now = before.belongs, after.belongs
    earlier = _predecessors(after.meetings, was)
    gone_on = {meeting.key for meeting in earlier.values()}
    for meeting in after.meetings:
        old = earlier.get(meeting.key)
        new = [filed for filed in meeting.statements if filed.key not in was or (old and was[filed.key] is not old)]
        if old is None:
            apart = _names(was[filed.key] for filed in meeting.statements if filed.key in was)
            split = (Revised("split from", apart, None),) if apart else ()
            yield _meeting_line(Change.LEARNT, meeting, split, new or meeting.statements, entered)
        elif revised := _revised(old, meeting):
            lost = [filed for filed in old.statements if now.get(filed.key) is not meeting]
            yield _meeting_line(Change.CHANGED, meeting, revised, [*new, *lost], entered)
    for meeting in before.meetings:
        if meeting.key not in gone_on:
            into = _names(now[filed.key] for filed in meeting.statements if filed.key in now)
            joined = (Revised("joined to", None, into),) if into else ()
            yield _meeting_line(Change.WITHDRAWN, meeting, joined, meeting.statements, entered)


def _predecessors(meetings: Iterable[Meeting], was: Mapping[str, Meeting]) -> dict[str, Meeting]:
    """The earlier meeting that each is: the one with which it has most statements in common, each taken once."""
    shared: dict[tuple[str, str], int] = {}
    for meeting in meetings:
        for filed in meeting.statements:
            if filed.key in was:
                pair = meeting.key, was[filed.key].key
                shared[pair] = shared.get(pair, 0) + 1
    by_key = {meeting.key: meeting for meeting in was.values()}
    found: dict[str, Meeting] = {}
    taken: set[str] = set()
    for new, old in sorted(shared, key=lambda pair: (-shared[pair], pair[0] != pair[1], pair)):
        if new not in found and old not in taken:
            found[new] = by_key[old]
            taken.add(old)
    return found


def _revised(old: Meeting, new: Meeting) -> tuple[Revised, ...]:
    pairs = zip(_told(old).items(), _told(new).values(), strict=True)
    return tuple(Revised(name, was, now) for (name, was), now in pairs if was != now)


def _told(meeting: Meeting) -> dict[str, str | None]:
    return {
        "date": str(meeting.period) if meeting.period else None,
        "place": meeting.place,
        "format": meeting.format,
        "channel": None if meeting.channel is Channel.UNSPECIFIED else meeting.channel.value,
        "level": None if meeting.level is Level.UNSPECIFIED else meeting.level.value,
        "parties": ", ".join(meeting.parties) or None,
        "status": meeting.status.value,
        "standing": meeting.standing.value,
    }


def _meeting_line(
    change: Change, meeting: Meeting, revised: tuple[Revised, ...], statements: Collection[Filed], entered: _Entered
) -> RevisionLine:
    return RevisionLine(
        change=change,
        what="meeting",
        id=meeting.id,
        parties=meeting.parties,
        period=meeting.period,
        channel=meeting.channel,
        level=meeting.level,
        format=meeting.format,
        place=meeting.place,
        status=meeting.status,
        standing=meeting.standing,
        revised=revised,
        sources=_sources(statements, entered),
        hands=entered.by(filed.key for filed in (*statements, *meeting.statements)),
    )


def _names(meetings: Iterable[Meeting]) -> str:
    return ", ".join(dict.fromkeys(meeting.id for meeting in meetings))


# Moves.


def _moves(before: _State, after: _State, entered: _Entered) -> Iterator[RevisionLine]:
    for key, filed in after.moves.items():
        if key not in before.moves:
            yield _move_line(Change.LEARNT, filed, entered)
    for key, filed in before.moves.items():
        if key not in after.moves:
            yield _move_line(Change.WITHDRAWN, filed, entered)


def _move_line(change: Change, filed: Filed, entered: _Entered) -> RevisionLine:
    move = filed.statement
    if not isinstance(move, Move):
        raise TypeError(f"{filed.key[:SHORT]} is no move")
    return RevisionLine(
        change=change,
        what="move",
        id=filed.key[:SHORT],
        parties=tuple(dict.fromkeys((*move.actors, *move.recipients))),
        period=move.period,
        act=move.type,
        aspect=move.aspect,
        about=move.about,
        sources=_sources([filed], entered),
        hands=entered.by([filed.key]),
    )


def _sources(statements: Iterable[Filed], entered: _Entered) -> tuple[RevisionSource, ...]:
    """The documents of these statements, each once, in the order of publication."""
    ordered = sorted(statements, key=lambda filed: filed.turn)
    return tuple(map(entered.source, {filed.source.digest: filed.source for filed in ordered}.values()))

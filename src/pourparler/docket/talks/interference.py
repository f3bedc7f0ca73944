"""Interference: moves against an element of the talks that already stands.

What stands on a day is a sitting that is planned or under way, and the format, date, place, agenda and parties it
has by then; or the format of a meeting lately held, as long as none has replaced it. A move goes against it when it
refuses, threatens or calls off the talks, or asks for another format, date, place, agenda or party, or complains of
these. Who proposes what stands already, or asks for talks where none stand, interferes with nothing.

What a move touches are the meetings it speaks of; else, of the sittings that stand, those of which it names most:
parties, format, place. A party that names no other means its next sitting; an outsider who asks for a seat means
every sitting of the party it names.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pourparler.codebook import Aspect, Code, Modality, MoveType, Status
from pourparler.docket.docket import Docket
from pourparler.docket.filing import Filed, same_forum
from pourparler.docket.meetings.alongside import Alongside
from pourparler.docket.meetings.facts import REMOTE, TOOK_PLACE
from pourparler.docket.meetings.meeting import Meeting, meeting_of
from pourparler.docket.meetings.places import can_be_one, is_state
from pourparler.docket.party_names import named_in
from pourparler.docket.talks.matters import speaks_of
from pourparler.docket.talks.positions import said_on
from pourparler.docket.talks.process import Process, texts
from pourparler.statements.statement import Move

AHEAD = timedelta(days=60)
"""How far ahead a sitting stands in everybody's mind."""

IN_USE = timedelta(days=30)
"""How long after a sitting its format still counts as in use."""


class Hand(Code):
    """Whose hand interferes."""

    PARTY = "party", "a party of the meeting itself"
    OUTSIDER = "outsider", "somebody who takes no part in it"


class Sequel(Code):
    """What became of the thing that a move went against."""

    HELD = "held", "it took place, or is taking place, as it stood"
    MOVED = "moved", "it was given another date"
    ALTERED = "altered", "its format or place changed, or who takes part"
    CALLED_OFF = "called off", "it was cancelled or refused"
    LAPSED = "lapsed", "its date passed and nobody said it took place"
    PENDING = "pending", "it stands as it stood, and is still to come"


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A meeting that a move touches: as it stood then, as it stands on the day asked, and what became of it."""

    before: Meeting
    meeting: Meeting
    sequel: Sequel


@dataclass(frozen=True, slots=True, kw_only=True)
class Interference:
    """A move against something that stood on its day, and the meetings it touches; never none."""

    filed: Filed
    move: Move
    day: date | None
    hand: Hand
    touched: tuple[Touched, ...]


_AGAINST = frozenset([MoveType.REJECT, MoveType.THREATEN, MoveType.SANCTION])
_AGAINST_HOW = frozenset([MoveType.REQUEST, MoveType.ACCUSE, MoveType.PROTEST])
_KINDS = _AGAINST | _AGAINST_HOW
_OTHERWISE = frozenset([Aspect.FORMAT, Aspect.SCHEDULE, Aspect.VENUE, Aspect.AGENDA, Aspect.PARTICIPATION])
_STANDS = frozenset([Status.PLANNED, Status.POSTPONED, Status.ONGOING])
_OFF = frozenset([Status.CANCELLED, Status.REFUSED])


def interference(
    docket: Docket,
    as_of: date | None = None,
    party: str | None = None,
    since: date | None = None,
    *,
    process: Process | None = None,
    meetings: Sequence[Meeting] | None = None,
    moves: Sequence[Filed] | None = None,
) -> list[Interference]:
    """The moves against what stood, as known on the day *as_of*, in the order in which they were made.

    With *party*, those it makes or that touch a meeting of its; with *since*, those made since; with *process*, those
    that touch one of its meetings, whoever makes them. Who has the meetings, or the moves
    about any talks, at hand as known on that day gives them.
    """
    table = _Table(docket.meetings(as_of, process=process) if meetings is None else meetings)
    found = []
    for filed in docket.moves_about_talks(as_of, _KINDS, process=process) if moves is None else moves:
        move = filed.statement
        if isinstance(move, Move) and move.aspect.of_process and _goes_against(move):
            touched = table.touched(filed, move)
            if touched:
                found.append(_found(filed, move, touched))
    asked = (one for one in found if since is None or (one.day or date.min) >= since)
    mine = (one for one in asked if party is None or party in one.move.actors or _concerns(one, party))
    return sorted(mine, key=lambda one: (one.day or date.min, one.filed.turn))


def _found(filed: Filed, move: Move, touched: Sequence[Touched]) -> Interference:
    own = any(set(move.actors) & set(one.before.parties) for one in touched)
    hand = Hand.PARTY if own else Hand.OUTSIDER
    return Interference(filed=filed, move=move, day=said_on(filed), hand=hand, touched=tuple(touched))


def _concerns(one: Interference, party: str) -> bool:
    return any(party in touched.meeting.parties or party in touched.before.parties for touched in one.touched)


def _goes_against(move: Move) -> bool:
    """True when a move is of the kind that goes against what stands.

    >>> def said(**move):
    ...     return Move(mentions=(), actors=("EU",), about="the talks", **move)
    >>> _goes_against(said(type=MoveType.REQUEST, aspect=Aspect.PARTICIPATION))
    True
    >>> _goes_against(said(type=MoveType.REQUEST, aspect=Aspect.TALKS))
    False
    >>> _goes_against(said(type=MoveType.REJECT, aspect=Aspect.TALKS, modality=Modality.NEGATED))
    False
    """
    if move.modality in (Modality.NEGATED, Modality.HISTORICAL):
        return False
    if move.modality is Modality.HYPOTHETICAL and move.voice not in move.actors:
        return False
    if move.type not in _AGAINST and not (move.type in _AGAINST_HOW and move.aspect in _OTHERWISE):
        return False
    return any(map(_OF_TALKS.search, texts(move)))


class _Table:
    """The meetings that can be interfered with, as they stood on any day."""

    def __init__(self, meetings: Sequence[Meeting]) -> None:
        self._alongside = Alongside(meetings)
        self._by_party: dict[str, list[Meeting]] = {}
        for meeting in meetings:
            for party in {party for filed in meeting.statements for party in filed.parties}:
                self._by_party.setdefault(party, []).append(meeting)

    def touched(self, filed: Filed, move: Move) -> list[Touched]:
        """The meetings that a move touches, by their keys."""
        day = filed.source.published or said_on(filed)
        if day is None:
            return []
        spoken_of = self._alongside.of(filed)
        meant = [one for one in spoken_of if self._stood(one, day, filed)]
        if not meant and not (spoken_of and move.aspect is Aspect.TALKS):
            meant = self._named(filed, move, day)
        befores = ((meeting, self._stood(meeting, day, filed)) for meeting in meant)
        return [
            Touched(before=before, meeting=meeting, sequel=self._sequel(before, meeting, day))
            for meeting, before in befores
            if before is not None and _differs(move, before)
        ]

    def _stood(self, meeting: Meeting, day: date, but_for: Filed) -> Meeting | None:
        """A meeting as others had it on *day*, if it stood then; what the move's own document says is left out."""
        if not _near(meeting, day):
            return None
        known = [filed for filed in meeting.statements if filed.source.known_by(day)]
        others = [filed for filed in known if filed.source.digest != but_for.source.digest]
        for some in (others, [filed for filed in known if not _overlap(filed, but_for)]):
            before = meeting_of(some, day) if some else None
            if before and _stands(before, day):
                return before
        return None

    def _named(self, filed: Filed, move: Move, day: date) -> list[Meeting]:
        """Of the meetings that stand, those of which the move names most."""
        words = " ".join(texts(move))
        named = {*move.actors, *move.recipients, *named_in(words)}
        near = {one.key: one for party in named for one in self._by_party.get(party, ()) if _near(one, day)}
        weighed: list[tuple[int, date, Meeting]] = []
        for meeting in near.values():
            before = self._stood(meeting, day, filed)
            weight = _weight(before, move, named, words) if before else 0
            if before and weight >= _ENOUGH and _is_sitting(before):
                weighed.append((weight, before.period.last if before.period else date.max, meeting))
        most = max((weight for weight, _, _ in weighed), default=0)
        best = [(when, one) for weight, when, one in weighed if weight == most]
        first = min((when for when, _ in best), default=date.max)
        inside = any(set(move.actors) & set(one.parties) for _, one in best)
        return sorted((one for when, one in best if when == first or not inside), key=lambda one: one.key)

    def _sequel(self, before: Meeting, meeting: Meeting, day: date) -> Sequel:
        if before.status in TOOK_PLACE and not _to_come(before, day):
            return self._next_in_format(before, day)
        if meeting.status in _OFF:
            return Sequel.CALLED_OFF
        if before.period and meeting.period and not before.period.overlaps(meeting.period):
            return Sequel.MOVED
        if _altered(before, meeting):
            return Sequel.ALTERED
        if meeting.status in TOOK_PLACE:
            return Sequel.HELD
        if self._held_otherwise(before):
            return Sequel.ALTERED
        return Sequel.LAPSED if meeting.status is Status.LAPSED else Sequel.PENDING

    def _held_otherwise(self, before: Meeting) -> bool:
        """True when all its parties met at its time, but elsewhere, in another format, or with others."""
        parties, period = set(before.parties), before.period
        return period is not None and any(
            one.period is not None
            and one.period.overlaps(period)
            and one.status in TOOK_PLACE
            and one.channel not in REMOTE
            and parties <= set(one.parties)
            and _altered(before, one)
            for one in self._by_party.get(next(iter(before.parties), ""), ())
        )

    def _next_in_format(self, before: Meeting, day: date) -> Sequel:
        """Whether its parties next met in the same format, or in another that is named."""
        rounds = [
            (one.period.first, one.key, one.format)
            for party in before.parties
            for one in self._by_party.get(party, ())
            if one.format and one.period and one.period.first > day and one.status in TOOK_PLACE
            if len(set(one.parties) & set(before.parties)) == min(2, len(before.parties))
        ]
        if not rounds or before.format is None:
            return Sequel.PENDING
        return Sequel.HELD if same_forum(before.format, min(rounds)[2]) else Sequel.ALTERED


_ENOUGH = 2
_OF_TALKS = re.compile(
    r"\b(?:talks?|negotiat\w+|summits?|table|formats?|councils?|sittings?|sessions?|rounds?|meetings?|consultations?"
    r"|conferences?|dialogue|forum)\b",
    re.IGNORECASE,
)


def _weight(before: Meeting, move: Move, named: set[str], words: str) -> int:
    """How much of a meeting a move names: each party, twice the format, the place.

    A party of it that names nobody else can only mean the next sitting; so does an outsider that wants to be there.
    """
    there = set(before.parties) & named
    weight = len(there) + 2 * bool(before.format and speaks_of(words, before.format))
    weight += bool(before.place and not is_state(before.place) and speaks_of(words, before.place))
    if before.status in TOOK_PLACE and not (before.format and speaks_of(words, before.format)):
        return 0
    own, others = set(move.actors) & set(before.parties), named - set(before.parties)
    wants_in = bool(there) and not own and move.aspect is Aspect.PARTICIPATION
    return max(weight, _ENOUGH) if (own and not others) or wants_in else weight


def _is_sitting(before: Meeting) -> bool:
    """True for what people sit down to at a time that is set, more or less: no call, and nothing "this year"."""
    return before.channel not in REMOTE and (before.period is None or before.period.days <= IN_USE.days + 1)


def _near(meeting: Meeting, day: date) -> bool:
    """True when, by any date it was ever given, it can have stood on *day*."""
    if not any(filed.source.known_by(day) for filed in meeting.statements):
        return False
    periods = [filed.statement.period for filed in meeting.statements if filed.statement.period]
    if not periods:
        return meeting.last_published is not None and meeting.last_published + IN_USE >= day
    return any(period.first - AHEAD <= day <= period.last + IN_USE for period in periods)


def _stands(before: Meeting, day: date) -> bool:
    if before.status in _STANDS:
        return _to_come(before, day)
    sat = before.status in TOOK_PLACE and before.format is not None and before.channel not in REMOTE
    return sat and _when(before, day) <= day <= _when(before, day) + IN_USE


def _to_come(before: Meeting, day: date) -> bool:
    """True for a sitting that is ahead or under way; one without a date, if it was lately spoken of."""
    if before.status not in _STANDS:
        return False
    if before.period is None:
        return before.last_published is not None and before.last_published + IN_USE >= day
    return before.period.last >= day and before.period.first - AHEAD <= day


def _when(meeting: Meeting, day: date) -> date:
    return meeting.period.last if meeting.period else meeting.last_published or day


def _overlap(one: Filed, other: Filed) -> bool:
    return one.source.digest == other.source.digest and any(
        mine.passage.start < theirs.passage.end and theirs.passage.start < mine.passage.end
        for mine in one.statement.mentions
        for theirs in other.statement.mentions
    )


def _differs(move: Move, before: Meeting) -> bool:
    """True unless a move asks for what stands already, or goes against what is over and done."""
    if before.status is Status.HELD and move.aspect not in (Aspect.FORMAT, Aspect.AGENDA, Aspect.PARTICIPATION):
        return False
    if move.type is not MoveType.REQUEST:
        return True
    words = move.about or ""
    if move.aspect is Aspect.FORMAT:
        return not (before.format and speaks_of(words, before.format))
    if move.aspect is Aspect.VENUE:
        return not (before.place and speaks_of(words, before.place))
    if move.aspect is Aspect.SCHEDULE:
        return before.period is not None and not (move.period and move.period.overlaps(before.period))
    if move.aspect is Aspect.PARTICIPATION:
        return not {*move.actors, *move.recipients} <= set(before.parties)
    return True


def _altered(before: Meeting, after: Meeting) -> bool:
    """True when format, place or parties are known to be others than before."""
    if before.format and after.format and not same_forum(before.format, after.format):
        return True
    if before.place and after.place and not can_be_one(before.place, after.place):
        return True
    return len(before.parties) > 1 and not set(before.parties) >= set(after.parties)

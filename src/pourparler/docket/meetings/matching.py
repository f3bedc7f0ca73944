"""Which statements speak of the same meeting.

A statement is compared with the meetings that statements of earlier turns founded, and joins the one that
speaks for itself best, or founds a new one. Nothing else enters: not what was published later, not the
order of arrival. So the links as of a day are those that a docket of only the documents up to that day
would hold.

Evidence is weighed field by field. Some contradictions no amount of other evidence outweighs: they are
vetoes. The weights are few and round on purpose; they were set on hand-joined mentions of one process.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from pourparler.chronology import Period, Precision
from pourparler.codebook import Channel, Status
from pourparler.docket.filing import FEW_DAYS, Filed, forum, parties_of, same_forum
from pourparler.docket.meetings import facts
from pourparler.docket.meetings.places import can_be_one, is_state_code
from pourparler.docket.meetings.series import numbers
from pourparler.statements.statement import MeetingStatement

ENOUGH = 5.0
"""The weight of evidence that joins a statement to a meeting."""

CLEARLY = 1.0
"""How much better than the second best the best must be, when the statement has no date of its own."""

NEAR = 10
"""Days within which "the talks" needs no more evidence to mean the last or next ones."""

RECENT = 35
"""Days within which an undated statement can mean a meeting at all."""

MOVABLE = 62
"""Days by which a meeting can be put off and still be the same."""

_DAY = timedelta(days=1)
_A_DAY = re.compile(r"\b(?:[Tt]o(?:day|night)|this (?:morning|afternoon|evening)|\w+day|\d{1,2})\b")

PENDING = frozenset([Status.PLANNED, Status.PROPOSED, Status.POSTPONED])
_SEEN = frozenset([Channel.IN_PERSON, Channel.VIDEO])
CALLED_OFF = frozenset([Status.CANCELLED, Status.REFUSED])


@dataclass(frozen=True, slots=True)
class Decision:
    """Which meeting a statement is linked to, and why."""

    meeting: str
    reason: str


@dataclass(frozen=True, slots=True)
class Weight:
    """What one comparison counts for, and how `why` puts it."""

    amount: float
    reason: str = ""


class Vetoed(Exception):
    """The two cannot be one meeting."""


class Candidate:
    """A meeting as it stood before a statement's turn."""

    def __init__(self, key: str, members: Iterable[Filed]) -> None:
        self.key = key
        self.members = sorted(members, key=lambda member: member.turn)
        self.statements = facts.said(self.members)

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Who meets."""
        return facts.parties(self.statements)

    @cached_property
    def period(self) -> Period | None:
        """When, as far as said so far."""
        return facts.period(self.statements)

    @cached_property
    def held_on(self) -> list[Period]:
        """The days on which it is said to have taken place: mostly one, but two clocks may differ."""
        return [said.period for said in self.statements if said.period and said.status in facts.TOOK_PLACE]

    @cached_property
    def announced_for(self) -> list[Period]:
        """The days it was announced for while none says that it took place; sources may differ, or one be wrong."""
        days = [said.period for said in self.statements if said.period and said.period.days <= FEW_DAYS]
        return [] if self.took_place else days

    @cached_property
    def took_place(self) -> bool:
        """True once a statement says that it took place."""
        return any(said.status in facts.TOOK_PLACE for said in self.statements)

    @cached_property
    def pending(self) -> bool:
        """True while it is only announced."""
        return not self.took_place and any(statement.status in PENDING for statement in self.statements)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Who takes part, by surname."""
        return frozenset(facts.surname(person) for person in facts.people(self.statements))

    @property
    def last_published(self) -> date | None:
        """When it was last spoken of."""
        return self.members[-1].source.published


def decide(filed: Filed, candidates: Iterable[Candidate]) -> Decision:
    """The meeting that a statement speaks of: one of *candidates*, or the one it founds.

    Without a date of its own a statement joins only a meeting that fits clearly better than any other. A meeting
    of several parts, one that a person made of two, may be among them part by part: it fits as its best part does.
    """
    fits = ((weight, candidate) for candidate in candidates if (weight := weigh(filed, candidate)) is not None)
    ordered = sorted(fits, key=lambda pair: (-pair[0].amount, pair[1].members[0].turn))
    best_of_each: dict[str, tuple[Weight, Candidate]] = {}
    for pair in ordered:
        best_of_each.setdefault(pair[1].key, pair)
    weighed = list(best_of_each.values())
    enough = [(weight, candidate) for weight, candidate in weighed if weight.amount >= ENOUGH]
    if not enough:
        return Decision(filed.key, "the first to speak of it")
    best, chosen = enough[0]
    dated = filed.statement.period is not None and filed.statement.period.precision is Precision.DAY
    if not dated and len(weighed) > 1 and best.amount - weighed[1][0].amount < CLEARLY:
        return Decision(filed.key, "undated, and several meetings fit as well")
    return Decision(chosen.key, best.reason)


def weigh(filed: Filed, candidate: Candidate) -> Weight | None:
    """The evidence that *filed* speaks of the meeting *candidate*; None when it cannot."""
    statement = filed.statement
    if not isinstance(statement, MeetingStatement):
        return None
    try:
        weights = [
            _parties(statement, candidate),
            _period(statement, filed.source.published, candidate),
            _channel(statement, candidate),
            _level(statement, candidate),
            _place(statement, candidate),
            _forum(statement, candidate),
            _people(statement, candidate),
            _series(statement, candidate),
            _document(filed, statement, candidate),
        ]
    except Vetoed:
        return None
    reasons = [weight.reason for weight in weights if weight.reason]
    return Weight(sum(weight.amount for weight in weights), "; ".join(reasons))


def _parties(statement: MeetingStatement, candidate: Candidate) -> Weight:
    """Who meets: the same, one list within the other, or lists that are mostly the same.

    Two who are also among three may well meet apart. They do not where a forum is named, or where one of the
    two is an organisation: then a list is short because its writer left out who else sits in it.
    """
    these, those = set(parties_of(statement)), set(candidate.parties)
    common = these & those
    if these == those:
        return Weight(3, "same parties")
    if not common:
        raise Vetoed
    shared = f"{', '.join(sorted(common))} in both"
    if _in_one_forum(statement, candidate) and (len(common) > 1 or _is_named_fully(statement)):
        return Weight(1.5, shared)
    if common in (these, those):
        if len(common) == 1:
            return Weight(0.5, shared)
        if _is_longer_by_nobody(statement, candidate):
            return Weight(1.5, shared)
        two_states = len(common) == 2 and all(is_state_code(party) for party in common)
        return Weight(-4 if two_states else 0 if len(common) == 2 else 1.5, shared)
    if len(common) * 3 >= len(these | those) * 2:
        return Weight(1.5, shared)
    raise Vetoed


def _is_longer_by_nobody(statement: MeetingStatement, candidate: Candidate) -> bool:
    """True when the list with more parties names two people or more, and all of them are in the other's."""
    mine = frozenset(facts.surname(person) for person in statement.people)
    lists = [(len(set(statement.parties)), mine), (len(candidate.parties), candidate.surnames)]
    (_, fewer), (_, more) = sorted(lists, key=lambda pair: pair[0])
    return len(more) > 1 and more <= fewer


def _period(statement: MeetingStatement, published: date | None, candidate: Candidate) -> Weight:
    """When: the same day, within a vaguer date, moved to another day, or near enough for "the talks"."""
    mine, theirs = statement.period, candidate.period
    if mine is None or theirs is None:
        return _undated(statement, published, candidate)
    theirs = next((day for day in (*candidate.held_on, *candidate.announced_for) if day.overlaps(mine)), theirs)
    if not mine.overlaps(theirs):
        return _moved(statement, published, candidate, mine, theirs)
    if mine.days <= FEW_DAYS and theirs.days <= FEW_DAYS:
        return Weight(4, f"same day {mine}" if mine == theirs else f"{mine} within {theirs}")
    if published and max(mine.last, theirs.last) < published - timedelta(days=MOVABLE):
        return Weight(3, f"{mine} and {theirs}, both long ago")
    if mine.days > 31 and theirs.days > 31:
        return Weight(0.5, "same year")
    return Weight(2 if candidate.pending else 1, f"{mine} and {theirs} can be one date")


def _moved(
    statement: MeetingStatement, published: date | None, candidate: Candidate, mine: Period, theirs: Period
) -> Weight:
    """Another date: the same meeting only if it was announced for one and not held on it."""
    apart = mine.distance(theirs)
    announced = candidate.pending or statement.status is Status.POSTPONED
    explicit = statement.status is Status.POSTPONED or any(
        said.status is Status.POSTPONED for said in candidate.statements
    )
    if candidate.took_place and statement.status in facts.TOOK_PLACE:
        if apart == 1 and _by_their_own_clocks(statement, published, candidate):
            return Weight(2, f"{mine} by one clock, {theirs} by the other")
        if _on_the_day_after(statement, published, mine, theirs):
            return Weight(2, f"{theirs}, told on the day after")
        raise Vetoed
    if not announced or apart > MOVABLE or set(statement.parties) != set(candidate.parties):
        raise Vetoed
    if explicit:
        return Weight(2, f"moved from {theirs} to {mine}")
    if apart > 3 or (statement.status in facts.TOOK_PLACE and mine.last < theirs.first):
        raise Vetoed  # held days after it was announced for, perhaps, but not before
    return Weight(1, f"{mine} instead of {theirs}")


def _by_their_own_clocks(statement: MeetingStatement, published: date | None, candidate: Candidate) -> bool:
    """True for a call that two parties, each in its own word and at once, date one day apart."""
    own = {said.voice for said in candidate.statements if said.period and said.status in facts.TOOK_PLACE}
    at_once = published and candidate.last_published and (published - candidate.last_published).days <= 1
    return (
        bool(at_once)
        and statement.channel in facts.REMOTE
        and facts.channel(candidate.statements) in facts.REMOTE
        and statement.voice in statement.parties
        and own <= set(candidate.parties) - {statement.voice}
    )


def _on_the_day_after(statement: MeetingStatement, published: date | None, mine: Period, theirs: Period) -> bool:
    """True for what an outsider tells as news without naming a day: it may be that of the day before."""
    outsider = statement.voice is not None and statement.voice not in statement.parties
    yesterday = published is not None and mine == Period.of_day(published) and theirs.last == mine.first - _DAY
    return outsider and yesterday and not any(_A_DAY.search(mention.passage.words) for mention in statement.mentions)


def _undated(statement: MeetingStatement, published: date | None, candidate: Candidate) -> Weight:
    """No date on one side: near in time, and not over for one and to come for the other."""
    spoken_of = candidate.last_published
    if published is None or spoken_of is None:
        return Weight(-1)
    apart = abs((published - spoken_of).days)
    mine, theirs = statement.period, candidate.period
    over, to_come = statement.status in facts.TOOK_PLACE, statement.status in PENDING | CALLED_OFF
    if theirs is not None:
        under_way = statement.status is Status.ONGOING and theirs.distance(Period.of_day(published)) > 1
        if (to_come and theirs.last < published) or (over and theirs.first > published) or under_way:
            raise Vetoed
        distance = Period.of_day(published).distance(theirs)
        apart = min(apart, distance) if to_come else distance
    elif mine is not None:
        if candidate.took_place and (not over or mine.first > spoken_of):
            raise Vetoed
        apart = min(apart, Period.of_day(spoken_of).distance(mine))
    elif over != candidate.took_place:
        raise Vetoed
    if apart > RECENT:
        raise Vetoed
    definite = 1 if theirs is not None else 0
    if apart <= NEAR:
        return Weight(1 + definite, "the nearest in time")
    return Weight(definite if apart <= 2 * NEAR else -1)


def _channel(statement: MeetingStatement, candidate: Candidate) -> Weight:
    """How: a call is no meeting face to face, nor a letter; telephone and video are often confused.

    A meeting by video is often told of as a meeting and no more.
    """
    mine, theirs = statement.channel, facts.channel(candidate.statements)
    if Channel.UNSPECIFIED in (mine, theirs):
        return Weight(0)
    if mine is theirs:
        return Weight(1)
    if {mine, theirs} == facts.REMOTE:
        return Weight(0)
    if {mine, theirs} == _SEEN and _can_be_by_video(statement, candidate):
        return Weight(-1)
    raise Vetoed


def _can_be_by_video(statement: MeetingStatement, candidate: Candidate) -> bool:
    """True for meetings on one day where none is told to have taken place anywhere in person."""
    mine, theirs = statement.period, candidate.period
    hosted = any(said.place and said.channel is Channel.IN_PERSON for said in (statement, *candidate.statements))
    return mine is not None and mine == theirs and mine.days == 1 and not hosted


def _level(statement: MeetingStatement, candidate: Candidate) -> Weight:
    """Of what rank."""
    mine, theirs = statement.level, facts.level(candidate.statements)
    if not mine.rank or not theirs.rank:
        return Weight(0)
    return Weight((0.5, -1.0, -3.0)[abs(mine.rank - theirs.rank)])


def _place(statement: MeetingStatement, candidate: Candidate) -> Weight:
    """Where."""
    mine, theirs = statement.place, facts.place(candidate.statements)
    if mine is None or theirs is None:
        return Weight(0)
    if mine.casefold() == theirs.casefold():
        return Weight(1.5, f"in {mine}")
    if can_be_one(mine, theirs):
        return Weight(0.5, f"{mine} and {theirs} can be one place")
    return Weight(-3)


def _forum(statement: MeetingStatement, candidate: Candidate) -> Weight:
    """In which forum, whatever the order of the words in its name."""
    theirs = facts.format(candidate.statements)
    if statement.format is None or theirs is None:
        return Weight(0)
    if _in_one_forum(statement, candidate):
        alike = _is_named_fully(statement) and forum(statement.format) == forum(theirs)
        return Weight(2.5 if alike else 2, f"same forum: {theirs}")
    return Weight(0.5) if forum(statement.format) & forum(theirs) else Weight(-3)


def _is_named_fully(statement: MeetingStatement) -> bool:
    """True for a forum told by more than one word: "NATO-Russia Council", not "NATO" for any meeting there."""
    return statement.format is not None and len(forum(statement.format)) > 1


def _in_one_forum(statement: MeetingStatement, candidate: Candidate) -> bool:
    theirs = facts.format(candidate.statements)
    return statement.format is not None and theirs is not None and same_forum(statement.format, theirs)


def _people(statement: MeetingStatement, candidate: Candidate) -> Weight:
    """Who in person."""
    mine = {facts.surname(person) for person in statement.people}
    common = mine & candidate.surnames
    if common and (mine == common or candidate.surnames == common):
        named = [person for person in statement.people if facts.surname(person) in common]
        return Weight(1.5, f"{' and '.join(named[:2])} in both")
    return Weight(-0.5) if mine and candidate.surnames and not common else Weight(0)


def _series(statement: MeetingStatement, candidate: Candidate) -> Weight:
    """Which in a series: the third round is not the fourth."""
    mine = numbers(statement)
    theirs = frozenset(number for said in candidate.statements for number in numbers(said)) if mine else mine
    if not theirs:
        return Weight(0)
    if mine.isdisjoint(theirs):
        raise Vetoed
    return Weight(1, "the same in the series")


def _document(filed: Filed, statement: MeetingStatement, candidate: Candidate) -> Weight:
    """What one document tells apart is two meetings, unless on one day and alike in all it says."""
    for other in facts.said(one for one in candidate.members if one.source.digest == filed.source.digest):
        mine, theirs = ({facts.surname(person) for person in said.people} for said in (statement, other))
        one_day = statement.period is not None and statement.period == other.period
        one_forum = None in (statement.format, other.format) or statement.format == other.format
        if not (one_day and one_forum and (mine <= theirs or theirs <= mine)):
            raise Vetoed
    return Weight(0)


def candidates(filed: Filed, members: Iterable[Filed]) -> list[Candidate]:
    """The meetings of *members* as they stood before the turn of *filed*, if one shared a block with it.

    One that a person rejected no longer speaks for itself: it is laid beside what all the others speak of.
    """
    grouped: dict[str, list[Filed]] = {}
    for member in members:
        if member.meeting is not None and (member.turn < filed.turn or filed.rejected):
            grouped.setdefault(member.meeting, []).append(member)
    drawers = filed.blocks
    return [
        Candidate(key, found)
        for key, found in grouped.items()
        if any(not drawers.isdisjoint(member.blocks) for member in found)
    ]

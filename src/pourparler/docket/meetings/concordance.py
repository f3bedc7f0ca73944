"""Concordance: two sides' words on the same talks laid side by side, point by point.

Each side is a handful of statements: a readout, or all that one party said of a meeting in its own voice. What
the two say of a meeting they share is compared fact by fact; their moves are paired by kind, by who acts, and by
what they are about. Nothing depends on which side comes first: the other way round the same points come out,
mirrored.
"""

import operator
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pourparler.codebook import Aspect, Channel, Code, Level, Status
from pourparler.docket.filing import Filed
from pourparler.docket.meetings import facts, lifecycle
from pourparler.docket.meetings.pairing import Pair, is_about_meeting, move_of, paired
from pourparler.docket.meetings.standing import Question, questions, shown
from pourparler.docket.talks.issues import OF_THE_TALKS, issues_of
from pourparler.docket.talks.process import Issue
from pourparler.statements.statement import MeetingStatement, Move

UNNAMED = "no matter named"
"""The topic of moves that are about nothing in particular."""


class Agreement(Code):
    """How two sides stand to each other on one point."""

    AGREED = "agreed", "both say so"
    CONTRADICTED = "contradicted", "they say it otherwise: another date or place, who asked, what came of it"
    LEFT_OUT_BY_A = "left-out-by-a", "only the second says so"
    LEFT_OUT_BY_B = "left-out-by-b", "only the first says so"


@dataclass(frozen=True, slots=True)
class Said:
    """What one side says on a point: the statement, and the value it gives."""

    statement: Filed
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point on which two sides are compared, and what each says on it.

    `subject` is the name of a fact ("date", "place"), "meeting" for a whole meeting that one side leaves out, or
    the type of a move. `differs` says in what the two contradict each other.
    """

    topic: str
    subject: str
    verdict: Agreement
    differs: tuple[str, ...] = ()
    a: tuple[Said, ...] = ()
    b: tuple[Said, ...] = ()


_CHANNEL = Question(
    "channel",
    lambda said: _known(facts.channel(said)),
    lambda said: _known(said.channel),
    lambda one, other: one == other or {one, other} <= facts.REMOTE,
)
_LEVEL = Question("level", lambda said: _known(facts.level(said)), lambda said: _known(said.level), operator.eq)
_MIRRORED = {Agreement.LEFT_OUT_BY_A: Agreement.LEFT_OUT_BY_B, Agreement.LEFT_OUT_BY_B: Agreement.LEFT_OUT_BY_A}
_RUNS_ON = (Status.PROPOSED, Status.PLANNED, Status.ONGOING, Status.HELD)
"""How a meeting comes about: who spoke earlier may well have known less of it."""


def mirrored(point: Point) -> Point:
    """The same point with the two sides exchanged."""
    return replace(point, verdict=_MIRRORED.get(point.verdict, point.verdict), a=point.b, b=point.a)


def concord(a: Iterable[Filed], b: Iterable[Filed], issues: Sequence[Issue] = ()) -> tuple[Point, ...]:
    """The points on which *a* and *b* agree, contradict each other, or of which one says nothing.

    The meetings come first, by date; then the moves by topic: one of *issues*, else what they are about.
    """
    first, second = _ordered(a), _ordered(b)
    return (*_on_meetings(first, second), *_on_moves(first, second, issues))


# Meetings.


def _on_meetings(a: Sequence[Filed], b: Sequence[Filed]) -> list[Point]:
    sides = {key: (_on(key, a), _on(key, b)) for key in {one.meeting for one in (*a, *b) if one.meeting}}

    def shared_first(key: str) -> tuple[bool, date, str]:
        ours, theirs = sides[key]
        period = facts.period(facts.said([*ours, *theirs]))
        return not (ours and theirs), period.first if period else date.max, key

    return [point for key in sorted(sides, key=shared_first) for point in _on_meeting(*sides[key])]


def _on_meeting(a: Sequence[Filed], b: Sequence[Filed]) -> list[Point]:
    """The facts of one meeting compared; one point if only one side speaks of it."""
    topic = _meeting_named([*a, *b])
    if not a or not b:
        verdict = Agreement.LEFT_OUT_BY_B if a else Agreement.LEFT_OUT_BY_A
        return [
            Point(
                topic=topic,
                subject="meeting",
                verdict=verdict,
                a=tuple(Said(one, topic) for one in a),
                b=tuple(Said(one, topic) for one in b),
            )
        ]
    asked = (*questions(facts.said([*a, *b])), _CHANNEL, _LEVEL)
    points = [point for question in asked if (point := _on_fact(topic, question, a, b))]
    return [_on_status(topic, a, b), *points]


def _on_fact(topic: str, question: Question, a: Sequence[Filed], b: Sequence[Filed]) -> Point | None:
    """What the two say on one fact; None when neither says anything."""
    ours, theirs = question.settled(facts.said(a)), question.settled(facts.said(b))
    said = _giving(question, a, ours), _giving(question, b, theirs)
    if not ours and not theirs:
        return None
    if not ours or not theirs:
        verdict = Agreement.LEFT_OUT_BY_B if ours else Agreement.LEFT_OUT_BY_A
        return Point(topic=topic, subject=question.name, verdict=verdict, a=said[0], b=said[1])
    if question.agree(ours, theirs):
        return Point(topic=topic, subject=question.name, verdict=Agreement.AGREED, a=said[0], b=said[1])
    differs = (question.name,)
    verdict = Agreement.CONTRADICTED
    return Point(topic=topic, subject=question.name, verdict=verdict, differs=differs, a=said[0], b=said[1])


def _giving(question: Question, side: Sequence[Filed], settled: Any) -> tuple[Said, ...]:  # noqa: ANN401
    """The statements that give a fact the value that this side settles on, or one that can be it."""
    found = [
        one
        for one in side
        if isinstance(one.statement, MeetingStatement)
        and (given := question.given(one.statement))
        and question.agree(given, settled)
    ]
    return tuple(Said(one, shown(settled)) for one in found)


def _on_status(topic: str, a: Sequence[Filed], b: Sequence[Filed]) -> Point:
    """What the two say became of it: who spoke before it was held does not contradict who spoke after."""
    ours, theirs = _status(a), _status(b)
    agreed = _can_both_be(ours, a, theirs, b)
    said = [
        tuple(Said(one, status.value) for one in side if _gives(one, status))
        for side, status in ((a, ours), (b, theirs))
    ]
    return Point(
        topic=topic,
        subject="status",
        verdict=Agreement.AGREED if agreed else Agreement.CONTRADICTED,
        differs=() if agreed else ("status",),
        a=said[0],
        b=said[1],
    )


def _status(side: Sequence[Filed]) -> Status:
    return lifecycle.status(lifecycle.life(side), None, date.max)


def _gives(one: Filed, status: Status) -> bool:
    return isinstance(one.statement, MeetingStatement) and one.statement.status is status


def _can_both_be(ours: Status, a: Sequence[Filed], theirs: Status, b: Sequence[Filed]) -> bool:
    if ours is theirs or {ours, theirs} <= facts.TOOK_PLACE:
        return True
    if ours not in _RUNS_ON or theirs not in _RUNS_ON:
        return False
    earlier, later = (a, b) if _RUNS_ON.index(ours) < _RUNS_ON.index(theirs) else (b, a)
    said, since = earlier[-1].source.published, later[0].source.published
    return said is None or since is None or said < since


def _known(value: Channel | Level) -> Channel | Level | None:
    return None if value in (Channel.UNSPECIFIED, Level.UNSPECIFIED) else value


def _on(key: str, side: Iterable[Filed]) -> list[Filed]:
    return [one for one in side if one.meeting == key]


def _meeting_named(members: Sequence[Filed]) -> str:
    """A meeting in a few words: when, who, where."""
    said = facts.said(members)
    known = [facts.period(said), ", ".join(facts.parties(said)), facts.place(said) or facts.format(said)]
    return "  ".join(str(part) for part in known if part)


# Moves.


def _on_moves(a: Sequence[Filed], b: Sequence[Filed], issues: Sequence[Issue]) -> list[Point]:
    ours, theirs = _moves(a), _moves(b)
    topics = issues_of([*ours, *theirs], issues)
    points = [_on_move(pair, _topic(pair, topics)) for pair in paired(ours, theirs)]
    return sorted(points, key=_by_topic(points))


def _topic(pair: Pair, topics: Mapping[str, tuple[str, ...]]) -> str:
    """What most tellings of a move are about; that two parties meet at all, where it is about the contact itself."""
    if any(map(is_about_meeting, pair.told)):
        return OF_THE_TALKS[Aspect.TALKS]
    named = Counter(topic for one in (*pair.a, *pair.b) for topic in topics.get(one.key, ()))
    return min(named, key=lambda topic: (-named[topic], topic)) if named else UNNAMED


def _on_move(pair: Pair, topic: str) -> Point:
    said = [tuple(Said(one, _told(move_of(one))) for one in side) for side in (pair.a, pair.b)]
    subject = pair.told[0].type.value
    if pair.a and pair.b:
        verdict = Agreement.CONTRADICTED if pair.differs else Agreement.AGREED
    else:
        verdict = Agreement.LEFT_OUT_BY_B if pair.a else Agreement.LEFT_OUT_BY_A
    return Point(topic=topic, subject=subject, verdict=verdict, differs=pair.differs, a=said[0], b=said[1])


def _by_topic(points: Sequence[Point]) -> Callable[[Point], Any]:
    """Topics of which both sides speak before those of one side; within a topic, what both speak of first."""
    both = {point.topic for point in points if point.a and point.b}

    def order(point: Point) -> tuple[bool, str, bool, list[tuple[int, str]]]:
        places = sorted(
            (said.statement.statement.mentions[0].passage.start, said.statement.key) for said in (*point.a, *point.b)
        )
        return point.topic not in both, point.topic, not (point.a and point.b), places

    return order


def _told(move: Move) -> str:
    return move.about or move.mentions[0].trigger.words


def _moves(side: Iterable[Filed]) -> list[Filed]:
    return [one for one in side if isinstance(one.statement, Move)]


def _ordered(side: Iterable[Filed]) -> list[Filed]:
    return sorted({one.key: one for one in side}.values(), key=lambda one: one.turn)

"""The concordance in words: who the two sides are, and what a point is called."""

from collections.abc import Iterable
from itertools import groupby
from typing import Literal

from pourparler.codebook import Aspect, Channel, Level
from pourparler.docket.meetings.concordance import Agreement
from pourparler.exports.party_names import spoken
from pourparler.exports.wording import act, counted, day, listed
from pourparler.views.concordance import Concordance, PointLine, SentenceLine, Side

_DIFFERS = {"actors": "who did so", "outcome": "what came of it", "status": "what became of it"}
_VALUES = {
    Channel.IN_PERSON.value: "in person",
    Channel.PHONE.value: "by telephone",
    Channel.VIDEO.value: "by video link",
    Channel.WRITTEN.value: "in writing",
    Level.LEADER.value: "leaders",
    Level.MINISTER.value: "ministers",
    Level.OFFICIAL.value: "officials",
}
MARKS = {Agreement.AGREED: "=", Agreement.CONTRADICTED: "≠", Agreement.LEFT_OUT_BY_A: "", Agreement.LEFT_OUT_BY_B: ""}
"""What stands between the two columns."""


def side_name(side: Side) -> str:
    """A side as people name it: the party that speaks by its capital, a document by its publisher."""
    return spoken(side.party) if side.party else side.label


def source_told(side: Side) -> list[str]:
    """The documents of a side, each with its day."""
    return [
        ", ".join(
            part
            for part in (
                source.publisher if source.publisher != side.label else None,
                day(source.published) if source.published else "undated",
                source.id if source.id != side.label else None,
            )
            if part
        )
        for source in side.sources
    ]


def verdict_told(point: PointLine, a: str, b: str) -> str:
    """How the two stand to each other on a point.

    >>> point = PointLine(topic="", subject="date", verdict=Agreement.LEFT_OUT_BY_A, differs=(), a_value=None,
    ...     b_value="10 Jan 2022", a_move=None, b_move=None, a=(), b=())
    >>> verdict_told(point, "Moscow", "Washington")
    'left out by Moscow'
    """
    if point.verdict is Agreement.CONTRADICTED:
        return f"contradicted: {listed([_DIFFERS.get(name, name) for name in point.differs])}"
    if point.verdict is Agreement.AGREED:
        return "agreed"
    return f"left out by {a if point.verdict is Agreement.LEFT_OUT_BY_A else b}"


def value_told(point: PointLine, side: Literal["a", "b"]) -> str:
    """What one side says on a point, in a line; nothing if it leaves it out.

    >>> from pourparler.codebook import MoveType
    >>> from pourparler.statements.statement import Move
    >>> move = Move(mentions=(), type=MoveType.REQUEST, actors=("RUS",))
    >>> point = PointLine(topic="arms", subject="REQUEST", verdict=Agreement.LEFT_OUT_BY_B, differs=(),
    ...     a_value="a ban on arms", b_value=None, a_move=move, b_move=None, a=(), b=())
    >>> value_told(point, "a"), value_told(point, "b")
    ('RUS asks: “a ban on arms”', '')
    """
    value, move = (point.a_value, point.a_move) if side == "a" else (point.b_value, point.b_move)
    if value is None:
        return ""
    if move is not None:
        return f"{', '.join(move.actors)} {act(move.type, move.modality, Aspect.SUBSTANCE)}: “{value}”".strip()
    shown = _VALUES.get(value, value)
    return shown if point.subject in ("meeting", "status") else f"{point.subject}: {shown}"


def by_topic(points: Iterable[PointLine]) -> list[tuple[str, list[PointLine]]]:
    """The points under their topics, in order."""
    return [(topic, list(some)) for topic, some in groupby(points, key=lambda point: point.topic)]


def place_of(line: SentenceLine) -> str:
    """Where a sentence stands."""
    return f"{line.document}:{line.start}-{line.end}"


def summary(found: Concordance) -> str:
    """How many points there are of each kind, in a sentence."""
    a, b = side_name(found.a), side_name(found.b)
    counts = found.counts
    told = [
        (counts[Agreement.CONTRADICTED], "contradicted"),
        (counts[Agreement.AGREED], "agreed"),
        (counts[Agreement.LEFT_OUT_BY_A], f"left out by {a}"),
        (counts[Agreement.LEFT_OUT_BY_B], f"left out by {b}"),
    ]
    total = counted(len(found.points), "point")
    return f"{total}: {', '.join(f'{count} {what}' for count, what in told)}"

"""What the indicators look at: the meetings, moves and what follows from them, in one span of days.

It is read from the docket once for all indicators. Of what was published after `day` it holds nothing.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from pourparler.chronology import Period
from pourparler.codebook import Modality
from pourparler.docket.filing import FEW_DAYS, Filed
from pourparler.docket.meetings.facts import TOOK_PLACE
from pourparler.docket.meetings.meeting import Meeting
from pourparler.docket.talks.commitments import Commitment
from pourparler.docket.talks.interference import Interference
from pourparler.statements.statement import MeetingStatement, Move

WEEK = 7
RECENTLY = 28
"""The last days that are set against those before them."""


@dataclass(frozen=True, kw_only=True)  # without slots, so that what several indicators ask is worked out once
class Observed:
    """One span of days of the talks: from `first` to `day`, both included."""

    first: date
    day: date
    meetings: tuple[Meeting, ...] = ()
    moves: tuple[Filed, ...] = ()
    interference: tuple[Interference, ...] = ()
    commitments: tuple[Commitment, ...] = ()

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.day - self.first).days + 1

    @property
    def weeks(self) -> float:
        """How many weeks that is."""
        return self.days / WEEK

    def holds(self, day: date | None) -> bool:
        """True for a day in the span."""
        return day is not None and self.first <= day <= self.day

    def statements(self) -> Iterator[Filed]:
        """Every statement: those on meetings, then the moves."""
        for meeting in self.meetings:
            yield from meeting.statements
        yield from self.moves

    @cached_property
    def acts(self) -> tuple[tuple[date, Filed, Move], ...]:
        """The moves that were really made, in the span, by day."""
        found = [
            (day, filed, filed.statement)
            for filed in self.moves
            if isinstance(filed.statement, Move)
            and filed.statement.modality is Modality.ACTUAL
            and (day := day_of(filed)) is not None
            and self.first <= day <= self.day
        ]
        return tuple(sorted(found, key=lambda one: (one[0], one[1].key)))

    def only(self, keys: Collection[str]) -> "Observed":
        """The same span with only the meetings, moves and statements of these keys.

        A meeting asked for by its own key is kept whole; asked for by those of statements, with them alone.
        """
        wanted = frozenset(keys)
        return replace(
            self,
            meetings=tuple(kept for meeting in self.meetings for kept in _kept(meeting, wanted)),
            moves=tuple(filed for filed in self.moves if filed.key in wanted),
            interference=tuple(one for one in self.interference if one.filed.key in wanted),
            commitments=tuple(one for one in self.commitments if one.moves[0].key in wanted),
        )


def _kept(meeting: Meeting, wanted: frozenset[str]) -> Iterator[Meeting]:
    if meeting.key in wanted:
        yield meeting
        return
    statements = tuple(filed for filed in meeting.statements if filed.key in wanted)
    if statements:
        yield replace(meeting, statements=statements)


def exact(period: Period | None) -> bool:
    """True for a date known to the day, or to a few days on end."""
    return period is not None and period.days <= FEW_DAYS


def contacts(observed: Observed) -> list[tuple[date, Meeting]]:
    """The contacts that took place in the span on a day that is known, by that day."""
    found = [
        (meeting.period.first, meeting)
        for meeting in observed.meetings
        if meeting.status in TOOK_PLACE and meeting.period and exact(meeting.period)
    ]
    return sorted(((day, one) for day, one in found if observed.holds(day)), key=lambda pair: (pair[0], pair[1].key))


def undated_contacts(observed: Observed) -> int:
    """How many contacts are said to have taken place on no day that is known."""
    return sum(one.status in TOOK_PLACE and not exact(one.period) for one in observed.meetings)


def day_of(filed: Filed) -> date | None:
    """When a move was made: on the day the text gives, if it gives one, else when it was published."""
    period, published = filed.statement.period, filed.source.published
    if period and period.days == 1 and (published is None or period.first <= published):
        return period.first
    return published


def by_week(observed: Observed, days: Iterable[date]) -> list[int]:
    """How many of *days* lie in each whole week of the span, counted back from its end."""
    counts = [0] * (observed.days // WEEK)
    for day in days:
        week = (observed.day - day).days // WEEK
        if week < len(counts):
            counts[week] += 1
    return counts[::-1]


def recent(observed: Observed) -> date:
    """The first of the last four weeks."""
    return observed.day - timedelta(days=RECENTLY - 1)


def said_on(meeting: Meeting) -> Iterator[tuple[Filed, MeetingStatement]]:
    """What was said on a meeting, in the order of publication."""
    for filed in meeting.statements:
        if isinstance(filed.statement, MeetingStatement):
            yield filed, filed.statement

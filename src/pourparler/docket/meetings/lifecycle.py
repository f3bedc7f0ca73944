"""A meeting's life: what was said to become of it, step by step, and where that leaves it.

Every step is a statement: dated by its publication, sourced, and voiced. Only one step nobody takes: a
meeting *lapses* when its last day is past by more than the days of grace and nobody has said that it took
place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from pourparler.chronology import Period
from pourparler.codebook import Status
from pourparler.docket.filing import Filed, Source
from pourparler.docket.meetings.facts import TOOK_PLACE
from pourparler.statements.statement import MeetingStatement

GRACE = timedelta(days=7)
"""How long after its last day a meeting may go unmentioned before it counts as lapsed."""

_WEIGHT = (
    Status.PROPOSED,
    Status.PLANNED,
    Status.POSTPONED,
    Status.REFUSED,
    Status.CANCELLED,
    Status.ONGOING,
    Status.HELD,
)
_STANDS_AGAINST = {
    Status.HELD: frozenset(_WEIGHT) - {Status.HELD},
    Status.ONGOING: frozenset([Status.PROPOSED, Status.PLANNED, Status.POSTPONED, Status.REFUSED]),
    Status.PLANNED: frozenset([Status.PROPOSED]),
    Status.POSTPONED: frozenset([Status.PROPOSED]),
}
"""What a later word does not undo: a plan is not unmade by someone who still proposes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step in a meeting's life: what became of it, on whose word, and the date it was then given.

    `published` and `source` are None for what nobody said: that it lapsed. `moved_from` is the date it had
    before, when this step gives it another.
    """

    status: Status
    published: date | None
    source: Source | None
    voice: str | None = None
    speaker: str | None = None
    period: Period | None = None
    moved_from: Period | None = None


def life(members: Iterable[Filed]) -> tuple[Step, ...]:
    """The steps of a meeting's life, in the order in which they were published."""
    steps: list[Step] = []
    announced: Period | None = None
    for member in sorted(members, key=lambda member: member.turn):
        statement = member.statement
        if not isinstance(statement, MeetingStatement):
            continue
        other = announced is not None and statement.period is not None
        moved = other and not (announced and statement.period and announced.overlaps(statement.period))
        steps.append(
            Step(
                status=statement.status,
                published=member.source.published,
                source=member.source,
                voice=statement.voice,
                speaker=statement.speaker,
                period=statement.period,
                moved_from=announced if moved else None,
            )
        )
        announced = statement.period or announced
    return tuple(steps)


def status(steps: Iterable[Step], period: Period | None, today: date, grace: timedelta = GRACE) -> Status:
    """Where a meeting stands on *today*, its date being *period*.

    >>> planned = Step(status=Status.PLANNED, published=date(2021, 12, 28), source=None)
    >>> [str(status([planned], Period("2022-01-12"), date(2022, 1, day))) for day in (11, 19, 20)]
    ['planned', 'planned', 'lapsed']
    """
    now, since = Status.PROPOSED, None
    for count, step in enumerate(steps):
        if count == 0 or _becomes(now, step.status, same_day=step.published == since):
            now, since = step.status, step.published
    return by(today, now, period, grace)


def by(today: date, now: Status, period: Period | None, grace: timedelta = GRACE) -> Status:
    """What has become by *today* of a meeting last said to be *now*: its date may be past.

    >>> by(date(2022, 1, 20), Status.PLANNED, Period("2022-01-12")).value
    'lapsed'
    """
    if period is None:
        return now
    if now is Status.ONGOING and period.last < today:
        return Status.HELD
    if now in (Status.PROPOSED, Status.PLANNED, Status.POSTPONED) and period.last + grace < today:
        return Status.LAPSED
    return now


def lapse(period: Period, grace: timedelta = GRACE) -> Step:
    """The step that nobody takes, dated on the first day on which it holds."""
    return Step(status=Status.LAPSED, published=period.last + grace + timedelta(days=1), source=None, period=period)


def took_place(step: Step) -> bool:
    """True when this step says that it took, or is taking, place."""
    return step.status in TOOK_PLACE


def _becomes(now: Status, then: Status, *, same_day: bool) -> bool:
    """True when a meeting that is *now* so changes by being said to be *then*.

    Of what is published on one day nobody knows the order, so the weightier of two counts.
    """
    if same_day:
        return _WEIGHT.index(then) > _WEIGHT.index(now)
    return then not in _STANDS_AGAINST.get(now, ())

"""Measure the talks: every indicator over one docket, as of a day, or day by day as a series."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from pourparler.docket.commitments import commitments
from pourparler.docket.docket import Docket
from pourparler.docket.interference import interference
from pourparler.docket.process import Process
from pourparler.views.indicators.attention import attention
from pourparler.views.indicators.backing import backing
from pourparler.views.indicators.cooperation import cooperation
from pourparler.views.indicators.divergence import divergence
from pourparler.views.indicators.hand_steering import hand_steering
from pourparler.views.indicators.indicator import Indicator
from pourparler.views.indicators.interference_rate import interference_rate
from pourparler.views.indicators.observed import Observed
from pourparler.views.indicators.schedule_keeping import schedule_keeping
from pourparler.views.indicators.tempo import tempo

INDICATORS: tuple[Callable[[Observed], Indicator], ...] = (
    tempo,
    schedule_keeping,
    interference_rate,
    hand_steering,
    backing,
    cooperation,
    divergence,
    attention,
)
"""Every indicator, in the order in which they are shown."""


def indicators(
    docket: Docket,
    process: Process | None = None,
    party: str | None = None,
    as_of: date | None = None,
    since: date | None = None,
) -> list[Indicator]:
    """Every indicator of the talks, as known on the day *as_of*.

    The span of days runs from *since*, else from the beginning of the process, else from the first day on which
    anything on it was published, to *as_of*, or else today or the end of the process.
    """
    return measure(observe(docket, process, party, as_of, since))


def measure(observed: Observed) -> list[Indicator]:
    """Every indicator of what was observed."""
    return [indicator(observed) for indicator in INDICATORS]


def observe(
    docket: Docket,
    process: Process | None = None,
    party: str | None = None,
    as_of: date | None = None,
    since: date | None = None,
) -> Observed:
    """What the indicators look at; the arguments are those of `indicators`."""
    begins = since or (process.since if process else None)
    meetings, moves = docket.meetings(as_of, process=process), docket.moves(as_of, process=process)
    published = (filed.source.published for one in (*(m.statements for m in meetings), moves) for filed in one)
    day = _last(docket, process, as_of)
    first = begins or min((known for known in published if known), default=day)
    return Observed(
        first=min(first, day),
        day=day,
        meetings=tuple(one for one in meetings if party is None or party in one.parties),
        moves=tuple(filed for filed in moves if party is None or party in filed.parties),
        interference=tuple(interference(docket, as_of, party, begins, process=process, meetings=meetings)),
        commitments=tuple(commitments(docket, as_of, party, begins, process=process, meetings=meetings, moves=moves)),
    )


def series(
    docket: Docket,
    days: Iterable[date],
    process: Process | None = None,
    party: str | None = None,
    since: date | None = None,
) -> Iterator[list[Indicator]]:
    """Every indicator as it was known on each of *days*: what was published later changes none of them."""
    for day in days:
        yield indicators(docket, process, party, day, since)


def every(step: int, first: date, last: date) -> list[date]:
    """Every *step* days up to and with *last*, not before *first*.

    >>> [day.day for day in every(7, date(2022, 1, 1), date(2022, 1, 20))]
    [6, 13, 20]
    """
    count = (last - first).days // step
    return [last - timedelta(days=step * back) for back in range(count, -1, -1)]


def _last(docket: Docket, process: Process | None, as_of: date | None) -> date:
    if as_of:
        return as_of
    today = docket.today
    return min(today, process.until) if process and process.until else today

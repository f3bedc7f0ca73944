"""Measure the talks: every indicator over one docket, as of a day, or day by day as a series."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from pourparler.docket.docket import Docket
from pourparler.docket.talks.commitments import commitments
from pourparler.docket.talks.interference import interference
from pourparler.docket.talks.process import Process
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

HORIZON = timedelta(days=365)
"""How far before the span that is asked for the record is read, for what was announced, promised or stood before it."""

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
    with _collector_paused():
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
    reach = begins - HORIZON if begins else None
    with _collector_paused():
        return _observed(docket, process, party, as_of, begins, reach)


def _observed(
    docket: Docket,
    process: Process | None,
    party: str | None,
    as_of: date | None,
    begins: date | None,
    reach: date | None,
) -> Observed:
    meetings, moves = (
        docket.meetings(as_of, None, reach, process=process),
        docket.moves(as_of, None, reach, process=process),
    )
    about = None if process else moves  # what is against a process may come from those outside it
    published = (filed.source.published for one in (*(m.statements for m in meetings), moves) for filed in one)
    day = _last(docket, process, as_of)
    first = begins or min((known for known in published if known), default=day)
    return Observed(
        first=min(first, day),
        day=day,
        meetings=tuple(one for one in meetings if party is None or party in one.parties),
        moves=tuple(filed for filed in moves if party is None or party in filed.parties),
        interference=tuple(interference(docket, as_of, party, begins, process=process, meetings=meetings, moves=about)),
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


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Let nobody look for rubbish while a hundred thousand statements are read: there is none, and it takes a third."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()

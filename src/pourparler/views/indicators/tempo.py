"""Contact tempo: how often they meet or speak, at each level, and when leaders are next to be expected to.

*Rate*: contacts that took place on a known day, over the weeks of the span; unit: a week. If the contacts of
separate weeks vary no more than chance would have it, the interval is that of a Poisson count (mid-P); if they come
in clusters (Fisher's dispersion test), it is widened by the root of the dispersion.

*Expected wait*: a Weibull distribution is fitted to the days between successive days with a contact of leaders; the
wait that is still open counts as censored. From it comes the mean further wait, given how long they have waited.
Unit: days. The *median wait* is Kaplan and Meier's, which assumes no form.

Sources: Cox & Lewis 1966, The Statistical Analysis of Series of Events; Kaplan & Meier 1958; Cox & Oakes 1984.

Misleads when a contact stands in the record twice, when documents of one side only are read (its own calls are then
all there is), when the record has gaps (a silence of the sources looks like a silence of the leaders), and where
contacts follow a calendar (summits, anniversaries) that no distribution of waits knows of.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from pourparler.codebook import Level
from pourparler.docket.meetings.meeting import Meeting
from pourparler.views.indicators import estimating
from pourparler.views.indicators.indicator import Counted, Figure, Indicator, figure, told
from pourparler.views.indicators.observed import (
    WEEK,
    Observed,
    by_week,
    contacts,
    recent,
    undated_contacts,
)

LEVELS = {
    "contacts": None,
    "contacts of leaders": Level.LEADER,
    "contacts of ministers": Level.MINISTER,
    "contacts of officials": Level.OFFICIAL,
}
NEXT = "days until leaders are next in contact"
HALF = "days within which half of the waits of leaders are over"
_RATE = "Poisson, mid-P; widened where contacts come in clusters"


def tempo(observed: Observed) -> Indicator:
    """How often the parties are in contact, and how long until their leaders are again."""
    found = contacts(observed)
    rates = [_rate(observed, name, level, found) for name, level in LEVELS.items()]
    leaders = [(day, one) for day, one in found if one.level is Level.LEADER]
    figures = (*rates, _next(observed, leaders), _median(observed, leaders), _lately(observed, found))
    return Indicator(
        name="tempo",
        title="Contact tempo",
        first=observed.first,
        day=observed.day,
        figures=figures,
        sentence=_sentence(observed, figures),
    )


def _rate(observed: Observed, name: str, level: Level | None, found: Sequence[tuple[date, Meeting]]) -> Figure:
    at_level = [(day, one) for day, one in found if level is None or one.level is level]
    counted = tuple(Counted(key=one.key, role=f"contact: {one.level}", day=day) for day, one in at_level)
    estimate, note = estimating.weekly_rate(
        by_week(observed, (day for day, _ in at_level)), len(counted), observed.days
    )
    unknown = undated_contacts(observed)
    left = f"{unknown} more on a day that nobody gives" if unknown and level is None else None
    short = "the span is shorter than a week" if observed.days < WEEK else None
    none = "no contact is on record" if level is None and not found else None
    return figure(
        name,
        "a week",
        counted,
        estimate,
        method=_RATE,
        withheld=short or none,
        note="; ".join(filter(None, (note, left))) or None,
    )


def waits(leaders: Sequence[tuple[date, Meeting]]) -> list[int]:
    """The days between one day with a contact and the next."""
    days = sorted({day for day, _ in leaders})
    return [(later - earlier).days for earlier, later in pairwise(days)]


def _counted(leaders: Sequence[tuple[date, Meeting]]) -> tuple[Counted, ...]:
    return tuple(Counted(key=one.key, role="contact of leaders", day=day) for day, one in leaders)


def _next(observed: Observed, leaders: Sequence[tuple[date, Meeting]]) -> Figure:
    ended = waits(leaders)
    enough = len(ended) >= estimating.FEW_WAITS
    waited = (observed.day - leaders[-1][0]).days if leaders else 0
    return figure(
        NEXT,
        "days",
        _counted(leaders),
        estimating.further_wait(ended, waited) if enough else None,
        method="Weibull, the open wait censored; delta method",
        n=len(ended),
        withheld=None if enough else f"waits on record: {len(ended)}; a fit wants {estimating.FEW_WAITS}",
        note=f"{waited} days have passed, longer than ever in the span" if enough and waited > max(ended) else None,
    )


def _median(observed: Observed, leaders: Sequence[tuple[date, Meeting]]) -> Figure:
    ended = waits(leaders)
    enough = len(ended) >= estimating.FEW_WAITS
    open_ = [(observed.day - leaders[-1][0]).days] if leaders else []
    return figure(
        HALF,
        "days",
        _counted(leaders),
        estimating.median_survival(ended, open_) if enough else None,
        method="Kaplan-Meier; log-log",
        n=len(ended),
        withheld=None if enough else f"waits on record: {len(ended)}; a curve wants {estimating.FEW_WAITS}",
    )


def _lately(observed: Observed, found: Sequence[tuple[date, Meeting]]) -> Figure:
    """The tempo of the last four weeks, as so many times that of the weeks before."""
    turn = recent(observed)
    before = (turn - observed.first).days
    late = sum(day >= turn for day, _ in found)
    counted = tuple(
        Counted(key=one.key, role="in the last four weeks" if day >= turn else "before", day=day) for day, one in found
    )
    reason = None
    if before < WEEK:
        reason = "the span is shorter than five weeks"
    elif len(found) < estimating.FEW_EVENTS:
        reason = f"contacts on record: {len(found)}; a comparison wants {estimating.FEW_EVENTS}"
    elif late == len(found):
        reason = "there was no contact before, so none can be so many times as often"
    ratio, p, note = None, None, None
    if not reason:
        weeks, days = by_week(observed, (day for day, _ in found)), (observed.day - turn).days + 1
        ratio, p, note = estimating.clustered_ratio(late, days, len(found) - late, before, weeks)
    return figure(
        "tempo of the last four weeks against before",
        "times",
        counted,
        ratio,
        method="quasi-Poisson" if note else "conditional binomial, mid-P; exact P",
        withheld=reason,
        p=p,
        note=note,
    )


def _sentence(observed: Observed, figures: Sequence[Figure]) -> str:
    found = {one.name: one for one in figures}
    whole, leaders, coming = found["contacts"], found["contacts of leaders"], found[NEXT]
    if whole.value is None:
        return f"Nothing can be said of the tempo: {whole.withheld}."
    weeks = f"{observed.weeks:.0f} weeks" if observed.weeks >= 2 else f"{observed.days} days"
    parts = [f"{whole.n} contacts in {weeks}, {told(whole)} a week; {leaders.n} of them between leaders"]
    if coming.value is not None:
        at = observed.day + timedelta(days=round(coming.value))
        pace = f"at their pace so far leaders would next be in contact in {told(coming, 0)} days"
        parts.append(f"{pace}, about {at.day} {at:%b %Y}")
    return "; ".join(parts) + "."

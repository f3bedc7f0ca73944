"""Attention: how much is published on the process, and by how many.

*Documents* with a statement on it, over the weeks of the span; unit: a week; Poisson, mid-P, widened where they come
in clusters. *Publishers*: how many different ones; a plain count, with no interval. *Evenness*: how many publishers
there would be if all published alike and one document were as likely to agree in its publisher with another as now
(inverse of Simpson's index, 1949). *Share of the first*: how much comes from the one who publishes most; Wilson.

Misleads because it measures what was fed in, not what was written in the world: compare it over time only where the
same sources are read throughout.
"""

from collections import Counter
from collections.abc import Sequence

from pourparler.docket.filing import Filed
from pourparler.views.indicators import estimating
from pourparler.views.indicators.indicator import Counted, Estimate, Figure, Indicator, figure, percent, told
from pourparler.views.indicators.observed import WEEK, Observed, by_week

FEW = 5
UNKNOWN = "publisher unknown"


def attention(observed: Observed) -> Indicator:
    """How many documents, and whose, carry the process."""
    found = _documents(observed)
    counted = tuple(
        Counted(key=one.key, role=one.source.publisher or UNKNOWN, day=one.source.published) for one in found
    )
    figures = (_rate(observed, counted), _publishers(counted), *_spread(counted))
    return Indicator(
        name="attention",
        title="Attention",
        first=observed.first,
        day=observed.day,
        figures=figures,
        sentence=_sentence(counted, figures),
    )


def _documents(observed: Observed) -> list[Filed]:
    """One statement for each document of the span: the first in it."""
    first: dict[str, Filed] = {}
    for filed in sorted(observed.statements(), key=lambda one: one.turn):
        if observed.holds(filed.source.published):
            first.setdefault(filed.source.digest, filed)
    return list(first.values())


def _rate(observed: Observed, counted: tuple[Counted, ...]) -> Figure:
    weeks = by_week(observed, (one.day for one in counted if one.day))
    estimate, note = estimating.weekly_rate(weeks, len(counted), observed.days)
    return figure(
        "documents",
        "a week",
        counted,
        estimate,
        method="Poisson, mid-P; widened where documents come in clusters",
        withheld="the span is shorter than a week" if observed.days < WEEK else None,
        note=note,
    )


def _publishers(counted: tuple[Counted, ...]) -> Figure:
    names = {one.role for one in counted} - {UNKNOWN}
    return figure(
        "publishers",
        "publishers",
        counted,
        Estimate(float(len(names))),
        method="count",
        withheld=None if counted else "no document is on record",
    )


def _spread(counted: tuple[Counted, ...]) -> tuple[Figure, Figure]:
    counts = Counter(one.role for one in counted if one.role != UNKNOWN)
    known = tuple(one for one in counted if one.role != UNKNOWN)
    few = None if len(known) >= FEW else f"documents that name their publisher: {len(known)}; a share wants {FEW}"
    alike = sum(count * (count - 1) for count in counts.values())
    evenness = Estimate(len(known) * (len(known) - 1) / alike) if alike else None
    first = max(counts.values(), default=0)
    return (
        figure(
            "publishers, if all published alike",
            "publishers",
            known,
            None if few else evenness,
            method="inverse of Simpson's index",
            withheld=few or (None if evenness else "no publisher has two documents"),
        ),
        figure(
            "share of the publisher with most documents",
            "share",
            known,
            None if few else estimating.share(first, len(known)),
            method="binomial, Wilson",
            withheld=few,
        ),
    )


def _sentence(counted: Sequence[Counted], figures: Sequence[Figure]) -> str:
    rate, publishers, _, most = figures
    if not counted or publishers.value is None or rate.value is None:
        return f"Nothing can be said of attention: {rate.withheld or publishers.withheld}."
    parts = [f"{len(counted)} documents of {publishers.value:.0f} publishers carry it, {told(rate)} a week"]
    parts += [f"{percent(most)} come from one publisher"] if most.value is not None else []
    return "; ".join(parts) + "."

"""Which figures moved: those of the span of a brief that lie beyond what the span before it makes likely.

A figure moved when the value of each span lies outside the other's interval. Needs the extra `indicators`.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from pourparler.docket.docket import Docket
from pourparler.docket.filing import Filed
from pourparler.docket.talks.process import Process
from pourparler.exports.brief.brief import Cited, Line
from pourparler.exports.brief.telling import cited, witnesses
from pourparler.exports.indicator_tables import figure_interval, figure_value
from pourparler.exports.wording import counted
from pourparler.views.indicators.indicator import Figure, Indicator
from pourparler.views.indicators.measuring import indicators

SHOWN = 2
"""Of the entries that a figure counts so many are quoted, the latest; the figure itself opens to all of them."""


def figures_that_moved(
    docket: Docket,
    since: date,
    process: Process | None = None,
    party: str | None = None,
    as_of: date | None = None,
) -> list[Line]:
    """The figures that are others since a day than in as many days before it."""
    day = as_of or docket.today
    eve = since - timedelta(days=1)
    now = indicators(docket, process, party, as_of, since)
    before = indicators(docket, process, party, eve, since - (day - since) - timedelta(days=1))
    return list(_lines(docket, now, {one.name: one for one in before}, as_of))


def moved(before: Figure, now: Figure) -> bool:
    """True when each value lies outside the other's interval."""
    return _outside(before, now) and _outside(now, before)


def _outside(one: Figure, other: Figure) -> bool:
    if one.value is None or other.low is None or other.high is None:
        return False
    return not other.low <= one.value <= other.high


def _lines(docket: Docket, now: list[Indicator], before: dict[str, Indicator], as_of: date | None) -> Iterator[Line]:
    for indicator in now:
        past = {one.name: one for one in before[indicator.name].figures} if indicator.name in before else {}
        for one in indicator.figures:
            if one.name in past and moved(past[one.name], one):
                was = past[one.name]
                yield Line(
                    when="",
                    text=(
                        f"{indicator.title}: {one.name}, {_told(one)}, from {counted(one.n, 'case')}; "
                        f"in the span before, {_told(was)}, from {counted(was.n, 'case')}."
                    ),
                    cited=tuple(_cited(docket, one, as_of)),
                )


def _told(found: Figure) -> str:
    unit = "" if found.unit in ("share", "days") else f" {found.unit}"
    return f"{figure_value(found)}{unit} ({figure_interval(found)})"


def _cited(docket: Docket, found: Figure, as_of: date | None) -> Iterator[Cited]:
    latest = sorted(found.counted, key=lambda one: (one.day or date.min, one.key))
    for key in dict.fromkeys(one.key for one in reversed(latest[-SHOWN:])):
        entry = docket.find(key, as_of)
        if isinstance(entry, Filed):
            yield cited(entry)
        else:
            yield from witnesses(entry)[:1]

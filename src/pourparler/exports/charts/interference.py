"""The chart of interference around sittings: how often moves come so many days before one, and the ratios."""

from bisect import bisect_left
from collections import Counter
from datetime import date, timedelta

import altair as alt

from pourparler.exports.charts.chart import Chart
from pourparler.exports.charts.look import ACCENT, FAINT, HEIGHT, INK, SOFT, chart, data
from pourparler.views.indicators.indicator import Indicator
from pourparler.views.indicators.interference_rate import WINDOWS, ratio_name

FURTHEST = 21
"""Days before a sitting; what is further away is drawn as one bar."""
_LEFT, _RIGHT = 400, 190


def interference_chart(found: Indicator) -> Chart | None:
    """Interference by the days that are left to the next sitting; None when there is none, or no sitting."""
    counted = found.figure(ratio_name(WINDOWS[0])).counted
    sittings = sorted({one.day for one in counted if one.role == "sitting" and one.day})
    moves = [one.day for one in counted if one.role != "sitting" and one.day]
    if not sittings or not moves:
        return None
    hits = Counter(distance for day in moves if (distance := _left(sittings, day)) is not None)
    span = [found.first + timedelta(days=count) for count in range((found.day - found.first).days + 1)]
    there = Counter(distance for day in span if (distance := _left(sittings, day)) is not None)
    rates = [
        {"left": str(left), "rate": hits[left] / there[left], "moves": hits[left], "days": there[left]}
        for left in range(FURTHEST + 1)
        if there[left]
    ]
    order = [str(left) for left in range(FURTHEST, -1, -1)]
    bars = (
        alt.Chart(data(rates))
        .mark_bar(color=SOFT)
        .encode(
            x=alt.X(
                "left:O",
                sort=order,
                title="days to the next sitting" + (f" ({FURTHEST}: or more)" if there[FURTHEST] else ""),
                axis=alt.Axis(labelAngle=0),
            ),
            y=alt.Y("rate:Q", title="interfering moves a day"),
        )
        .properties(width=_LEFT, height=HEIGHT)
    )
    return chart(
        "interference",
        found.title,
        found.sentence,
        len(moves),
        alt.hconcat(bars, ratios) if (ratios := _ratios(found)) else bars,
        ("days to the next sitting", "interfering moves", "days", "moves a day"),
        ((str(row["left"]), str(row["moves"]), str(row["days"]), f"{row['rate']:.2f}") for row in reversed(rates)),
    )


def _ratios(found: Indicator) -> alt.LayerChart | alt.FacetChart | None:
    """The ratio of each window with its interval, against the line of no difference; None where all are withheld."""
    rows = [
        {"window": f"{window} days", "ratio": one.value, "low": max(one.low or 0.05, 0.05), "high": one.high or 20.0}
        for window in WINDOWS
        if (one := found.figure(ratio_name(window))).value
    ]
    if not rows:
        return None
    scale = alt.Scale(type="log", domain=[0.05, 20], clamp=True)
    order = [f"{window} days" for window in WINDOWS]
    lane = alt.X("window:N", title="before a sitting", sort=order, axis=alt.Axis(labelAngle=0))
    even = alt.Chart(data([{"one": 1}])).mark_rule(color=FAINT, strokeWidth=2).encode(y=alt.Y("one:Q", scale=scale))
    base = alt.Chart(data(rows))
    spread = base.mark_rule(color=INK, strokeWidth=1.5).encode(
        x=lane, y=alt.Y("low:Q", scale=scale, title="times as often as on other days"), y2="high:Q"
    )
    points = base.mark_point(filled=True, color=ACCENT, size=80, shape="diamond").encode(
        x=lane, y=alt.Y("ratio:Q", scale=scale)
    )
    return alt.layer(even, spread, points).properties(width=_RIGHT, height=HEIGHT)


def _left(sittings: list[date], day: date) -> int | None:
    """The days from *day* to the next sitting; None behind the last one."""
    at = bisect_left(sittings, day)
    return min((sittings[at] - day).days, FURTHEST) if at < len(sittings) else None

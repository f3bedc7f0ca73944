"""The chart of the calendar: for every meeting announced ahead, its first date and the date it came to."""

from collections.abc import Mapping
from datetime import timedelta

import altair as alt

from pourparler.exports.charts.chart import Chart
from pourparler.exports.charts.look import ACCENT, INK, STRUCK, WIDTH, chart, data, days, iso, telling_apart
from pourparler.exports.wording import day as written
from pourparler.views.indicators.indicator import Counted, Indicator
from pourparler.views.indicators.schedule_keeping import SLIP

MOST = 40
"""More meetings than this are not told apart: the latest are drawn, the table has them all."""
_SHAPES = {
    "held on the day": ("circle", INK, INK),
    "moved": ("triangle-right", INK, ACCENT),
    "called off": (STRUCK, INK, "white"),
    "lapsed": ("square", INK, "white"),
}


def slip_chart(found: Indicator, names: Mapping[str, str]) -> Chart | None:
    """What became of each date that was announced; None when none was, or none is past.

    *names* are what the meetings are called, by the first digits of their keys.
    """
    outcomes = sorted(found.headline.counted, key=lambda one: (str(one.day), one.key))
    slips = {one.key: one.weight for one in found.figure(SLIP).counted}
    if not outcomes:
        return None
    drawn = outcomes[-MOST:]
    rows = [{**_row(one, slips.get(one.key)), "name": _name(one, names)} for one in drawn]
    lane = alt.Y(
        "name:N", title=None, sort=[str(row["name"]) for row in rows], axis=alt.Axis(labelLimit=260, ticks=False)
    )
    base = alt.Chart(data(rows))
    trail = base.mark_rule(strokeDash=[2, 2], color=ACCENT).encode(x=days("due"), x2="came:T", y=lane)
    first = base.mark_point(shape="circle", size=60, fill="white", stroke=INK).encode(x=days("due"), y=lane)
    last = base.mark_point(size=60, strokeWidth=1.5, opacity=1).encode(
        x=days("came", "day first announced; a trail leads to the day it was moved to", scale=alt.Scale(padding=10)),
        y=lane,
        **telling_apart("outcome", _SHAPES),
    )
    return chart(
        "slip",
        found.title,
        found.sentence,
        len(outcomes),
        alt.layer(trail, first, last).properties(width=WIDTH, height=max(18 * len(rows), 60)),
        ("meeting", "first announced for", "what became of it", "slip in days"),
        (
            (
                _name(one, names),
                written(one.day) if one.day else "",
                one.role,
                f"{slips[one.key]:.0f}" if one.key in slips else "",
            )
            for one in outcomes
        ),
    )


def _name(one: Counted, names: Mapping[str, str]) -> str:
    key = one.key[:12]
    return f"{names[key]}  {key[:7]}" if key in names else key


def _row(one: Counted, slip: float | None) -> dict[str, str]:
    due = iso(one.day) if one.day else ""
    came = iso(one.day + timedelta(days=int(slip))) if one.day and slip else due
    return {"due": due, "came": came, "outcome": one.role}

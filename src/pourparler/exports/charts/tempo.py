"""The chart of contact tempo: every contact in the lane of its level, and how many there were each week below."""

from collections import Counter
from datetime import date, timedelta

import altair as alt

from pourparler.exports.charts.chart import Chart
from pourparler.exports.charts.look import INK, SOFT, WIDTH, chart, data, days, iso
from pourparler.exports.wording import day as written
from pourparler.views.indicators.indicator import Indicator
from pourparler.views.indicators.observed import WEEK

_LANES = {"leader": "leaders", "minister": "ministers", "official": "officials", "unspecified": "level not told"}
_SHAPES = ["circle", "square", "triangle-up", "cross"]


def tempo_chart(found: Indicator) -> Chart | None:
    """When they met or spoke, and at which level; None when no contact is on record."""
    contacts = [(one.day, _LANES[one.role.rpartition(": ")[2]]) for one in found.headline.counted if one.day]
    if not contacts:
        return None
    lanes = [lane for lane in _LANES.values() if any(level == lane for _, level in contacts)]
    weeks = Counter(_week(found, day) for day, _ in contacts)
    span = alt.Scale(domain=[iso(found.first), iso(found.day)])
    dots = (
        alt.Chart(data({"day": iso(day), "level": level} for day, level in contacts))
        .mark_point(filled=True, size=60, color=INK, opacity=0.75)
        .encode(
            x=days("day", scale=span),
            y=alt.Y("level:N", title=None, sort=lanes, axis=alt.Axis(grid=True, gridDash=[1, 3])),
            shape=alt.Shape("level:N", legend=None, scale=alt.Scale(domain=list(_LANES.values()), range=_SHAPES)),
        )
        .properties(width=WIDTH, height=30 * len(lanes) + 10)
    )
    bars = (
        alt.Chart(
            data(
                {"from": iso(week), "to": iso(week + timedelta(days=WEEK)), "contacts": count}
                for week, count in sorted(weeks.items())
            )
        )
        .mark_rect(color=SOFT, stroke="white", clip=True)
        .encode(
            x=days("from", "week from", scale=span),
            x2="to:T",
            y=alt.Y("contacts:Q", title="contacts a week", axis=alt.Axis(tickMinStep=1), scale=alt.Scale(zero=True)),
            y2=alt.datum(0),
        )
        .properties(width=WIDTH, height=90)
    )
    return chart(
        "tempo",
        found.title,
        found.sentence,
        len(contacts),
        alt.vconcat(dots, bars),
        ("week from", *lanes, "all"),
        (
            (written(week), *(str(_at(contacts, found, week, lane)) for lane in lanes), str(weeks[week]))
            for week in sorted(weeks)
        ),
    )


def _week(found: Indicator, day: date) -> date:
    """The first day of the week, counted from the end of the span, that *day* lies in."""
    return found.day - timedelta(days=((found.day - day).days // WEEK + 1) * WEEK - 1)


def _at(contacts: list[tuple[date, str]], found: Indicator, week: date, lane: str) -> int:
    return sum(level == lane and _week(found, day) == week for day, level in contacts)

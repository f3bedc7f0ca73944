"""The chart of the cooperation balance: the mean score of each week's moves, larger where there are more."""

from collections import defaultdict
from datetime import date, timedelta

import altair as alt

from pourparler.exports.charts.chart import Chart
from pourparler.exports.charts.look import ACCENT, FAINT, HEIGHT, INK, WIDTH, chart, data, days, iso
from pourparler.exports.wording import day as written
from pourparler.views.indicators.indicator import Indicator
from pourparler.views.indicators.observed import WEEK


def cooperation_chart(found: Indicator) -> Chart | None:
    """The balance week by week; None when no move is on record."""
    weeks: defaultdict[date, list[float]] = defaultdict(list)
    for one in found.headline.counted:
        if one.day:
            back = (found.day - one.day).days // WEEK
            weeks[found.day - timedelta(days=WEEK * back + WEEK // 2)].append(one.weight)
    if not weeks:
        return None
    rows = [
        {"week": iso(middle), "score": sum(scores) / len(scores), "moves": len(scores)}
        for middle, scores in sorted(weeks.items())
    ]
    base = alt.Chart(data(rows))
    widest = max(5.0, *(abs(sum(scores) / len(scores)) for scores in weeks.values()))
    score = alt.Y("score:Q", title="mean score", scale=alt.Scale(domain=[-widest, widest], nice=True))
    zero = alt.Chart(data([{"zero": 0}])).mark_rule(color=FAINT, strokeWidth=2).encode(y="zero:Q")
    weekly = days("week", "week", scale=alt.Scale(domain=[iso(found.first), iso(found.day)], padding=12))
    line = base.mark_line(color=INK, strokeWidth=1).encode(x=weekly, y=score)
    points = base.mark_point(filled=True, color=ACCENT, opacity=1).encode(
        x=weekly,
        y=score,
        size=alt.Size("moves:Q", title="moves", scale=alt.Scale(range=[15, 220]), legend=alt.Legend(tickCount=3)),
    )
    return chart(
        "cooperation",
        found.title,
        found.sentence,
        found.headline.n,
        alt.layer(zero, line, points).properties(width=WIDTH, height=HEIGHT),
        ("middle of the week", "mean score", "moves"),
        (
            (written(middle), f"{sum(scores) / len(scores):.1f}", str(len(scores)))
            for middle, scores in sorted(weeks.items())
        ),
    )

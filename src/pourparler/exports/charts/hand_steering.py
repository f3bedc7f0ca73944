"""The chart of hand-steering: which share of each kind of thing rests on leaders alone, with its interval."""

import altair as alt

from pourparler.exports.charts.chart import Chart
from pourparler.exports.charts.look import ACCENT, FAINT, INK, WIDTH, chart, data
from pourparler.views.indicators.indicator import Figure, Indicator, percent

_ALL = "all together"


def hand_steering_chart(found: Indicator) -> Chart | None:
    """The shares that rest on leaders alone; None when every one of them is withheld."""
    known = [one for one in found.figures if one.value is not None]
    if not known:
        return None
    rows = [
        {"kind": _kind(one), "share": one.value, "low": one.low, "high": one.high, "n": f"n = {one.n}"} for one in known
    ]
    lane = alt.Y("kind:N", title=None, sort=[_kind(one) for one in found.figures])
    scale = alt.Scale(domain=[0, 1])
    axis = alt.Axis(format="%", grid=True, gridColor=FAINT)
    base = alt.Chart(data(rows))
    spread = base.mark_rule(color=INK, strokeWidth=1.5).encode(
        x=alt.X("low:Q", scale=scale, axis=axis, title="on the word of leaders alone"), x2="high:Q", y=lane
    )
    points = base.mark_point(filled=True, color=ACCENT, shape="diamond", size=90).encode(
        x=alt.X("share:Q", scale=scale), y=lane
    )
    counts = base.mark_text(align="left", dx=6, color=INK).encode(x=alt.value(WIDTH), y=lane, text="n:N")
    return chart(
        "hand-steering",
        found.title,
        found.sentence,
        found.headline.n,
        alt.layer(spread, points, counts).properties(width=WIDTH, height=34 * len(rows)),
        ("what", "on the word of leaders alone", "n"),
        ((_kind(one), one.withheld or percent(one), str(one.n)) for one in found.figures),
    )


def _kind(found: Figure) -> str:
    return found.name.removesuffix(" at leader level only") if found.name != "at leader level only" else _ALL

"""The timeline: a lane for each forum or set of parties, every meeting on its day, told apart by shape.

A solid dot was held, a ring is planned, a struck ring called off, an open square lapsed; a dotted trail leads from the
date a meeting was moved from. Interference stands as wedges in a lane of its own; the broken line is the day asked.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import altair as alt

from pourparler.codebook import Status
from pourparler.exports.charts.chart import Chart
from pourparler.exports.charts.look import ACCENT, INK, SOFT, STRUCK, WIDTH, chart, data, days, iso, telling_apart
from pourparler.exports.wording import counted, day, how, parties
from pourparler.views.chronicle import ChronicleLine
from pourparler.views.indicators.indicator import Indicator

MOST_LANES = 12
OTHERS = "others"
INTERFERENCE = "interference"
_HELD, _AHEAD, _OFF, _LAPSED = "held", "planned or proposed", "called off or refused", "lapsed"
_KINDS = {
    Status.HELD: _HELD,
    Status.ONGOING: _HELD,
    Status.CANCELLED: _OFF,
    Status.REFUSED: _OFF,
    Status.LAPSED: _LAPSED,
}
_SHAPES = {
    _HELD: ("circle", INK, INK),
    _AHEAD: ("circle", INK, "white"),
    _OFF: (STRUCK, INK, "white"),
    _LAPSED: ("square", INK, "white"),
    INTERFERENCE: ("triangle-down", ACCENT, ACCENT),
}
AHEAD = timedelta(days=60)
"""So far ahead of the day the timeline reaches; the table has what is further."""


def timeline_chart(meetings: Sequence[ChronicleLine], interference: Indicator) -> Chart | None:
    """The meetings of the span by day and lane; None when none of them has a date."""
    dated = [(line, line.period.first) for line in meetings if line.period and line.period.days <= 31]
    shown = [(line, first) for line, first in dated if first >= interference.first]
    if not shown:
        return None
    lanes = _lanes(line for line, _ in shown)
    rows = [_row(line, first, lanes) for line, first in shown]
    rows += [
        {"day": iso(one.day), "from": iso(one.day), "lane": INTERFERENCE, "kind": INTERFERENCE, "told": ""}
        for one in interference.headline.counted
        if one.day
    ]
    order = [*dict.fromkeys(lanes.values()), INTERFERENCE]
    lane = alt.Y("lane:N", title=None, sort=order, axis=alt.Axis(grid=True, gridDash=[1, 3], labelLimit=220))
    base = alt.Chart(data(rows))
    ahead = [first for _, first in shown if first <= interference.day + AHEAD]
    span = alt.Scale(domain=[iso(interference.first), iso(max([interference.day, *ahead]))], padding=10)
    trail = base.mark_rule(strokeDash=[2, 2], color=ACCENT, clip=True).encode(
        x=days("from", scale=span), x2="day:T", y=lane
    )
    marks = base.mark_point(size=70, strokeWidth=1.6, opacity=0.9, clip=True).encode(
        x=days("day", scale=span), y=lane, tooltip="told:N", **telling_apart("kind", _SHAPES)
    )
    known = alt.Chart(data([{"day": iso(interference.day)}])).mark_rule(color=SOFT, strokeDash=[4, 4]).encode(x="day:T")
    return chart(
        "timeline",
        "Timeline",
        _sentence([line for line, _ in shown], interference),
        len(shown),
        alt.layer(known, trail, marks).properties(width=WIDTH, height=26 * len(set(order)) + 10),
        ("date", "parties", "how", "what became of it", "moved from", "meeting"),
        (_cells(line) for line, _ in shown),
    )


def _lanes(lines: Iterator[ChronicleLine]) -> dict[str, str]:
    """The lane of each meeting, by its identifier: its forum, else its parties; rare ones share the last."""
    named = {line.id: line.format or parties(line.parties) for line in lines}
    most = [name for name, _ in Counter(named.values()).most_common(MOST_LANES)]
    lanes = {key: name if name in most else OTHERS for key, name in named.items()}
    return dict(
        sorted(lanes.items(), key=lambda item: (item[1] == OTHERS, most.index(item[1]) if item[1] in most else 0))
    )


def _row(line: ChronicleLine, first: date, lanes: dict[str, str]) -> dict[str, str]:
    moved = [step.moved_from for step in line.life if step.moved_from]
    came = iso(moved[-1].first) if moved else iso(first)
    told = f"{line.period}  {parties(line.parties)}  {line.status.value}"
    return {
        "day": iso(first),
        "from": came,
        "lane": lanes[line.id],
        "kind": _KINDS.get(line.status, _AHEAD),
        "told": told,
    }


def _cells(line: ChronicleLine) -> tuple[str, ...]:
    moved = [step.moved_from for step in line.life if step.moved_from]
    return (
        str(line.period),
        parties(line.parties),
        how(line.channel, line.place, line.format, line.level),
        line.status.value,
        str(moved[-1]) if moved else "",
        line.id,
    )


def _sentence(lines: list[ChronicleLine], interference: Indicator) -> str:
    kinds = Counter(_KINDS.get(line.status, _AHEAD) for line in lines)
    told = ", ".join(f"{kinds[kind]} {kind}" for kind in (_HELD, _AHEAD, _OFF, _LAPSED) if kinds[kind])
    wedges = interference.headline.n
    beside = f"; {counted(wedges, 'move')} against what stood" if wedges else ""
    return (
        f"{counted(len(lines), 'meeting')} from {day(interference.first)} to {day(interference.day)}: {told}{beside}."
    )

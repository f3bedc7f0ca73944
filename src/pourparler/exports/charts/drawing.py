"""Draw the charts: from indicators to Vega-Lite, and from there to PNG and SVG without a browser."""

import csv
import json
from collections.abc import Sequence
from io import StringIO

import vl_convert

from pourparler.codebook import Level
from pourparler.exports.charts.chart import Chart
from pourparler.exports.charts.cooperation import cooperation_chart
from pourparler.exports.charts.hand_steering import hand_steering_chart
from pourparler.exports.charts.interference import interference_chart
from pourparler.exports.charts.slip import slip_chart
from pourparler.exports.charts.tempo import tempo_chart
from pourparler.exports.charts.timeline import timeline_chart
from pourparler.exports.wording import how, parties
from pourparler.views.chronicle import ChronicleLine
from pourparler.views.indicators.indicator import Indicator

SCALE = 2.0
"""Pixels for each unit of the drawing: sharp on paper."""

CHARTS = {
    "tempo": tempo_chart,
    "interference": interference_chart,
    "hand-steering": hand_steering_chart,
    "cooperation": cooperation_chart,
}
"""The charts that need nothing but their indicator."""


def charts(found: Sequence[Indicator], meetings: Sequence[ChronicleLine]) -> list[Chart]:
    """Every chart that there is enough for: the timeline first, then those of the indicators."""
    by_name = {one.name: one for one in found}
    names = {line.id: ", ".join(filter(None, [parties(line.parties), _where(line)])) for line in meetings}
    drawn = [timeline_chart(meetings, by_name["interference"])] if "interference" in by_name else []
    drawn += [slip_chart(by_name["schedule keeping"], names)] if "schedule keeping" in by_name else []
    drawn += [draw(by_name[name]) for name, draw in CHARTS.items() if name in by_name]
    return [one for one in drawn if one is not None]


def _where(line: ChronicleLine) -> str:
    return how(line.channel, line.place, line.format, Level.UNSPECIFIED)


def png(chart: Chart) -> bytes:
    """The chart as a picture."""
    drawn: bytes = vl_convert.vegalite_to_png(json.dumps(chart.spec), scale=SCALE)
    return drawn


def svg(chart: Chart) -> str:
    """The chart as a drawing that scales."""
    drawn: str = vl_convert.vegalite_to_svg(json.dumps(chart.spec))
    return drawn


def written(chart: Chart) -> dict[str, bytes]:
    """The chart as the files it is kept in, by name: picture, drawing, specification, and table as CSV."""
    table = StringIO()
    csv.writer(table).writerows([chart.columns, *chart.rows])
    return {
        f"{chart.name}.png": png(chart),
        f"{chart.name}.svg": svg(chart).encode(),
        f"{chart.name}.vl.json": json.dumps(chart.spec, ensure_ascii=False, indent=1).encode(),
        f"{chart.name}.csv": table.getvalue().encode(),
    }

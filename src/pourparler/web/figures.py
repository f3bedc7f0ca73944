"""The indicators and their charts, as the page shows them; the only file of it that needs the extra `indicators`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pourparler.docket.docket import Docket
from pourparler.docket.meetings.meeting import SHORT
from pourparler.docket.talks.process import Process
from pourparler.exports.charts.chart import Chart
from pourparler.exports.charts.drawing import charts, svg
from pourparler.exports.indicator_tables import figure_interval, figure_value
from pourparler.views.chronicle import chronicle
from pourparler.views.indicators.indicator import Figure, Indicator
from pourparler.views.indicators.measuring import indicators
from pourparler.web.asking import Asked
from pourparler.web.stretch import narrowed, view

ENDED = timedelta(days=31)
"""After so many days without a document a record is taken to have ended."""

MOST_COUNTED = 60
"""How many of the entries behind a figure are listed."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure as a line of the table, and the identifiers of what it counts, each as what and when."""

    figure: Figure
    value: str
    interval: str
    counted: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Measured:
    """Every indicator with its figures, the charts, and whether only the last stretch of the record was measured."""

    indicators: Sequence[tuple[Indicator, Sequence[Row]]]
    charts: Sequence[Chart]
    cut: bool


def measured(record: Docket, asked: Asked, process: Process | None) -> Measured:
    """Every indicator over what is looked at."""
    seen, day, whole = view(record, asked, process), _day(record, asked), process
    process = narrowed(record, day, process) if process else None
    found = indicators(seen.record, process, asked.party, day, seen.since)
    since = found[0].first - timedelta(days=1) if found else None
    lines = chronicle(seen.record, day, asked.party, since, process=process)
    rows = [(one, [_row(figure) for figure in one.figures]) for one in found]
    return Measured(rows, charts(found, lines), seen.cut or process != whole)


def _day(record: Docket, asked: Asked) -> date | None:
    """The day asked for; of a record that ended long ago its last day: no rate is made of years nobody wrote about."""
    span = record.span()
    ended = span is not None and record.today - span[1] > ENDED
    return asked.as_of or (span[1] if span and ended else None)


def drawn(found: Measured, name: str) -> str | None:
    """The chart of that name as SVG; None when there is none."""
    return next((svg(chart) for chart in found.charts if chart.name == name), None)


def _row(figure: Figure) -> Row:
    counted = [(one.key[:SHORT], one.role, str(one.day or "")) for one in figure.counted[:MOST_COUNTED]]
    return Row(figure, figure_value(figure), figure_interval(figure), counted)

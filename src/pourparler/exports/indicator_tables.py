"""Indicators as tables that fit a terminal: a sentence to each, then its figures; what is withheld says why."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pourparler.exports.wording import day
from pourparler.views.indicators.indicator import Figure, Indicator

_INDENT, _GAP = 2, 2
_VALUE, _INTERVAL, _N = 9, 17, 6
_SHARE, _A_WEEK, _DAYS, _TIMES = "share", "a week", "days", "times"


def indicators_table(found: Sequence[Indicator], known: str, width: int) -> RenderableType:
    """Every indicator under a heading that says of which days it is, with its figures."""
    if not found:
        return Text("INDICATORS  none")
    span = f"{day(found[0].first)} to {day(found[0].day)}, {known}"
    title = "INDICATORS"
    room = max(width - len(title), len(span) + _GAP)
    parts: list[RenderableType] = [Text(title, style="bold").append(span.rjust(room), style="not bold dim")]
    for indicator in found:
        parts += [Text(), Text(indicator.title.upper(), style="bold"), Padding(Text(indicator.sentence), (0, 0, 0, 2))]
        if not indicator.withheld:
            parts.append(Padding(_figures(indicator, width - _INDENT), (0, 0, 0, _INDENT)))
    return Group(*parts)


def series_table(found: Sequence[Sequence[Indicator]], width: int) -> RenderableType:
    """The figure to quote of each indicator, one line to a day."""
    table = Table.grid(padding=(0, _GAP, 0, 0))
    table.add_column(width=11, justify="right")
    names = [(one.name, one.headline.name, one.headline.unit) for one in found[0]] if found else []
    rest = max((width - 13) // max(len(names), 1) - _GAP, 6)
    for _ in names:
        table.add_column(width=rest, overflow="fold")
    table.add_row(Text("as known on", style="dim"), *(Text(name, style="bold") for name, _, _ in names))
    table.add_row("", *(Text(f"{name}, {unit}", style="dim") for _, name, unit in names))
    for moment in found:
        table.add_row(day(moment[0].day), *(figure_value(one.headline) for one in moment))
    return table


def figure_value(found: Figure) -> str:
    """A figure without its interval: "50 %", "0.5", "12 days"; a dash when it is withheld.

    >>> figure_value(Figure(name="held", unit="share", n=8, counted=(), method="", value=0.5))
    '50 %'
    """
    return _written(found.value, found.unit) if found.value is not None else "–"


def figure_interval(found: Figure) -> str:
    """The ends of its interval; nothing when it has none.

    >>> figure_interval(Figure(name="held", unit="share", n=8, counted=(), method="", value=0.5, low=0.215, high=0.785))
    '22 to 78 %'
    """
    if found.value is None or (found.low is None and found.high is None):
        return ""
    low = "?" if found.low is None else _written(found.low, found.unit).removesuffix(" %")
    high = "more" if found.high is None else _written(found.high, found.unit)
    return f"{low} to {high}"


def _written(value: float, unit: str) -> str:
    if unit == _SHARE:
        return f"{100 * value:.0f} %"
    if unit == _DAYS:
        return f"{value:.0f}"
    return f"{value:.2f}" if unit in (_A_WEEK, _TIMES) and abs(value) < 10 else f"{value:.1f}"


def _figures(indicator: Indicator, width: int) -> Table:
    table = Table.grid(padding=(0, _GAP, 0, 0))
    name = max(width - _VALUE - _INTERVAL - _N - 4 * _GAP, 24)
    table.add_column(width=name, overflow="fold")
    table.add_column(width=_VALUE, justify="right")
    table.add_column(width=_INTERVAL)
    table.add_column(width=_N, justify="right")
    for one in indicator.figures:
        if one.withheld:
            table.add_row(Text(f"{one.name}: withheld, {one.withheld}", style="dim"), "", "", "")
            continue
        named = one.name if one.unit in (_SHARE, "score", "publishers", _DAYS) else f"{one.name}, {one.unit}"
        table.add_row(_with_note(named, one), figure_value(one), figure_interval(one), f"n {one.n}")
    return table


def _with_note(name: str, found: Figure) -> Text:
    told = Text(name)
    said = [f"P {found.p:.3f}"] if found.p is not None else []
    said += [found.note] if found.note else []
    return told.append(f" ({'; '.join(said)})", style="dim") if said else told

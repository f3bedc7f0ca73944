"""How charts look: ink on paper, one accent, and every difference told by shape or place as well as by shade."""

from collections.abc import Iterable
from datetime import date
from textwrap import wrap
from typing import Any

import altair as alt

from pourparler.exports.charts.chart import Chart

WIDTH, HEIGHT = 640, 220
INK, SOFT, FAINT, ACCENT = "#1c1c1c", "#6f6f6f", "#d9d9d9", "#8a3324"
STRUCK = "M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0M-1,1L1,-1"
"""A struck ring."""
Drawn = alt.Chart | alt.LayerChart | alt.FacetChart | alt.VConcatChart | alt.HConcatChart
_LINE = 100
"""Characters of the sentence in one line below the title."""


def chart(
    name: str,
    title: str,
    sentence: str,
    n: int,
    drawn: Drawn,
    columns: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
) -> Chart:
    """The chart with its title, its sentence and its n above it."""
    head = alt.TitleParams(
        text=title, subtitle=[*wrap(sentence, _LINE), f"n = {n}"], anchor="start", fontSize=15, subtitleColor=SOFT
    )
    dressed = drawn.properties(title=head, background="white", padding=14)
    dressed = dressed.configure_view(stroke="transparent").configure(font="Liberation Sans, Arial, sans-serif")
    dressed = dressed.configure_axis(
        grid=False, domainColor=SOFT, tickColor=SOFT, labelColor=INK, titleColor=INK, titleFontWeight="normal"
    ).configure_legend(orient="bottom", titleColor=INK, labelColor=INK, symbolStrokeWidth=1.5)
    spec: dict[str, Any] = dressed.to_dict()
    return Chart(name=name, title=title, sentence=sentence, n=n, spec=spec, columns=columns, rows=tuple(rows))


def telling_apart(field: str, shapes: dict[str, tuple[str, str, str]]) -> dict[str, Any]:
    """Encodings that tell the values of *field* apart: each by its shape, stroke and fill, in one legend."""
    names = list(shapes)
    marks, strokes, fills = (list(some) for some in zip(*shapes.values(), strict=True))
    return {
        "shape": alt.Shape(f"{field}:N", title=None, scale=alt.Scale(domain=names, range=marks)),
        "stroke": alt.Stroke(f"{field}:N", title=None, scale=alt.Scale(domain=names, range=strokes)),
        "fill": alt.Fill(f"{field}:N", title=None, scale=alt.Scale(domain=names, range=fills)),
    }


def data(rows: Iterable[dict[str, Any]]) -> alt.InlineData:
    """Rows as the chart carries them inside."""
    return alt.InlineData(values=list(rows))


def days(name: str, title: str | None = None, **more: Any) -> alt.X:  # noqa: ANN401 - passed on as it is
    """The axis of days."""
    axis = alt.Axis(format="%-d %b %Y", labelOverlap=True, tickCount=8)
    return alt.X(f"{name}:T", title=title, axis=axis, **more)


def iso(day: date) -> str:
    """A day as the chart's data have it: noon, so that no time zone moves it to the day before."""
    return f"{day.isoformat()}T12:00:00"

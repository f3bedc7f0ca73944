"""The concordance in two columns that fit a terminal, what one side leaves out left blank."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pourparler.docket.meetings.concordance import Agreement
from pourparler.exports.concordance_wording import (
    MARKS,
    by_topic,
    place_of,
    side_name,
    source_told,
    summary,
    value_told,
    verdict_told,
)
from pourparler.views.concordance import Concordance, PointLine, SentenceLine, Side

_INDENT = 2
_MARK = 3
_NARROWEST = 20


def concordance_table(found: Concordance, width: int) -> RenderableType:
    """The two sides with their documents, then topic by topic what each says.

    A sentence is quoted where it is first needed; of the points after it only the value is given.
    """
    column = max((width - _MARK) // 2, _NARROWEST)
    table = Table.grid(padding=0)
    for room in (column, _MARK, column):
        table.add_column(width=room, overflow="fold", justify="center" if room == _MARK else "left")
    a, b = side_name(found.a), side_name(found.b)
    table.add_row(Text(a, style="bold"), "", Text(b, style="bold"))
    table.add_row(_sources(found.a), "", _sources(found.b))
    shown: set[tuple[str, int, int]] = set()
    for topic, points in by_topic(found.points):
        table.add_row()
        table.add_row(Text(topic, style="underline"), "", "")
        for point in points:
            table.add_row(*_row(point, a, b, shown))
    title = Text("CONCORDANCE  ").append(found.meeting.id if found.meeting else "", style="dim")
    return Group(title, Text(summary(found), style="dim"), Text(), table)


def _row(point: PointLine, a: str, b: str, shown: set[tuple[str, int, int]]) -> tuple[Group, Text, Group]:
    style = "red" if point.verdict is Agreement.CONTRADICTED else ""
    cells: list[Group] = []
    for told, lines in ((value_told(point, "a"), point.a), (value_told(point, "b"), point.b)):
        if lines:
            cells.append(Group(Text(told, style=style), *_quoted(lines, shown)))
        else:
            cells.append(Group(Text(verdict_told(point, a, b), style="dim italic")))
    if point.verdict is Agreement.CONTRADICTED:
        cells[0].renderables.append(Text(verdict_told(point, a, b), style=style))
    return cells[0], Text(MARKS[point.verdict], style=style), cells[1]


def _quoted(lines: Sequence[SentenceLine], shown: set[tuple[str, int, int]]) -> Iterator[RenderableType]:
    for line in lines:
        where = line.digest, line.start, line.end
        if where not in shown:
            shown.add(where)
            told = Text(place_of(line), style="dim").append("\n" + " ".join(line.quote.split()), style="not dim")
            yield Padding(told, (0, 0, 0, _INDENT))


def _sources(side: Side) -> Text:
    return Text("\n".join(source_told(side)), style="dim")

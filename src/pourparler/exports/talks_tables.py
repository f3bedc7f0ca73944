"""Positions, commitments and interference as tables that fit a terminal of 80 columns, and a pipe."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pourparler.exports.tables import SHORT, grid, heading
from pourparler.exports.talks_wording import fate, from_where, rests_on, since_when, stance, touches
from pourparler.exports.wording import act, cut, day, parties
from pourparler.views.commitments import CommitmentLine
from pourparler.views.interference import InterferenceLine
from pourparler.views.positions import PositionLine

_WHEN, _PARTY, _WHOM, _GAPS, _LEAST = 14, 9, 17, 6, 20


def positions_table(lines: Sequence[PositionLine], known: str, width: int) -> RenderableType:
    """Where each party stands, under a heading for each issue."""
    parts: list[RenderableType] = [heading("POSITIONS", known, width)]
    for issue, some in groupby(lines, key=lambda line: line.issue):
        parts += [Text(f" {cut(issue, width - 1)}", style="italic"), _positions(some, width)]
    return Group(*parts) if lines else Group(*parts, Text(" none"))


def commitments_table(lines: Sequence[CommitmentLine], known: str, width: int) -> RenderableType:
    """What was promised, what it rests on, and what became of it."""
    if not lines:
        return Group(heading("COMMITMENTS", known, width), Text(" none"))
    rest = max(width - _WHEN - _WHOM - SHORT - _GAPS, _LEAST)
    table = grid(_WHEN, _WHOM, rest)
    for line in lines:
        table.add_row(
            day(line.day) if line.day else "undated",
            _to(line.parties, line.towards),
            Text(f"{act(line.type, line.modality, line.aspect)}: “{cut(line.about, 2 * rest)}”\n").append(
                f"{rests_on(line)}; {fate(line)}", style="dim"
            ),
            Text(line.id[:SHORT], style="dim"),
        )
    return Group(heading("COMMITMENTS", known, width), table)


def interference_table(lines: Sequence[InterferenceLine], known: str, width: int) -> RenderableType:
    """The moves against what stood, with the meetings that each touches below it."""
    if not lines:
        return Group(heading("INTERFERENCE", known, width), Text(" none"))
    rest = max(width - _WHEN - _WHOM - SHORT - _GAPS, _LEAST)
    table = grid(_WHEN, _WHOM, rest)
    for line in lines:
        done = f"{act(line.type, line.modality, line.aspect)}, {from_where(line)}"
        table.add_row(
            day(line.day) if line.day else "undated",
            _to(line.actors, line.recipients),
            Text(f"{done}: “{cut(line.about or line.quote, 2 * rest)}”\n").append(touches(line), style="dim"),
            Text(line.id[:SHORT], style="dim"),
        )
    return Group(heading("INTERFERENCE", known, width), table)


def _positions(lines: Iterable[PositionLine], width: int) -> Table:
    rest = max(width - _WHEN - _PARTY - SHORT - _GAPS, _LEAST)
    table = grid(_WHEN, _PARTY, rest)
    for line in lines:
        latest = line.latest
        told = Text(f"{stance(latest, line.party)}: ", style="bold" if latest.turns else "")
        told.append(f"“{cut(latest.about or latest.quote, 2 * rest)}”", style="not bold")
        for turn in line.turning_points:
            if turn is not latest:
                told.append(f"\nturned on {since_when(turn)}: {stance(turn, line.party)}", style="not bold dim")
        table.add_row(since_when(latest), line.party, told, Text(latest.id[:SHORT], style="dim"))
    return table


def _to(actors: Sequence[str], others: Sequence[str]) -> str:
    return f"{parties(actors)} → {parties(others)}" if others else parties(actors)

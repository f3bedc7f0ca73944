"""Meetings and moves as tables that fit a terminal of 80 columns, and a pipe: no frames, nothing cut off."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pourparler.codebook import Standing, Status
from pourparler.exports.wording import act, cut, day, how, on_whose_word, parties, when
from pourparler.views.agenda import AgendaLine, Pending
from pourparler.views.chronicle import ChronicleLine
from pourparler.views.moves import MoveLine

SHORT = 7
"""How many digits of an identifier the tables show; any command takes them for the whole."""

_GAP = 2
_NARROW = 80
_WHEN, _WHO, _HOW, _STANDS, _WHOM = 14, 9, 19, 23, 17
"""Widths on a terminal of 80 columns: room for "30–31 Dec 2021", "NATO, RUS", "Russia-NATO Council", "only
Washington says so", and both sides of a move."""
_STATUSES = {
    Status.HELD: "bold",
    Status.PLANNED: "",
    Status.CANCELLED: "strike",
    Status.REFUSED: "strike",
    Status.LAPSED: "dim",
}
_PENDING = {
    Pending.UNCONFIRMED: "PAST, AND UNCONFIRMED",
    Pending.DUE: "DUE",
    Pending.UNDATED: "WITHOUT A DATE",
}


def chronicle_table(lines: Sequence[ChronicleLine], known: str, width: int) -> RenderableType:
    """The meetings, one line each, under a heading that says as of when."""
    if not lines:
        return Group(heading("MEETINGS", known, width), Text(" none"))
    return Group(heading("MEETINGS", known, width), _meetings(lines, width))


def agenda_table(lines: Sequence[AgendaLine], known: str, width: int) -> RenderableType:
    """What is ahead, in the three parts of the agenda; parts with nothing in them are left out."""
    parts: list[RenderableType] = []
    for pending in Pending:
        due = [line for line in lines if line.pending is pending]
        if due:
            parts += [
                heading(_PENDING[pending], known, width),
                _meetings(due, width),
                Text(),
            ]
            known = ""
    return Group(*parts[:-1]) if parts else Group(heading("AGENDA", known, width), Text(" nothing is due"))


def moves_table(lines: Sequence[MoveLine], known: str, width: int) -> RenderableType:
    """The moves, those about the talks themselves first."""
    process = [line for line in lines if line.aspect.of_process]
    substance = [line for line in lines if not line.aspect.of_process]
    parts: list[RenderableType] = []
    for title, some in (("MOVES ABOUT THE TALKS", process), ("MOVES ON THE SUBSTANCE", substance)):
        if some:
            parts += [heading(title, known, width), _moves(some, width), Text()]
            known = ""
    return Group(*parts[:-1]) if parts else Group(heading("MOVES", known, width), Text(" none"))


def heading(title: str, known: str, width: int) -> Text:
    """What stands above a table: what it shows, and as known when."""
    room = max(width - len(title), len(known) + _GAP)
    return Text(title, style="bold").append(known.rjust(room) if known else "", style="not bold dim")


def _meetings(lines: Iterable[ChronicleLine | AgendaLine], width: int) -> Table:
    more = max(width - _NARROW, 0)
    dated, who = _WHEN + min(more // 4, _WHEN - _GAP), _WHO + more // 8
    rest = max(width - dated - who - SHORT - 4 * _GAP, 2 * SHORT)
    told = rest * _HOW // (_HOW + _STANDS)
    stands = rest - told
    table = grid(dated, who, told, stands)
    for line in lines:
        table.add_row(
            when(line.period),
            parties(line.parties),
            how(line.channel, line.place, line.format, line.level),
            _stands(line, stands),
            Text(line.id[:SHORT], style="dim"),
        )
    return table


def _stands(line: ChronicleLine | AgendaLine, width: int) -> Text:
    """The status, and on whose word: in one line where there is room, else in two."""
    word = on_whose_word(line.status, line.standing, line.parties, line.backed_by)
    apart = "\n" if len(word) <= width < len(line.status) + len(word) + 2 else ", "
    told = Text(line.status.value, style=_STATUSES.get(line.status, ""))
    told.append(apart + word, style="not bold not strike" + (" red" if line.standing is Standing.DISPUTED else ""))
    if isinstance(line, AgendaLine) and line.moved_from:
        told.append(f"\nmoved from {line.moved_from}", style="not bold not strike")
    return told


def _moves(lines: Iterable[MoveLine], width: int) -> Table:
    rest = max(width - _WHEN - _WHOM - SHORT - 3 * _GAP, 20)
    table = grid(_WHEN, _WHOM, rest)
    for line in lines:
        said = f"“{cut(line.about or line.quote, 2 * rest)}”"
        table.add_row(
            when(line.period, day(line.published) if line.published else "undated"),
            _who(line),
            f"{act(line.type, line.modality, line.aspect)}: {said}",
            Text(line.id[:SHORT], style="dim"),
        )
    return table


def _who(line: MoveLine) -> str:
    return f"{parties(line.actors)} → {parties(line.recipients)}" if line.recipients else parties(line.actors)


def grid(first: int, *widths: int) -> Table:
    """A table without frames: a date, columns of these widths, and an identifier."""
    table = Table.grid(padding=(0, _GAP, 0, 0))
    table.add_column(width=first, justify="right")
    for width in widths:
        table.add_column(width=width, overflow="fold")
    table.add_column(width=SHORT, no_wrap=True)
    return table


def as_known(asked: str | None) -> str:
    """What stands beside a heading: as of when it is known."""
    return f"as known on {asked}" if asked else "all that is on record"

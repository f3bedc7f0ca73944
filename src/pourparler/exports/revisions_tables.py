"""The revisions as a table: what was learnt, what changed from what to what, what was withdrawn."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pourparler.codebook import Channel, Level, Modality
from pourparler.exports.tables import SHORT
from pourparler.exports.wording import act, cut, day, how, parties, when
from pourparler.views.revisions import Change, Revised, RevisionLine, RevisionSource

_GAP = 2
_WHEN, _WHO = 14, 17
_LEAST = 20
_TITLES = {Change.LEARNT: "LEARNT", Change.CHANGED: "CHANGED", Change.WITHDRAWN: "WITHDRAWN"}


def revisions_table(lines: Sequence[RevisionLine], between: str, width: int) -> RenderableType:
    """What was learnt, changed and withdrawn, meetings before moves, under a heading that says *between* which days."""
    parts: list[RenderableType] = []
    for change, title in _TITLES.items():
        some = [line for line in lines if line.change is change]
        if some:
            heading = Text(title, style="bold").append(between.rjust(max(width - len(title), 0)), style="not bold dim")
            parts += [heading, _table(some, width), Text()]
            between = ""
    if not parts:
        return Group(Text("REVISIONS", style="bold").append(f"  {between}", style="not bold dim"), Text(" none"))
    return Group(*parts[:-1])


def _table(lines: Iterable[RevisionLine], width: int) -> Table:
    told = max(width - _WHEN - _WHO - SHORT - 3 * _GAP, _LEAST)
    table = Table.grid(padding=(0, _GAP, 0, 0))
    table.add_column(width=_WHEN, justify="right")
    table.add_column(width=_WHO, overflow="fold")
    table.add_column(width=told, overflow="fold")
    table.add_column(width=SHORT, no_wrap=True)
    for line in lines:
        happened = Text("\n").join([_what(line, told), *map(_revised, line.revised), *_behind(line)])
        table.add_row(_when(line), parties(line.parties), happened, Text(line.id[:SHORT], style="dim"))
    return table


def _when(line: RevisionLine) -> str:
    """The date; of a move without one, the day on which it was published."""
    published = line.sources[0].published if line.act and line.sources else None
    return when(line.period, day(published) if published else "undated")


def _what(line: RevisionLine, room: int) -> Text:
    if line.act is not None and line.aspect is not None:
        about = f": “{cut(line.about, 2 * room)}”" if line.about else ""
        return Text(act(line.act, Modality.ACTUAL, line.aspect) + about)
    kind = how(line.channel or Channel.UNSPECIFIED, line.place, line.format, line.level or Level.UNSPECIFIED)
    stands = line.status.value if line.status else ""
    return Text(", ".join(part for part in (kind, stands) if part))


def _revised(one: Revised) -> Text:
    if one.name in ("split from", "joined to"):
        return Text(f"{one.name} {(one.before or one.after or '')[:SHORT]}")
    if one.before is None:
        return Text(f"{one.name}: {one.after}")
    return Text(f"{one.name}: {one.before} → {one.after or 'no longer given'}")


def _behind(line: RevisionLine) -> Iterator[Text]:
    """The documents that made the difference, then whose hand it was if no document did."""
    for source in line.sources:
        yield Text(_told(source), style="dim")
    if not line.sources and line.change is Change.CHANGED:
        yield Text(f"by {', '.join(line.hands)}" if line.hands else "no new document: the time passed", style="dim")


def _told(source: RevisionSource) -> str:
    published = day(source.published) if source.published else "undated"
    late = ", a late find" if source.late else ""
    return f"{source.publisher or source.document}, {published}{late}"

"""Today: what is due, what changed, what wants a decision."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from pourparler.web.asking import Asking, Following, Memory, Record
from pourparler.web.changes import changes
from pourparler.web.drawing import draw
from pourparler.web.sheet import sheet
from pourparler.web.visits import last_seen, note_visit

MOST = 10
"""How many lines a column shows before it says how many there are besides."""

LATE = 200
"""Of how many statements that are new to the reader it is looked whether they were published before."""

router = APIRouter()


@router.get("/")
def today(request: Request, asked: Asking, record: Record, process: Following, memory: Memory) -> Response:
    """The sheet of the day; while nothing is on record, what to do first."""
    sequence = record.sequence
    if not sequence:
        return draw(request, "first.html", asked=asked)
    drawn = memory(("sheet", asked.question), lambda: sheet(record, asked, process))
    seen = last_seen(request, sequence)
    late = record.entered_after(seen, LATE) if seen < sequence and process is None else []
    changed = changes(drawn.meetings, drawn.moves, late, drawn.since, drawn.day, seen)
    page = draw(
        request,
        "today.html",
        asked=asked,
        sheet=drawn,
        changes=changed,
        fresh=sum(one.new for group in changed for one in group.lines),
        most=MOST,
    )
    note_visit(request, page, sequence)
    return page

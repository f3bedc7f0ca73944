"""Interference: moves against what stood, by whose hand, what they touched, and what became of it."""

from collections.abc import Callable

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from pourparler.codebook import Aspect, MoveType
from pourparler.docket.talks.interference import Hand, Sequel
from pourparler.views.interference import InterferenceLine, TouchedLine, interference
from pourparler.web.asking import Asked, Asking, Following, Memory, Record
from pourparler.web.csv_file import csv_file
from pourparler.web.drawing import draw
from pourparler.web.listing import Listing
from pourparler.web.stretch import Seen, seen_of

_SORTS: dict[str, Callable[[InterferenceLine], str]] = {
    "day": lambda line: str(line.day or ""),
    "actors": lambda line: " ".join(line.actors),
    "type": lambda line: line.type.value,
    "aspect": lambda line: line.aspect.value,
    "hand": lambda line: line.hand.value,
}
router = APIRouter()


@router.get("/interference")
def table(request: Request, asked: Asking, record: Record, process: Following, memory: Memory) -> Response:
    """The interference, as a table."""
    seen = seen_of(interference, record, asked, process, memory, of_anybody=True)
    return draw(
        request,
        "interference.html",
        asked=asked,
        seen=seen,
        table=Listing.of(_lines(seen, asked), asked.page),
        sort=asked.word("sort") or "-day",
        types=list(MoveType),
        aspects=[aspect for aspect in Aspect if aspect.of_process],
        hands=list(Hand),
        sequels=list(Sequel),
    )


@router.get("/interference.csv")
def as_csv(asked: Asking, record: Record, process: Following, memory: Memory) -> Response:
    """The interference that the table shows, a line for each meeting it touched."""
    columns = ("id", "day", "actors", "hand", "type", "aspect", "about", "voice", "publisher", "quote", "meeting")
    lines = _lines(seen_of(interference, record, asked, process, memory, of_anybody=True), asked)
    rows = (_record(line, touched) for line in lines for touched in line.touched)
    return csv_file("interference.csv", (*columns, "parties", "date before", "date now", "sequel"), rows)


def _lines(seen: Seen[InterferenceLine], asked: Asked) -> list[InterferenceLine]:
    """The lines asked for, in the order asked for."""
    found = seen.lines
    sort, until = asked.word("sort") or "-day", asked.day("until")
    key = _SORTS.get(sort.removeprefix("-"))
    if key is None:
        raise HTTPException(400, f"interference cannot be sorted by {sort!r}")
    lines = [line for line in found if _answers(line, asked) and (not until or (line.day and line.day <= until))]
    return sorted(lines, key=key, reverse=sort[0] == "-")


def _answers(line: InterferenceLine, asked: Asked) -> bool:
    sequel = asked.word("sequel")
    return (
        asked.word("type") in (None, line.type.value)
        and asked.word("aspect") in (None, line.aspect.value)
        and asked.word("hand") in (None, line.hand.value)
        and (sequel is None or any(touched.sequel.value == sequel for touched in line.touched))
    )


def _record(line: InterferenceLine, touched: TouchedLine) -> tuple[object, ...]:
    made = (line.id, line.day, line.actors, line.hand, line.type, line.aspect, line.about, line.voice, line.publisher)
    dates = (touched.period_before, touched.period)
    return (*made, line.quote, touched.id, touched.parties, *dates, touched.sequel)

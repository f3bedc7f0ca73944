"""Commitments: what parties agreed to do, what that rests on, and what became of it."""

from collections.abc import Callable

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from pourparler.docket.talks.commitments import Fate, Footing
from pourparler.views.commitments import CommitmentLine, commitments
from pourparler.web.asking import Asked, Asking, Following, Memory, Record
from pourparler.web.csv_file import csv_file
from pourparler.web.drawing import draw
from pourparler.web.listing import Listing
from pourparler.web.stretch import Seen, seen_of

_SORTS: dict[str, Callable[[CommitmentLine], str]] = {
    "day": lambda line: str(line.day or ""),
    "parties": lambda line: " ".join(line.parties),
    "issue": lambda line: line.issue or "",
    "due": lambda line: line.due.start if line.due else "9999",
    "footing": lambda line: str(list(Footing).index(line.footing)),
    "fate": lambda line: line.fate.value,
}
router = APIRouter()


@router.get("/commitments")
def table(request: Request, asked: Asking, record: Record, process: Following, memory: Memory) -> Response:
    """The commitments, as a table."""
    seen = seen_of(commitments, record, asked, process, memory)
    return draw(
        request,
        "commitments.html",
        asked=asked,
        seen=seen,
        table=Listing.of(_lines(seen, asked), asked.page),
        sort=asked.word("sort") or "-day",
        footings=list(Footing),
        fates=list(Fate),
    )


@router.get("/commitments.csv")
def as_csv(asked: Asking, record: Record, process: Following, memory: Memory) -> Response:
    """The commitments that the table shows."""
    columns = ("id", "day", "parties", "towards", "issue", "about", "type", "modality", "due", "footing", "voices")
    rows = map(_record, _lines(seen_of(commitments, record, asked, process, memory), asked))
    return csv_file("commitments.csv", (*columns, "warrants", "fate", "tellings"), rows)


def _lines(seen: Seen[CommitmentLine], asked: Asked) -> list[CommitmentLine]:
    """The lines asked for, in the order asked for."""
    found = seen.lines
    sort, until = asked.word("sort") or "-day", asked.day("until")
    key = _SORTS.get(sort.removeprefix("-"))
    if key is None:
        raise HTTPException(400, f"commitments cannot be sorted by {sort!r}")
    lines = [line for line in found if _answers(line, asked) and (not until or (line.day and line.day <= until))]
    return sorted(lines, key=key, reverse=sort[0] == "-")


def _answers(line: CommitmentLine, asked: Asked) -> bool:
    return asked.word("footing") in (None, line.footing.value) and asked.word("fate") in (None, line.fate.value)


def _record(line: CommitmentLine) -> tuple[object, ...]:
    promised = (line.id, line.day, line.parties, line.towards, line.issue, line.about, line.type, line.modality)
    due = line.due.start if line.due else None
    return (*promised, due, line.footing, line.voices, line.warrants, line.fate, len(line.tellings))

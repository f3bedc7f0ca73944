"""Positions: issues by parties, each cell the latest stand, with its history."""

from collections import Counter
from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import Response

from pourparler.views.positions import PositionLine, StandLine, positions
from pourparler.web.asking import Asked, Asking, Following, Memory, Record
from pourparler.web.csv_file import csv_file
from pourparler.web.drawing import draw
from pourparler.web.listing import Listing
from pourparler.web.stretch import Seen, seen_of

PARTIES, ISSUES = 6, 25
"""How many parties stand beside each other, and how many issues on a page."""

router = APIRouter()


@router.get("/positions")
def matrix(request: Request, asked: Asking, record: Record, process: Following, memory: Memory) -> Response:
    """The latest stand of each party on each issue."""
    seen = seen_of(positions, record, asked, process, memory)
    lines = _lines(seen, asked)
    spoken = Counter(line.party for line in lines)
    parties = sorted(spoken, key=lambda party: (-spoken[party], party))
    if asked.party in parties:
        parties.remove(asked.party)
        parties.insert(0, asked.party)
    issues = Counter(line.issue for line in lines)
    ordered = sorted(issues, key=lambda issue: (-issues[issue], issue))
    return draw(
        request,
        "positions.html",
        asked=asked,
        seen=seen,
        parties=parties[:PARTIES],
        others=parties[PARTIES:],
        table=Listing.of(ordered, asked.page, ISSUES),
        cells={(line.issue, line.party): line for line in lines},
        turns=_turns(lines),
    )


@router.get("/positions.csv")
def as_csv(asked: Asking, record: Record, process: Following, memory: Memory) -> Response:
    """Every stand behind the matrix, as CSV."""
    lines = _lines(seen_of(positions, record, asked, process, memory), asked)
    columns = ("party", "issue", "day", "stance", "turns", "type", "recipients", "about", "voice", "publisher")
    rows = (_record(line, stand) for line in lines for stand in line.history)
    return csv_file("positions.csv", (*columns, "quote", "id"), rows)


def _lines(seen: Seen[PositionLine], asked: Asked) -> list[PositionLine]:
    """The positions asked for."""
    word, turned = (asked.word("issue") or "").casefold(), asked.word("turned")
    lines = seen.lines
    return [line for line in lines if word in line.issue.casefold() and (not turned or line.turning_points)]


def _turns(lines: Sequence[PositionLine]) -> list[tuple[PositionLine, int]]:
    """The stands that changed direction, the latest first, each by its place in the history."""
    found = [(line, place) for line in lines for place, stand in enumerate(line.history) if stand.turns]
    return sorted(found, key=lambda turn: str(turn[0].history[turn[1]].day or ""), reverse=True)[:20]


def _record(line: PositionLine, stand: StandLine) -> tuple[object, ...]:
    taken = (line.party, line.issue, stand.day, stand.stance, stand.turns or None, stand.type, stand.recipients)
    return (*taken, stand.about, stand.voice, stand.publisher, stand.quote, stand.id)

"""Search: the documents, or what they say of meetings or in moves, that have the words."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from pourparler.codebook import MoveType
from pourparler.docket.docket import Docket
from pourparler.docket.finding.searching import Sought
from pourparler.errors import DocketFault
from pourparler.views.search import SearchLine, search
from pourparler.web.asking import Asked, Asking, Record
from pourparler.web.drawing import draw
from pourparler.web.listing import Listing

HITS = 20

router = APIRouter()


@router.get("/search")
def results(request: Request, asked: Asking, record: Record) -> Response:
    """What was found, best first; without a word to look for, the form and what is wrong with the question."""
    table, fault = None, None
    try:
        table = _found(record, asked) if asked.word("q") else None
    except DocketFault as wrong:
        fault = str(wrong)
    places, types = list(Sought), list(MoveType)
    return draw(request, "search.html", asked=asked, table=table, fault=fault, places=places, types=types)


def _found(record: Docket, asked: Asked) -> Listing[SearchLine]:
    kind = asked.word("type")
    try:
        sought = Sought(asked.word("in") or Sought.DOCUMENT)
        wanted = MoveType(kind) if kind and sought is Sought.MOVE else None
    except ValueError as wrong:
        raise HTTPException(400, f"{wrong}: nothing can be searched by that") from None
    found = search(
        record,
        asked.word("q") or "",
        sought=sought,
        type=wanted,
        as_of=asked.as_of,
        party=asked.party,
        since=asked.day("since"),
        until=asked.day("until"),
        limit=HITS,
        offset=(asked.page - 1) * HITS,
    )
    return Listing(found.lines, found.total, asked.page, HITS, cut=found.cut)

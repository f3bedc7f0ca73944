"""Two documents side by side: what they agree on, contradict, or leave out."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from pourparler.views.concordance import compare_documents
from pourparler.web.asking import Asking, Following, Record
from pourparler.web.drawing import draw

OFFERED = 40
"""How many of the newest documents are offered by name."""

router = APIRouter()


@router.get("/compare")
def compare(request: Request, asked: Asking, record: Record, process: Following) -> Response:
    """The concordance of two documents, or the form that asks which."""
    a, b = asked.word("a"), asked.word("b")
    found = compare_documents(record, a, b, process.issues if process else ()) if a and b else None
    recent = record.browse_sources(asked.as_of, OFFERED)
    return draw(request, "compare.html", asked=asked, concordance=found, recent=recent)

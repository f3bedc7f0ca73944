"""Documents: the archive, the newest first, and each text as printed with what was read from it in the margin."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from pourparler.docket.docket import Docket
from pourparler.docket.filing import Filed, Source
from pourparler.web.asking import LINES, Asked, Asking, Record
from pourparler.web.drawing import draw
from pourparler.web.listing import Listing
from pourparler.web.marking import PART, marked_text

COUNTED = 100_000
MOST_MEETINGS, MOST_OTHERS = 8, 12
"""Of how many meetings other documents are looked up to compare with, and how many are offered."""

router = APIRouter()


@router.get("/documents")
def documents(request: Request, asked: Asking, record: Record) -> Response:
    """The documents on record, as a table."""
    rows = record.browse_sources(asked.as_of, LINES, (asked.page - 1) * LINES)
    count = record.count_sources(asked.as_of, COUNTED)
    return draw(request, "documents.html", asked=asked, table=Listing(rows, count, asked.page, cut=count >= COUNTED))


@router.get("/documents/{name}")
def document(request: Request, name: str, asked: Asking, record: Record) -> Response:
    """One document: its text, a part at a time if it is very long, and the statements beside it."""
    source = record.source(name)
    text = record.document(source.digest).text
    said = record.said_in(source.digest)
    start = _start(asked, len(text))
    return draw(
        request,
        "document.html",
        asked=asked,
        source=source,
        marked=marked_text(text, said, start),
        length=len(text),
        part=PART,
        others=_others(record, source, said),
    )


def _start(asked: Asked, length: int) -> int:
    word = asked.word("from") or "0"
    if not (word.isascii() and word.isdigit() and len(word) < 12 and int(word) < max(length, 1)):
        raise HTTPException(400, f"the document has {length:,} characters; {word!r} is no place in it")
    return int(word)


def _others(record: Docket, source: Source, said: list[Filed]) -> list[Source]:
    """Other documents that speak of the same meetings."""
    others: dict[str, Source] = {}
    for meeting in list(dict.fromkeys(filed.meeting for filed in said if filed.meeting))[:MOST_MEETINGS]:
        others |= {filed.source.digest: filed.source for filed in record.members(meeting)}
    others.pop(source.digest, None)
    return sorted(others.values(), key=lambda other: str(other.published or ""))[:MOST_OTHERS]

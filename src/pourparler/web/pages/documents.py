"""Documents: the archive, the newest first, and each text as printed with what was read from it in the margin."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from pourparler.docket.docket import Docket
from pourparler.docket.filing import Filed, Source
from pourparler.web.asking import LINES, Asked, Asking, Memory, Record
from pourparler.web.drawing import draw
from pourparler.web.listing import Listing
from pourparler.web.marking import PART, MarkedText, marked_text

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
def document(request: Request, name: str, asked: Asking, record: Record, memory: Memory) -> Response:
    """One document: its text, a part at a time if it is very long, and the statements beside it."""
    source = record.source(name)
    start, length = memory(("place", source.digest, asked.word("from")), lambda: _start(asked, record, source))

    def shown() -> tuple[MarkedText, list[Source]]:
        said = record.said_in(source.digest)
        return marked_text(record.document(source.digest).text, said, start), _others(record, source, said)

    marked, others = memory(("document", source.digest, start), shown)
    return draw(
        request,
        "document.html",
        asked=asked,
        source=source,
        marked=marked,
        length=length,
        part=PART,
        others=others,
    )


def _start(asked: Asked, record: Docket, source: Source) -> tuple[int, int]:
    """The place from which on the text is shown, and how long the text is."""
    word, length = asked.word("from") or "0", len(record.document(source.digest).text)
    if not (word.isascii() and word.isdigit() and len(word) < 12 and int(word) < max(length, 1)):
        raise HTTPException(400, f"the document has {length:,} characters; {word!r} is no place in it")
    return int(word), length


def _others(record: Docket, source: Source, said: list[Filed]) -> list[Source]:
    """Other documents that speak of the same meetings."""
    others: dict[str, Source] = {}
    for meeting in list(dict.fromkeys(filed.meeting for filed in said if filed.meeting))[:MOST_MEETINGS]:
        others |= {filed.source.digest: filed.source for filed in record.members(meeting)}
    others.pop(source.digest, None)
    return sorted(others.values(), key=lambda other: str(other.published or ""))[:MOST_OTHERS]

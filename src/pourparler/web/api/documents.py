"""Documents and the search through them, for programs."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi import Path as InPath

from pourparler.codebook import MoveType
from pourparler.docket.filing import Filed, Source
from pourparler.docket.finding.searching import LONGEST, Sought
from pourparler.docket.meetings.meeting import SHORT
from pourparler.statements.statement import Mention, Move
from pourparler.views.search import SearchLine
from pourparler.views.search import search as search_view
from pourparler.web.api.asking import AsOf, Page, Parting, Party, PublishedSince, PublishedUntil
from pourparler.web.asking import Record

COUNTED = 100_000

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """What one document says of a meeting or in a move, and where; `id` names the meeting or the move."""

    what: Sought
    id: str
    parties: tuple[str, ...]
    voice: str | None
    speaker: str | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeDocument:
    """A document as it was published, and what stands of what was read in it."""

    source: Source
    text: str
    statements: tuple[StatementRow, ...]


@router.get("/documents")
def documents(record: Record, part: Parting, as_of: AsOf = None) -> Page[Source]:
    """The documents on record, the newest first."""
    count = record.count_sources(as_of, COUNTED)
    rows = record.browse_sources(as_of, part.limit, part.offset)
    return part.page(rows, count, cut=count >= COUNTED)


@router.get("/documents/{name}")
def document(
    record: Record,
    name: Annotated[str, InPath(max_length=300, description="Its name, or the beginning of its digest.")],
) -> WholeDocument:
    """One document with its whole text."""
    source = record.source(name)
    said = tuple(_statement(filed) for filed in record.said_in(source.digest))
    return WholeDocument(source=source, text=record.document(source.digest).text, statements=said)


@router.get("/search")
def search(
    record: Record,
    party: Party,
    part: Parting,
    q: Annotated[str, Query(max_length=LONGEST, description='Words, "phrases", begin*, -not.')],
    sought: Annotated[Sought, Query(alias="in", description="What to look through.")] = Sought.DOCUMENT,
    type: MoveType | None = None,  # noqa: A002 - the field's own word
    as_of: AsOf = None,
    since: PublishedSince = None,
    until: PublishedUntil = None,
) -> Page[SearchLine]:
    """Documents, or what they say of meetings and in moves, that have the words, best first."""
    found = search_view(
        record,
        q,
        sought=sought,
        type=type,
        as_of=as_of,
        party=party,
        since=since,
        until=until,
        limit=part.limit,
        offset=part.offset,
    )
    return part.page(list(found.lines), found.total, cut=found.cut)


def _statement(filed: Filed) -> StatementRow:
    return StatementRow(
        what=Sought.MOVE if isinstance(filed.statement, Move) else Sought.MEETING,
        id=(filed.meeting or filed.key)[:SHORT],
        parties=filed.parties,
        voice=filed.statement.voice,
        speaker=filed.statement.speaker,
        mentions=filed.statement.mentions,
    )

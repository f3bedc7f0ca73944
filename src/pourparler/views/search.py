"""What a search of the record found, as lines: where the words stand, and what was read there."""

from dataclasses import dataclass
from datetime import date

from pourparler.codebook import MoveType
from pourparler.docket.docket import Docket
from pourparler.docket.filing import Filed, Source
from pourparler.docket.finding.excerpts import Excerpt, excerpt, passage_excerpt
from pourparler.docket.finding.searching import Query, Sought, terms_of
from pourparler.docket.meetings.meeting import SHORT


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchLine:
    """A document, or a statement of one, that has the words; `id` names the meeting or the move, if it is one."""

    sought: Sought
    id: str | None
    digest: str
    document: str
    title: str | None
    publisher: str | None
    published: date | None
    parties: tuple[str, ...]
    excerpt: Excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of what was found, best first.

    `total` counts all of it. If `cut`, there is more, and these are the best of those that came in last.
    """

    total: int
    cut: bool
    lines: tuple[SearchLine, ...]


def search(
    docket: Docket,
    words: str,
    *,
    sought: Sought = Sought.DOCUMENT,
    type: MoveType | None = None,  # noqa: A002 - the field's own word
    as_of: date | None = None,
    party: str | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int = 20,
    offset: int = 0,
) -> Found:
    """The documents, or what they say of meetings or in moves, that have the *words*.

    Raises `SearchFault` when there is no word to look for among them.
    """
    query = Query(terms=terms_of(words), sought=sought, type=type, as_of=as_of, party=party, since=since, until=until)
    matches = docket.search(query, limit, offset)
    lines = tuple(_line(docket, hit, query) for hit in matches.hits)
    return Found(total=matches.total, cut=matches.cut, lines=lines)


def _line(docket: Docket, hit: Source | Filed, query: Query) -> SearchLine:
    source = hit.source if isinstance(hit, Filed) else hit
    return SearchLine(
        sought=query.sought,
        id=(hit.meeting or hit.key)[:SHORT] if isinstance(hit, Filed) else None,
        digest=source.digest,
        document=source.id,
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        parties=hit.parties if isinstance(hit, Filed) else (),
        excerpt=passage_excerpt(hit.statement.mentions, query)
        if isinstance(hit, Filed)
        else excerpt(docket.document(hit.digest).text, query),
    )

"""The search index of a database: which entries have the words, best first.

The index is a shelf. The database itself fills it as documents are archived and statements entered (see the
migrations), and what is found is looked up among the statements that stand, so that what was withdrawn is not found.
Words are taken as they are written: no language's endings are cut off, and no word is too common to be looked for.
"""

from abc import ABC, abstractmethod
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    Integer,
    Select,
    cast,
    column,
    func,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from pourparler.docket.decisions.ruling import Verdict
from pourparler.docket.finding.searching import Query, Sought, Term
from pourparler.docket.storage.tables import DOCUMENTS, ENTRIES, PARTIES, STATEMENTS

MOST_RANKED = 1000
"""How many matches are put in order at most: of more, those that came in last."""


class SearchIndex(ABC):
    """How one kind of database is asked for words."""

    refill: tuple[str, ...]
    """The commands that empty the index and fill it again from documents and entries."""

    @abstractmethod
    def found(self, query: Query) -> Select[Any]:
        """The question for `entry` and `rank` (less is better) of what matches, the newest entries of it."""


class FullTextSearch5(SearchIndex):
    """SQLite's FTS5."""

    refill = (
        "INSERT INTO document_words (document_words) VALUES ('rebuild')",
        "INSERT INTO statement_words (statement_words) VALUES ('delete-all')",
        "INSERT INTO statement_words (rowid, words) SELECT sequence, words FROM statement_texts",
    )

    def found(self, query: Query) -> Select[Any]:
        """By BM25; a word in a title counts for eight in the text."""
        name, weights = ("document_words", ", 8.0, 1.0") if query.sought is Sought.DOCUMENT else ("statement_words", "")
        index = table(name, column("rowid", Integer))
        rank: ColumnElement[float] = literal_column(f"bm25({name}{weights})", Float)
        return (
            select(index.c.rowid.label("entry"), rank.label("rank"))
            .where(text(f"{name} MATCH :asked").bindparams(asked=fts5_words(query)))
            .where(*_narrowed(query, index.c.rowid))
            .order_by(index.c.rowid.desc())
            .limit(MOST_RANKED + 1)
        )


class TextSearchVectors(SearchIndex):
    """PostgreSQL's full text search, with its configuration `simple`; a long document lies there in parts."""

    refill = (
        "DELETE FROM document_words",
        "INSERT INTO document_words SELECT entry, part, words FROM documents, parts_of_document(title, text)",
        "DELETE FROM statement_words",
        "INSERT INTO statement_words SELECT sequence, words_of_statement(body) FROM entries WHERE act = 'enter'",
    )

    def found(self, query: Query) -> Select[Any]:
        """By `ts_rank`; a document ranks as the best of its parts."""
        name = "document_words" if query.sought is Sought.DOCUMENT else "statement_words"
        index = table(name, column("entry", Integer), column("words", TSVECTOR))
        asked = cast(tsquery_words(query), TSQUERY)
        newest = (
            select(index.c.entry, index.c.words)
            .where(index.c.words.op("@@")(asked), *_narrowed(query, index.c.entry))
            .order_by(index.c.entry.desc())
            .limit(MOST_RANKED + 1)
            .subquery()
        )
        rank = func.min(-func.ts_rank(newest.c.words, asked)).label("rank")
        return select(newest.c.entry, rank).group_by(newest.c.entry)


def fts5_words(query: Query) -> str:
    """The terms as FTS5 reads them; every word stands in quotation marks, so that none can be an operator.

    >>> from pourparler.docket.finding.searching import terms_of
    >>> fts5_words(Query(terms=terms_of('talk "in the" sanction* -NOT')))
    '(("talk" OR "talks") AND ("in the") AND ("sanction" *)) NOT (("not" OR "nots"))'
    """

    def one(term: Term) -> str:
        star = " *" if term.begins else ""
        return "(" + " OR ".join('"' + " ".join(phrase) + '"' + star for phrase in term.phrases) + ")"

    wanted = " AND ".join(map(one, query.wanted))
    unwanted = " OR ".join(map(one, query.unwanted))
    return f"({wanted}) NOT ({unwanted})" if unwanted else f"({wanted})"


def tsquery_words(query: Query) -> str:
    """The terms as a `tsquery`.

    >>> from pourparler.docket.finding.searching import terms_of
    >>> tsquery_words(Query(terms=terms_of('talk "in the" sanction* -NOT')))
    "('talk' | 'talks') & ('in' <-> 'the') & ('sanction':*) & !('not' | 'nots')"
    """

    def one(term: Term) -> str:
        star = ":*" if term.begins else ""
        phrases = (" <-> ".join(f"'{word}'" for word in phrase) + star for phrase in term.phrases)
        return f"{'!' * term.missing}({' | '.join(phrases)})"

    return " & ".join(map(one, (*query.wanted, *query.unwanted)))


def _narrowed(query: Query, entry: ColumnElement[int]) -> list[ColumnElement[bool]]:
    """What a document or statement must be besides having the words, each asked of its row alone."""
    if query.sought is Sought.DOCUMENT:
        return _of_document(query, entry)
    published = _days(query, STATEMENTS.c.published)
    conditions = [
        select(STATEMENTS.c.entry)
        .where(STATEMENTS.c.entry == entry, STATEMENTS.c.kind == query.sought.value, *published)
        .where(STATEMENTS.c.verdict.is_distinct_from(Verdict.REJECT.value))
        .exists()
    ]
    if query.party is not None:
        conditions.append(
            select(PARTIES.c.entry).where(PARTIES.c.party == query.party, PARTIES.c.entry == entry).exists()
        )
    if query.type is not None:
        # The canonical text of a move names its type so, and no text within it can have a bare quotation mark.
        body = ENTRIES.c.body.contains(f'"type":"{query.type.value}"', autoescape=True)
        conditions.append(select(ENTRIES.c.sequence).where(ENTRIES.c.sequence == entry, body).exists())
    return list(conditions)


def _of_document(query: Query, entry: ColumnElement[int]) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    published = _days(query, DOCUMENTS.c.published)
    if published:
        conditions.append(select(DOCUMENTS.c.entry).where(DOCUMENTS.c.entry == entry, *published).exists())
    if query.party is not None:
        said = select(STATEMENTS.c.entry).join(PARTIES, PARTIES.c.entry == STATEMENTS.c.entry)
        conditions.append(said.where(STATEMENTS.c.document == entry, PARTIES.c.party == query.party).exists())
    return conditions


def _days(query: Query, published: ColumnElement[str]) -> list[ColumnElement[bool]]:
    last = min((day for day in (query.as_of, query.until) if day is not None), default=None)
    conditions = [] if last is None else [published <= last.isoformat()]
    return conditions if query.since is None else [*conditions, published >= query.since.isoformat()]

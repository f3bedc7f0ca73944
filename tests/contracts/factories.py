"""Small makers of documents and statements, so that a test says only what it is about."""

from datetime import date
from itertools import count

from pourparler.chronology import Period
from pourparler.codebook import MoveType, Status
from pourparler.documents.document import Document
from pourparler.passage import Passage
from pourparler.statements.statement import MeetingStatement, Mention, Move

HAND = "coder 0.1.0"
_NUMBERS = count(1)


def document(text="The two sides met. They agreed to meet again.", published="2022-01-10", publisher=None, name=None):
    """A document of *text*; each has its own name unless one is given."""
    return Document(
        id=name or f"document-{next(_NUMBERS)}",
        text=text,
        publisher=publisher,
        published=date.fromisoformat(published) if published else None,
    )


def mention(source, words):
    """Where *source* has *words*; they are the clause and its trigger."""
    start = source.text.index(words)
    passage = Passage.of(source.text, start, start + len(words), source.digest)
    return Mention(passage, passage)


def meeting(source, words="met", parties=("RUS", "USA"), on=None, until=None, status=Status.HELD, **fields):
    """What *source* says of a meeting, in *words*."""
    return MeetingStatement(
        mentions=(mention(source, words),),
        parties=tuple(sorted(parties)),
        period=Period(on, until) if on else None,
        status=Status(status),
        **fields,
    )


def move(source, words="agreed", actors=("RUS",), kind=MoveType.AGREE, on=None, **fields):
    """What *source* says of a move, in *words*."""
    return Move(
        mentions=(mention(source, words),),
        type=kind,
        actors=actors,
        period=Period(on) if on else None,
        **fields,
    )


def enter(docket, published, publisher=None, text="The two sides met. They agreed to meet again.", **fields):
    """Enter a document that says one thing of one meeting; returns the document."""
    source = document(text, published, publisher)
    docket.receive(source, [meeting(source, **fields)], HAND)
    return source


def outline(meetings):
    """What of meetings must not depend on how the docket came to hold them."""
    return [(one.key, one.status, one.standing, one.period, tuple(f.key for f in one.statements)) for one in meetings]

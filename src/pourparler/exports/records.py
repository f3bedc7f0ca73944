"""What a document says as plain JSON objects, in the shape of the gold standard."""

from collections.abc import Iterable
from typing import Any

from pourparler.documents.document import Document
from pourparler.statements.statement import MeetingStatement, Mention, Move, Statement


def reading_record(document: Document, statements: Iterable[Statement]) -> dict[str, Any]:
    """One object for a document: its `id`, `meetings` and `moves`, each with its mentions.

    A mention gives `start` and `end` in the document's text, the words there as `quote`, and its `trigger`.
    """
    statements = list(statements)
    return {
        "id": document.id,
        "published": document.published.isoformat() if document.published else None,
        "publisher": document.publisher,
        "meetings": [meeting_record(one) for one in statements if isinstance(one, MeetingStatement)],
        "moves": [move_record(one) for one in statements if isinstance(one, Move)],
    }


def meeting_record(meeting: MeetingStatement) -> dict[str, Any]:
    """A meeting statement; `start` and `end` are ISO dates as exact as known, null when nothing fixes them."""
    return {
        "mentions": [mention_record(mention) for mention in meeting.mentions],
        "parties": list(meeting.parties),
        "people": list(meeting.people),
        "channel": meeting.channel.value,
        "level": meeting.level.value,
        "format": meeting.format,
        "start": meeting.period.start if meeting.period else None,
        "end": meeting.period.end if meeting.period else None,
        "place": meeting.place,
        "status": meeting.status.value,
        "speaker": meeting.speaker,
        "voice": meeting.voice,
    }


def move_record(move: Move) -> dict[str, Any]:
    """A move; `date` is an ISO date as exact as known, null when nothing fixes it."""
    return {
        "mentions": [mention_record(mention) for mention in move.mentions],
        "type": move.type.value,
        "actors": list(move.actors),
        "recipients": list(move.recipients),
        "people": list(move.people),
        "modality": move.modality.value,
        "aspect": move.aspect.value,
        "about": move.about,
        "date": move.period.start if move.period else None,
        "speaker": move.speaker,
        "voice": move.voice,
    }


def mention_record(mention: Mention) -> dict[str, Any]:
    """Where and by which words the document says it."""
    return {
        "start": mention.passage.start,
        "end": mention.passage.end,
        "quote": mention.passage.words,
        "trigger": mention.trigger.words,
    }

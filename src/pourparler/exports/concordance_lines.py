"""The concordance as a JSON object: two sides, and point by point what each says, with its sentences."""

from collections.abc import Sequence
from typing import Any

from pourparler.docket.filing import Source
from pourparler.statements.statement import Move
from pourparler.views.concordance import Concordance, PointLine, SentenceLine, Side


def concordance_record(found: Concordance) -> dict[str, Any]:
    """Both sides with their documents, how many points have each verdict, and the points."""
    return {
        "meeting": found.meeting.id if found.meeting else None,
        "a": _side(found.a),
        "b": _side(found.b),
        "counts": {verdict.value: count for verdict, count in found.counts.items()},
        "points": [_point(point) for point in found.points],
    }


def _side(side: Side) -> dict[str, Any]:
    return {"label": side.label, "party": side.party, "documents": [_source(source) for source in side.sources]}


def _source(source: Source) -> dict[str, Any]:
    return {
        "document": source.id,
        "digest": source.digest,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published.isoformat() if source.published else None,
        "url": source.url,
    }


def _point(point: PointLine) -> dict[str, Any]:
    return {
        "topic": point.topic,
        "subject": point.subject,
        "verdict": point.verdict.value,
        "differs": list(point.differs),
        "a": _account(point.a_value, point.a_move, point.a),
        "b": _account(point.b_value, point.b_move, point.b),
    }


def _account(value: str | None, move: Move | None, lines: Sequence[SentenceLine]) -> dict[str, Any] | None:
    """What one side says; null when it leaves the point out."""
    if not lines:
        return None
    made = {"type": move.type.value, "actors": list(move.actors), "modality": move.modality.value} if move else {}
    return {"value": value, **made, "sentences": [_sentence(line) for line in lines]}


def _sentence(line: SentenceLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "document": line.document,
        "start": line.start,
        "end": line.end,
        "quote": line.quote,
        "trigger": list(line.trigger) if line.trigger else None,
        "voice": line.voice,
        "speaker": line.speaker,
    }

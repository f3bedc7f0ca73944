"""Positions, commitments and interference as plain JSON objects, one to a line: what `--json` prints."""

from datetime import date
from typing import Any

from pourparler.exports.lines import period_record
from pourparler.views.commitments import CommitmentLine, TellingLine
from pourparler.views.interference import InterferenceLine, TouchedLine
from pourparler.views.positions import PositionLine, StandLine


def position_record(line: PositionLine) -> dict[str, Any]:
    """One party on one issue: its latest stand, all its stands, and which of them were turning points."""
    return {
        "issue": line.issue,
        "party": line.party,
        "latest": _stand(line.latest),
        "history": [_stand(stand) for stand in line.history],
        "turning_points": [stand.id for stand in line.turning_points],
    }


def commitment_record(line: CommitmentLine) -> dict[str, Any]:
    """One commitment: who is bound to what, what it rests on, what became of it, and each telling of both."""
    return {
        "id": line.id,
        "parties": list(line.parties),
        "towards": list(line.towards),
        "issue": line.issue,
        "about": line.about,
        "type": line.type.value,
        "modality": line.modality.value,
        "aspect": line.aspect.value,
        "day": _iso(line.day),
        "due": period_record(line.due),
        "footing": line.footing.value,
        "voices": list(line.voices),
        "warrants": list(line.warrants),
        "fate": line.fate.value,
        "tellings": [_telling(telling) for telling in line.tellings],
        "meetings": list(line.meetings),
        "sequel": [_telling(telling) for telling in line.sequel],
    }


def interference_record(line: InterferenceLine) -> dict[str, Any]:
    """One move against what stood, and each meeting it touches."""
    return {
        "id": line.id,
        "day": _iso(line.day),
        "type": line.type.value,
        "modality": line.modality.value,
        "aspect": line.aspect.value,
        "actors": list(line.actors),
        "recipients": list(line.recipients),
        "people": list(line.people),
        "hand": line.hand.value,
        "about": line.about,
        "speaker": line.speaker,
        "voice": line.voice,
        "document": line.document,
        "publisher": line.publisher,
        "published": _iso(line.published),
        "quote": line.quote,
        "touched": [_touched(one) for one in line.touched],
    }


def _stand(line: StandLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "day": _iso(line.day),
        "stance": line.stance.value,
        "turns": line.turns,
        "type": line.type.value,
        "modality": line.modality.value,
        "recipients": list(line.recipients),
        "about": line.about,
        "speaker": line.speaker,
        "voice": line.voice,
        "document": line.document,
        "publisher": line.publisher,
        "published": _iso(line.published),
        "quote": line.quote,
    }


def _telling(line: TellingLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "type": line.type.value,
        "speaker": line.speaker,
        "voice": line.voice,
        "document": line.document,
        "publisher": line.publisher,
        "published": _iso(line.published),
        "quote": line.quote,
    }


def _touched(line: TouchedLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "parties": list(line.parties),
        "format": line.format,
        "place": line.place,
        "date": period_record(line.period),
        "date_before": period_record(line.period_before),
        "status": line.status.value,
        "status_before": line.status_before.value,
        "sequel": line.sequel.value,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

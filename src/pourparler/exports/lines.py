"""The views as plain JSON objects, one to a line: what `--json` prints.

Dates are ISO dates as exact as known, codes are their values, and what is not known is null. A meeting has
the fields of `records.meeting_record`.
"""

from collections.abc import Sequence
from typing import Any

from pourparler.chronology import Period
from pourparler.docket.filing import Filed
from pourparler.docket.meetings.meeting import Meeting
from pourparler.docket.meetings.standing import Fact
from pourparler.exports.decisions import decision_record
from pourparler.exports.records import meeting_record, move_record
from pourparler.statements.statement import Move, Statement
from pourparler.views.agenda import AgendaLine
from pourparler.views.chronicle import ChronicleLine, LifeLine
from pourparler.views.evidence import Evidence, EvidenceLine
from pourparler.views.moves import MoveLine


def chronicle_record(line: ChronicleLine) -> dict[str, Any]:
    """One meeting: its fields, how each stands, its `life` step by step, and every mention of it."""
    return {
        **_meeting(line),
        "speaker": line.speaker,
        "facts": [_fact(fact) for fact in line.facts],
        "life": [_step(step) for step in line.life],
        "mentions": [
            {"document": mention.document, "start": mention.start, "end": mention.end, "quote": mention.quote}
            for mention in line.mentions
        ],
    }


def agenda_record(line: AgendaLine) -> dict[str, Any]:
    """One meeting that is ahead: its fields, why it is on the agenda, and what it was moved from."""
    return {
        **_meeting(line),
        "pending": line.pending.value,
        "moved_from": period_record(line.moved_from),
        "announced": line.announced.isoformat() if line.announced else None,
    }


def move_line_record(line: MoveLine) -> dict[str, Any]:
    """One move, with the document that tells of it."""
    return {
        "id": line.id,
        "type": line.type.value,
        "actors": list(line.actors),
        "recipients": list(line.recipients),
        "people": list(line.people),
        "modality": line.modality.value,
        "aspect": line.aspect.value,
        "about": line.about,
        "date": line.period.start if line.period else None,
        "speaker": line.speaker,
        "voice": line.voice,
        "document": line.document,
        "publisher": line.publisher,
        "published": line.published.isoformat() if line.published else None,
        "quote": line.quote,
    }


def evidence_record(found: Evidence, lines: Sequence[EvidenceLine]) -> dict[str, Any]:
    """What was asked for, the sentences it rests on, and what people decided of it."""
    return {
        "id": found.id,
        **_subject(found.subject),
        "decisions": [decision_record(decision) for decision in found.decisions],
        "evidence": [_sentence(line) for line in lines],
    }


def period_record(period: Period | None) -> dict[str, str | None] | None:
    """A period as `start` and `end`."""
    return {"start": period.start, "end": period.end} if period else None


def _meeting(line: ChronicleLine | AgendaLine | Meeting) -> dict[str, Any]:
    return {
        "id": line.id,
        "parties": list(line.parties),
        "people": list(line.people),
        "channel": line.channel.value,
        "level": line.level.value,
        "format": line.format,
        "start": line.period.start if line.period else None,
        "end": line.period.end if line.period else None,
        "place": line.place,
        "status": line.status.value,
        "standing": line.standing.value,
        "backed_by": list(line.backed_by),
    }


def _subject(subject: Meeting | Filed) -> dict[str, Any]:
    """A meeting with its facts, or a move or a rejected statement; mentions are left to the evidence.

    A move that was corrected is given `as_written` too, as its document has it.
    """
    if isinstance(subject, Meeting):
        return {"what": "meeting", **_meeting(subject), "facts": [_fact(fact) for fact in subject.facts]}
    what = "move" if isinstance(subject.statement, Move) else "statement"
    written = {"as_written": _said(subject.as_written)} if subject.as_written else {}
    return {"what": what, **_said(subject.statement), **written}


def _said(statement: Statement) -> dict[str, Any]:
    record = move_record(statement) if isinstance(statement, Move) else meeting_record(statement)
    return {name: value for name, value in record.items() if name != "mentions"}


def _fact(fact: Fact) -> dict[str, Any]:
    said = [
        {
            "value": backing.value,
            "agrees": backing.agrees,
            "voices": list(backing.voices),
            "reports": list(backing.reports),
            "corrected_by": backing.corrected_by,
        }
        for backing in fact.backings
    ]
    return {
        "name": fact.name,
        "value": fact.value,
        "standing": fact.standing.value,
        "corrected_by": fact.corrected_by,
        "said": said,
    }


def _step(step: LifeLine) -> dict[str, Any]:
    return {
        "status": step.status.value,
        "published": step.published.isoformat() if step.published else None,
        "document": step.document,
        "voice": step.voice,
        "moved_from": period_record(step.moved_from),
    }


def _sentence(line: EvidenceLine) -> dict[str, Any]:
    return {
        "statement": line.statement,
        "document": line.document,
        "title": line.title,
        "publisher": line.publisher,
        "published": line.published.isoformat() if line.published else None,
        "url": line.url,
        "voice": line.voice,
        "speaker": line.speaker,
        "status": line.status.value if line.status else None,
        "quote": line.quote,
        "start": line.start,
        "end": line.end,
        "trigger": list(line.trigger) if line.trigger else None,
        "reason": line.reason,
        "verdict": line.verdict.value if line.verdict else None,
        "judged_by": line.judged_by,
    }

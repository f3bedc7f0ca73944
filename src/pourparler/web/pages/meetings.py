"""A meeting: its facts as a ledger, its life, who took part, what was moved beside it, and every sentence."""

from collections import Counter
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from pourparler.docket.docket import Docket
from pourparler.docket.filing import Filed
from pourparler.docket.meetings.meeting import Meeting
from pourparler.docket.talks.process import Process
from pourparler.statements.statement import MeetingStatement, Move
from pourparler.views.concordance import Concordance, compare_meeting
from pourparler.views.evidence import evidence
from pourparler.views.moves import MoveLine, move_line
from pourparler.web.asking import Asking, Following, Record
from pourparler.web.drawing import draw

MOST_DOCUMENTS, MOST_MOVES = 40, 60
"""Of how many documents the moves are looked up, and how many of them are shown."""

router = APIRouter()


@router.get("/meetings/{name}")
def meeting(request: Request, name: str, asked: Asking, record: Record, process: Following) -> Response:
    """One meeting, by the beginning of the key of any statement on it."""
    found = evidence(record, name, asked.as_of)
    if not isinstance(found.subject, Meeting):
        return RedirectResponse(asked.to(f"/moves/{found.id}"), 303)
    return draw(
        request,
        "meeting.html",
        asked=asked,
        meeting=found.subject,
        periods=_periods(found.subject),
        reasons=record.reasons(found.subject.statements),
        concordance=_concordance(record, found.subject, asked.as_of, process),
        moves=_moves_beside(record, found.subject),
    )


def _periods(meeting: Meeting) -> dict[str, object]:
    """The dates given for it, by how a fact shows them: so that the page can write them as its reader does."""
    said = [filed.statement for filed in meeting.statements]
    given = [one.period for one in said if isinstance(one, MeetingStatement) and one.period]
    return {str(period): period for period in [*given, *([meeting.period] if meeting.period else [])]}


def _concordance(record: Docket, meeting: Meeting, as_of: date | None, process: Process | None) -> Concordance | None:
    """What the two sides that most speak of it in their own voices say; None unless there are two."""
    voices = Counter(filed.statement.voice for filed in meeting.statements if filed.statement.voice in meeting.parties)
    sides = [voice for voice, _ in sorted(voices.items(), key=lambda told: (-told[1], str(told[0]))) if voice][:2]
    if len(sides) < 2 or len(meeting.statements) > MOST_DOCUMENTS:
        return None
    return compare_meeting(record, meeting.key, as_of, sorted(sides), process.issues if process else ())


def _moves_beside(record: Docket, meeting: Meeting) -> list[MoveLine]:
    """The moves in the documents that speak of it, in the order of publication."""
    digests = dict.fromkeys(filed.source.digest for filed in meeting.statements)
    found: list[Filed] = []
    for digest in list(digests)[:MOST_DOCUMENTS]:
        found += record.said_in(digest)
    return [move_line(filed, filed.statement) for filed in found if isinstance(filed.statement, Move)][:MOST_MOVES]

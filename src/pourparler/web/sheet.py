"""The sheet of a day: what is due, what was published lately, and what wants a decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pourparler.codebook import Standing
from pourparler.docket.docket import Docket
from pourparler.docket.filing import Filed
from pourparler.docket.finding.browsing import MovesAsked
from pourparler.docket.finding.stretch import Stretch
from pourparler.docket.meetings.meeting import Meeting
from pourparler.docket.talks.process import Process
from pourparler.views.agenda import AgendaLine, Pending, agenda_of
from pourparler.views.interference import InterferenceLine, interference
from pourparler.views.positions import PositionLine, StandLine, positions
from pourparler.web.asking import Asked
from pourparler.web.stretch import narrowed, view

BACK, AHEAD, CHANGED = timedelta(days=14), timedelta(days=400), timedelta(days=14)
"""How far the sheet looks back and ahead for meetings, and back for what was published."""

CHANGES, WEIGHED = 300, 400
"""How many moves it looks at, and how many are weighed for interference and turns of position."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What stands on it: lines of the agenda, the statements published lately, and what is to be looked at."""

    day: date
    since: date
    due: Sequence[AgendaLine]
    undated: Sequence[AgendaLine]
    unconfirmed: Sequence[AgendaLine]
    disputed: Sequence[Meeting]
    meetings: Sequence[Meeting]
    moves: Sequence[Filed]
    interference: Sequence[InterferenceLine]
    turned: Sequence[tuple[PositionLine, StandLine]]


def sheet(record: Docket, asked: Asked, process: Process | None) -> Sheet:
    """The sheet of the day asked for, or of today."""
    day = asked.as_of or record.today
    since = asked.day("since") or day - CHANGED
    meetings, moves = _meetings(record, asked, day, process), _moves(record, asked, since, process)
    ahead = agenda_of(meetings, day)
    weighed = view(record, asked, process, WEIGHED).record
    if isinstance(weighed, Stretch) and asked.party is None:
        weighed = Stretch(record, weighed.first, day + AHEAD, meetings)
    lately = narrowed(record, asked.as_of, process, since) if process else None
    meddling = interference(weighed, asked.as_of, asked.party, since, process=lately)
    return Sheet(
        day=day,
        since=since,
        due=_pending(ahead, Pending.DUE),
        undated=_pending(ahead, Pending.UNDATED),
        unconfirmed=_pending(ahead, Pending.UNCONFIRMED),
        disputed=[meeting for meeting in meetings if meeting.standing is Standing.DISPUTED],
        meetings=meetings,
        moves=moves,
        interference=sorted(meddling, key=lambda line: str(line.day or ""), reverse=True),
        turned=_turned(positions(weighed, asked.as_of, asked.party, since, process=process), since),
    )


def _meetings(record: Docket, asked: Asked, day: date, process: Process | None) -> list[Meeting]:
    if process:
        return record.meetings(asked.as_of, asked.party, day - BACK, process=process)
    return record.meetings_between(day - BACK, day + AHEAD, asked.as_of, asked.party)


def _moves(record: Docket, asked: Asked, since: date, process: Process | None) -> list[Filed]:
    """The newest moves, no more than can be shown."""
    if process:
        return record.moves(asked.as_of, asked.party, since, process=process)
    return record.browse_moves(MovesAsked(as_of=asked.as_of, since=since, party=asked.party), CHANGES)


def _pending(lines: Sequence[AgendaLine], pending: Pending) -> list[AgendaLine]:
    return [line for line in lines if line.pending is pending]


def _turned(lines: Sequence[PositionLine], since: date) -> list[tuple[PositionLine, StandLine]]:
    """The positions that turned since a day, each with the stand that turned it, the newest first."""
    found = [
        (line, stand) for line in lines for stand in line.turning_points if stand.day is None or stand.day >= since
    ]
    return sorted(found, key=lambda turn: str(turn[1].day or ""), reverse=True)

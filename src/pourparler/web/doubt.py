"""What is worth a person's look first: how much there is to doubt in a line of the record, and how much hangs on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from pourparler.codebook import Level, Standing, Status
from pourparler.docket.filing import Filed
from pourparler.docket.meetings.meeting import SHORT, Meeting
from pourparler.statements.statement import MeetingStatement, Move

_BY_STANDING = {Standing.DISPUTED: 4, Standing.REPORTED: 2, Standing.ONE_SIDED: 1, Standing.SETTLED: 0}
_BY_LEVEL = {Level.LEADER: 3, Level.MINISTER: 2, Level.OFFICIAL: 1, Level.UNSPECIFIED: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One line to look at: a meeting, or a move, why there is doubt, and how far up it stands."""

    id: str
    meeting: Meeting | None
    filed: Filed | None
    reasons: tuple[str, ...]
    rank: int


def queue(meetings: Iterable[Meeting], moves: Iterable[Filed]) -> list[Case]:
    """What nobody has judged and something speaks against, the most doubtful and weighty first."""
    cases = [_of_meeting(meeting) for meeting in meetings if any(one.verdict is None for one in meeting.statements)]
    cases += [_of_move(filed) for filed in moves if filed.verdict is None]
    return sorted((case for case in cases if case.reasons), key=lambda case: (-case.rank, case.id))


def _of_meeting(meeting: Meeting) -> Case:
    reasons, doubt = [], _BY_STANDING[meeting.standing]
    disputed = [fact.name for fact in meeting.facts if fact.standing is Standing.DISPUTED]
    if disputed:
        reasons.append(f"voices disagree on the {' and the '.join(disputed)}")
    if meeting.status is Status.LAPSED:
        reasons.append("its date passed and nobody said it took place")
        doubt += 2
    if len(meeting.parties) < 2:
        reasons.append("only one party is named")
        doubt += 3
    if meeting.period is None:
        reasons.append("it has no date")
        doubt += 1
    if _people_differ(meeting):
        reasons.append("it is spoken of at different ranks")
        doubt += 1
    if not disputed and meeting.standing is Standing.REPORTED:
        reasons.append("no party says so in its own voice")
    return Case(
        id=meeting.id, meeting=meeting, filed=None, reasons=tuple(reasons), rank=doubt * _BY_LEVEL[meeting.level]
    )


def _of_move(filed: Filed) -> Case:
    move, reasons, doubt = filed.statement, [], 0
    if isinstance(move, Move):
        if not move.actors:
            reasons.append("nobody is named who does so")
            doubt += 3
        if move.voice is None and move.aspect.of_process:
            reasons.append("it is about the talks, and no party says so in its own voice")
            doubt += 2
        if move.voice and move.actors and move.voice not in move.actors:
            reasons.append("one party’s word on what another does")
            doubt += 1
        doubt *= 2 if move.aspect.of_process else 1
    return Case(id=filed.key[:SHORT], meeting=None, filed=filed, reasons=tuple(reasons), rank=doubt)


def _people_differ(meeting: Meeting) -> bool:
    """True when those who speak of it disagree on the rank: then it may be two meetings, or one too many."""
    said = [one.statement for one in meeting.statements if isinstance(one.statement, MeetingStatement)]
    return len({one.level for one in said} - {Level.UNSPECIFIED}) > 1

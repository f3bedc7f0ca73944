"""The agenda: what is due, what should have been and nobody has confirmed, and what still has no date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pourparler.chronology import Period
from pourparler.codebook import Channel, Code, Level, Standing, Status
from pourparler.docket.docket import Docket
from pourparler.docket.meetings.meeting import Meeting
from pourparler.docket.talks.process import Process


class Pending(Code):
    """Why a meeting is on the agenda."""

    UNCONFIRMED = "unconfirmed", "its date is past, and nobody has said that it took place"
    DUE = "due", "its date is to come, or it is under way"
    UNDATED = "undated", "announced or proposed, and no date is set"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """One meeting as a line of the agenda, with where its date was moved from, if it was."""

    id: str
    pending: Pending
    period: Period | None
    moved_from: Period | None
    parties: tuple[str, ...]
    people: tuple[str, ...]
    channel: Channel
    level: Level
    format: str | None
    place: str | None
    status: Status
    standing: Standing
    backed_by: tuple[str, ...]
    announced: date | None


_TO_COME = frozenset([Status.PROPOSED, Status.PLANNED, Status.POSTPONED])


def agenda(
    docket: Docket,
    as_of: date | None = None,
    party: str | None = None,
    since: date | None = None,
    *,
    process: Process | None = None,
) -> list[AgendaLine]:
    """What is ahead as known on the day *as_of*, or else today: unconfirmed, then by date, then undated.

    With *since*, nothing whose date was over before that day, and nothing undated last spoken of before it.
    """
    return agenda_of(docket.meetings(as_of, party, since, process=process), as_of or docket.today)


def agenda_of(meetings: Iterable[Meeting], today: date) -> list[AgendaLine]:
    """Those of *meetings* that are ahead *today*, in the order of the agenda."""
    lines = [_line(meeting, today) for meeting in meetings if _is_ahead(meeting)]
    order = list(Pending)
    return sorted(lines, key=lambda line: (order.index(line.pending), line.period.last if line.period else today))


def _is_ahead(meeting: Meeting) -> bool:
    """True for what is to come, and for what is under way until a date that was given."""
    return meeting.status in _TO_COME or (meeting.status is Status.ONGOING and meeting.period is not None)


def _line(meeting: Meeting, today: date) -> AgendaLine:
    moved = [step.moved_from for step in meeting.life if step.moved_from and step.period == meeting.period]
    return AgendaLine(
        id=meeting.id,
        pending=_pending(meeting.period, today),
        period=meeting.period,
        moved_from=moved[-1] if moved else None,
        parties=meeting.parties,
        people=meeting.people,
        channel=meeting.channel,
        level=meeting.level,
        format=meeting.format,
        place=meeting.place,
        status=meeting.status,
        standing=meeting.standing,
        backed_by=meeting.backed_by,
        announced=meeting.life[0].published,
    )


def _pending(period: Period | None, today: date) -> Pending:
    if period is None:
        return Pending.UNDATED
    return Pending.DUE if period.last >= today else Pending.UNCONFIRMED

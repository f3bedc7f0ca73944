"""The chronicle: every meeting on record, past and to come, by date."""

from dataclasses import dataclass
from datetime import date

from pourparler.chronology import Period
from pourparler.codebook import Channel, Level, Standing, Status
from pourparler.docket.docket import Docket
from pourparler.docket.meetings.meeting import Meeting
from pourparler.docket.meetings.standing import Fact
from pourparler.docket.talks.process import Process
from pourparler.statements.statement import MeetingStatement


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeLine:
    """One step in a meeting's life; `document` is None for a lapse, which nobody announces."""

    status: Status
    published: date | None
    document: str | None
    voice: str | None = None
    moved_from: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionLine:
    """Where a document, by the name it was fed in with, speaks of a meeting."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronicleLine:
    """One meeting as a line of the chronicle.

    `backed_by` are those on whose word it stands as it does: parties by code, then publishers of reports.
    """

    id: str
    parties: tuple[str, ...]
    people: tuple[str, ...]
    channel: Channel
    level: Level
    format: str | None
    period: Period | None
    place: str | None
    status: Status
    standing: Standing
    backed_by: tuple[str, ...]
    speaker: str | None
    facts: tuple[Fact, ...]
    life: tuple[LifeLine, ...]
    mentions: tuple[MentionLine, ...]


def chronicle(
    docket: Docket,
    as_of: date | None = None,
    party: str | None = None,
    since: date | None = None,
    *,
    process: Process | None = None,
) -> list[ChronicleLine]:
    """The meetings known on the day *as_of*, by date: of *process*, with *party*, and none over by *since*."""
    return [_line(meeting) for meeting in docket.meetings(as_of, party, since, process=process)]


def _line(meeting: Meeting) -> ChronicleLine:
    return ChronicleLine(
        id=meeting.id,
        parties=meeting.parties,
        people=meeting.people,
        channel=meeting.channel,
        level=meeting.level,
        format=meeting.format,
        period=meeting.period,
        place=meeting.place,
        status=meeting.status,
        standing=meeting.standing,
        backed_by=meeting.backed_by,
        speaker=meeting.speaker,
        facts=meeting.facts,
        life=_life(meeting),
        mentions=_mentions(meeting),
    )


def _life(meeting: Meeting) -> tuple[LifeLine, ...]:
    return tuple(
        LifeLine(
            status=step.status,
            published=step.published,
            document=step.source.id if step.source else None,
            voice=step.voice,
            moved_from=step.moved_from,
        )
        for step in meeting.life
    )


def _mentions(meeting: Meeting) -> tuple[MentionLine, ...]:
    return tuple(
        MentionLine(
            document=filed.source.id,
            start=mention.passage.start,
            end=mention.passage.end,
            quote=mention.passage.words,
        )
        for filed in meeting.statements
        if isinstance(filed.statement, MeetingStatement)
        for mention in filed.statement.mentions
    )

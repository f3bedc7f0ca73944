"""Meetings, and what is ahead, for programs."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from fastapi import Path as InPath

from pourparler.chronology import Period
from pourparler.codebook import Channel, Level, Standing, Status
from pourparler.docket.docket import Docket
from pourparler.docket.meetings.meeting import Meeting
from pourparler.docket.meetings.standing import Fact
from pourparler.errors import UnknownName
from pourparler.views.agenda import AgendaLine, agenda_of
from pourparler.views.evidence import EvidenceLine, evidence
from pourparler.web.api.asking import AsOf, Day, Following, Page, Parting, Party
from pourparler.web.asking import Memory, Record
from pourparler.web.remembering import Remembering

BACK = timedelta(days=90)
"""How far back meetings are given unless somebody asks for more."""

AHEAD = timedelta(days=3 * 366)
MOST_STATEMENTS, MOST_SENTENCES = 20_000, 1000

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """A meeting: its date as exact as it is known, how it stands, and on whose word."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeRow:
    """One step of a meeting's life; a lapse has no document, since nobody announces it."""

    status: Status
    published: date | None
    document: str | None
    voice: str | None
    speaker: str | None
    period: Period | None
    moved_from: Period | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeMeeting:
    """A meeting with its facts, its life and the sentences on it: the first thousand of `sentences`."""

    meeting: MeetingRow
    facts: tuple[Fact, ...]
    life: tuple[LifeRow, ...]
    sentences: int
    evidence: tuple[EvidenceLine, ...]


@router.get("/meetings")
def meetings(
    record: Record,
    memory: Memory,
    process: Following,
    party: Party,
    part: Parting,
    as_of: AsOf = None,
    since: Annotated[
        Day | None, Query(description="The first day; without it, ninety days before the day asked about.")
    ] = None,
    until: Annotated[Day | None, Query(description="The last day; without it, three years after that day.")] = None,
) -> Page[MeetingRow]:
    """The meetings of some time, by date: of one statement on each the last day, or its publication, falls in it."""
    day = as_of or record.today
    first, last = since or day - BACK, until or day + AHEAD
    if process is None:
        found = between(record, memory, first, last, as_of, party)
    else:
        found = [m for m in record.meetings(as_of, party, first, process=process) if _begins_by(m, last)]
    return part.of([_row(meeting) for meeting in found])


@router.get("/meetings/{name}")
def meeting(
    record: Record,
    name: Annotated[str, InPath(max_length=64, description="The beginning of the identifier.")],
    as_of: AsOf = None,
) -> WholeMeeting:
    """One meeting, by the beginning of its identifier or of that of any statement on it."""
    found = evidence(record, name, as_of)
    subject = found.subject
    if not isinstance(subject, Meeting):
        raise UnknownName(f"{name!r} is a move, not a meeting")
    return WholeMeeting(
        meeting=_row(subject),
        facts=subject.facts,
        life=_life(subject),
        sentences=len(found.lines),
        evidence=found.lines[:MOST_SENTENCES],
    )


@router.get("/agenda")
def agenda(
    record: Record, memory: Memory, process: Following, party: Party, part: Parting, as_of: AsOf = None
) -> Page[AgendaLine]:
    """What is due, what should have been and nobody confirmed, and what has no date."""
    day = as_of or record.today
    if process is None:
        found = between(record, memory, day - BACK, day + AHEAD, as_of, party)
    else:
        found = record.meetings(as_of, party, day - BACK, process=process)
    return part.of(agenda_of(found, day))


def between(
    record: Docket, memory: Remembering, first: date, last: date, as_of: date | None, party: str | None
) -> list[Meeting]:
    """The meetings of a time in which no more is said than can be gone through while somebody waits.

    Raises `HTTPException` when more is.
    """

    def found() -> list[Meeting]:
        said = sum(count for _, count in record.tally(as_of, party, first, last, 4))
        if said > MOST_STATEMENTS:
            why = f"{said:,} statements speak of meetings from {first} to {last}"
            raise HTTPException(422, f"{why}: ask for a shorter time, or for a party")
        return record.meetings_between(first, last, as_of, party)

    return memory(("meetings", first, last, as_of, party), found)


def _begins_by(meeting: Meeting, last: date) -> bool:
    return meeting.period is None or meeting.period.first <= last


def _row(meeting: Meeting) -> MeetingRow:
    return MeetingRow(
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
    )


def _life(meeting: Meeting) -> tuple[LifeRow, ...]:
    return tuple(
        LifeRow(
            status=step.status,
            published=step.published,
            document=step.source.id if step.source else None,
            voice=step.voice,
            speaker=step.speaker,
            period=step.period,
            moved_from=step.moved_from,
        )
        for step in meeting.life
    )

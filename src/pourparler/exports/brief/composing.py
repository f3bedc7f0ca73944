"""Compose a brief: what happened, what is due, what changed, who turned, who meddled, which figures moved.

Nothing is in it that the docket does not hold, and no line without its source. What there is no room for is counted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pourparler.codebook import Status
from pourparler.docket.docket import Docket
from pourparler.docket.filing import Filed
from pourparler.docket.meetings.facts import TOOK_PLACE
from pourparler.docket.meetings.meeting import Meeting
from pourparler.docket.talks.commitments import commitments
from pourparler.docket.talks.interference import interference
from pourparler.docket.talks.positions import Position, positions
from pourparler.docket.talks.process import Process
from pourparler.exports.brief.brief import Brief, Line, Section
from pourparler.exports.brief.telling import (
    change_told,
    cited,
    meeting_told,
    move_told,
    promise_told,
    tellings,
    turn_told,
    witnesses,
)
from pourparler.exports.party_names import full_name
from pourparler.exports.wording import day as written
from pourparler.exports.wording import when

MOST = 8
"""Lines to a section; those that matter most, in the order of their days."""
AHEAD = timedelta(days=60)
A_MONTH = 31
"""A contact of which no more is known than a longer time than this did not take place in the span of a brief."""
HORIZON = timedelta(days=365)
"""How far before its first day a brief looks back for what was kept, turned from, or stood."""
_TO_COME = frozenset([Status.PROPOSED, Status.PLANNED, Status.POSTPONED])
_OFF = frozenset([Status.CANCELLED, Status.REFUSED, Status.LAPSED])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What a brief is asked for."""

    docket: Docket
    since: date
    day: date
    as_of: date | None
    party: str | None
    process: Process | None
    moves: Sequence[Filed]
    known: Sequence[Meeting]


def brief(
    docket: Docket,
    since: date,
    process: Process | None = None,
    party: str | None = None,
    as_of: date | None = None,
    figures: Sequence[Line] = (),
) -> Brief:
    """What changed in the talks since a day, as known on the day *as_of*; *figures* are lines on figures that moved."""
    asked = _Asked(
        docket=docket,
        since=since,
        day=as_of or docket.today,
        as_of=as_of,
        party=party,
        process=process,
        moves=docket.moves(as_of, None, since - HORIZON, process=process),
        known=docket.meetings(as_of, None, since - HORIZON, process=process),
    )
    meetings = [one for one in asked.known if (party is None or party in one.parties) and _not_over(one, since)]
    sections = (
        _section("What happened", "No contact is on record.", _happened(asked, meetings)),
        _section("What is due", "Nothing is due.", _due(asked, meetings)),
        _section("What changed in what was on record", "Nothing changed.", _changed(asked, meetings)),
        _section("What was agreed or promised", "No promise is on record.", _promised(asked)),
        _section("Positions that turned", "No party turned.", _turned(asked)),
        _section("Interference", "No move against what stood is on record.", _interfered(asked)),
        _section("Figures that moved", "No figure moved beyond what chance would have it.", figures),
    )
    documents = {one.document for section in sections for line in section.lines for one in line.cited}
    title = process.name if process else f"The talks of {full_name(party)}" if party else "The talks"
    return Brief(title=title, since=since, day=asked.day, documents=len(documents), sections=sections)


def _not_over(meeting: Meeting, since: date) -> bool:
    last = meeting.period.last if meeting.period else meeting.last_published
    return last is None or last >= since


def _section(heading: str, nothing: str, lines: Iterable[Line]) -> Section:
    """The lines that matter most, by day."""
    found = list(lines)
    kept = sorted(sorted(found, key=lambda line: -line.weight)[:MOST], key=lambda line: line.day or date.max)
    return Section(heading=heading, nothing=nothing, lines=tuple(kept), more=len(found) - len(kept))


def _happened(asked: _Asked, meetings: Sequence[Meeting]) -> Iterable[Line]:
    """Contacts that took place in the span, and what came to nothing in it."""
    for meeting in meetings:
        first = meeting.period.first if meeting.period else None
        if meeting.status in TOOK_PLACE:
            exact = meeting.period is not None and meeting.period.days <= A_MONTH
            here = exact and first is not None and first <= asked.day
        else:
            told = [step.published for step in meeting.life if step.status is meeting.status and step.published]
            here = meeting.status in _OFF and any(asked.since <= day <= asked.day for day in told)
        if here:
            yield _line(meeting, meeting_told(meeting), asked.since)


def _due(asked: _Asked, meetings: Sequence[Meeting]) -> Iterable[Line]:
    for meeting in meetings:
        due = meeting.period if meeting.status in _TO_COME else None
        if due and due.last >= asked.since and due.first <= asked.day + AHEAD:
            late = " Its day is past, and nobody has said that it took place." if due.last < asked.day else ""
            yield _line(meeting, meeting_told(meeting) + late, None)


def _changed(asked: _Asked, meetings: Sequence[Meeting]) -> Iterable[Line]:
    """Meetings that were known before the span, and stand otherwise now."""
    eve = asked.since - timedelta(days=1)
    before = {
        filed.key: meeting
        for meeting in asked.docket.meetings(eve, asked.party, asked.since, process=asked.process)
        for filed in meeting.statements
    }
    for meeting in meetings:
        was = before.get(meeting.key)
        new = any(f.source.published and asked.since <= f.source.published <= asked.day for f in meeting.statements)
        if was and (new or meeting.status is Status.LAPSED) and _stands_otherwise(was, meeting):
            yield _line(meeting, change_told(was, meeting), asked.since)


def _stands_otherwise(before: Meeting, now: Meeting) -> bool:
    return (before.status, before.period, before.standing) != (now.status, now.period, now.standing)


def _line(meeting: Meeting, text: str, since: date | None) -> Line:
    return Line(
        when=when(meeting.period),
        text=text,
        cited=witnesses(meeting, since),
        day=meeting.period.first if meeting.period else None,
        weight=2 * meeting.level.rank + len(meeting.backed_by),
    )


def _promised(asked: _Asked) -> Iterable[Line]:
    question = (asked.docket, asked.as_of, asked.party, asked.since)
    for one in commitments(*question, process=asked.process, meetings=asked.known, moves=asked.moves):
        if one.day and asked.since <= one.day <= asked.day:
            weight = len(one.moves) + 2 * len(one.voices) + bool(one.due)
            yield Line(
                when=written(one.day), text=promise_told(one), cited=tellings(one.moves), day=one.day, weight=weight
            )


def _turned(asked: _Asked) -> Iterable[Line]:
    question = (asked.docket, asked.as_of, asked.party, asked.since)
    for position in positions(*question, process=asked.process, moves=asked.moves):
        yield from _turns(asked, position)


def _turns(asked: _Asked, position: Position) -> Iterable[Line]:
    for place, stand in enumerate(position.stands):
        if stand.turns and stand.day and asked.since <= stand.day <= asked.day:
            earlier = (one for one in reversed(position.stands[:place]) if one.stance is not stand.stance)
            before = next(earlier, None)
            sources = [before, stand] if before else [stand]
            yield Line(
                when=written(stand.day),
                text=turn_told(position, stand, before),
                cited=tuple(cited(one.filed) for one in sources),
                day=stand.day,
                weight=len(position.stands),
            )


def _interfered(asked: _Asked) -> Iterable[Line]:
    question = (asked.docket, asked.as_of, asked.party, asked.since)
    about = None if asked.process else asked.moves  # what is against a process may come from those outside it
    for one in interference(*question, process=asked.process, meetings=asked.known, moves=about):
        if one.day and one.day <= asked.day:
            yield Line(
                when=written(one.day),
                text=move_told(one),
                cited=(cited(one.filed),),
                day=one.day,
                weight=len(one.touched),
            )

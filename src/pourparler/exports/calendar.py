"""Meetings as an iCalendar file, to be opened or subscribed to.

A meeting whose days are known is an event of whole days; nothing that is said of hours is made out. One known to the
month or year only is no event, since any day it stood on would be invented: it is a journal entry, which calendars
list beside their days or leave out. An event is confirmed when every party's own voice says so, and cancelled when it
was called off, refused, or put off without another day; anything less is tentative.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise

from icalendar import Calendar, Event, Journal

from pourparler import __version__
from pourparler.chronology import Period, Precision
from pourparler.codebook import Standing, Status
from pourparler.docket.filing import Filed
from pourparler.docket.meetings.meeting import Meeting
from pourparler.exports.party_names import full_name
from pourparler.exports.wording import cut, how, on_whose_word
from pourparler.statements.statement import MeetingStatement

REFRESH = timedelta(hours=1)
MOST_QUOTED, LONGEST_QUOTE = 5, 300

_CALLED_OFF = frozenset([Status.CANCELLED, Status.REFUSED])
_OPEN = frozenset([Status.PROPOSED, Status.PLANNED, Status.POSTPONED, Status.ONGOING])
_NEITHER_LETTER_NOR_SPACE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def calendar(meetings: Iterable[Meeting], name: str, stamped: datetime, page: str | None = None) -> bytes:
    """The meetings as one calendar called *name*, made at *stamped*; each links to its page under *page*."""
    made = Calendar()
    made.add("prodid", f"-//Pourparler//{__version__}//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT1H")
    for meeting in meetings:
        made.add_component(_component(meeting, stamped, page))
    return bytes(made.to_ical())


def uid(meeting: Meeting) -> str:
    """What the meeting is called in every calendar: after the statement on it that was entered first.

    Its own name is that of the statement published first, which one that turns up late can change.
    """
    first = min(meeting.statements, key=lambda filed: filed.entry)
    return f"{first.key[:32]}@pourparler.invalid"


def sequence(meeting: Meeting) -> int:
    """A number that rises with every change: by two each time that somebody said otherwise of it than was said before.

    It follows the order of the record, so that what is entered later only ever adds to it, whenever it was published.
    That a meeting lapsed counts once, and is made up for by whatever is said of it afterwards.
    """
    ordered = sorted(meeting.statements, key=lambda filed: filed.entry)
    said = [_said(filed.statement) for filed in ordered if isinstance(filed.statement, MeetingStatement)]
    changes = sum(1 for before, after in pairwise(said) if before != after)
    return 2 * changes + (meeting.status is Status.LAPSED)


def _said(statement: MeetingStatement) -> tuple[object, ...]:
    return statement.status, statement.period, statement.place, statement.voice


def _component(meeting: Meeting, stamped: datetime, page: str | None) -> Event | Journal:
    period = _known_days(meeting)
    made: Event | Journal = Event() if period else Journal()
    made.add("uid", uid(meeting))
    made.add("dtstamp", stamped)
    made.add("sequence", sequence(meeting))
    made.add("summary", _summary(meeting, period))
    made.add("description", _plain(_description(meeting)))
    made.add("status", _event_status(meeting) if period else _journal_status(meeting))
    made.add("categories", [meeting.status.value, meeting.standing.value])
    if page:
        made.add("url", f"{page.rstrip('/')}/meetings/{meeting.id}")
    if period:
        made.add("dtstart", period.first)
        made.add("dtend", period.last + timedelta(days=1))  # the day after the last
        made.add("transp", "TRANSPARENT")
        if meeting.place:
            made.add("location", _plain(meeting.place))
    return made


def _known_days(meeting: Meeting) -> Period | None:
    """The days of the meeting; None when they are known to the month or year only, or not at all."""
    period = meeting.period
    return period if period and period.precision is Precision.DAY else None


def _is_put_off_to_no_day(meeting: Meeting) -> bool:
    if meeting.status is not Status.POSTPONED:
        return False
    put_off = max(count for count, step in enumerate(meeting.life) if step.status is Status.POSTPONED)
    return not any(step.period for step in meeting.life[put_off:])


def _event_status(meeting: Meeting) -> str:
    if meeting.status in _CALLED_OFF or _is_put_off_to_no_day(meeting):
        return "CANCELLED"
    sure = meeting.standing is Standing.SETTLED and meeting.status not in (Status.PROPOSED, Status.LAPSED)
    return "CONFIRMED" if sure else "TENTATIVE"


def _journal_status(meeting: Meeting) -> str:
    if meeting.status in _CALLED_OFF:
        return "CANCELLED"
    return "DRAFT" if meeting.status in _OPEN else "FINAL"


def _summary(meeting: Meeting, period: Period | None) -> str:
    who = ", ".join(full_name(code) for code in meeting.parties)
    where = how(meeting.channel, meeting.place, meeting.format, meeting.level)
    vague = "" if period else f" ({meeting.period or 'no date'})"
    return _plain(f"{who}: {where}{vague}" if where else f"{who}{vague}")


def _description(meeting: Meeting) -> str:
    word = on_whose_word(meeting.status, meeting.standing, meeting.parties, meeting.backed_by)
    moved = [step.moved_from for step in meeting.life if step.moved_from]
    told = [f"{meeting.status.value}, {word}"]
    told += [f"moved from {period}" for period in moved[-1:]]
    told += [_quoted(filed) for filed in meeting.statements[-MOST_QUOTED:]]
    return "\n".join(told)


def _quoted(filed: Filed) -> str:
    source = filed.source
    day = f", {source.published.isoformat()}" if source.published else ""
    words = cut(filed.statement.mentions[0].passage.words, LONGEST_QUOTE)
    return f"“{words}” ({source.publisher or source.id}{day})"


def _plain(text: str) -> str:
    """*text* without the control characters that a calendar may not have."""
    return _NEITHER_LETTER_NOR_SPACE.sub(" ", text)

"""What a page that weighs every move looks at: the whole record if it is small, else the last stretch of it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Generic, Protocol, TypeVar

from pourparler.docket.docket import Docket
from pourparler.docket.finding.browsing import MovesAsked
from pourparler.docket.finding.stretch import Stretch
from pourparler.docket.talks.process import Process
from pourparler.web.asking import Asked
from pourparler.web.remembering import Remembering

Line = TypeVar("Line")

MOST, MOST_OF_ANYBODY = 1_500, 30_000
"""How many moves a page weighs; and of how many those are sought that touch a process, whoever made them."""

STRETCHES = (366 * 10, 366 * 3, 366, 183, 92, 61, 31, 14, 7, 3)
"""The stretches that are tried, in days."""

BEFORE = timedelta(days=183)
AHEAD = timedelta(days=400)
"""How far ahead of a stretch the meetings lie that are spoken of in it."""


@dataclass(frozen=True, slots=True)
class View:
    """The record that is looked at, and the day from which on, if it is not the whole."""

    record: Docket
    since: date | None
    cut: bool


@dataclass(frozen=True, slots=True)
class Seen(Generic[Line]):
    """What was found in it, from which day on, and whether that is less than was asked for."""

    lines: list[Line]
    since: date | None
    cut: bool


class Weighing(Protocol[Line]):
    """A question that weighs every move of a docket."""

    def __call__(
        self,
        docket: Docket,
        as_of: date | None = None,
        party: str | None = None,
        since: date | None = None,
        *,
        process: Process | None = None,
    ) -> list[Line]:
        """Its answer."""
        ...


def seen_of(
    question: Weighing[Line],
    record: Docket,
    asked: Asked,
    process: Process | None,
    memory: Remembering,
    *,
    of_anybody: bool = False,
) -> Seen[Line]:
    """What a question finds in as much of the record as can be weighed, remembered until the record changes.

    If what anybody does can answer it, of a process no more is looked at than what is `narrowed`.
    """

    def answer() -> Seen[Line]:
        seen, within = view(record, asked, process), process
        if process and of_anybody:
            within = narrowed(record, asked.as_of, process)
            if within != process:
                seen = replace(seen, since=max(filter(None, (seen.since, within.since))), cut=True)
        lines = question(seen.record, asked.as_of, asked.party, seen.since, process=within)
        return Seen(lines, seen.since, seen.cut)

    name = getattr(question, "__name__", "")
    return memory((name, asked.as_of, asked.party, asked.day("since"), asked.process), answer)


def view(record: Docket, asked: Asked, process: Process | None, most: int = MOST) -> View:
    """The whole record, or of a process all; where there is too much, the longest stretch that is not too much.

    A day that was asked for narrows what is shown; it is kept to where the stretch from it on is not too much.
    """
    given, wanted = asked.day("since"), MovesAsked(as_of=asked.as_of)
    if process or record.count_moves(wanted, most) < most:
        return View(record, given, cut=False)
    first = beginning(record, replace(wanted, since=given), most)
    return View(Stretch(record, first, last_day(record, asked) + AHEAD), first, cut=first != given)


def narrowed(record: Docket, as_of: date | None, process: Process, since: date | None = None) -> Process:
    """The process from half a year before *since* on, in which it came about what stood by then.

    It begins later still where too much was said by anybody in its time to go through.
    """
    before = since - BEFORE if since else None
    first = max((day for day in (process.since, before) if day), default=None)
    wanted = MovesAsked(as_of=as_of, since=first, until=process.until)
    if record.count_moves(wanted, MOST_OF_ANYBODY) < MOST_OF_ANYBODY:
        return replace(process, since=first)
    return replace(process, since=beginning(record, wanted, MOST_OF_ANYBODY))


def beginning(record: Docket, wanted: MovesAsked, most: int) -> date:
    """The day from which on there are not too many of the moves *wanted*: the one asked for, or a later one."""
    span = record.span()
    last = min(day for day in (wanted.last, span[1] if span else record.today) if day)
    first = last
    for first in (*([wanted.since] if wanted.since else []), *(last - timedelta(days=days) for days in STRETCHES)):
        if record.count_moves(replace(wanted, since=first), most) < most:
            break
    return first


def last_day(record: Docket, asked: Asked) -> date:
    """The last day that is looked at: the one asked for, or the last of the record."""
    span = record.span()
    return min(asked.as_of or date.max, span[1] if span else record.today)

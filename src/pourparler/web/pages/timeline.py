"""The timeline: lanes of meetings, from decades down to days."""

from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import Response

from pourparler.docket.docket import Docket
from pourparler.docket.finding.browsing import MovesAsked
from pourparler.docket.finding.stretch import Stretch
from pourparler.docket.meetings.meeting import Meeting
from pourparler.docket.talks.process import Process
from pourparler.exports.wording import act
from pourparler.views.interference import interference
from pourparler.views.positions import positions
from pourparler.web.asking import Asked, Asking, Following, Memory, Record
from pourparler.web.drawing import draw
from pourparler.web.phrasing import names
from pourparler.web.stretch import narrowed
from pourparler.web.timeline import Drawing, Touch, Window, drawing

SCALES = {"days": 15, "weeks": 63, "months": 184, "year": 366, "years": 366 * 5, "decades": 366 * 30}
"""How many days are in sight at each scale."""

MOST, CALM = 1_500, 500
"""Up to how many statements meetings are drawn one by one, when asked for and by themselves; more are counted."""

WEIGHED = 1_000
"""Up to this many moves are weighed for interference and turns of position."""

LATE = timedelta(days=60)
"""How long after a meeting it is looked for in what is published."""

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """How much was said in one year, month or day, when it is too much to draw."""

    label: str
    count: int
    share: float
    window: Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A position that turned: in which move, when, and how it is told."""

    id: str
    day: date
    title: str

    def x(self, window: Window) -> float:
        """Where it stands in the drawing."""
        return window.x(self.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is in sight: the meetings on their lanes, or, where they are too many, how much was said when."""

    window: Window
    drawing: Drawing
    meetings: list[Meeting]
    undated: list[Meeting]
    turns: list[Turn]
    bars: list[Bar]


@router.get("/timeline")
def timeline(request: Request, asked: Asking, record: Record, process: Following, memory: Memory) -> Response:
    """The meetings of a stretch of time on their lanes, with a table that says the same."""
    scene = memory(("timeline", asked.question), lambda: _scene(asked, record, process))
    now = asked.as_of or record.today
    return draw(request, "timeline.html", asked=asked, scene=scene, window=scene.window, now=now, scales=SCALES)


def _scene(asked: Asked, record: Docket, process: Process | None) -> Scene:
    window = _window(asked, record)
    bars = [] if process else _bars(record, asked, window)
    meetings = [] if bars else _meetings(record, asked, window, process)
    shown = [meeting for meeting in meetings if meeting.period and window.has(meeting.period)]
    first, last = window.first - LATE, window.last
    seen = _seen(record, asked, first, last, process)
    touches = [] if bars else _touches(seen, asked, first, process)
    turns = [] if bars else _turns(seen, asked, first, process)
    return Scene(
        window=window,
        drawing=drawing(shown, touches, window),
        meetings=shown,
        undated=[meeting for meeting in meetings if not meeting.period],
        turns=[turn for turn in turns if window.first <= turn.day <= last],
        bars=bars,
    )


def _window(asked: Asked, record: Docket) -> Window:
    """The days asked for; else those of the scale about the day; else the record's life, or what of it can be drawn."""
    first, last = asked.day("from"), asked.day("to")
    span = record.span() or (record.today, record.today)
    today = asked.as_of or min(record.today, span[1])
    if first and last and first <= last:
        return Window(first, last)
    days = SCALES.get(asked.word("scale") or "")
    if days:
        return Window(today, today).scaled(days, today)
    if (span[1] - span[0]).days <= SCALES["months"]:
        return Window(span[0] - timedelta(days=3), span[1] + timedelta(days=17))
    for back, ahead in ((60, 30), (24, 12), (9, 5)):
        window = Window(today - timedelta(days=back), today + timedelta(days=ahead))
        if sum(count for _, count in record.tally(asked.as_of, asked.party, window.first, window.last, 4)) <= CALM:
            break
    return window


def _bars(record: Docket, asked: Asked, window: Window) -> list[Bar]:
    """What was said in each year, month or day, when there is too much of it to draw every meeting."""
    digits = 4 if window.days > 366 * 6 else 7 if window.days > 124 else 10
    tally = record.tally(asked.as_of, asked.party, window.first, window.last, digits)
    if sum(count for _, count in tally) <= MOST:
        return []
    most = max(count for _, count in tally)
    return [Bar(label=label, count=count, share=count / most, window=_within(label)) for label, count in tally]


def _within(label: str) -> Window:
    """The year, month or day that a bar stands for."""
    if len(label) == 4:
        return Window(date(int(label), 1, 1), date(int(label), 12, 31))
    first = date.fromisoformat(f"{label}-01" if len(label) == 7 else label)
    return Window(first, first + timedelta(days=30 if len(label) == 7 else 0))


def _meetings(record: Docket, asked: Asked, window: Window, process: Process | None) -> list[Meeting]:
    if process:
        return record.meetings(asked.as_of, asked.party, window.first, process=process)
    # What is said long afterwards of a time is looked for only where little was said since.
    whole = record.count_sources(None, MOST) < MOST
    last = date.max if whole else window.last + LATE
    return record.meetings_between(window.first, last, asked.as_of, asked.party)


def _seen(record: Docket, asked: Asked, first: date, last: date, process: Process | None) -> Docket:
    """The record, or where there is too much of it the stretch in sight; nothing is weighed where that is too much."""
    if process or record.count_moves(MovesAsked(as_of=asked.as_of), WEIGHED) < WEIGHED:
        return record
    if record.count_moves(MovesAsked(as_of=asked.as_of, since=first, until=last), WEIGHED) < WEIGHED:
        return Stretch(record, first, last + LATE)
    return Stretch(record, last, last)


def _touches(record: Docket, asked: Asked, since: date, process: Process | None) -> list[Touch]:
    """The interference since a day, in the words of its title."""
    lately = narrowed(record, asked.as_of, process, since) if process else None
    found = interference(record, asked.as_of, asked.party, since, process=lately)
    return [
        Touch(
            id=line.id,
            day=line.day,
            title=f"{line.day}: {names(line.actors)} {act(line.type, line.modality, line.aspect)}",
            meetings=tuple(touched.id for touched in line.touched),
        )
        for line in found
        if line.day
    ]


def _turns(record: Docket, asked: Asked, since: date, process: Process | None) -> list[Turn]:
    """The positions that turned since a day."""
    return [
        Turn(id=stand.id, day=stand.day, title=f"{stand.day}: {names((line.party,))} on {line.issue}: {stand.stance}")
        for line in positions(record, asked.as_of, asked.party, since, process=process)
        for stand in line.turning_points
        if stand.day
    ]

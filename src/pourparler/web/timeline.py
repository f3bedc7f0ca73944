"""The timeline as marks on lanes: where each meeting, its trail and its interference stand, in units of a drawing.

A lane is a format, or else the parties that meet. Marks that would lie on each other are set below each other, so a
lane is as high as its busiest day. Takes meetings; knows nothing of how the drawing is written down.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from pourparler.chronology import Period
from pourparler.docket.filing import forum
from pourparler.docket.meetings.meeting import Meeting
from pourparler.exports.party_names import full_name

WIDTH, EDGE = 1200.0, 14.0
"""How wide the drawing is, and the margin left and right of its first and last day."""

TOP, HEAD, ROW, FOOT = 30.0, 24.0, 17.0, 17.0
BARE = 7.0
"""The height of the scale, of a lane's name, of one row of marks, and of the room below, with wedges and without."""

NEAR = 14.0
"""Marks closer than this are set below each other."""

MOST_LANES, MOST_ROWS = 16, 7


@dataclass(frozen=True, slots=True)
class Window:
    """The days a timeline shows, first and last included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many they are."""
        return (self.last - self.first).days + 1

    def x(self, day: date) -> float:
        """Where the middle of a day stands; beyond the edges for days outside."""
        return EDGE + (WIDTH - 2 * EDGE) * ((day - self.first).days + 0.5) / self.days

    def has(self, period: Period) -> bool:
        """True when some day of the period is shown."""
        return period.first <= self.last and self.first <= period.last

    def moved(self, days: int) -> "Window":
        """The same number of days, earlier or later."""
        return Window(_shifted(self.first, days), _shifted(self.last, days))

    def scaled(self, days: int, about: date | None = None) -> "Window":
        """So many days about one day, or else about the middle."""
        middle = about or _shifted(self.first, self.days // 2)
        first = _shifted(middle, -(days // 2))
        return Window(first, _shifted(first, days - 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A meeting in the drawing: its place, how far its period stretches, and the old date it was moved from."""

    meeting: Meeting
    x: float
    y: float
    left: float
    right: float
    trail: tuple[float, ...]
    vague: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wedge:
    """A move against something that stood, below the lane of a meeting it touches."""

    id: str
    x: float
    y: float
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The meetings of one format, or of the same parties; `hidden` of them found no room."""

    name: str
    top: float
    height: float
    marks: tuple[Mark, ...]
    wedges: tuple[Wedge, ...]
    hidden: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """An interference as the timeline needs it: which move, when, and the meetings it touches."""

    id: str
    day: date
    title: str
    meetings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Everything that is drawn."""

    window: Window
    lanes: tuple[Lane, ...]
    height: float
    ticks: tuple[tuple[float, str, bool], ...]
    left_out: int


@dataclass(slots=True)
class _Rows:
    """Which rows of a lane are taken up to where."""

    ends: list[float] = field(default_factory=list)

    def take(self, left: float, right: float) -> int | None:
        """The first row with room from *left* to *right*, which then has it no more; None when there is none."""
        for number, end in enumerate(self.ends):
            if left - end >= NEAR:
                self.ends[number] = right
                return number
        if len(self.ends) == MOST_ROWS:
            return None
        self.ends.append(right)
        return len(self.ends) - 1


def drawing(meetings: Iterable[Meeting], touches: Sequence[Touch], window: Window) -> Drawing:
    """The meetings that have a day in *window* on their lanes, the busiest lane first."""
    lanes: dict[frozenset[str], list[Meeting]] = {}
    for meeting in meetings:
        if meeting.period and window.has(meeting.period):
            lanes.setdefault(_lane(meeting), []).append(meeting)
    ordered = sorted(lanes.values(), key=lambda lane: (-len(lane), _name(lane)))
    drawn: list[Lane] = []
    top = TOP
    for lane in ordered[:MOST_LANES]:
        drawn.append(_drawn(lane, touches, window, top))
        top += drawn[-1].height
    left_out = sum(len(lane) for lane in ordered[MOST_LANES:])
    return Drawing(window=window, lanes=tuple(drawn), height=top + 4, ticks=ticks(window), left_out=left_out)


def ticks(window: Window) -> tuple[tuple[float, str, bool], ...]:
    """The lines of the scale: where, what is written there, and whether it is a main one.

    >>> [label for _, label, _ in ticks(Window(date(2021, 12, 1), date(2022, 2, 28)))][:3]
    ['Dec 2021', '', '']
    """
    for most, steps in _SCALES:
        if window.days <= most:
            return tuple((window.x(day) - _half(window), label, main) for day, label, main in steps(window))
    return ()


def _half(window: Window) -> float:
    """Half a day: lines stand where a day begins, marks in its middle."""
    return (WIDTH - 2 * EDGE) / window.days / 2


def _lane(meeting: Meeting) -> frozenset[str]:
    if meeting.format:
        return frozenset(f"format {word}" for word in forum(meeting.format))
    return frozenset(meeting.parties)


def _name(lane: Sequence[Meeting]) -> str:
    """The format by the name that is used most, or the parties."""
    formats = [meeting.format for meeting in lane if meeting.format]
    if formats:
        return max(sorted(set(formats)), key=formats.count)
    names = [full_name(code) for code in lane[0].parties]
    if len(names) > 4:
        return f"{', '.join(names[:3])} and {len(names) - 3} others"
    return " – ".join(names) or "Parties not named"


def _drawn(lane: Sequence[Meeting], touches: Sequence[Touch], window: Window, top: float) -> Lane:
    rows, marks, hidden = _Rows(), [], 0
    for meeting in sorted(lane, key=lambda one: one.period or Period("9999")):
        period = meeting.period
        if period is None:
            continue
        left, right = window.x(max(period.first, window.first)), window.x(min(period.last, window.last))
        row = rows.take(left, right)
        if row is None:
            hidden += 1
            continue
        marks.append(
            Mark(
                meeting=meeting,
                x=round((left + right) / 2, 1),
                y=top + HEAD + ROW * row + ROW / 2,
                left=round(left, 1),
                right=round(right, 1),
                trail=_trail(meeting, window),
                vague=period.precision.value != "day",
            )
        )
    bottom = top + HEAD + ROW * max(len(rows.ends), 1)
    keys = {meeting.id for meeting in lane}
    wedges = tuple(
        Wedge(id=touch.id, x=round(window.x(touch.day), 1), y=bottom + 3, title=touch.title)
        for touch in touches
        if keys.intersection(touch.meetings) and window.first <= touch.day <= window.last
    )
    height = bottom - top + (FOOT if wedges else BARE)
    return Lane(name=_name(lane), top=top, height=height, marks=tuple(marks), wedges=wedges, hidden=hidden)


def _trail(meeting: Meeting, window: Window) -> tuple[float, ...]:
    """Where the dates stood that it was moved from, as far as they are in sight."""
    old = {step.moved_from for step in meeting.life if step.moved_from and step.moved_from != meeting.period}
    seen = [period for period in sorted(old) if window.has(period)]
    return tuple(round(window.x(max(period.first, window.first)), 1) for period in seen)


_Steps = Iterable[tuple[date, str, bool]]


def _days(window: Window) -> _Steps:
    for count in range(window.days):
        day = window.first + timedelta(days=count)
        yield day, f"{day.day} {day:%b}" if day.day == 1 or window.days <= 24 else str(day.day), True


def _weeks(window: Window) -> _Steps:
    for count in range(window.days):
        day = window.first + timedelta(days=count)
        if day.weekday() == 0:
            yield day, f"{day.day} {day:%b}", True


def _months(window: Window) -> _Steps:
    day = window.first.replace(day=1)
    while day <= window.last:
        if day >= window.first:
            wide = window.days <= 200
            yield day, (f"{day:%b} {day.year}" if wide or day.month == 1 else f"{day:%b}"), day.month == 1 or wide
        day = (day + timedelta(days=32)).replace(day=1)


def _months_and_weeks(window: Window) -> _Steps:
    yield from sorted([*_months(window), *((day, "", False) for day, _, _ in _weeks(window) if day.day != 1)])


def _years(window: Window) -> _Steps:
    every = 1 if window.days <= 366 * 16 else 5 if window.days <= 366 * 60 else 10
    for year in range(window.first.year + 1, window.last.year + 1):
        if year % every == 0:
            yield date(year, 1, 1), str(year), True


def _quarters(window: Window) -> _Steps:
    for day, _, _ in _months(window):
        if day.month in (1, 4, 7, 10):
            yield day, str(day.year) if day.month == 1 else "", day.month == 1


_SCALES: tuple[tuple[int, Callable[[Window], _Steps]], ...] = (
    (35, _days),
    (75, _weeks),
    (200, _months_and_weeks),
    (450, _months),
    (366 * 6, _quarters),
    (366 * 1000, _years),
)


def _shifted(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))

"""What stands around every page: the processes to choose from, and the days the record can be seen as of."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from pourparler.docket.docket import Docket
from pourparler.web.asking import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame of one page.

    `first` and `last` bound the slider: the first day on which anything on record was published, and the last or
    today. `shown` is the day it stands at. All three are None while the record is empty.
    """

    processes: tuple[str, ...]
    first: date | None
    last: date | None
    newest: date | None
    shown: date
    today: date

    @property
    def steps(self) -> int:
        """How many days the slider has, from the first, which is 0."""
        return (self.last - self.first).days if self.first and self.last else 0

    @property
    def step(self) -> int:
        """The day shown, counted from the first."""
        return min(max((self.shown - self.first).days, 0), self.steps) if self.first else 0

    @property
    def empty(self) -> bool:
        """True while nothing is on record."""
        return self.first is None

    def near(self, days: int) -> date:
        """The day so many days before or after the one shown."""
        return self.shown + timedelta(days=days)


class Framing:
    """Frames for the pages of one docket; what they show of the record is looked up once after each change."""

    def __init__(self, docket: Docket, processes: tuple[str, ...]) -> None:
        self._processes = processes
        self._docket = docket
        self._span = lru_cache(maxsize=4)(lambda _: docket.span())

    def __call__(self, asked: Asked) -> Frame:
        """The frame around the page that answers what is *asked*."""
        span = self._span(self._docket.sequence)
        today = self._docket.today
        first, newest = span or (None, None)
        last = max(newest, min(today, newest + timedelta(days=31))) if newest else None
        return Frame(
            processes=self._processes, first=first, last=last, newest=newest, shown=asked.as_of or today, today=today
        )

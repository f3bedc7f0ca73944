"""Periods of the calendar, no more exact than they are known.

A meeting "in March" has the start `2022-03`: not the first of March, and not the whole of March either, but
some day of it. So a period keeps its ends as they were written, and its precision with them; only when it
is compared with another are its earliest and latest day worked out.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache, total_ordering
from typing import Self

_FORM = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?\Z", re.ASCII)
_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EN_DASH = "–"


class Precision(StrEnum):
    """How exactly a point of the calendar is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@lru_cache(maxsize=50_000)
def earliest_day(form: str) -> date:
    """The first day that *form* ("2021-12-30", "2022-01" or "2022") can mean.

    >>> earliest_day("2022-01")
    datetime.date(2022, 1, 1)

    Raises `ValueError` when *form* is none of the three, or names no day of the calendar.
    """
    year, month, day = _parts(form)
    return date(year, month or 1, day or 1)


@lru_cache(maxsize=50_000)
def latest_day(form: str) -> date:
    """The last day that *form* can mean.

    >>> latest_day("2022-02"), latest_day("2022")
    (datetime.date(2022, 2, 28), datetime.date(2022, 12, 31))

    Raises `ValueError` as `earliest_day` does.
    """
    year, month, day = _parts(form)
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def precision_of(form: str) -> Precision:
    """How exactly *form* names a point of the calendar.

    >>> [precision_of(form).value for form in ("2021-12-30", "2022-01", "2022")]
    ['day', 'month', 'year']

    Raises `ValueError` as `earliest_day` does.
    """
    _, month, day = _parts(form)
    if day is not None:
        return Precision.DAY
    return Precision.YEAR if month is None else Precision.MONTH


def months_from(day: date, count: int) -> date:
    """The first of the month that lies *count* months after (or, if negative, before) the month of *day*.

    >>> months_from(date(2022, 1, 31), -2)
    datetime.date(2021, 11, 1)

    Raises `ValueError` when that month lies outside the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, 1)


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """When something is: from `start` to `end`, each as exact as it is known.

    `end` is None when the period is the one day, month or year that `start` names. Whether a month means
    "all of it" or "some day in it" is for the text to say: a period does not.

    >>> talks = Period("2022-01-09", "2022-01-10")
    >>> str(talks), talks.precision.value
    ('9–10 Jan 2022', 'day')
    >>> talks.overlaps(Period("2022-01"))
    True
    >>> Period("2022-13")
    Traceback (most recent call last):
    ValueError: '2022-13' names no day, month or year of the calendar

    Raises `ValueError` when an end is malformed, or the period ends before it starts.
    """

    start: str
    end: str | None = None

    def __post_init__(self) -> None:
        """See to it that both ends are of the calendar, and in order."""
        if latest_day(self.end or self.start) < earliest_day(self.start):
            raise ValueError(f"the period from {self.start!r} ends before it starts, at {self.end!r}")

    @classmethod
    def of_day(cls, day: date) -> Self:
        """The one day.

        >>> Period.of_day(date(2022, 1, 9))
        Period(start='2022-01-09', end=None)
        """
        return cls(day.isoformat())

    @classmethod
    def of_month(cls, day: date) -> Self:
        """The month in which *day* lies.

        >>> Period.of_month(date(2022, 1, 9))
        Period(start='2022-01', end=None)
        """
        return cls(f"{day.year:04d}-{day.month:02d}")

    @classmethod
    def of_year(cls, year: int) -> Self:
        """The one year."""
        return cls(f"{year:04d}")

    @property
    def first(self) -> date:
        """The earliest day the period can mean."""
        return earliest_day(self.start)

    @property
    def last(self) -> date:
        """The latest day the period can mean."""
        return latest_day(self.end or self.start)

    @property
    def precision(self) -> Precision:
        """The precision of its less exactly known end.

        >>> Period("2022-01-09", "2022-02").precision.value
        'month'
        """
        scale = list(Precision)
        return max(precision_of(self.start), precision_of(self.end or self.start), key=scale.index)

    @property
    def days(self) -> int:
        """How many days it can cover, first and last included.

        >>> Period("2022-01-09", "2022-01-10").days, Period("2022-02").days
        (2, 28)
        """
        return (self.last - self.first).days + 1

    def overlaps(self, other: Self) -> bool:
        """True when both can mean the same day."""
        return self.first <= other.last and other.first <= self.last

    def contains(self, other: Self) -> bool:
        """True when every day *other* can mean lies in this period.

        >>> Period("2022-01").contains(Period("2022-01-09", "2022-01-10"))
        True
        """
        return self.first <= other.first and other.last <= self.last

    def distance(self, other: Self) -> int:
        """The days between the two, 0 when they overlap.

        >>> Period("2022-01-10").distance(Period("2022-01-13"))
        3
        """
        return max((other.first - self.last).days, (self.first - other.last).days, 0)

    def shifted(self, days: int) -> Self:
        """The same period *days* later; only ends known to the day can be moved.

        >>> Period("2022-01-09", "2022-01-10").shifted(7)
        Period(start='2022-01-16', end='2022-01-17')

        Raises `ValueError` when an end is known to the month or year only.
        """
        if self.precision is not Precision.DAY:
            raise ValueError(f"{self} is not known to the day, so it cannot be moved by {days} days")
        moved = timedelta(days=days)
        end = None if self.end is None else (self.last + moved).isoformat()
        return type(self)((self.first + moved).isoformat(), end)

    def __lt__(self, other: Self) -> bool:
        """By earliest day; of two that start alike, the one that ends sooner comes first."""
        return (self.first, self.last, self.start) < (other.first, other.last, other.start)

    def __str__(self) -> str:
        """As a person writes it.

        >>> for period in Period("2021-12-30"), Period("2022-01"), Period("2021-12-30", "2022-01-02"):
        ...     print(period)
        30 Dec 2021
        Jan 2022
        30 Dec 2021 – 2 Jan 2022
        """
        if self.end is None or self.end == self.start:
            return " ".join(_words(self.start))
        start, end = _words(self.start), _words(self.end)
        if start[-1] == end[-1] and len(start) == len(end):
            start.pop()
            if len(start) > 1 and start[-1] == end[-2]:
                start.pop()
        dash = _EN_DASH if len(start) == 1 else f" {_EN_DASH} "
        return f"{' '.join(start)}{dash}{' '.join(end)}"


def _parts(form: str) -> tuple[int, int | None, int | None]:
    found = _FORM.match(form)
    month, day = (None, None) if found is None else (found["month"], found["day"])
    try:
        year = int(found["year"]) if found else 0
        date(year, int(month or 1), int(day or 1))
    except ValueError:
        raise ValueError(f"{form!r} names no day, month or year of the calendar") from None
    return year, int(month) if month else None, int(day) if day else None


def _words(form: str) -> list[str]:
    year, month, day = _parts(form)
    words = [str(year)]
    if month is not None:
        words.insert(0, _MONTH_NAMES[month - 1])
    if day is not None:
        words.insert(0, str(day))
    return words

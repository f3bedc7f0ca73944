"""What an expression can mean, each with its TIMEX3 value and the calendar days it leaves possible.

A week is given to the reader by its month, as the guideline asks: the month in which most of its days lie.
A season is its three months of the northern year; its winter is named by the year in which it begins.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pourparler.chronology import Period, latest_day, months_from

SUNDAY = 7
_QUARTER_MONTHS = 3
_DAYS = {"D": 1, "W": 7, "F": 14}
_SEASON_FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Meaning:
    """A TIMEX3 type and value, and the period if the days are known.

    `unit` says what the expression counts in ("D", "W", "M", "Q", "Y"); `written` is true of a date whose
    year stands in the text, so that later ones may borrow it.
    """

    type: str
    value: str
    period: Period | None = None
    unit: str = ""
    written: bool = False

    def in_part(self, part: str) -> "Meaning":
        """The same day narrowed to a part of it ("EV") or a clock time ("T22:00").

        >>> a_day(date(2021, 12, 31)).in_part("EV").value
        '2021-12-31TEV'
        """
        clock = part if part.startswith("T") else f"T{part}"
        return replace(self, type="TIME", value=self.value + clock)


def a_day(day: date, *, written: bool = False) -> Meaning:
    """One day."""
    return Meaning("DATE", day.isoformat(), Period.of_day(day), "D", written)


def days_between(first: date, last: date, *, written: bool = False) -> Meaning:
    """A range of days, its value an interval in ISO's form.

    >>> days_between(date(2022, 1, 9), date(2022, 1, 10)).value
    '2022-01-09/2022-01-10'
    """
    value = f"{first.isoformat()}/{last.isoformat()}"
    return Meaning("DATE", value, Period(first.isoformat(), last.isoformat()), "D", written)


def a_week(day: date) -> Meaning:
    """The week, from Monday, in which *day* lies.

    >>> a_week(date(2022, 1, 31))
    Meaning(type='DATE', value='2022-W05', period=Period(start='2022-02', end=None), unit='W', written=False)
    """
    year, week, weekday = day.isocalendar()
    thursday = day + timedelta(days=4 - weekday)
    return Meaning("DATE", f"{year:04d}-W{week:02d}", Period.of_month(thursday), "W")


def a_weekend(day: date) -> Meaning:
    """The Saturday and Sunday of the week in which *day* lies.

    >>> a_weekend(date(2022, 1, 12)).period
    Period(start='2022-01-15', end='2022-01-16')
    """
    year, week, weekday = day.isocalendar()
    sunday = day + timedelta(days=SUNDAY - weekday)
    saturday = sunday - timedelta(days=1)
    period = Period(saturday.isoformat(), sunday.isoformat())
    return Meaning("DATE", f"{year:04d}-W{week:02d}-WE", period, "W")


def a_month(day: date, *, written: bool = False) -> Meaning:
    """The month in which *day* lies."""
    period = Period.of_month(day)
    return Meaning("DATE", period.start, period, "M", written)


def a_year(year: int, *, written: bool = False) -> Meaning:
    """One year."""
    period = Period.of_year(year)
    return Meaning("DATE", period.start, period, "Y", written)


def a_quarter(year: int, quarter: int) -> Meaning:
    """A quarter of the calendar year.

    >>> a_quarter(2021, 4).period
    Period(start='2021-10', end='2021-12')
    """
    first = date(year, quarter * _QUARTER_MONTHS - 2, 1)
    return Meaning("DATE", f"{year:04d}-Q{quarter}", _months(first, _QUARTER_MONTHS), "Q")


def quarter_of(day: date) -> int:
    """Which quarter of its year *day* lies in.

    >>> quarter_of(date(2022, 5, 3))
    2
    """
    return (day.month - 1) // _QUARTER_MONTHS + 1


def a_half(year: int, half: int) -> Meaning:
    """Half a calendar year."""
    return Meaning("DATE", f"{year:04d}-H{half}", _months(date(year, half * 6 - 5, 1), 6), "Y")


def a_season(year: int, season: str) -> Meaning:
    """A season, by TIMEX3's letters for it.

    >>> a_season(2021, "WI").period
    Period(start='2021-12', end='2022-02')
    """
    return Meaning("DATE", f"{year:04d}-{season}", _months(season_start(year, season), 3), "S")


def season_start(year: int, season: str) -> date:
    """The first day of a season."""
    return date(year, _SEASON_FIRST_MONTH[season], 1)


def a_decade(first_year: int) -> Meaning:
    """Ten years, named by their first.

    >>> a_decade(1990)
    Meaning(type='DATE', value='199', period=Period(start='1990', end='1999'), unit='E', written=False)
    """
    period = Period(f"{first_year:04d}", f"{first_year + 9:04d}")
    return Meaning("DATE", f"{first_year // 10:03d}", period, "E")


def a_century(number: int) -> Meaning:
    """A hundred years, counted as people count them: the twentieth century ran from 1901 to 2000.

    >>> a_century(20).value, a_century(20).period
    ('19', Period(start='1901', end='2000'))
    """
    last = number * 100
    return Meaning("DATE", f"{number - 1:02d}", Period(f"{last - 99:04d}", f"{last:04d}"), "C")


def duration(value: str) -> Meaning:
    """A length of time, which fixes no day."""
    return Meaning("DURATION", value)


def recurring(value: str) -> Meaning:
    """A rhythm, which fixes no day."""
    return Meaning("SET", value)


def reference(value: str) -> Meaning:
    """The past, the present or the future at large."""
    return Meaning("DATE", value)


def unresolved(value: str, unit: str = "") -> Meaning:
    """A date that lacks something: its value has X where the text and its publication date give nothing."""
    return Meaning("DATE", value, None, unit)


def shifted(day: date, unit: str, count: int) -> Meaning | None:
    """What lies *count* units from *day*, no more exact than the unit; None beyond the calendar.

    >>> shifted(date(2022, 1, 12), "D", -3).value, shifted(date(2022, 1, 12), "M", 2).value
    ('2022-01-09', '2022-03')
    """
    try:
        return _shifted(day, unit, count)
    except (ValueError, OverflowError):
        return None


def same_day(day: date, unit: str, count: int) -> Meaning | None:
    """The day that lies exactly so many units away: "two years ago today"; None beyond the calendar.

    >>> same_day(date(2024, 2, 29), "Y", -1).value
    '2023-02-28'
    """
    months = {"M": 1, "Q": _QUARTER_MONTHS, "Y": 12, "E": 120, "C": 1200}
    try:
        if unit not in months:
            return a_day(day + timedelta(days=count * _DAYS[unit]))
        month = months_from(day, count * months[unit])
    except (ValueError, OverflowError):
        return None
    return a_day(month.replace(day=min(day.day, monthrange(month.year, month.month)[1])))


def _shifted(day: date, unit: str, count: int) -> Meaning | None:
    if unit in _DAYS:
        moved = day + timedelta(days=count * _DAYS[unit])
        return a_day(moved) if unit == "D" else a_week(moved)
    if unit == "M":
        return a_month(months_from(day, count))
    if unit == "Q":
        moved = months_from(day, count * _QUARTER_MONTHS)
        return a_quarter(moved.year, quarter_of(moved))
    years = count * {"Y": 1, "E": 10, "C": 100}[unit]
    year = months_from(day, 12 * years).year
    return a_year(year) if unit != "C" else None


def _months(first: date, count: int) -> Period:
    return Period(Period.of_month(first).start, Period.of_month(months_from(first, count - 1)).start)


def with_part(meaning: Meaning, part: str) -> Meaning:
    """*meaning* narrowed to a part of the day, where it is a day; otherwise as it was."""
    return meaning.in_part(part) if meaning.unit == "D" and "/" not in meaning.value else meaning


def last_day(meaning: Meaning) -> date | None:
    """The last day of what is meant, None when it fixes none."""
    return latest_day(meaning.period.end or meaning.period.start) if meaning.period else None

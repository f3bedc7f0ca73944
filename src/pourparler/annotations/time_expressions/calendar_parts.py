"""Readers of quarters, halves, seasons and weeks within a month or year."""

from pourparler.annotations.time_expressions.calendar_dates import (
    calendar_day,
    calendar_month,
    day_number,
    written_year,
)
from pourparler.annotations.time_expressions.feasts import numbered_weekday
from pourparler.annotations.time_expressions.found import Found
from pourparler.annotations.time_expressions.meanings import (
    Meaning,
    a_day,
    a_half,
    a_quarter,
    a_season,
    a_week,
    a_year,
    quarter_of,
    season_start,
    shifted,
    unresolved,
)
from pourparler.annotations.time_expressions.tenses import Tense
from pourparler.chronology import months_from

_QUARTERS = 4


def numbered_quarter(found: Found) -> Meaning | None:
    """The third quarter: of the year written, of this or last year, else the latest one begun."""
    name = found.value("quartername")
    number = int(str(name)[1]) if name else day_number(found)
    if number is None or not 1 <= number <= _QUARTERS:
        return None
    if name and str(name)[0] == "H":
        return _numbered_half(found, number)
    year = _year_named(found)
    if year is not None:
        return a_quarter(year, number)
    today = found.today
    if today is None:
        return unresolved(f"XXXX-Q{number}", "Q")
    if found.tense() is Tense.FUTURE:
        return a_quarter(today.year + (number < quarter_of(today)), number)
    return a_quarter(today.year - (number > quarter_of(today)), number)


def _numbered_half(found: Found, number: int) -> Meaning | None:
    year = _year_named(found)
    if year is None:
        year = found.today.year if found.today else None
    return unresolved(f"XXXX-H{number}", "Y") if year is None else a_half(year, number)


def half_year(found: Found) -> Meaning | None:
    """The first half of 2019, the second half of this year."""
    number = 2 if found.has("last") and not found.has("ordinal") else day_number(found)
    half = number in {1, 2} and found.has("half")
    return _numbered_half(found, number) if half and number else None


def _year_named(found: Found) -> int | None:
    """The year that is written, or named from today: this, last or next year."""
    year = written_year(found)
    if year is not None or found.today is None:
        return year
    if "year" not in found.words():
        return None
    if found.has("ago", "earlier"):
        return found.today.year - 1
    return found.today.year + found.has("next", "coming") - found.has("last", "past", "previous")


def quarter(found: Found) -> Meaning | None:
    """This quarter, the latest quarter, the year-ago quarter, the quarter: the one the text spoke of last."""
    today = found.today
    anchor = found.setting.anchor("Q")
    known = anchor.meaning.period.first if anchor and anchor.meaning.period else None
    if found.has("earlier", "ago", "same"):
        base = known or (months_from(today, -3) if today else None)
        return shifted(base, "Q", -_QUARTERS) if base else unresolved("XXXX-QX", "Q")
    if found.has("this", "current") and today:
        return shifted(today, "Q", 0)
    if found.has("next", "last", "previous", "following"):
        forward = found.has("next", "following")
        base = known if found.has("previous", "following") else today
        return shifted(base, "Q", 1 if forward else -1) if base else unresolved("XXXX-QX", "Q")
    if known is not None:
        return shifted(known, "Q", 0)
    return shifted(today, "Q", -1) if today else unresolved("XXXX-QX", "Q")


def season(found: Found) -> Meaning | None:
    """A season of the year written, of this, last or next year, or the nearest that suits the tense."""
    name = str(found.value("season"))
    year = _year_named(found)
    if year is not None:
        return a_season(year, name)
    today = found.today
    if today is None:
        return unresolved(f"XXXX-{name}", "S")
    this_year = season_start(today.year, name)
    begun = this_year <= today
    over = months_from(this_year, 3) <= today
    if found.has("last", "past"):
        return a_season(today.year if over else today.year - 1, name)
    if found.has("next", "coming"):
        return a_season(today.year + begun, name)
    if found.has("this"):
        return a_season(today.year, name)
    tense = found.tense()
    if tense is Tense.PAST:
        return a_season(today.year if begun else today.year - 1, name)
    return a_season(today.year + (tense is Tense.FUTURE and over), name)


def part_of_month(found: Found) -> Meaning | None:
    """The first week of February gives February; the first Monday of February gives the day."""
    if found.has("weekday"):
        return _numbered_weekday(found)
    month = calendar_month(found)
    return month if month else None


def _numbered_weekday(found: Found) -> Meaning | None:
    month, weekday = calendar_month(found), found.number("weekday")
    which = -1 if found.has("last") else day_number(found)
    if month is None or weekday is None or which is None or not -1 <= which <= 5:
        return None
    if month.period is None:
        return unresolved(f"{month.value}-WXX-{weekday}", "D")
    start = month.period.first
    try:
        return a_day(numbered_weekday(start.year, start.month, weekday, which), written=month.written)
    except ValueError:
        return None


def week_of(found: Found) -> Meaning | None:
    """The week of March 6."""
    day = calendar_day(found)
    return a_week(day.period.first) if day and day.period else unresolved("XXXX-WXX", "W")


def year_end(found: Found) -> Meaning | None:
    """Year's end: the year it ends, this one unless another is named."""
    if found.today is None:
        return unresolved("XXXX", "Y")
    return a_year(found.today.year)



def year_before(found: Found) -> Meaning | None:
    """Year-earlier, year-ago, month-earlier: what is compared with, one unit back."""
    unit = found.unit()
    if unit != "Y":
        return shifted(found.today, unit, -1) if found.today else unresolved("XXXX", unit)
    anchor = found.setting.anchor("QY")
    if anchor is not None and anchor.meaning.unit == "Q" and anchor.meaning.period is not None:
        return shifted(anchor.meaning.period.first, "Q", -_QUARTERS)
    return shifted(found.today, "Y", -1) if found.today else unresolved("XXXX", "Y")

"""Readers of quarters, halves, seasons and weeks within a month or year."""

from dataclasses import replace

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
    duration,
    quarter_of,
    season_start,
    shifted,
    unresolved,
)
from pourparler.annotations.time_expressions.tenses import AHEAD, Tense
from pourparler.chronology import months_from

_QUARTERS = 4
_MARCH = 3
_NEAR = 400  # characters: two or three sentences


def numbered_quarter(found: Found) -> Meaning | None:
    """The third quarter: of the year written, of this or last year, else the latest one begun."""
    name = found.value("quartername")
    number = int(str(name)[1]) if name else _QUARTERS if found.has("last") else day_number(found)
    if number is None or not 1 <= number <= _QUARTERS:
        return None
    meaning = _quarter_by_number(found, number)
    fiscal = found.has("fiscal")  # a year of the company's own, which need not begin in January
    return replace(meaning, period=None) if fiscal else meaning


def _quarter_by_number(found: Found, number: int) -> Meaning:
    year = _year_named(found)
    if year is not None:
        return a_quarter(year, number)
    today = found.today
    if today is None:
        return unresolved(f"XXXX-Q{number}", "Q")
    ahead = number - quarter_of(today)
    if found.tense() in AHEAD:  # what is to be said of the quarter just ended, or of one to come
        return a_quarter(today.year + (ahead < -1), number)
    return a_quarter(today.year - (ahead > 0), number)


def _numbered_half(found: Found, number: int) -> Meaning | None:
    year = _year_named(found)
    if year is None:
        year = found.today.year if found.today else None
    return unresolved(f"XXXX-H{number}", "Y") if year is None else a_half(year, number)


def half_year(found: Found) -> Meaning | None:
    """The first half of 2019, the second half of this year."""
    number = 2 if found.has("last") and not found.has("ordinal") else day_number(found)
    of_year = not found.has("unit") or found.unit() == "Y"
    return _numbered_half(found, number) if number in {1, 2} and of_year and number else None


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
    today, period = found.today, found.setting.anchored("Q")
    known = period.first if period else None
    just_ended = months_from(today, -3) if today and today.year > 1 else None
    if found.has("earlier", "ago"):
        base = known or just_ended
        return _comparison(shifted(base, "Q", -_QUARTERS)) if base else unresolved("XXXX-QX", "Q")
    year = written_year(found)
    if year is not None:
        return _comparison(a_quarter(year, quarter_of(known))) if known else unresolved(f"{year}-QX", "Q")
    if found.has("period") and known is None and not found.has("latest"):
        return None
    if found.has("this", "current", "next", "last"):
        step = 1 if found.has("next") else -1 if found.has("last") and not found.has("possessive") else 0
        base = today
    else:
        step = 1 if found.has("following") else -1 if found.has("previous") else 0
        base = known or just_ended
    return shifted(base, "Q", step) if base else unresolved("XXXX-QX", "Q")


def _comparison(meaning: Meaning | None) -> Meaning | None:
    """A quarter named only to compare with: what is said next is not about it."""
    return replace(meaning, unit="") if meaning else None


def the_unit(found: Found) -> Meaning | None:
    """The year, the fiscal year, the week: the one now running, or a length where its end is told.

    Which days are meant is not sure enough to give any.
    """
    unit = found.unit()
    if unit == "D" or unit not in "WMY":
        return None
    page = found.setting.page
    if page.word(found.beyond).startswith("end"):
        return duration(f"P1{unit}")
    running = shifted(found.today, unit, 0) if found.today else None
    return replace(running, period=None, unit="") if running else None


def season(found: Found) -> Meaning | None:
    """A season of the year written, of this, last or next year, or the nearest that suits the tense."""
    name = str(found.value("season"))
    year = _year_named(found)
    if year is not None:
        return a_season(year, name)
    today = found.today
    if today is None:
        return unresolved(f"XXXX-{name}", "S")
    running = today.year - (name == "WI" and today.month < _MARCH)  # January is still the winter begun before
    start = season_start(running, name)
    begun, over = start <= today, months_from(start, 3) <= today
    if found.has("last", "past"):
        return a_season(running if over else running - 1, name)
    if found.has("next", "coming"):
        return a_season(running + begun, name)
    if found.has("this"):
        return a_season(running, name)
    tense = found.tense()
    if tense is Tense.PAST:
        return a_season(running if begun else running - 1, name)
    return a_season(running + (tense in AHEAD and over), name)


def part_of_month(found: Found) -> Meaning | None:
    """The first week of February gives February; the first Monday of February gives the day."""
    if found.has("weekday"):
        return _numbered_weekday(found)
    return calendar_month(found)


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
    """Year's end, the month's end: the year or month that runs."""
    unit = found.unit()
    if unit == "D":
        return None
    return shifted(found.today, unit, 0) if found.today else unresolved("XXXX", unit)


def year_before(found: Found) -> Meaning | None:
    """Year-earlier, year-ago, month-earlier: what is compared with, one unit back."""
    unit = found.unit()
    if unit == "Y" and (quarter_before := year_before_quarter(found)):
        return quarter_before
    return shifted(found.today, unit, -1) if found.today else unresolved("XXXX", unit)


def year_before_quarter(found: Found) -> Meaning | None:
    """The same quarter of the year before, where the text near by speaks of a quarter."""
    anchor, page = found.setting.anchor("Q"), found.setting.page
    if anchor is None or anchor.meaning.period is None:
        return None
    if page.starts[found.first] - page.starts[anchor.first] > _NEAR:
        return None
    return _comparison(shifted(anchor.meaning.period.first, "Q", -_QUARTERS))

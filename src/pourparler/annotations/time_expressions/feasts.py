"""Readers of feasts: fixed in the calendar, moving with Easter, or the third Monday of a month."""

from datetime import date, timedelta

from pourparler.annotations.time_expressions.found import Found
from pourparler.annotations.time_expressions.lexicon import OTHER
from pourparler.annotations.time_expressions.meanings import Meaning, a_day, unresolved
from pourparler.annotations.time_expressions.tenses import AHEAD, Tense
from pourparler.annotations.time_expressions.tokens import plain

_WEEK = 7
_AGAINST_TENSE = 120  # days nearer must a feast be to be taken against the tense of its clause


def feast_day(found: Found) -> Meaning | None:
    """The day of a feast, in the year that is written or else in the one that suits the tense.

    >>> easter_sunday(2022)
    datetime.date(2022, 4, 17)
    """
    name, page = plain(found.word("feast")), found.setting.page
    if page.capitalised(found.beyond) and page.kind(found.beyond) == OTHER:
        return None  # the Good Friday Agreement
    if " " not in name and found.beyond == found.first + 1 and not _stands_alone(found):
        return None  # Christmas gifts, or a family name
    year = found.word("yearno")
    if year:
        return a_day(feast_in(found, name, int(year)), written=True)
    today = found.today
    if today is None:
        return unresolved("XXXX-XX-XX", "D")
    days = [feast_in(found, name, today.year + step) for step in (-1, 0, 1)]
    if found.has("last"):
        return a_day(max((day for day in days if day < today), default=today))
    if found.has("next", "coming"):
        return a_day(min((day for day in days if day > today), default=today))
    if found.has("this"):
        return a_day(feast_in(found, name, today.year))
    tense = found.tense()

    def cost(day: date) -> int:
        distance = (day - today).days
        wrong = (tense is Tense.PAST and distance > 0) or (tense in AHEAD and distance < 0)
        return abs(distance) + _AGAINST_TENSE * wrong

    return a_day(min(days, key=cost))


def _stands_alone(found: Found) -> bool:
    page, lists = found.setting.page, found.setting.page.lexicon.neighbours
    after = page.word(found.beyond)
    described = page.kind(found.beyond) == OTHER and after.isalpha() and after not in lists["after_days"]
    return page.word(found.first - 1) in lists["before_feasts"] and not described


def feast_in(found: Found, name: str, year: int) -> date:
    """The day of a feast in one year."""
    sections = found.setting.page.lexicon.sections
    if (fixed := sections["fixed_feasts"].get(name)) is not None:
        return date(year, int(fixed[:2]), int(fixed[3:]))
    if (offset := sections["easter_feasts"].get(name)) is not None:
        return easter_sunday(year) + timedelta(days=offset)
    if (offset := sections["orthodox_easter_feasts"].get(name)) is not None:
        return orthodox_easter_sunday(year) + timedelta(days=offset)
    month, weekday, which = sections["weekday_feasts"][name]
    return numbered_weekday(year, month, weekday, which)


def numbered_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The first, second ... weekday of a month; -1 for the last.

    >>> numbered_weekday(2022, 11, 4, 4), numbered_weekday(2022, 5, 1, -1)
    (datetime.date(2022, 11, 24), datetime.date(2022, 5, 30))

    Raises `ValueError` when the month has no such day.
    """
    if which < 0:
        after = date(year + month // 12, month % 12 + 1, 1)
        return after - timedelta(days=(after.isoweekday() - weekday) % _WEEK or _WEEK)
    first = date(year, month, 1)
    offset = (weekday - first.isoweekday()) % _WEEK
    return date(year, month, 1 + offset + _WEEK * (which - 1))


def easter_sunday(year: int) -> date:
    """Easter in the western churches, by Gauss's rule as Lichtenberg corrected it.

    >>> [easter_sunday(year).isoformat() for year in (1981, 2000, 2024)]
    ['1981-04-19', '2000-04-23', '2024-03-31']
    """
    century = year // 100
    lunar_shift = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    moon = (19 * (year % 19) + lunar_shift) % 30
    correction = (moon + (year % 19) // 11) // 29
    full_moon = 21 + moon - correction
    first_sunday = 7 - (year + year // 4 + 2 - (3 * century + 3) // 4) % _WEEK
    return date(year, 3, 1) + timedelta(days=full_moon + 7 - (full_moon - first_sunday) % _WEEK - 1)


def orthodox_easter_sunday(year: int) -> date:
    """Easter in the eastern churches: Meeus's rule for the Julian calendar, on the Gregorian one.

    >>> [orthodox_easter_sunday(year).isoformat() for year in (2022, 2023, 2024)]
    ['2022-04-24', '2023-04-16', '2024-05-05']
    """
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % _WEEK
    month, day = divmod(moon + sunday + 114, 31)
    behind = year // 100 - year // 400 - 2  # days the Julian calendar lags
    return date(year, month, day + 1) + timedelta(days=behind)

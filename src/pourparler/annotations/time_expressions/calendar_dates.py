"""Readers of dates that name a day, month, year or longer stretch of the calendar.

A year that the text leaves out is found from the day of writing and the tense of the clause, or, in a text
whose day of writing is unknown, from the nearest date before it. What remains open is left open.
"""

import re
from dataclasses import replace
from datetime import date

from pourparler.annotations.time_expressions.amounts import amount
from pourparler.annotations.time_expressions.found import Found
from pourparler.annotations.time_expressions.meanings import (
    Meaning,
    a_century,
    a_day,
    a_decade,
    a_month,
    a_year,
    days_between,
    last_day,
    unresolved,
)
from pourparler.annotations.time_expressions.tenses import AHEAD, Tense
from pourparler.chronology import Period

# How many days nearer a day, or a month, must lie to be taken against the tense of its clause.
_AGAINST = {Tense.PAST: (230, 320), Tense.PROSPECT: (230, 200), Tense.FUTURE: (340, 300)}
_PASSED_TO_YEAR = ("early", "late", "mid", "hyphen", "month", "abbr", "small", "dayno", "ordno")
_LONGEST_LIST = 10  # tokens
_DAY_KINDS = ("small", "dayno", "ordno", "ordinal")
_EARLIEST, _LATEST = 1000, 2199
_USUAL_YEARS = range(1900, 2050)
_THIS_CENTURY = 50  # '49 is 2049, '51 is 1951


def calendar_day(found: Found) -> Meaning | None:
    """A day by its number and month, with or without year and weekday."""
    month, day = found.number("month", "abbr"), day_number(found)
    if month is None or day is None:
        return None
    weekday = found.number("weekday", "shortday")
    year = written_year(found) or _year_ahead(found)
    if year is None:
        inferred = _year_by_context(found, month, day, weekday)
        if inferred is None:
            return unresolved(f"XXXX-{month:02d}-{day:02d}", "D") if _day(2000, month, day) else None
        return a_day(inferred)
    exact = _day(year, month, day)
    return a_day(exact, written=True) if exact else None


def enumerated_day(found: Found) -> Meaning | None:
    """A day of a list whose month stands before its first or after its last ("9, 10 and 13 May")."""
    page, day = found.setting.page, day_number(found)
    earlier = found.setting.earlier[-1] if found.setting.earlier else None
    if day is None:
        return None
    if earlier is not None and earlier.beyond == found.first - 1 and earlier.meaning.unit == "D":
        last = last_day(earlier.meaning)
        if last is None or not found.part(earlier.first, earlier.beyond).has(*_DAY_KINDS):
            return None
        exact = _day(last.year, last.month, day)
        return a_day(exact, written=earlier.meaning.written) if exact and exact > last else None
    letters = page.lexicon.letters
    between = {letters[kind] for kind in ("comma", "and", "of", "small", "dayno", "ordno")}
    beyond = found.beyond
    while page.kind(beyond) in between:
        beyond += 1
    if page.kind(beyond) not in {letters["month"], letters["abbr"]}:
        return None
    beyond += 2 if page.kind(beyond + 1) == letters["yearno"] else 1
    whole = found.part(found.first, beyond)
    month, year = whole.number("month", "abbr"), written_year(whole)
    exact = _day_by(whole, month, day, year) if month else None
    return a_day(exact, written=year is not None) if exact else None


def day_range(found: Found) -> Meaning | None:
    """Days from one to another, month and year written once or twice ("May 3 to 5", "30 May - 2 June")."""
    at = found.all("hyphen", "dash", "to", "slash", "and")[0]
    left, right = found.part(found.first, at), found.part(at + 1, found.beyond)
    end_day, start_day = day_number(right), day_number(left)
    month = found.number("month", "abbr")
    if month is None or start_day is None or end_day is None:
        return None
    start_month = left.number("month", "abbr") or right.number("month", "abbr") or month
    end_month = right.number("month", "abbr") or start_month
    year = written_year(right) or written_year(left)
    end = _day_by(found, end_month, end_day, year)
    if end is None:
        return None
    start = _day(written_year(left) or end.year, start_month, start_day)
    if start is not None and start > end and written_year(left) is None:
        start = _day(end.year - 1, start_month, start_day)
    if start is None or start >= end:
        return None
    return days_between(start, end, written=year is not None)


def calendar_month(found: Found) -> Meaning | None:
    """A month, its year written, named from today ("last year") or found from the tense."""
    month = found.number("month", "abbr")
    if month is None:
        return None
    year = written_year(found) or (None if found.has("unit") else _year_ahead(found))
    if year is not None:
        return a_month(date(year, month, 1), written=True)
    today = found.today
    if found.has("unit"):
        if found.has("that", "same", "previous", "following"):
            period = found.setting.anchored("DMY")
            today = period.first if period else None
        if today is None:
            return unresolved(f"XXXX-{month:02d}", "M")
        step = -1 if found.has("last", "previous") else 1 if found.has("next", "following", "coming") else 0
        return a_month(date(today.year + step, month, 1))
    inferred = _year_by_context(found, month, None, None)
    return unresolved(f"XXXX-{month:02d}", "M") if inferred is None else a_month(inferred)


def directed_month(found: Found) -> Meaning | None:
    """Last October, next May, this June, the following March; with a number, a day of it."""
    month = found.number("month")
    start = found.today
    if found.has("previous", "following"):
        period = found.setting.anchored("DM")
        start = period.first if period else None
    if month is None or start is None:
        return unresolved(f"XXXX-{month:02d}", "M") if month else None
    if found.has("last", "past", "previous"):
        year = start.year - (month >= start.month)
    elif found.has("next", "coming", "following"):
        year = start.year + (month <= start.month)
    else:
        year = start.year
    day = day_number(found)
    exact = _day(year, month, day) if day else None
    return a_day(exact) if exact else a_month(date(year, month, 1))


def month_range(found: Found) -> Meaning | None:
    """Months from one to another ("January to March 2021")."""
    first, last = (found.part(at, at + 1).number("month", "abbr") for at in found.all("month", "abbr"))
    year = written_year(found)
    if first is None or last is None:
        return None
    end = date(year, last, 1) if year else _year_by_context(found, last, None, None)
    if end is None:
        return None
    start = date(end.year - (first > last), first, 1)
    period = Period(Period.of_month(start).start, Period.of_month(end).start)
    return Meaning("DATE", f"{period.start}/{period.end}", period, "M", year is not None)


def calendar_year(found: Found) -> Meaning | None:
    """A year by its number."""
    year = written_year(found)
    if year is None or (found.has("yearno") and not _is_year(found, year)):
        return None
    meaning = a_year(year, written=True)
    return replace(meaning, period=None) if found.has("fiscal") else meaning


def _is_year(found: Found, number: int) -> bool:
    """Whether a bare number of four figures is a year and no quantity: "in 2015", but "2000 refugees"."""
    page, lists = found.setting.page, found.setting.page.lexicon.neighbours
    before, after = page.word(found.first - 1), page.word(found.beyond)
    if before in lists["before_quantities"] or after in lists["after_quantities"]:
        return False
    placed = found.beyond > found.first + 1 or before in lists["before_years"]
    plural = len(after) > 3 and after.isalpha() and after.endswith("s") and after not in lists["no_plurals"]
    return placed if plural or number not in _USUAL_YEARS else True


def year_range(found: Found) -> Meaning | None:
    """Years from one to another ("1990-95", "from 2014 to 2016")."""
    first, last = found.all("yearno", "dayno", "small", "number")
    page = found.setting.page
    start, end = page.word(first), page.word(last)
    end = start[: len(start) - len(end)] + end
    if len(end) != len(start) or not int(start) < int(end) <= _LATEST:
        return None
    return Meaning("DATE", f"{start}/{end}", Period(start, end), "Y", written=True)


def decade(found: Found) -> Meaning | None:
    """Ten years ("the 1990s", "the late '80s", "the seventies")."""
    name = found.number("decadename")
    digits = found.word("decadeno").strip("'’s")
    if name is None and len(digits) == len("1990"):
        first = int(digits)
    else:
        short = name if name is not None else int(digits)
        first = 1900 + short if short > 10 else 2000 + short  # the '20s are still the 1920s
    return a_decade(first) if _EARLIEST <= first <= _LATEST - 10 and first % 10 == 0 else None


def year_in_words(found: Found) -> Meaning | None:
    """The year two thousand."""
    year = amount(found.part(found.all("unit")[0] + 1, found.beyond))
    is_year = found.word("unit") == "year" and isinstance(year, int) and _EARLIEST <= year <= _LATEST
    return a_year(year, written=True) if is_year and isinstance(year, int) else None


def century(found: Found) -> Meaning | None:
    """A hundred years by their number."""
    number = day_number(found)
    lowest, highest = 5, 21
    in_century = found.word("unit") == "century" and number is not None and lowest <= number <= highest
    return a_century(number) if in_century and number else None


def numeric_date(found: Found) -> Meaning | None:
    """A date in figures; day and month are told apart by their size, or by another date of the same text."""
    word = found.word("isodate", "numdate")
    if found.has("isodate"):
        exact = _day(int(word[:4]), int(word[5:7]), int(word[8:10]))
        return a_day(exact, written=True) if exact else None
    mark = "/" if "/" in word else "."
    first, second, third = (int(part) for part in word.split(mark))
    if first > 31:  # more than a day
        exact = _day(first, second, third)
    elif mark == "." or first > 12 or _day_comes_first(found):  # more than a month
        exact = _day(third, second, first)
    elif second > 12 or first == second or _day_comes_first(found) is False:
        exact = _day(third, first, second)
    else:
        return unresolved(f"{third:04d}-XX-XX", "D") if min(first, second) > 0 else None
    return a_day(exact, written=True) if exact else None


def _day_comes_first(found: Found) -> bool | None:
    """Whether the text writes 31/12 or 12/31; None when no date in it shows which."""
    page = found.setting.page
    for place in re.finditer(page.lexicon.letters["numdate"], page.kinds):
        parts = [int(part) for part in page.word(place.start()).replace(".", "/").split("/")]
        if parts[0] <= 31 and max(parts[:2]) > 12 and "/" in page.word(place.start()):
            return parts[0] > parts[1]
    return None


def day_number(found: Found) -> int | None:
    """The number of a day of the month ("12", "12th", "twenty-first")."""
    places = found.all(*_DAY_KINDS)
    if not places:
        return None
    page = found.setting.page
    word = page.word(places[0])
    number = int(word.rstrip("sthndr")) if word[0].isdigit() else page.lexicon.values[word]
    tens = page.lexicon.values.get(page.word(places[0] - 2)) if places[0] - 2 >= found.first else None
    if isinstance(tens, int) and page.kind(places[0] - 2) == page.lexicon.letters["cardinal"]:
        number = int(number) + tens
    return int(number) if 1 <= int(number) <= 31 else None


def written_year(found: Found) -> int | None:
    """The year as the words themselves give it: "1998", "'98", "nineteen ninety-eight"."""
    if found.has("yearno"):
        return int(found.word("yearno"))
    if found.has("shortyear"):
        short = int(found.word("shortyear")[1:])
        return (2000 if short < _THIS_CENTURY else 1900) + short
    if (hundreds := found.number("spokenyear")) is not None:
        page = found.setting.page
        return hundreds * 100 + sum(int(page.lexicon.values[page.word(at)]) for at in found.all("cardinal"))
    return None


def _year_ahead(found: Found) -> int | None:
    """The year that a list of dates shares and only its last one has ("in late May or early June 2021")."""
    page, letters = found.setting.page, found.setting.page.lexicon.letters
    joints = {letters[kind] for kind in ("and", "comma")}
    passing = joints | {letters[kind] for kind in _PASSED_TO_YEAR}
    beyond = found.beyond
    while page.kind(beyond) in passing and beyond - found.beyond < _LONGEST_LIST:
        beyond += 1
    rest = found.part(found.beyond, beyond)
    shared = rest.has("and") and rest.has("month", *_DAY_KINDS) and page.kind(found.beyond) in joints
    return int(page.word(beyond)) if shared and page.kind(beyond) == letters["yearno"] else None


def _day(year: int, month: int, day: int) -> date | None:
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_by(found: Found, month: int, day: int, year: int | None) -> date | None:
    return _year_by_context(found, month, day, None) if year is None else _day(year, month, day)


def _year_by_context(found: Found, month: int, day: int | None, weekday: int | None) -> date | None:
    """The day (or first of the month) meant where no year is written; None when nothing tells."""
    today, tense = found.today, found.tense()
    if today is None:
        period = found.setting.anchored("DMY")
        if period is None:
            return None
        today, tense = period.first, None
    elif found.before("of") and day and tense is not Tense.PAST:
        paper = found.setting.page.word(found.first - 2)
        of_paper = paper.isdecimal() or paper in found.setting.page.lexicon.neighbours["dated_papers"]
        tense = Tense.PAST if of_paper else None
    reach = 6 if weekday else 1
    days = [_day(today.year + step, month, day or 1) for step in range(-reach, reach + 1)]
    candidates = [exact for exact in days if exact and weekday in {None, exact.isoweekday()}]
    by_day, by_month = _AGAINST.get(tense, (0, 0)) if tense else (0, 0)
    against = by_day if day else by_month
    if not candidates:
        return None

    def cost(exact: date) -> int:
        distance = (exact - (today if day else today.replace(day=1))).days
        wrong = (tense is Tense.PAST and distance > 0) or (tense in AHEAD and distance < 0)
        return abs(distance) + against * wrong

    return min(candidates, key=cost)

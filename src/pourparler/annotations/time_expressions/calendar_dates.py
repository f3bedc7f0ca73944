"""Readers of dates that name a day, month, year or longer stretch of the calendar.

A year that the text leaves out is found from the day of writing and the tense of the clause, or, in a text
whose day of writing is unknown, from the nearest date before it. What remains open is left open.
"""

from datetime import date, timedelta

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
from pourparler.annotations.time_expressions.tenses import Tense
from pourparler.chronology import Period

_DAY_KINDS = ("small", "dayno", "ordno", "ordinal")
_AGAINST_TENSE_DAY = 180  # so many days nearer must a date be to be taken against the tense of its clause
_AGAINST_TENSE_MONTH = 320
_HISTORY = 2  # years: a date that old, written out, lends its year to those told after it
_EARLIEST, _LATEST = 1000, 2199
_THIS_CENTURY = 50  # '49 is 2049, '51 is 1951


def calendar_day(found: Found) -> Meaning | None:
    """A day by its number and month, with or without year and weekday."""
    month, day = found.number("month", "abbr"), day_number(found)
    if month is None or day is None:
        return None
    weekday = found.number("weekday", "shortday")
    year = written_year(found)
    if year is None:
        inferred = _year_by_context(found, month, day, weekday)
        if inferred is None:
            return unresolved(f"XXXX-{month:02d}-{day:02d}", "D") if _day(2000, month, day) else None
        return a_day(inferred)
    exact = _day(year, month, day)
    return a_day(exact, written=True) if exact else None


def enumerated_day(found: Found) -> Meaning | None:
    """A day of an enumeration whose month is written before its first or after its last ("9, 10 and 13 May")."""
    page, day = found.setting.page, day_number(found)
    earlier = found.setting.earlier[-1] if found.setting.earlier else None
    if day is None:
        return None
    if earlier is not None and earlier.beyond == found.first - 1 and earlier.meaning.unit == "D":
        last = last_day(earlier.meaning)
        if last is None or not found.part(earlier.first, earlier.beyond).has("month", "abbr", *_DAY_KINDS):
            return None
        exact = _day(last.year, last.month, day)
        return a_day(exact, written=earlier.meaning.written) if exact and exact > last else None
    letters = page.lexicon.letters
    beyond = found.beyond
    while page.kind(beyond) not in {letters["month"], letters["abbr"]}:
        beyond += 1
    beyond += 2 if page.kind(beyond + 1) == letters["yearno"] else 1
    whole = found.part(found.first, beyond)
    month, year = whole.number("month", "abbr"), written_year(whole)
    exact = _day_by(whole, month, day, year) if month else None
    return a_day(exact, written=year is not None) if exact else None


def day_range(found: Found) -> Meaning | None:
    """Days from one to another, the month or year written once or twice ("May 3 to 5", "30 May - 2 June 2021")."""
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
    year = written_year(found)
    if year is not None:
        return a_month(date(year, month, 1), written=True)
    today = found.today
    if found.has("unit"):
        if found.has("that", "same", "previous", "following"):
            anchor = found.setting.anchor("DMY")
            today = anchor.meaning.period.first if anchor and anchor.meaning.period else None
        if today is None:
            return unresolved(f"XXXX-{month:02d}", "M")
        step = -1 if found.has("last", "previous") else 1 if found.has("next", "following", "coming") else 0
        return a_month(date(today.year + step, month, 1))
    inferred = _year_by_context(found, month, None, None)
    return unresolved(f"XXXX-{month:02d}", "M") if inferred is None else a_month(inferred)


def directed_month(found: Found) -> Meaning | None:
    """Last October, next May, this June, the following March."""
    month = found.number("month")
    relative = found.has("previous", "following")
    anchor = found.setting.anchor("DM") if relative else None
    start = anchor.meaning.period.first if anchor and anchor.meaning.period else None if relative else found.today
    if month is None or start is None:
        return unresolved(f"XXXX-{month:02d}", "M") if month else None
    if found.has("last", "past", "previous"):
        year = start.year - (month >= start.month)
    elif found.has("next", "coming", "following"):
        year = start.year + (month <= start.month)
    else:
        year = start.year
    return a_month(date(year, month, 1))


def month_range(found: Found) -> Meaning | None:
    """Months from one to another ("January to March 2021")."""
    first, last = (found.setting.page.lexicon.values[found.words()[at - found.first]] for at in found.all("month"))
    year = written_year(found)
    end = date(year, int(last), 1) if year else _year_by_context(found, int(last), None, None)
    if end is None:
        return None
    start = date(end.year - (int(first) > int(last)), int(first), 1)
    period = Period(Period.of_month(start).start, Period.of_month(end).start)
    return Meaning("DATE", f"{period.start}/{period.end}", period, "M", year is not None)


def calendar_year(found: Found) -> Meaning | None:
    """A year by its number."""
    year = written_year(found)
    return a_year(year, written=True) if year is not None else None


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
    letter = page.lexicon.letters["numdate"]
    for at, kind in enumerate(page.kinds):
        if kind == letter and "/" in page.word(at):
            first, second, _ = (int(part) for part in page.word(at).split("/"))
            if first <= 31 and max(first, second) > 12:
                return first > second
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


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_by(found: Found, month: int, day: int, year: int | None) -> date | None:
    return _year_by_context(found, month, day, None) if year is None else _day(year, month, day)


def _year_by_context(found: Found, month: int, day: int | None, weekday: int | None) -> date | None:
    """The day (or first of the month) meant where no year is written; None when nothing tells."""
    history = _told_history(found)
    today = history or found.today
    if today is None:
        anchor = found.setting.anchor("DMY")
        if anchor is None or anchor.meaning.period is None:
            return None
        today, tense = anchor.meaning.period.first, None
    else:
        tense = None if history else found.tense()
    reach = 6 if weekday else 1
    days = [_day(today.year + step, month, day or 1) for step in range(-reach, reach + 1)]
    candidates = [exact for exact in days if exact and weekday in {None, exact.isoweekday()}]
    against = _AGAINST_TENSE_DAY if day else _AGAINST_TENSE_MONTH
    if not candidates:
        return None

    def cost(exact: date) -> int:
        distance = (exact - (today if day else today.replace(day=1))).days
        wrong = (tense is Tense.PAST and distance > 0) or (tense is Tense.FUTURE and distance < 0)
        return abs(distance) + against * wrong

    return min(candidates, key=cost)


def _told_history(found: Found) -> date | None:
    """A day of the past year that the passage is telling of, when it is telling of one."""
    anchor = found.setting.anchor("DMY")
    if anchor is None or not anchor.meaning.written or anchor.meaning.period is None or found.today is None:
        return None
    page = found.setting.page
    told = anchor.meaning.period.first
    near = page.starts[found.first] - page.starts[anchor.first] < 400  # characters, a passage
    past = found.tense() is Tense.PAST
    if not near or not past or found.today.year - told.year < _HISTORY:
        return None
    return date(told.year, 7, 1) if anchor.meaning.unit == "Y" else told + timedelta(days=120)

"""Readers of dates counted from the day of writing, or from a date the text gave before.

"Yesterday" and "next week" are counted from the day of writing and stay unresolved where it is unknown; "the
next day" and "two weeks later" are counted from the nearest earlier date that is exact enough.
"""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from pourparler.annotations.time_expressions.amounts import amount
from pourparler.annotations.time_expressions.calendar_dates import calendar_day, day_number
from pourparler.annotations.time_expressions.calendar_parts import year_before_quarter
from pourparler.annotations.time_expressions.feasts import feast_day
from pourparler.annotations.time_expressions.found import Found
from pourparler.annotations.time_expressions.meanings import (
    Meaning,
    a_century,
    a_day,
    a_weekend,
    days_between,
    duration,
    same_day,
    shifted,
    unresolved,
    with_part,
)
from pourparler.annotations.time_expressions.tenses import AHEAD, Tense
from pourparler.chronology import Precision, months_from

_WEEK = 7
_SOON = 2  # days: "Sunday's summit", written on a Friday or Saturday, is yet to come
_SETTING_OUT = frozenset(["starting", "beginning", "commencing"])
_NEAR = 300  # characters: about two sentences
_ANCHOR_UNITS = {"D": "D", "W": "DW", "M": "DWM", "Q": "DWMQ", "Y": "DWMQY", "E": "DWMQY", "F": "D", "C": "Y"}
_OPEN_VALUES = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX"}


def deictic_day(found: Found) -> Meaning | None:
    """Today, yesterday, tomorrow, tonight, with a part of the day if one is named."""
    word = found.word("deictic")
    if found.today is None:
        return unresolved("XXXX-XX-XX", "D")
    count = found.number("deictic") or 0
    meaning = a_day(found.today + timedelta(days=count))
    return meaning.in_part("NI") if word == "tonight" else part_of_day(found, meaning)


def part_of_day(found: Found, meaning: Meaning | None) -> Meaning | None:
    """*meaning* narrowed to the part of the day that the words name."""
    part = found.value("daypart")
    return with_part(meaning, str(part)) if meaning and part else meaning


def this_part(found: Found) -> Meaning | None:
    """This morning, last night, the next morning, that evening."""
    anchored = found.has("that", "same", "following", "previous") or (found.has("next") and found.has("the"))
    if anchored:
        period = found.setting.anchored("D")
        day = period.last if period else None
    else:
        day = found.today
    if day is None:
        return unresolved("XXXX-XX-XX", "D")
    step = 1 if found.has("next", "following") else -1 if found.has("last", "previous") else 0
    return part_of_day(found, a_day(day + timedelta(days=step)))


def weekday(found: Found) -> Meaning | None:
    """A day of the week: on or before the day of writing in a past clause, on or after it in a future one.

    A clause whose tense is unknown is taken as past, as most of what is reported is.
    """
    number = found.number("weekday", "shortday")
    if number is None:
        return None
    if found.today is None:
        return part_of_day(found, unresolved(f"XXXX-WXX-{number}", "D"))
    ahead = (number - found.today.isoweekday()) % _WEEK
    listed = _after_listed_day(found, number)
    if listed is not None:
        days = (listed - found.today).days
    elif found.has("unit"):
        monday = found.today - timedelta(days=found.today.isoweekday() - 1)
        days = (monday - found.today).days + number - 1 + _WEEK * _direction(found)
    elif found.has("this"):
        days = ahead if found.tense() is not Tense.PAST or found.has("coming") else -(-ahead % _WEEK)
    elif found.has("next", "coming"):
        days = _next_weekday(found.today, number) if found.has("next") else ahead or _WEEK
    elif found.has("last", "past"):
        days = -((found.today.isoweekday() - number) % _WEEK or _WEEK)
    elif _is_possessive(found):
        days = ahead if ahead <= _SOON else -(-ahead % _WEEK)
    else:
        future = found.tense() in {*AHEAD, Tense.PRESENT}
        days = ahead if future else -(-ahead % _WEEK)
    return part_of_day(found, a_day(found.today + timedelta(days=days)))


def _is_possessive(found: Found) -> bool:
    """Thursday's: the verb before is about what is said of the day, and does not date it."""
    page = found.setting.page
    return page.kind(found.beyond) == page.lexicon.letters["possessive"]


def _after_listed_day(found: Found, number: int) -> date | None:
    """Monday and Tuesday: the Tuesday after that Monday, on the same side of the day of writing."""
    before = found.setting.earlier[-1] if found.setting.earlier else None
    joined = found.before("and") or found.before("comma")
    if before is None or not joined or before.beyond != found.first - 1 or before.meaning.period is None:
        return None
    if before.meaning.unit != "D" or not found.part(before.first, before.beyond).has("weekday"):
        return None
    day = before.meaning.period.last
    after = day + timedelta(days=(number - day.isoweekday()) % _WEEK or _WEEK)
    return None if found.today and day <= found.today < after else after


def _next_weekday(today: date, number: int) -> int:
    """Days to the weekday of the coming week, not of the one now running."""
    return _WEEK - today.isoweekday() + number


def anchored_weekday(found: Found) -> Meaning | None:
    """The following Monday, the previous Friday: counted from a date the text gave before."""
    number, period = found.number("weekday"), found.setting.anchored("D")
    if number is None or period is None:
        return unresolved(f"XXXX-WXX-{number}", "D") if number else None
    day = period.last
    forward = (number - day.isoweekday()) % _WEEK or _WEEK
    back = (day.isoweekday() - number) % _WEEK or _WEEK
    days = -back if found.has("previous", "before") else forward
    return part_of_day(found, a_day(day + timedelta(days=days)))


def weekday_range(found: Found) -> Meaning | None:
    """From one day of the week to another."""
    first, last = (found.part(at, at + 1) for at in found.all("weekday"))
    start, number = weekday(first), last.number("weekday")
    if start is None or start.period is None or number is None:
        return None
    day = start.period.first
    if first.tense() not in {*AHEAD, Tense.PRESENT}:
        end = weekday(last)
        if end is not None and end.period is not None and end.period.first > day:
            return days_between(day, end.period.first)
    end_day = day + timedelta(days=(number - day.isoweekday()) % _WEEK or _WEEK)
    return days_between(day, end_day)


def directed_unit(found: Found) -> Meaning | None:
    """This week, last month, next year, the previous quarter, later that day."""
    unit = found.unit()
    relative = found.has("that", "same", "following", "previous")
    relative = relative or (found.has("next") and found.has("the") and unit == "D")
    if relative:
        return from_anchor(found, unit, _direction(found))
    if unit in "EC" and found.has("last", "past"):
        return duration("P10Y" if unit == "E" else "P100Y")
    if found.today is None:
        return unresolved(_OPEN_VALUES.get(unit, "XXXX"), unit)
    if unit == "C":
        return a_century((found.today.year - 1) // 100 + 1 + _direction(found))
    return shifted(found.today, unit, _direction(found))


def part_of_unit(found: Found) -> Meaning | None:
    """The second week of next month: that month."""
    return directed_unit(found.part(found.all("of")[0] + 1, found.beyond))


def _direction(found: Found) -> int:
    if found.has("next", "coming", "following"):
        return 1
    return -1 if found.has("last", "past", "previous") else 0


def from_anchor(found: Found, unit: str, count: int) -> Meaning | None:
    """What lies *count* units from the nearest earlier date that is exact enough to count from."""
    period = found.setting.anchored(_ANCHOR_UNITS[unit])
    if period is None:
        return unresolved(_OPEN_VALUES.get(unit, "XXXX"), unit)
    day = period.last if count > 0 else period.first
    meaning = shifted(day, unit, count)
    to_come = meaning and meaning.period and found.today and meaning.period.first > found.today
    if to_come and found.tense() is Tense.PAST:
        return unresolved(_OPEN_VALUES.get(unit, "XXXX"), unit)  # it was counted from something else
    return meaning


def weekend(found: Found) -> Meaning | None:
    """This weekend, the weekend: the last one in a past clause."""
    if found.has("small", "dayno"):
        return _weekend_by_date(found)
    if found.today is None:
        return unresolved("XXXX-WXX-WE", "W")
    step = _direction(found)
    begun = found.today.isoweekday() >= _WEEK - 1
    tense = found.tense()
    if step == 0 and not begun and tense not in AHEAD and not (found.has("this") and tense is None):
        step = -1
    return a_weekend(found.today + timedelta(days=_WEEK * step))


def _weekend_by_date(found: Found) -> Meaning | None:
    day = calendar_day(found)
    return a_weekend(day.period.first) if day and day.period else None


def other_day(found: Found) -> Meaning | None:
    """The day before yesterday, three days after Christmas, a week from Tuesday, Tuesday week."""
    unit = found.unit()
    split = found.all("before", "after", "from", "ago")[0]
    base = named_day(found.part(split + 1, found.beyond))
    if base is None or base.period is None:
        return base
    if base.period.precision is not Precision.DAY:
        return None
    sign = -1 if found.has("before", "ago") else 1
    count = amount(found.part(found.first, split))
    if not isinstance(count, int):
        return None
    return same_day(base.period.first, unit, sign * count)


def weekday_week(found: Found) -> Meaning | None:
    """Tuesday week, in the British way: a week after the coming Tuesday."""
    number = found.number("weekday")
    if found.today is None or number is None:
        return unresolved("XXXX-XX-XX", "D")
    ahead = (number - found.today.isoweekday()) % _WEEK
    return a_day(found.today + timedelta(days=ahead + _WEEK))


def named_day(found: Found) -> Meaning | None:
    """The day that a part of a longer expression names."""
    if found.has("feast"):
        return feast_day(found)
    if found.has("month", "abbr"):
        return calendar_day(found)
    if found.has("deictic"):
        return deictic_day(found)
    return weekday(found) if found.has("weekday", "shortday") else None


def ago(found: Found) -> Meaning | None:
    """Three weeks ago, two days from now: counted from the day of writing, as exact as the unit."""
    unit = found.unit()
    count = amount(found)
    forward = found.has("now", "time", "hence")
    if not isinstance(count, int):
        return Meaning("DATE", "FUTURE_REF" if forward else "PAST_REF")
    if found.today is None:
        return unresolved(_OPEN_VALUES.get(unit, "XXXX"), unit)
    if unit == "Y" and count == 1 and not forward and (quarter := year_before_quarter(found)):
        return quarter
    return shifted(found.today, unit, count if forward else -count)


def long_ago(_: Found) -> Meaning | None:
    """Years ago: in the past, and no more is said."""
    return Meaning("DATE", "PAST_REF")


def earlier_or_later(found: Found) -> Meaning | None:
    """Two days later, a year earlier: counted from a date the text gave before."""
    unit = found.unit()
    count = amount(found)
    if not isinstance(count, int):
        return duration(f"PX{unit}")
    if unit == "Y" and count == 1 and (quarter := year_before_quarter(found)):
        return quarter
    sign = 1 if found.has("later", "after") else -1
    meaning = from_anchor(found, unit, sign * count)
    if meaning and meaning.period is None and sign < 0 and unit == "Y" and found.today:
        counted = shifted(found.today, unit, -count)  # as TIMEX3 has it; from what day, the text does not say
        return replace(counted, period=None) if counted else None
    return meaning


def _numbered(month: date, number: int) -> date | None:
    return month.replace(day=number) if number <= monthrange(month.year, month.month)[1] else None


def month_day_alone(found: Found) -> Meaning | None:
    """On the 12th: of the month just named, or of the nearest month that suits the tense.

    After another day the next day of that number is meant ("on the 9th, and on the 12th").
    """
    number, page = day_number(found), found.setting.page
    after = page.word(found.beyond)
    if number is None or (after.isalpha() and after not in page.lexicon.neighbours["after_days"]):
        return None  # the 12th round
    anchor = found.setting.anchor("DM")
    if anchor is not None and page.starts[found.first] - page.starts[anchor.first] > _NEAR:
        anchor = None
    start = anchor.meaning.period.first if anchor and anchor.meaning.period else found.today
    if start is None:
        return unresolved(f"XXXX-XX-{number:02d}", "D")
    if anchor and anchor.meaning.unit == "D" and start.day < number <= monthrange(start.year, start.month)[1]:
        return a_day(start.replace(day=number))
    if page.word(found.first - 2) in _SETTING_OUT and found.today:
        days = (_numbered(months_from(found.today, step), number) for step in (-1, 0, 1))
        return a_day(min((day for day in days if day), key=lambda day: abs((day - start).days)))
    tense = None if anchor and anchor.meaning.unit == "M" else found.tense()
    for step in range(3):
        month = months_from(start, step if tense in AHEAD else -step)
        day = _numbered(month, number)
        if day is None:
            continue
        if tense is None or (day >= start if tense in AHEAD else day <= start):
            return a_day(day)
    return None

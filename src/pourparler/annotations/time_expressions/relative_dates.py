"""Readers of dates counted from the day of writing, or from a date the text gave before.

"Yesterday" and "next week" are counted from the day of writing and stay unresolved where it is unknown; "the
next day" and "two weeks later" are counted from the nearest earlier date that is exact enough.
"""

from calendar import monthrange
from datetime import date, timedelta

from pourparler.annotations.time_expressions.amounts import amount
from pourparler.annotations.time_expressions.calendar_dates import calendar_day, day_number
from pourparler.annotations.time_expressions.feasts import feast_day
from pourparler.annotations.time_expressions.found import Found
from pourparler.annotations.time_expressions.meanings import (
    Meaning,
    a_day,
    a_weekend,
    days_between,
    shifted,
    unresolved,
    with_part,
)
from pourparler.annotations.time_expressions.tenses import Tense
from pourparler.chronology import Precision, months_from

_WEEK = 7
_NEAR = 300  # characters: about two sentences
_ANCHOR_UNITS = {"D": "D", "W": "DW", "M": "DWM", "Q": "DWMQ", "Y": "DWMQY", "E": "DWMQY", "F": "D", "C": "Y"}
_OPEN_VALUES = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX"}
_FORWARD = ("next", "coming", "following", "later", "after")
_BACKWARD = ("last", "past", "previous", "earlier", "before")


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
        anchor = found.setting.anchor("D")
        day = anchor.meaning.period.last if anchor and anchor.meaning.period else None
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
    if found.has("unit"):
        monday = found.today - timedelta(days=found.today.isoweekday() - 1)
        days = (monday - found.today).days + number - 1 + _WEEK * _direction(found)
    elif found.has("this"):
        days = ahead if found.tense() is not Tense.PAST or found.has("coming") else -(-ahead % _WEEK)
    elif found.has("next", "coming"):
        days = _next_weekday(found.today, number) if found.has("next") else ahead or _WEEK
    elif found.has("last", "past"):
        days = -((found.today.isoweekday() - number) % _WEEK or _WEEK)
    else:
        future = found.tense() in {Tense.FUTURE, Tense.PRESENT}
        days = ahead if future else -(-ahead % _WEEK)
    return part_of_day(found, a_day(found.today + timedelta(days=days)))


def _next_weekday(today: date, number: int) -> int:
    """Days to the weekday of the coming week, not of the one now running."""
    return _WEEK - today.isoweekday() + number


def anchored_weekday(found: Found) -> Meaning | None:
    """The following Monday, the previous Friday: counted from a date the text gave before."""
    number, anchor = found.number("weekday"), found.setting.anchor("D")
    if number is None or anchor is None or anchor.meaning.period is None:
        return unresolved(f"XXXX-WXX-{number}", "D") if number else None
    day = anchor.meaning.period.last
    forward = (number - day.isoweekday()) % _WEEK or _WEEK
    back = (day.isoweekday() - number) % _WEEK or _WEEK
    return part_of_day(found, a_day(day + timedelta(days=-back if found.has("previous", "before") else forward)))


def weekday_range(found: Found) -> Meaning | None:
    """From one day of the week to another."""
    first, last = (found.part(at, at + 1) for at in found.all("weekday"))
    start, number = weekday(first), last.number("weekday")
    if start is None or start.period is None or number is None:
        return None
    day = start.period.first
    if first.tense() not in {Tense.FUTURE, Tense.PRESENT}:
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
    if found.today is None:
        return unresolved(_OPEN_VALUES.get(unit, "XXXX"), unit)
    return shifted(found.today, unit, _direction(found))


def _direction(found: Found) -> int:
    if found.has("next", "coming", "following"):
        return 1
    return -1 if found.has("last", "past", "previous") else 0


def from_anchor(found: Found, unit: str, count: int) -> Meaning | None:
    """What lies *count* units from the nearest earlier date that is exact enough to count from."""
    anchor = found.setting.anchor(_ANCHOR_UNITS[unit])
    if anchor is None or anchor.meaning.period is None:
        return unresolved(_OPEN_VALUES.get(unit, "XXXX"), unit)
    day = anchor.meaning.period.last if count > 0 else anchor.meaning.period.first
    return shifted(day, unit, count)


def weekend(found: Found) -> Meaning | None:
    """This weekend, the weekend: the last one in a past clause."""
    if found.has("small", "dayno"):
        return _weekend_by_date(found)
    if found.today is None:
        return unresolved("XXXX-WXX-WE", "W")
    step = _direction(found)
    begun = found.today.isoweekday() >= _WEEK - 1
    tense = found.tense()
    if step == 0 and not begun and tense is not Tense.FUTURE and not (found.has("this") and tense is None):
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
    if unit in {"W", "F"}:
        return a_day(base.period.first + timedelta(days=sign * count * _WEEK * (1 + (unit == "F"))))
    return shifted(base.period.first, unit, sign * count)


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
    if unit == "Y" and _of_quarter(found):
        return _quarter_before(found, count)
    return shifted(found.today, unit, count if forward else -count)


def long_ago(_: Found) -> Meaning | None:
    """Years ago: in the past, and no more is said."""
    return Meaning("DATE", "PAST_REF")


def earlier_or_later(found: Found) -> Meaning | None:
    """Two days later, a year earlier: counted from a date the text gave before."""
    unit = found.unit()
    count = amount(found)
    if not isinstance(count, int):
        return None
    if unit == "Y" and _of_quarter(found):
        return _quarter_before(found, count)
    sign = 1 if found.has("later", "after") else -1
    meaning = from_anchor(found, unit, sign * count)
    if meaning and meaning.period is None and sign < 0 and unit == "Y" and found.today:
        return shifted(found.today, unit, -count)
    return meaning


def _of_quarter(found: Found) -> bool:
    """True when the sentence, or the one before it, compares quarters."""
    anchor = found.setting.earlier[-1] if found.setting.earlier else None
    if anchor is None or anchor.meaning.unit != "Q":
        return False
    page = found.setting.page
    return page.starts[found.first] - page.starts[anchor.first] < _NEAR


def _quarter_before(found: Found, years: int) -> Meaning | None:
    period = found.setting.earlier[-1].meaning.period
    return shifted(period.first, "Q", -4 * years) if period else None


def month_day_alone(found: Found) -> Meaning | None:
    """On the 12th: of the month just named, or of the nearest month that suits the tense."""
    number = day_number(found)
    if number is None:
        return None
    anchor, page = found.setting.anchor("DM"), found.setting.page
    if anchor is not None and page.starts[found.first] - page.starts[anchor.first] > _NEAR:
        anchor = None
    start = anchor.meaning.period.first if anchor and anchor.meaning.period else found.today
    if start is None:
        return unresolved(f"XXXX-XX-{number:02d}", "D")
    tense = None if anchor and anchor.meaning.unit == "M" else found.tense()
    for step in range(3):
        month = months_from(start, step if tense is Tense.FUTURE else -step)
        if number > monthrange(month.year, month.month)[1]:
            continue
        day = month.replace(day=number)
        if tense is None or (day >= start if tense is Tense.FUTURE else day <= start):
            return a_day(day)
    return None

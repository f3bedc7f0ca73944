"""Readers of clock times, alone or beside the day they belong to."""

import re
from dataclasses import replace

from pourparler.annotations.time_expressions.calendar_dates import calendar_day, day_range
from pourparler.annotations.time_expressions.found import Found
from pourparler.annotations.time_expressions.meanings import Meaning, a_day, unresolved, with_part
from pourparler.annotations.time_expressions.relative_dates import named_day, part_of_day, weekday_range

_NOON = 12
_DAY = 24
_DAY_NAMES = ("weekday", "shortday", "deictic", "month", "abbr")


def clock_time(found: Found) -> Meaning | None:
    """At 14:30, of the day the sentence spoke of.

    Where it spoke of none, the value takes the day of writing, as TIMEX3 does, and the period is left open.
    """
    clock = _clock(found)
    return with_part(_day_of_sentence(found), clock) if clock else None


def clock_then_day(found: Found) -> Meaning | None:
    """10 p.m. Wednesday, noon on January 5."""
    clock, day = found.all("clock", "small", "dayno", "noon")[0], found.all(*_DAY_NAMES)[0]
    letters = found.setting.page.lexicon.letters
    numbers = {letters[kind] for kind in ("small", "dayno", "ordno", "of")}
    while day - 1 > clock and found.setting.page.kind(day - 1) in numbers:
        day -= 1  # the day's own number stands before its month
    return _together(found.part(found.first, day), found.part(day, found.beyond))


def day_then_clock(found: Found) -> Meaning | None:
    """Wednesday at 10 p.m., January 5 at noon."""
    at = found.all("at")[-1]
    return _together(found.part(at + 1, found.beyond), found.part(found.first, at))


def _together(clock: Found, day: Found) -> Meaning | None:
    time, meaning = _clock(clock), named_day(day)
    return with_part(meaning or unresolved("XXXX-XX-XX", "D"), time) if time else None


def day_with_part(found: Found) -> Meaning | None:
    """January 5, and the part of it that is named."""
    return part_of_day(found, calendar_day(found))


def part_of_named_day(found: Found) -> Meaning | None:
    """The evening of 5 May, the night of Tuesday."""
    after = found.all("of", "on")[0]
    return part_of_day(found, named_day(found.part(after + 1, found.beyond)))


def night_between(found: Found) -> Meaning | None:
    """The night of December 30 to 31: its value is the night that begins, its period both days.

    What happened that night may lie on either day, and the text does not say on which.
    """
    after = found.all("of", "from")[0]
    days = found.part(after + 1, found.beyond)
    both = weekday_range(days) if days.has("weekday") else day_range(days)
    if both is None or both.period is None:
        return None
    return replace(both, type="TIME", value=f"{both.period.start}T{found.value('daypart')}")


def _day_of_sentence(found: Found) -> Meaning:
    page, anchor = found.setting.page, found.setting.anchor("D")
    if anchor is not None and page.sentence(anchor.first) == page.sentence(found.first):
        period = anchor.meaning.period
        if period is not None and period.end is None:
            return a_day(period.first)
    return unresolved(found.today.isoformat() if found.today else "XXXX-XX-XX", "D")


def _clock(found: Found) -> str | None:
    """TIMEX3's clock time ("T22:00")."""
    part = found.value("daypart")
    if found.has("noon"):
        return str(found.value("noon"))
    word = found.word("clock", "small", "dayno")
    hour, minute = (int(piece) for piece in [*word.split(":"), "0"][:2])
    meridiem = re.sub(r"\W", "", found.word("meridiem"))
    if meridiem and hour > _NOON:
        return None
    if meridiem == "pm" or (part in {"EV", "AF", "NI"} and hour < _NOON):
        hour = hour % _NOON + _NOON
    elif meridiem == "am":
        hour %= _NOON
    return f"T{hour:02d}:{minute:02d}" if hour < _DAY and minute < 60 else None

"""Readers of clock times, alone or beside the day they belong to."""

import re
from dataclasses import replace

from pourparler.annotations.time_expressions.calendar_dates import calendar_day, day_range
from pourparler.annotations.time_expressions.found import Found
from pourparler.annotations.time_expressions.meanings import Meaning, unresolved, with_part
from pourparler.annotations.time_expressions.relative_dates import named_day, part_of_day

_NOON = 12
_DAY = 24


def clock_time(found: Found) -> Meaning | None:
    """10 p.m. Wednesday; without a day beside it, of the day the sentence spoke of, else of today."""
    clock = _clock(found)
    if clock is None:
        return None
    first = found.all("clock", "small", "dayno", "noon")[0]
    places = found.all("weekday", "shortday", "deictic", "month", "abbr", "feast")
    if places:
        day = named_day(_day_part(found, first, places[0]))
    else:
        day = _day_of_sentence(found)
    return with_part(day or unresolved("XXXX-XX-XX", "D"), clock)


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
    both = day_range(found.part(after + 1, found.beyond))
    if both is None or both.period is None:
        return None
    return replace(both, type="TIME", value=f"{both.period.start}T{found.value('daypart')}")


def _day_part(found: Found, clock: int, day: int) -> Found:
    """The words of the day, without the number of the hour."""
    if day < clock:
        return found.part(found.first, clock)
    page = found.setting.page
    number = page.lexicon.letters
    start = day
    while start - 1 > clock and page.kind(start - 1) in {number["small"], number["dayno"], number["ordno"]}:
        start -= 1
    return found.part(start, found.beyond)


def _day_of_sentence(found: Found) -> Meaning | None:
    page, anchor = found.setting.page, found.setting.anchor("D")
    if anchor is not None and anchor.meaning.period is not None:
        start, _ = page.sentence(found.first)
        if page.starts[anchor.first] >= start and anchor.meaning.period.end is None:
            return Meaning("DATE", anchor.meaning.period.start, anchor.meaning.period, "D")
    if found.today is None:
        return None
    return Meaning("DATE", found.today.isoformat(), None, "D")


def _clock(found: Found) -> str | None:
    """TIMEX3's clock time ("T22:00")."""
    part = found.value("daypart")
    if found.has("noon"):
        return str(found.value("noon"))
    word = found.word("clock", "small", "dayno")
    hour, minute = (int(piece) for piece in (word.split(":") + ["0"])[:2])
    meridiem = re.sub(r"\W", "", found.word("meridiem"))
    if meridiem and hour > _NOON:
        return None
    if meridiem == "pm" or (part in {"EV", "AF", "NI"} and hour < _NOON):
        hour = hour % _NOON + _NOON
    elif meridiem == "am":
        hour %= _NOON
    return f"T{hour:02d}:{minute:02d}" if hour < _DAY and minute < 60 else None

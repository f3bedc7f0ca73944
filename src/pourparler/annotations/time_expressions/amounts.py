"""Readers of lengths and rhythms, and of the numbers in them: "two and a half years", "every Thursday"."""

from pourparler.annotations.time_expressions.found import Found
from pourparler.annotations.time_expressions.lexicon import OTHER
from pourparler.annotations.time_expressions.meanings import Meaning, duration, recurring, reference

_NUMBER_KINDS = ("small", "dayno", "number", "yearno", "zero", "cardinal", "multiplier", "spokenyear")
_LARGEST_SMALLER = {"F": ("W", 2), "E": ("Y", 10), "C": ("Y", 100)}
_WHOLE_DAY = 24


def amount(found: Found) -> int | str | None:
    """How many units: a number, "X" for a few, None when the words name no whole number."""
    if found.has("vague"):
        return "X"
    if found.has("couple"):
        return 2
    places = found.all(*_NUMBER_KINDS)
    if not places:
        return 1 if found.has("a", "the") or not found.has("half") else None
    page = found.setting.page
    total = current = 0
    for at in places:
        word = page.word(at)
        value = page.lexicon.values.get(word)
        if value is None:
            figures = word.replace(",", "")
            if not figures.isdecimal():
                return None
            value = int(figures)
        if page.kind(at) != page.lexicon.letters["multiplier"]:
            current += int(value)
        elif int(value) < 1000:
            current = (current or 1) * int(value)
        else:
            total, current = total + (current or 1) * int(value), 0
    return total + current


def length(found: Found) -> Meaning | None:
    """A length of time: "three days", "two and a half years", "the next few weeks"."""
    unit = found.unit()
    if _is_share(found, unit):
        return None
    clock, letter = ("T", unit[1]) if unit[0] == "T" else ("", unit)
    if found.has("half") or " 1 / 2 " in f"{' '.join(found.words())} ":
        return _with_half(found, unit)
    if _is_range(found):
        return duration(f"P{clock}X{letter}")
    count = amount(found)
    if count is None:
        return duration(f"P{clock}{found.word('number')}{letter}") if found.has("number") else None
    if isinstance(count, str):
        return duration(f"P{clock}X{letter}")
    if unit == "TH" and count == _WHOLE_DAY:
        return duration("P1D")
    smaller, times = _LARGEST_SMALLER.get(letter, (letter, 1))
    return duration(f"P{clock}{count * times}{smaller}")


def _is_share(found: Found, unit: str) -> bool:
    """A quarter of something; so much a day: neither is a length of time."""
    page = found.setting.page
    if unit == "Q" and found.has("a", "hyphen") and not found.has("the", "next", "last", "past"):
        return True
    numbers = {page.lexicon.letters[kind] for kind in (*_NUMBER_KINDS, "units", "clockunits")}
    before_rates = page.lexicon.neighbours["before_rates"]
    counted = page.kind(found.first - 1) in numbers or page.word(found.first - 1) in before_rates
    return counted and page.word(found.first) in {"a", "an"} and found.beyond == found.first + 2


def _is_range(found: Found) -> bool:
    """Two to three weeks: two numbers, and a word between them that does not make them one."""
    letters = found.setting.page.lexicon.letters
    numbers = {letters[kind] for kind in _NUMBER_KINDS}
    joints = {letters[kind] for kind in ("to", "hyphen", "and")}
    compound = {letters["cardinal"] + letters["hyphen"] + letters["cardinal"]}
    kinds = found.setting.page.kinds
    return any(
        kinds[at] in joints
        and kinds[at - 1] in numbers
        and kinds[at + 1] in numbers
        and kinds[at - 1 : at + 2] not in compound
        and kinds[at - 1] != letters["multiplier"]
        for at in range(found.first + 1, found.beyond - 1)
    )


def _with_half(found: Found, unit: str) -> Meaning | None:
    """Two and a half years are P2Y6M, a year and a half P1Y6M, half an hour PT30M."""
    halves = {"Y": "6M", "TH": "30M", "TM": "30S", "D": "T12H", "E": "5Y", "C": "50Y"}
    places = found.all("small", "dayno", "number", "cardinal")
    page = found.setting.page
    whole: int | str | None
    if places:
        whole = amount(found.part(places[0], places[0] + 1))
    else:
        whole = 0 if page.kind(found.all("half")[0] + 1) == page.lexicon.letters["a"] else 1
    if not isinstance(whole, int):
        return None
    clock, letter = ("T", unit[1]) if unit[0] == "T" else ("", unit)
    if unit not in halves:
        return duration(f"P{clock}{whole}.5{letter}")
    return duration(f"P{clock}{whole}{letter}{halves[unit]}" if whole else f"P{clock}{halves[unit]}")


def vague_units(found: Found) -> Meaning | None:
    """Recent weeks, the coming months: the past or the future at large."""
    return reference("FUTURE_REF" if found.has("coming", "next") else "PAST_REF")


def plural_units(found: Found) -> Meaning | None:
    """For weeks, within days: a length nobody counts."""
    unit = found.unit()
    return duration(f"PTX{unit[1:]}" if unit.startswith("T") else f"PX{unit}")


def every(found: Found) -> Meaning | None:
    """Each day, every Thursday, every two weeks, daily."""
    if found.has("frequency"):
        page = found.setting.page
        if found.word("frequency") != "daily" and page.kind(found.beyond) == OTHER:
            return None  # a quarterly dividend is a kind of dividend
        return recurring(str(found.value("frequency")))
    if found.has("weekday", "weekdays"):
        name = found.word("weekday", "weekdays").removesuffix("s")
        return recurring(f"XXXX-WXX-{found.setting.page.lexicon.values[name]}")
    if found.has("month"):
        return recurring(f"XXXX-{found.number('month'):02d}")
    if found.has("season"):
        return recurring(f"XXXX-{found.value('season')}")
    if found.has("daypart"):
        return recurring(f"XXXX-XX-XXT{found.value('daypart')}")
    if found.has("weekend"):
        return recurring("XXXX-WXX-WE")
    counted = length(found)
    return recurring(counted.value) if counted else None


def lexical(found: Found) -> Meaning | None:
    """Now, recently, the future: words that name the past, the present or the future at large."""
    value = found.value("reference") or found.setting.page.lexicon.values.get(" ".join(found.words()))
    if value is None:
        if found.has("now", "current"):
            value = "PRESENT_REF"
        else:
            value = "PAST_REF" if found.has("past", "recent") else "FUTURE_REF"
    return reference(str(value))

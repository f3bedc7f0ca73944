"""Whether the clause around a time expression speaks of what was or of what is to come.

"On Tuesday" is last Tuesday in "they met on Tuesday" and next Tuesday in "they will meet on Tuesday". Without
a parse, the nearest verb decides: the one before the expression, unless it is a verb of saying and the
words it reports go on past the expression; else the first one after it.
"""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pourparler.annotations.time_expressions.tokens import Page

_REACH = 30  # tokens; a clause longer than that has no near verb
_MORE_THAN_AN_ENDING = 4  # letters of the shortest word whose -ed is taken for an ending
_CLAUSE_ENDS = frozenset(";:—\"“”") | {"--", "``", "''"}
_NEW_SUBJECT = frozenset({"that", "he", "she", "it", "they", "we", "i", "who", "which", "but", "and", "while", ","})


class Tense(StrEnum):
    """The time a clause speaks of, seen from the day it was written."""

    PAST = "past"
    PRESENT = "present"  # announces what is on the calendar: "talks open on Monday"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class _Cues:
    tenses: dict[str, Tense]
    said: frozenset[str]
    not_past: frozenset[str]
    infinitive: frozenset[str]


@cache
def _cues() -> _Cues:
    path = files("pourparler") / "data" / "lexicon" / "en" / "tenses.toml"
    lists: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    tenses = dict.fromkeys(lists["scheduled_present"], Tense.PRESENT)
    tenses |= dict.fromkeys(lists["past"] + lists["said"], Tense.PAST)
    tenses |= dict.fromkeys(lists["future"], Tense.FUTURE)
    return _Cues(
        tenses, frozenset(lists["said"]), frozenset(lists["not_past"]), frozenset(lists["infinitive"])
    )


def tense_around(page: Page, first: int, last: int) -> Tense | None:
    """The tense of the clause around tokens *first* to *last*; None when no verb of the sentence shows one.

    >>> from pourparler.annotations.time_expressions.tokens import read_page
    >>> def tense_at(text, word):
    ...     page = read_page(text)
    ...     at = next(at for at in range(len(page.starts)) if page.word(at) == word)
    ...     return str(tense_around(page, at, at))
    >>> tense_at("The envoys met in Oslo on Tuesday.", "tuesday")
    'past'
    >>> tense_at("The spokesman said the talks on Tuesday will last a day.", "tuesday")
    'future'
    >>> tense_at("The minister said on Tuesday that he will travel to Oslo.", "tuesday")
    'past'
    """
    start, end = page.sentence(first)
    before, distance = _nearest(page, range(first - 1, max(first - _REACH, 0) - 1, -1), start, end)
    reach = range(last + 1, min(last + _REACH, len(page.starts)))
    if before is None:
        return _nearest(page, reach, start, end)[0]
    if before is Tense.PAST and distance > 2 and _is_said(page, first - distance):  # "said on"
        following = page.word(last + 1)
        after = None if following in _NEW_SUBJECT else _nearest(page, reach, start, end)[0]
        return after if after is Tense.FUTURE else before
    return before


def _is_said(page: Page, at: int) -> bool:
    return page.word(at) in _cues().said


def _nearest(page: Page, tokens: range, start: int, end: int) -> tuple[Tense | None, int]:
    """The first tense met on the way, and how many tokens off."""
    for distance, at in enumerate(tokens, 1):
        if not start <= page.starts[at] < end:
            break
        word = page.word(at)
        if word in _CLAUSE_ENDS:
            break
        if (tense := _tense_of(page, at, word)) is not None:
            return tense, distance
    return None, 0


def _tense_of(page: Page, at: int, word: str) -> Tense | None:
    cues = _cues()
    if word in cues.infinitive and page.word(at - 1) == "to":
        return Tense.FUTURE
    if word == "won" and page.word(at + 1) in {"'", "’"}:  # won't
        return Tense.FUTURE
    if page.capitalised(at) and word in {"may", "will", "can"} and at and page.capitalised(at - 1):
        return None  # a name, or the month
    if (tense := cues.tenses.get(word)) is not None:
        return tense
    if len(word) > _MORE_THAN_AN_ENDING and word.endswith("ed") and word not in cues.not_past:
        return None if page.capitalised(at) else Tense.PAST
    return None

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
_NEAR = 4  # tokens: "ahead of a summit on Monday"
_SHORTEST_PAST = 5  # letters of the shortest word whose -ed is taken for an ending
_PASSIVE = frozenset({"be", "is", "are", "being"})
_CLAUSE_ENDS = frozenset(';:—"“”') | {"--", "``", "''"}
_NEW_SUBJECT = frozenset({"that", "he", "she", "it", "they", "we", "i", "who", "which", "but", "and", ","})


class Tense(StrEnum):
    """The time a clause speaks of, seen from the day it was written."""

    PAST = "past"
    PRESENT = "present"  # announces what is on the calendar: "talks open on Monday"
    PROSPECT = "prospect"  # lay ahead of what the sentence tells: "would meet", "agreed to meet"
    FUTURE = "future"


AHEAD = frozenset({Tense.FUTURE, Tense.PROSPECT})


@dataclass(frozen=True, slots=True)
class _Cues:
    tenses: dict[str, Tense]
    said: frozenset[str]
    not_past: frozenset[str]
    infinitive: frozenset[str]
    commitment: frozenset[str]


@cache
def _cues() -> _Cues:
    path = files("pourparler") / "data" / "lexicon" / "en" / "tenses.toml"
    lists: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    tenses = dict.fromkeys(lists["scheduled_present"], Tense.PRESENT)
    tenses |= dict.fromkeys(lists["past"] + lists["said"], Tense.PAST)
    tenses |= dict.fromkeys(lists["prospect"], Tense.PROSPECT)
    tenses |= dict.fromkeys(lists["future"], Tense.FUTURE)
    sets = (frozenset(lists[name]) for name in ("said", "not_past", "infinitive", "commitment"))
    return _Cues(tenses, *sets)


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
    if _is_earliest(page, first):
        return Tense.FUTURE
    before, distance = _nearest(page, range(first - 1, max(first - _REACH, 0) - 1, -1), start, end)
    reach = range(last + 1, min(last + _REACH, len(page.starts)))
    if before is None:
        return _nearest(page, reach, start, end)[0]
    if page.word(first - 1) in {"until", "till"}:
        return Tense.FUTURE
    if before is Tense.PAST and distance > 2 and _is_said(page, first - distance):  # "said on"
        following = page.word(last + 1)
        after = None if following in _NEW_SUBJECT else _nearest(page, reach, start, end)[0]
        return after if after in AHEAD else before
    return before


def _is_earliest(page: Page, first: int) -> bool:
    """As soon as, as early as."""
    return page.word(first - 1) == page.word(first - 3) == "as" and page.word(first - 2) in {"soon", "early"}


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
        tense = _tense_of(page, at, word)
        if tense is not None and not (word == "ahead" and distance > _NEAR):
            return tense, distance
    return None, 0


def _tense_of(page: Page, at: int, word: str) -> Tense | None:
    cues = _cues()
    if word in cues.infinitive and page.word(at - 1) == "to":
        return Tense.PROSPECT
    if word == "ahead":
        return Tense.FUTURE if page.word(at + 1) == "of" else None
    if word == "won" and page.word(at + 1) in {"'", "’"}:  # won't
        return Tense.FUTURE
    if page.capitalised(at) and word in {"may", "will", "can"} and at and page.capitalised(at - 1):
        return None  # a name, or the month
    if (
        word in cues.commitment
        and page.word(at + 1) == "to"
        and page.word(at + 2) not in page.lexicon.neighbours["before_nouns"]
    ):
        return Tense.FUTURE
    tense = cues.tenses.get(word)
    if tense is None and len(word) >= _SHORTEST_PAST and word.endswith("ed") and word not in cues.not_past:
        tense = None if page.capitalised(at) else Tense.PAST
    if tense is Tense.PAST and page.word(at - 1) in _PASSIVE:
        return None  # the verb before it tells the tense
    return tense

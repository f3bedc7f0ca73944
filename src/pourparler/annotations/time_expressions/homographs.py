"""Words that speak of the calendar in one place and of something else in another: May, March, fall, last.

Capitals tell most of them apart; where the text has none, or the word opens a sentence, its neighbours do.
"""

import re
from dataclasses import replace

from pourparler.annotations.time_expressions.lexicon import OTHER
from pourparler.annotations.time_expressions.tokens import Page

_MONTHS = frozenset({"may", "march", "august", "april", "june"})
_SEASONS = frozenset({"fall", "spring"})
_FIRST_NAMES = frozenset({"august", "april", "june"})


def settled(page: Page) -> Page:
    """The page with the kinds of months and seasons taken from words that are none here.

    >>> from pourparler.annotations.time_expressions.tokens import read_page
    >>> page = settled(read_page("In May they may march on the capital."))
    >>> [page.word(at) for at, kind in enumerate(page.kinds) if kind == page.lexicon.letters["month"]]
    ['may']
    """
    kinds = list(page.kinds)
    letters = page.lexicon.letters
    ambiguous = "".join(letters[kind] for kind in ("month", "season", "last"))
    for place in re.finditer(f"[{ambiguous}]", page.kinds):
        if not _is_of_calendar(page, place.start()):
            kinds[place.start()] = OTHER
    return replace(page, kinds="".join(kinds))


def _is_of_calendar(page: Page, at: int) -> bool:
    word, before, lists = page.word(at), page.word(at - 1), page.lexicon.neighbours
    if word == "last":
        return before not in lists["before_lasting"]
    if word in _SEASONS:
        return before not in lists["before_falling"]
    return word not in _MONTHS or _is_month(page, at)


def _is_month(page: Page, at: int) -> bool:
    word, before, lists = page.word(at), page.word(at - 1), page.lexicon.neighbours
    letters = page.lexicon.letters
    if page.kind(at - 1) == letters["hyphen"]:  # mid-March
        return page.word(at - 2) in lists["surely_before_months"]
    dated = {letters[kind] for kind in ("small", "dayno", "yearno", "ordno", "ordinal", "shortyear", "mid")}
    capital = page.capitalised(at)
    if word == "may" and not capital:
        return before in lists["surely_before_months"] or page.kind(at - 1) in dated
    if before in lists["surely_before_months"] or {page.kind(at - 1), page.kind(at + 1)} & dated:
        return True
    if not capital:
        return before in lists["before_months"] and word in _FIRST_NAMES
    if before in lists["before_nouns"]:
        return page.word(at + 1) not in lists["not_after_months"]
    return before in lists["before_months"] or (word in _FIRST_NAMES and not page.capitalised(at + 1))

"""Find the time expressions of a text, and what they mean, no more exactly than it says.

"In early March" becomes the month, never the first of March. Relative dates lean on the day of writing: the
date of publication, or the dateline where it names a day shortly before; without one they stay unresolved
rather than guessed. "The next day" leans on the nearest date before it.
"""

from collections.abc import Sequence
from datetime import date

from pourparler.annotations.time_expressions.expression import TimeExpression
from pourparler.annotations.time_expressions.found import Found, Reading, Setting, TenseAt
from pourparler.annotations.time_expressions.grammar import RULES
from pourparler.annotations.time_expressions.homographs import settled
from pourparler.annotations.time_expressions.recognizer import english_grammar
from pourparler.annotations.time_expressions.tokens import Page, read_page

_DATELINE_REACH = 160  # characters
_DATELINE_AGES = range(-1, 4)  # days from dateline to publication; clocks of the world differ by one


def find_times(
    text: str,
    published: date | None,
    sentences: Sequence[tuple[int, int]] | None = None,
    tense_at: TenseAt | None = None,
) -> list[TimeExpression]:
    """The time expressions of *text*, in their order, none overlapping another.

    `sentences` bounds the clauses and `tense_at` tells their tense at an offset, where a reader with a parser
    knows them; otherwise stops and the words around decide.

    >>> for found in find_times("They met on Tuesday and will meet again in early March.", date(2022, 1, 12)):
    ...     print(found.text, found.value, found.period)
    Tuesday 2022-01-11 11 Jan 2022
    early March 2022-03 Mar 2022
    >>> [found.period for found in find_times("They met on Tuesday.", None)]
    [None]
    """
    page = settled(read_page(text, sentences))
    setting = Setting(page, published, tense_at)
    grammar = english_grammar()
    at = 0
    while (start := grammar.starts.search(page.kinds, at)) is not None:
        at = start.start()
        reading = _read(setting, at)
        if reading is None:
            at += 1
            continue
        setting.earlier.append(reading)
        if published is not None and len(setting.earlier) == 1:
            setting.today = _dateline(reading, page, published) or published
        at = reading.beyond
    return [_expression(page, reading) for reading in setting.earlier]


def _read(setting: Setting, at: int) -> Reading | None:
    matched = english_grammar().rules.match(setting.page.kinds, at)
    if matched is None or matched.end() == at:
        return None
    rule = RULES[int(str(matched.lastgroup)[1:])]
    meaning = rule.reader(Found(setting, at, matched.end()))
    return Reading(at, matched.end(), meaning) if meaning else None


def _dateline(reading: Reading, page: Page, published: date) -> date | None:
    """The day a wire story was written, when it opens with one shortly before the day it was published."""
    period = reading.meaning.period
    if period is None or reading.meaning.unit != "D" or page.starts[reading.first] > _DATELINE_REACH:
        return None
    after = page.text[page.ends[reading.beyond - 1] :][:40]
    opens = any(mark in after for mark in ("--", "—", "_")) or "(" in after[:3]
    age = (published - period.first).days
    return period.first if opens and age in _DATELINE_AGES else None


def _expression(page: Page, reading: Reading) -> TimeExpression:
    start, end = page.starts[reading.first], page.ends[reading.beyond - 1]
    meaning = reading.meaning
    return TimeExpression(start, end, page.text[start:end], meaning.type, meaning.value, meaning.period)

"""The grammar compiled: where a time expression may begin, and which rule matches there."""

import re
from dataclasses import dataclass
from functools import cache

from pourparler.annotations.time_expressions.grammar import RULES, SHORTHANDS
from pourparler.annotations.time_expressions.lexicon import english

# An expression begins with a word that is sure to speak of time, or with one of the others shortly before.
_SURE = (
    "month abbr weekday weekdays shortday season unit units quarter clockunit clockunits decadename decadeno "
    "daypart noon deictic frequency reference phrase feast quartername yearno shortyear spokenyear isodate "
    "numdate clock meridiem oclock ordno weekend now current past period"
)
_UNSURE = (
    "the a this that last next coming previous following same latest recent early late mid earlier later "
    "every fiscal half whose couple approx more less at up just small dayno number zero cardinal multiplier "
    "ordinal vague"
)
_REACH = 8  # tokens from the first word to the sure one


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules, compiled: `starts` finds where an expression may begin, `rules` which one matches there."""

    starts: re.Pattern[str]
    rules: re.Pattern[str]


@cache
def english_grammar() -> Grammar:
    """The grammar of English time expressions; group r5 of `rules` is `RULES[5]`."""
    sure, unsure = (_in_letters(f"[{kinds}]") for kinds in (_SURE, _UNSURE))
    listed = _in_letters("(?<=[and comma])[small dayno ordno]")
    rules = "|".join(f"(?P<r{at}>{_in_letters(rule.pattern)})" for at, rule in enumerate(RULES))
    return Grammar(re.compile(f"{sure}|{unsure}(?=.{{0,{_REACH}}}{sure})|{listed}"), re.compile(rules))


def _in_letters(pattern: str) -> str:
    """A pattern over the letters of kinds, its shorthands written out."""
    while re.search("[A-Z]", pattern):
        pattern = re.sub("[A-Z][A-Z_]+", lambda name: SHORTHANDS[name.group()], pattern)
    letters = english().letters
    return re.sub("[a-z]+", lambda kind: letters[kind.group()], pattern).replace(" ", "")

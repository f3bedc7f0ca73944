"""A text as the grammar of time expressions takes it: tokens, each with the letter of its kind.

Casing decides where it must ("May" and "March", the months, against the verbs); where a text has no capitals,
the words around decide alone. Offsets are those of the unaltered text.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pourparler.annotations.time_expressions.lexicon import OTHER, Lexicon, english

_WORD = r"[^\W\d_]\w*"
_FORMS = r"""
      [0-9]{4}-[0-9]{2}-[0-9]{2}(?:t[0-9:.]+(?:z|[+-][0-9:]+)?)?(?!\w)
    | [0-9]{4}[/.][0-9]{1,2}[/.][0-9]{1,2}(?!\w) | [0-9]{1,2}([/.])[0-9]{1,2}\1[0-9]{4}(?![\w/])
    | [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![^\Wap])
    | ['’]?[0-9]0s(?!\w) | [0-9]{3}0['’]?s(?!\w) | ['’][0-9]{2}(?!\w)
    | [0-9]{1,2}(?:st|nd|rd|th)(?!\w)
    | [0-9]{1,2}(?=[ap]m\b) | [0-9]+(?:[.,][0-9]+)*(?!\w)
    | ['’]s?(?!\w)
    | \n[^\S\n]*\n\s* | \x1e
    | --+ | \w+ | \S
    """
_TITLES = ("[A-Z]", "Mr", "Ms", "Dr", "St", "Lt", "Jr", "Mrs", "Gen", "Sen", "Gov", "Rep", "Col")
_NOT_TITLES = "".join(rf"(?<!\b{title}\.)" for title in _TITLES)
_SENTENCE_END = re.compile(rf"[.!?]{_NOT_TITLES}[\"'”’)\]]*\s+[\"'“‘(\[]*(?=[A-Z0-9])")
_NEW_LINE = re.compile(r"\n(?=[A-Z](?!(?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)[a-z]*\.?\b))")  # but for a month
_LINE_MARK = "\x1e"
_LINE_ENDS = frozenset("\n\x1e")
_NUMBER_FORMS = tuple(
    (kind, re.compile(form))
    for kind, form in (
        ("number", r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"),
        ("ordno", r"[0-9]+(?:st|nd|rd|th)"),
        ("decadeno", r"[0-9]+['’]?s"),
        ("clock", r"[0-9]{1,2}:[0-9:]+"),
        ("isodate", r"[0-9]{4}-[0-9-]{5}(?:t.*)?"),
        ("numdate", r"[0-9]{1,2}([/.])[0-9]{1,2}\1[0-9]{4}|[0-9]{4}([/.])[0-9]{1,2}\2[0-9]{1,2}"),
    )
)
_NOT_BEFORE_DATES = frozenset("$£€#.")
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_LAST_HOUR, _LAST_DAY = 12, 31


@dataclass(frozen=True, slots=True)
class Page:
    """A text cut into tokens; `kinds` has one letter for each.

    >>> page = read_page("Talks open on 9 January.")
    >>> [page.word(at) for at, kind in enumerate(page.kinds) if kind != "_"]
    ['on', '9', 'january', '.']
    """

    text: str
    lower: str
    starts: list[int]
    ends: list[int]
    kinds: str
    lexicon: Lexicon
    breaks: list[int]  # offsets at which sentences begin

    def word(self, at: int) -> str:
        """The token, in lower case; empty beyond either end of the text."""
        return self.lower[self.starts[at] : self.ends[at]] if 0 <= at < len(self.starts) else ""

    def kind(self, at: int) -> str:
        """The letter of the token's kind; a gap's beyond either end of the text."""
        return self.kinds[at] if 0 <= at < len(self.kinds) else self.lexicon.letters["gap"]

    def capitalised(self, at: int) -> bool:
        """True when the token begins with a capital."""
        return 0 <= at < len(self.starts) and self.text[self.starts[at]].isupper()

    def sentence(self, at: int) -> tuple[int, int]:
        """The offsets of the sentence that holds the token."""
        place = bisect_right(self.breaks, self.starts[at])
        start = self.breaks[place - 1] if place else 0
        return start, self.breaks[place] if place < len(self.breaks) else len(self.text)


@cache
def _token_pattern() -> re.Pattern[str]:
    """Known phrases first, gathered by first letter so that most words pass them at one glance."""
    by_letter: dict[str, list[str]] = {"o": ["['’]clock\\b"], "p": [r"\.\s?m\b\.?"], "a": [r"\.\s?m\b\.?"]}
    for name in english().phrases:
        rest = name[1:].replace("'", "['’]").replace(" ", r"[^\S\n]+")
        by_letter.setdefault(name[0], []).append(rest + r"(?!\w)")
    phrases = "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return re.compile(f"{phrases}|{_WORD}|{_FORMS}", re.VERBOSE)


def read_page(text: str, sentences: Sequence[tuple[int, int]] | None = None) -> Page:
    """*text* cut into tokens, with the kind of each.

    Sentences that are not given are found by their stops, which is good enough to bound a clause.
    """
    lexicon = english()
    lined = _NEW_LINE.sub(_LINE_MARK, text)
    lower = lined.lower()
    if len(lower) != len(text):  # a few letters grow in lower case, and offsets would slip
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in lined)
    starts, ends, kinds = [], [], []
    known = lexicon.kinds
    for token in _token_pattern().finditer(lower):
        start, end = token.span()
        starts.append(start)
        ends.append(end)
        word = token.group()
        kinds.append(known.get(word) or _kind_by_form(word, lower, start, end, lexicon))
    breaks = _breaks(text) if sentences is None else [start for start, _ in sentences]
    return Page(text, lower, starts, ends, "".join(kinds), lexicon, breaks)


def _kind_by_form(word: str, lower: str, start: int, end: int, lexicon: Lexicon) -> str:
    first = word[0]
    if first >= "a":
        name = plain(word) if " " in word else ""
        return lexicon.kinds.get(name, OTHER)
    letters = lexicon.letters
    if first.isdecimal():
        if lower[start - 1 : start] in _NOT_BEFORE_DATES or lower[end : end + 1] == "%":
            return OTHER
        return letters.get(_number_form(word), OTHER)
    if first in "'’" and word[1:] in {"", "s"}:
        return letters["possessive"]
    if first in "'’" and word[1].isdecimal():
        return letters["decadeno" if word.endswith("s") else "shortyear"]
    if first in _LINE_ENDS:
        return letters["gap"]
    return letters["dash"] if word.startswith("--") else OTHER


def plain(phrase: str) -> str:
    """A phrase as the lexicon writes it: one space between words, straight apostrophes."""
    return " ".join(phrase.replace("’", "'").split())


def _number_form(word: str) -> str:
    """The kind of a token that begins with a digit; no kind at all for such as "30km"."""
    if word.isdecimal():
        value = int(word[:5])
        if len(word) == len("2022"):
            return "yearno" if _FIRST_YEAR <= value <= _LAST_YEAR else "number"
        if len(word) > len("31") or value > _LAST_DAY:
            return "number"
        return "small" if 0 < value <= _LAST_HOUR else "dayno" if value else "zero"
    return next((kind for kind, form in _NUMBER_FORMS if form.fullmatch(word)), "")


def _breaks(text: str) -> list[int]:
    found = {0} | {match.end() for match in _SENTENCE_END.finditer(text)}
    found |= {match.end() for match in re.finditer(r"\n\s*\n\s*", text)}
    return sorted(found)

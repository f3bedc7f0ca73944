"""Find offices in a sentence, with the party each is held for: "the foreign minister of Portugal"."""

import re
from dataclasses import dataclass
from functools import cache

from pourparler.annotations.annotation import Actor, Form, Sentence
from pourparler.annotations.lexicon import Lexicon, Office
from pourparler.annotations.whole_words import WholeWords
from pourparler.codebook import Level

_LINK = re.compile(r"(?:,? (?:of|for|to|from|in|at) (?:the )?(?:[A-Z]?[\w-]+ (?:and |of |for )?(?:the )?){0,4}| ?\()$")
_NESTED = re.compile(r" (?:of|to) (?:the )?")
_BETWEEN = re.compile(
    r"['’]?s? (?:(?!(?:with|for|to|by|in|from|at|on|as|said|told|met|that|where|when|while|after|before) )"
    r"[a-z-]+ |[A-Z][a-z-]+ ){0,2}$|-$"
)


@dataclass(frozen=True, slots=True)
class OfficeNamed:
    """An office in a text. `codes` is empty when no party stands beside it."""

    start: int
    end: int
    title: str
    level: Level
    codes: tuple[str, ...]
    plural: bool
    spokesperson: bool


def offices_in(sentence: Sentence, text: str, lexicon: Lexicon) -> list[OfficeNamed]:
    """The offices named in *sentence*, left to right, each with the party beside it taken into its span."""
    words, titles = _matcher(lexicon)
    lowered = text[sentence.start : sentence.end].lower()
    if len(lowered) != sentence.end - sentence.start:
        return []
    matches = [(start + sentence.start, end + sentence.start, titles[at]) for at, start, end in words.find(lowered)]
    found: list[OfficeNamed] = []
    for at, (start, end, (title, office, plural)) in enumerate(matches):
        reach = _reach(text, end, matches[at + 1 :], sentence.end)
        found.append(_with_party(sentence, text, (start, end, reach), title, office, plural))
    return found


def _reach(text: str, end: int, later: list[tuple[int, int, tuple[str, Office, bool]]], default: int) -> int:
    """Where an office's own words end at the latest: before the next office that is not part of its title.

    In "adviser to the prime minister of X" the second office is part of the first; in "President of the United States
    Joe Biden and President of Russia Vladimir Putin" it is another's.
    """
    for start, stop, _ in later:
        if not _NESTED.fullmatch(text[end:start]):
            return start
        end = stop
    return default


def _with_party(
    sentence: Sentence, text: str, span: tuple[int, int, int], title: str, office: Office, plural: bool
) -> OfficeNamed:
    """The office with the party before it ("Russian", "Russia's", "UN"), inside it, or after it ("of Russia")."""
    start, end, reach = span
    codes: tuple[str, ...] = ()
    first, last = start, end
    for actor in sentence.actors:
        if start <= actor.start < end:
            codes, last = actor.codes, max(end, actor.end)
        elif actor.end <= start and _BETWEEN.match(text[actor.end : start]) and start - actor.end < 30:
            codes, first = actor.codes, actor.start
        elif actor.start >= reach:
            break
        elif actor.start >= end and not codes and (plural or len(actor.codes) == 1) and _after(actor, text, end):
            codes, last = actor.codes, actor.end
            break
    return OfficeNamed(first, last, title, office.level, codes, plural, office.spokesperson)


def _after(actor: Actor, text: str, end: int) -> bool:
    """True in "minister of foreign affairs of Portugal", "ambassador to the UN", "president (Russia)"."""
    if actor.form not in (Form.NAME, Form.ORGAN, Form.CAPITAL) or actor.start - end > 60:
        return False
    return bool(_LINK.fullmatch(text[end : actor.start]))


@cache
def _matcher(lexicon: Lexicon) -> tuple[WholeWords, list[tuple[str, Office, bool]]]:
    """A finder of every title in the singular and the plural, and what each pattern means."""
    patterns: dict[str, tuple[str, Office, bool]] = {}
    for title, office in lexicon.offices.items():
        for plural in _plurals(title):
            patterns.setdefault(plural, (title, office, True))
    for title, office in lexicon.offices.items():
        patterns[title] = (title, office, False)
    return WholeWords(list(patterns)), list(patterns.values())


def _plurals(title: str) -> list[str]:
    """How a title runs in the plural.

    >>> _plurals("minister of foreign affairs"), _plurals("deputy")
    (['ministers of foreign affairs'], ['deputies'])
    """
    head, of, rest = title.partition(" of ")
    if not of:
        head, of, rest = title.partition(" to ")
    many = head[:-1] + "ies" if head.endswith("y") else head[:-3] + "men" if head.endswith("man") else head + "s"
    return [many + of + rest]

"""What words are about: the matters that negotiators speak of, told apart by a table and by plain words.

"Enlargement", "expansion to the east" and "close the door to new members" are one matter. A table
(`data/matters.toml`) lists the matters that come up again and again with the beginnings of the words that
name them; of all other words only the stem counts. No model and no service: the same words always give the
same matter, in a few microseconds. What the table does not list is one matter only where a word is shared,
and who says a thing in wholly other words is not understood.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from pourparler.docket.party_names import named_in

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORTEST_STEM = 4
_SHORTEST_WORD = 2
_ENDINGS = (
    *("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion"),
    *("ies", "ers", "er", "ed", "es", "al", "ly", "s", "e", "y"),
)
_JOINING = frozenset(["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "s", "the", "to", "with"])
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Matter:
    """What a few words are about.

    `named` are matters of the table, as the words come; `broad` those that say little alone ("security");
    `words` the stems of what else tells it apart.
    """

    named: tuple[str, ...]
    broad: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def all(self) -> frozenset[str]:
        """Everything that tells it apart."""
        return frozenset((*self.named, *self.broad, *self.words))


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words that, one after the other, name a matter; with a * for all that begin so."""

    words: tuple[str, ...]
    matter: str
    broad: bool


@lru_cache(maxsize=200_000)
def matter_of(text: str) -> Matter:
    """What *text* is about.

    >>> matter_of("guarantees against an enlargement of NATO")
    Matter(named=('enlargement',), broad=('guarantees',), words=())
    >>> matter_of("the curfew in the capital").words
    ('curfew', 'capit')
    """
    words = _WORD.findall(text)
    folded = [word.casefold() for word in words]
    named, broad, others = list[str](), list[str](), list[str]()
    place = 0
    while place < len(words):
        phrases, telling = _known(words[place])
        found = next((phrase for phrase in phrases if _stands(phrase, folded, place)), None)
        if found:
            (broad if found.broad else named).append(found.matter)
        elif telling:
            others.append(telling)
        place += len(found.words) if found else 1
    return Matter(*(tuple(dict.fromkeys(some)) for some in (named, broad, others)))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The part that the forms of a word share, roughly.

    >>> [stem(word) for word in ("guarantee", "guarantees", "treaties", "treaty", "deployment", "deployed")]
    ['guarante', 'guarante', 'treat', 'treat', 'deploy', 'deploy']
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=200_000)
def stems(text: str) -> frozenset[str]:
    """The stems of all the words of *text*, names too, but for those that only join others."""
    folded = (word.casefold() for word in _WORD.findall(text))
    return frozenset(stem(word) for word in folded if word not in _JOINING)


def matters() -> frozenset[str]:
    """The names of the matters in the table."""
    return _table().matters


def speaks_of(text: str, phrase: str) -> bool:
    """True when every word of *phrase* is in *text*, in whatever form and order.

    >>> speaks_of("They rejected the enlargements of NATO", "NATO enlargement")
    True
    >>> speaks_of("NATO closes its door", "open door")
    False
    """
    wanted = stems(phrase)
    return bool(wanted) and wanted <= stems(text)


def alike(one: str, other: str) -> bool:
    """True when two texts may be about one thing: half of what tells the shorter apart is in the other.

    Where each names other parties and little else is shared, they are about two.

    >>> alike("send arms to Ukraine", "the arms deliveries to Kyiv"), alike("a ceasefire", "the price of gas")
    (True, False)
    """
    first, second = matter_of(one).all, matter_of(other).all
    shared, fewer = len(first & second), min(len(first), len(second))
    if not shared:
        return False
    parties, others = named_in(one), named_in(other)
    if parties and others and not parties & others:
        return shared > 1 and shared > _HALF * fewer
    return shared >= _HALF * fewer


def of_one_thing(one: str, other: str) -> bool:
    """True when two texts are about one thing: half of all that tells them apart, broad matters aside, is in both.

    >>> of_one_thing("withdraw its troops", "the troops"), of_one_thing("talks on security", "a talk on trade")
    (True, False)
    """
    first, second = _narrowly(matter_of(one)), _narrowly(matter_of(other))
    return bool(first & second) and len(first & second) >= _HALF * len(first | second)


def _narrowly(matter: Matter) -> frozenset[str]:
    return frozenset((*matter.named, *matter.words))


def _tells(word: str) -> bool:
    return len(word) > _SHORTEST_WORD and word not in _table().plain


def _stands(phrase: _Phrase, words: list[str], place: int) -> bool:
    """True when the whole phrase stands there from *place* on."""
    return len(phrase.words) == 1 or (
        len(words) >= place + len(phrase.words) and all(map(_is, words[place:], phrase.words))
    )


@lru_cache(maxsize=50_000)
def _known(word: str) -> tuple[tuple[_Phrase, ...], str]:
    """The entries of the table that begin with this word, the longest first; and its stem, if it tells anything.

    Names tell nothing: who is spoken of is not what is spoken of.
    """
    folded = word.casefold()
    heads = {folded, folded.removesuffix("s"), folded.removesuffix("es"), f"{folded.removesuffix('ies')}y"}
    heads.update(f"{folded[:length]}*" for length in range(2, len(folded) + 1))
    found = [phrase for head in heads for phrase in _table().phrases.get(head, ())]
    ordered = sorted(found, key=lambda phrase: (-len(phrase.words), -len(phrase.words[0]), phrase.words))
    return tuple(ordered), stem(folded) if word[0].islower() and _tells(folded) else ""


@lru_cache(maxsize=50_000)
def _is(word: str, written: str) -> bool:
    """True when *word* is the word of the table, or its plural, or begins as it says."""
    if written.endswith("*"):
        return word.startswith(written[:-1])
    return word in (written, f"{written}s", f"{written}es", f"{written.removesuffix('y')}ies")


@dataclass(frozen=True, slots=True)
class _Table:
    phrases: dict[str, tuple[_Phrase, ...]]
    plain: frozenset[str]
    matters: frozenset[str]


@cache
def _table() -> _Table:
    path = resources.files("pourparler").joinpath("data/matters.toml")
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    phrases: dict[str, tuple[_Phrase, ...]] = {}
    for kind in ("matters", "broad"):
        for matter, listed in written[kind].items():
            for words in map(tuple, map(str.split, listed)):
                phrases[words[0]] = (*phrases.get(words[0], ()), _Phrase(words, matter, kind == "broad"))
    return _Table(phrases, frozenset(written["plain"]), frozenset([*written["matters"], *written["broad"]]))

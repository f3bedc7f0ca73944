"""Parties by the names people use: the code for a name that was typed, and the parties that a text names.

Reads the names in the lexicon and no more of it: who consults the record has no need of the reader.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_WORD = re.compile(r"[\w.]*\w(?:[-’'][A-Za-z]+)*")
_LONGEST = 5
"""How many words of a text are tried as one name."""


def code_of(name: str) -> str:
    """The code of the party that *name* names; the name as it was typed when the lexicon has none.

    >>> code_of("Russia"), code_of("moscow"), code_of("European Union"), code_of("hamas"), code_of("mayors")
    ('RUS', 'RUS', 'EU', 'Hamas', 'mayors')
    """
    return _codes().get(_folded(name), name)


@lru_cache(maxsize=20_000)
def named_in(text: str) -> frozenset[str]:
    """The parties that *text* names as such; a capital may be no more than a place, and is left out.

    >>> sorted(named_in("the talks between the Russians and the European Union, held in Brussels"))
    ['EU', 'RUS']
    """
    forms = _forms()
    words = [word[0].removesuffix("’s").removesuffix("'s") for word in _WORD.finditer(text)]
    found, place = set[str](), 0
    while place < len(words):
        for length in range(min(_LONGEST, len(words) - place), 0, -1):
            code = forms.get(" ".join(words[place : place + length]))
            if code:
                found.add(code)
                place += length - 1
                break
        place += 1
    return frozenset(found)


@cache
def entries_of(lexicon: str) -> tuple[Mapping[str, Any], ...]:
    """The entries of one file of names: `states`, `organisations` or `groups`."""
    path = resources.files("pourparler").joinpath(f"data/lexicon/en/{lexicon}.toml")
    [entries] = tomllib.loads(path.read_text(encoding="utf-8")).values()
    return tuple(entries)


def _folded(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in _all():
        names = (entry["code"], entry.get("name", entry["code"]), *entry.get("names", ()))
        for name in names:
            found.setdefault(_folded(name), entry["code"])
    for entry in entries_of("states"):
        if "capital" in entry:
            found.setdefault(_folded(entry["capital"]), entry["code"])
    return found


@cache
def _forms() -> dict[str, str]:
    """From what names a party in running text, as it is written there, to its code."""
    found: dict[str, str] = {}
    for entry in _all():
        for key in ("name", "names", "adjectives", "people"):
            given = entry.get(key, ())
            for form in (given,) if isinstance(given, str) else given:
                if form not in entry.get("ambiguous", ()):
                    found.setdefault(form, entry["code"])
    for entry in (*entries_of("organisations"), *entries_of("groups")):
        found.setdefault(entry["code"], entry["code"])
    return found


def _all() -> Iterable[Mapping[str, Any]]:
    return (*entries_of("states"), *entries_of("organisations"), *entries_of("groups"))

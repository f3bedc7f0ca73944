"""Parties as people name them: the code for a name that was typed, the capital that stands for a state.

Reads the names in the lexicon and no more of it: who consults the record has no need of the reader.
"""

import tomllib
from functools import cache
from importlib import resources


def code_of(name: str) -> str:
    """The code of the party that *name* names; the name as it was typed when the lexicon has none.

    >>> code_of("Russia"), code_of("moscow"), code_of("European Union"), code_of("hamas"), code_of("mayors")
    ('RUS', 'RUS', 'EU', 'Hamas', 'mayors')
    """
    return _codes().get(_folded(name), name)


def spoken(code: str) -> str:
    """How a party is named when it speaks: a state by its capital, anyone else by its code.

    >>> spoken("RUS"), spoken("NATO")
    ('Moscow', 'NATO')
    """
    return _capitals().get(code, code)


def _folded(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in (*_entries("states"), *_entries("organisations"), *_entries("groups")):
        names = (entry["code"], entry.get("name", entry["code"]), *entry.get("names", ()))
        for name in names:
            found.setdefault(_folded(name), entry["code"])
    for code, capital in _capitals().items():
        found.setdefault(_folded(capital), code)
    return found


@cache
def _capitals() -> dict[str, str]:
    return {entry["code"]: entry["capital"] for entry in _entries("states") if "capital" in entry}


def _entries(lexicon: str) -> list[dict[str, str]]:
    path = resources.files("pourparler").joinpath(f"data/lexicon/en/{lexicon}.toml")
    [entries] = tomllib.loads(path.read_text(encoding="utf-8")).values()
    return list(entries)

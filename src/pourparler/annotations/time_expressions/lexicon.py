"""The words that speak of time, and what each stands for.

The lists are data (`data/lexicon/en/dates.toml`); this module gives each word its *kind*, the part it plays
in an expression, and each kind one letter, so that a text can be written as a string of kinds and the
grammar be regular expressions over such strings.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import ascii_letters, digits
from typing import Any

from pourparler.errors import LexiconFault

OTHER = "_"  # the letter of every word that says nothing of time
LETTERS = ascii_letters + digits + "".join(chr(code) for code in range(0xC0, 0x100) if chr(code).isalpha())

_KIND_OF_SECTION = {
    "months": "month",
    "month_abbreviations": "abbr",
    "weekdays": "weekday",
    "weekday_abbreviations": "shortday",
    "seasons": "season",
    "cardinals": "cardinal",
    "multipliers": "multiplier",
    "ordinals": "ordinal",
    "vague_numbers": "vague",
    "units": "unit",
    "clock_units": "clockunit",
    "quarter_units": "quarter",
    "clock_words": "noon",
    "decade_names": "decadename",
    "parts_of_day": "daypart",
    "deictics": "deictic",
    "frequencies": "frequency",
    "references": "reference",
    "quarter_names": "quartername",
    "spoken_years": "spokenyear",
}
_PUNCTUATION = {
    ",": "comma", ".": "stop", "-": "hyphen", "‐": "hyphen", "‑": "hyphen", "–": "hyphen", "—": "dash",
    "(": "open", ")": "close", "/": "slash",
}  # fmt: skip
_FEAST_SECTIONS = ("fixed_feasts", "easter_feasts", "orthodox_easter_feasts", "weekday_feasts")

# Kinds that no word list gives: tokens known by their form.
_FORMS = (
    "small", "dayno", "number", "yearno", "shortyear", "ordno", "decadeno", "clock", "isodate", "numdate",
    "zero", "weekdays", "units", "clockunits", "possessive", "gap", "feast", "phrase",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the words of one language say of time.

    `letters` gives each kind its letter, `kinds` each word its letter, `values` each word what it stands for,
    `sections` is all of the file, `neighbours` those of its lists that name words beside an expression.
    """

    letters: Mapping[str, str]
    kinds: Mapping[str, str]
    values: Mapping[str, int | str]
    sections: Mapping[str, Mapping[str, Any]]
    neighbours: Mapping[str, frozenset[str]]

    @property
    def phrases(self) -> list[str]:
        """The names of several words, longest first."""
        return sorted((name for name in self.kinds if " " in name), key=len, reverse=True)


@cache
def english() -> Lexicon:
    """The English words of time.

    >>> english().values["thursday"], english().kinds["thursday"] == english().letters["weekday"]
    (4, True)
    """
    path = files("pourparler") / "data" / "lexicon" / "en" / "dates.toml"
    sections: dict[str, dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))
    structure: dict[str, list[str]] = sections.pop("structure")
    names = [*_KIND_OF_SECTION.values(), *structure, *dict.fromkeys(_PUNCTUATION.values()), *_FORMS]
    if len(names) > len(LETTERS):
        raise LexiconFault(f"dates.toml: {len(names)} kinds of words, and letters for {len(LETTERS)} only")
    letters = dict(zip(dict.fromkeys(names), LETTERS, strict=False))
    kinds = {mark: letters[kind] for mark, kind in _PUNCTUATION.items()}
    values: dict[str, int | str] = {}
    for kind, words in structure.items():
        kinds |= dict.fromkeys(words, letters[kind])
    for section, kind in _KIND_OF_SECTION.items():
        kinds |= {word: letters[_plural(kind, word)] for word in sections[section]}
        values |= sections[section]
    kinds |= {f"{name}s": letters["weekdays"] for name in sections["weekdays"]}
    kinds |= {name: letters["feast"] for section in _FEAST_SECTIONS for name in sections[section]}
    kinds |= dict.fromkeys(sections["reference_phrases"], letters["phrase"])
    values |= sections["reference_phrases"]
    neighbours = {name: frozenset(words) for name, words in sections["neighbours"].items()}
    return Lexicon(letters, kinds, values, sections, neighbours)


def _plural(kind: str, word: str) -> str:
    """Words for several units are a kind of their own."""
    if not word.endswith("s") or kind not in {"unit", "clockunit", "quarter"}:
        return kind
    return "clockunits" if kind == "clockunit" else "units"

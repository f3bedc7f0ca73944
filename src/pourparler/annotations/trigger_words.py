"""The trigger words: which lemmas and phrases can name a contact or an act, and the forms they come in."""

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources

from pourparler.annotations.lemmas import irregular_forms

MEETING = "MEETING"
_MAY_DOUBLE = re.compile(r".*(?:[^aeiou]|qu)[aeiou][bdglmnprt]")  # "ban", "commit", "cancel"; "visit" does not


@dataclass(frozen=True, slots=True)
class TriggerWords:
    """What the lexicon knows of triggers: kinds by lemma and word class, phrases by first lemma, and what is weak."""

    verbs: dict[str, tuple[str, ...]]
    nouns: dict[str, tuple[str, ...]]
    adjectives: dict[str, tuple[str, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    weak: frozenset[tuple[str, str]]

    def kinds(self, lemma: str, upos: str) -> tuple[str, ...]:
        """The kinds a lemma of a word class can name, most telling first.

        >>> trigger_words().kinds("reject", "VERB"), trigger_words().kinds("visit", "NOUN")
        (('REJECT',), ('MEETING',))
        """
        if upos in ("VERB", "AUX"):
            return self.verbs.get(lemma, ())
        if upos in ("NOUN", "PROPN"):
            return self.nouns.get(lemma.lower(), ())
        return self.adjectives.get(lemma, ()) if upos == "ADJ" else ()


@cache
def trigger_words() -> TriggerWords:
    """The shipped trigger words, read once."""
    source = resources.files("pourparler.data") / "lexicon" / "en" / "triggers.toml"
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    by_class: dict[str, dict[str, list[str]]] = {name: defaultdict(list) for name in ("verbs", "nouns", "adjectives")}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    weak: set[tuple[str, str]] = set()
    for kind, words in table.items():
        for name, lemmas in by_class.items():
            for lemma in words.get(name, []):
                lemmas[lemma].append(kind)
        for phrase in words.get("phrases", []):
            first, *rest = phrase.split()
            phrases[first].append(((first, *rest), kind))
        weak.update((lemma, kind) for lemma in words.get("weak", []))
    kinds = {name: {lemma: tuple(found) for lemma, found in by_class[name].items()} for name in by_class}
    runs = {first: tuple(found) for first, found in phrases.items()}
    return TriggerWords(kinds["verbs"], kinds["nouns"], kinds["adjectives"], runs, frozenset(weak))


def inflected(lemma: str) -> set[str]:
    """The forms in which an English verb or noun can stand in a text, with the odd impossible one.

    Whether a last letter is doubled depends on stress, which spelling does not show: both spellings are given.

    >>> sorted(inflected("deny"))
    ['denied', 'denies', 'deny', 'denying']
    >>> sorted(inflected("cancel"))
    ['cancel', 'canceled', 'canceling', 'cancelled', 'cancelling', 'cancels']
    """
    forms = {lemma, *irregular_forms().get(lemma, ())}
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return forms | {lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    if lemma.endswith("e"):
        return forms | {lemma + "s", lemma + "d", lemma[:-1] + "ing"}
    plural = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    stems = [lemma, lemma + lemma[-1]] if _MAY_DOUBLE.fullmatch(lemma) else [lemma]
    return forms | {plural, *(stem + ending for stem in stems for ending in ("ed", "ing"))}

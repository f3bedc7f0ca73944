"""The dictionary form of a word: what is irregular is looked up, the rest follows suffix rules.

Names keep their spelling, as in the English Web Treebank; everything else is in lower case.
"""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

LEXICON = Path(__file__).parent.parent / "data" / "lexicon" / "en" / "lemmas.toml"
_VOWELS = frozenset("aeiou")
_AS_WRITTEN = frozenset({"PROPN", "X", "SYM", "PUNCT"})
_E_ENDING = re.compile(  # of a stem whose verb ends in e: negotiat-, host- is none
    "(?:at|iz|is|yz|ys|[cgvusz]|[bcdfgkpt]l|[uiao]r|[uio]t|[iuo]d|uc|op|[oaiu]k|[io]n|um)$"
)
_PLAIN_ENDING = re.compile(  # of one whose verb does not, although it looks so
    "(?:ng|ss|sh|ea[rtk]|ai[rtnd]|eet|out|[eo]in|ee[nkdmp]|oo[nkdmp]|own|[eo]id|[eou]it|[sbmnd]it|our"
    "|[tnvdfgbph]er|[istnkpc]on|don|[tbvnh]or|[pl]ar|[lnr]is|gin|eac|loc)$"
)
_PROPER_ADJECTIVES = (
    "ian",
    "ean",
    "ese",
    "ish",
    "nch",
    "can",
    "stani",
    "raeli",
    "raqi",
    "audi",
    "eni",
    "ench",
)


@lru_cache(maxsize=65536)
def lemma(form: str, upos: str) -> str:
    """The dictionary form of *form* as a word of class *upos*.

    >>> lemma("met", "VERB"), lemma("Talks", "NOUN"), lemma("n’t", "PART"), lemma("Putin", "PROPN")
    ('meet', 'talk', 'not', 'Putin')
    >>> lemma("reiterated", "VERB"), lemma("ceasing", "VERB"), lemma("ministries", "NOUN")
    ('reiterate', 'cease', 'ministry')
    """
    plain = form.replace("’", "'").replace("`", "'")
    irregular, _ = _learnt()
    return irregular.get(upos, {}).get(plain.lower()) or by_rule(plain, upos)


def by_rule(form: str, upos: str) -> str:
    """The dictionary form by suffix rules alone."""
    if upos in _AS_WRITTEN:
        return form
    lower = form.lower()
    match upos:
        case "NOUN":
            return lower if form.isupper() and len(form) > 1 else _singular(lower)
        case "VERB" | "AUX":
            return _infinitive(lower)
        case "ADJ" if form[0].isupper() and lower.endswith(_PROPER_ADJECTIVES):
            return form
    return lower


def _singular(noun: str) -> str:
    if len(noun) < 4 or not noun.endswith("s") or noun.endswith(("ss", "us", "is", "ics", "'s")):
        return noun
    if noun.endswith("ies"):
        return noun[:-3] + "y" if len(noun) > 4 else noun[:-1]
    if noun.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return noun[:-2]
    if noun.endswith("men"):
        return noun[:-2] + "an"
    return noun[:-1]


def _infinitive(verb: str) -> str:
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    if verb.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return verb[:-2]
    if verb.endswith("s") and len(verb) > 3 and not verb.endswith(("ss", "us", "is")):
        return verb[:-1]
    if verb.endswith("ied") and len(verb) > 4:
        return verb[:-3] + "y"
    for ending in ("ing", "ed"):
        stem = verb.removesuffix(ending)
        if stem != verb and len(stem) > 1 and any(letter in _VOWELS or letter == "y" for letter in stem):
            return _verb_of_stem(stem)
    return verb


def _verb_of_stem(stem: str) -> str:
    """The verb a stem belongs to: `stopp` to stop, `convin` + c to convince, `visit` to itself."""
    _, verbs = _learnt()
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
    for candidate in (stem, stem + "e", stem[:-1] if doubled else stem):
        if candidate in verbs:
            return candidate
    if doubled and stem[-1] not in "lsfz":
        return stem[:-1]
    if _PLAIN_ENDING.search(stem):
        return stem
    return stem + "e" if _E_ENDING.search(stem) else stem


@cache
def _learnt() -> tuple[dict[str, dict[str, str]], frozenset[str]]:
    if not LEXICON.is_file():
        return {}, frozenset()
    data = tomllib.loads(LEXICON.read_text(encoding="utf-8"))
    return data["irregular"], frozenset(data["verbs"]["known"])


@cache
def irregular_forms() -> dict[str, tuple[str, ...]]:
    """The irregular forms of each verb and noun, for who must know how a lemma can stand in a text.

    >>> "spoke" in irregular_forms()["speak"]
    True
    """
    forms: dict[str, list[str]] = {}
    for upos in ("VERB", "NOUN"):
        for form, base in _learnt()[0].get(upos, {}).items():
            forms.setdefault(base, []).append(form)
    return {base: tuple(found) for base, found in forms.items()}

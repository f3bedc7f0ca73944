"""Find the parties a text names: states, organisations, groups, by name, adjective, people, capital or seat.

A form that several parties share is settled by what else the document names; what stays doubtful stays out.
"""

import re
from collections import Counter

from pourparler.annotations.annotation import Actor, Annotations, Form
from pourparler.annotations.capitals import with_capitals
from pourparler.annotations.lexicon import Found, Lexicon, Naming

_CAPITALISED_BEFORE = re.compile(r"(?:^|[^.!?:;,\s])\s?\b(?P<word>[A-Z][a-zà-ž]+|[A-Z]\.) $")
_CAPITALISED_AFTER = re.compile(r" (?P<word>[A-Z][a-zà-ž]+)\b")
_STILL = 9999  # the last year of what has not ended, and the year of a text without a date


def annotate_parties(annotations: Annotations, lexicon: Lexicon) -> None:
    """Put an `Actor` for every naming of a party into its sentence."""
    text = annotations.document.text
    found = list(lexicon.find(with_capitals(text, lexicon)))
    year = annotations.published.year if annotations.published else _STILL
    found = [Found(f.start, f.end, tuple(n for n in f.namings if n.holds_in(year)) or f.namings) for f in found]
    named = Counter(f.namings[0].code for f in found if len(f.namings) == 1 and not f.namings[0].ambiguous)
    sentences = iter(annotations.sentences)
    sentence = next(sentences, None)
    for one in found:
        namings = _settled(one, text, named)
        while sentence is not None and sentence.end < one.end:
            sentence = next(sentences, None)
        if sentence is None:
            return
        if namings and one.start >= sentence.start:
            sentence.actors.append(_actor(one, namings, lexicon, text))


def _settled(found: Found, text: str, named: Counter[str]) -> tuple[Naming, ...]:
    """The namings that hold here: one party, or several when the words stand for several alike.

    A doubtful form ("Jordan", "Georgia") between other capitalised words is a person's or another place's name.
    """
    namings = found.namings
    if any(naming.ambiguous for naming in namings):
        before = _CAPITALISED_BEFORE.search(text, max(0, found.start - 30), found.start)
        after = _CAPITALISED_AFTER.match(text, found.end)
        if (before or after) and not any(named[n.code] for n in namings):
            return ()
    if len(namings) < 2:
        return namings
    firm = [naming for naming in namings if named[naming.code]]
    if namings[0].form is Form.CAPITAL:
        return _capital(namings, named)
    if len(firm) == 1:
        return tuple(firm)
    names = [naming for naming in namings if naming.form is Form.NAME and not naming.ambiguous]
    return (names[0],) if names else ()


def _capital(namings: tuple[Naming, ...], named: Counter[str]) -> tuple[Naming, ...]:
    """Whom a city stands for: "Brussels" is the EU, or NATO where the text names NATO more often.

    Where it names both alike or neither, it is the body that comes first in the lexicon.

    >>> brussels = (Naming("BEL", Form.CAPITAL), Naming("EU", Form.CAPITAL), Naming("NATO", Form.CAPITAL))
    >>> [n.code for n in _capital(brussels, Counter(NATO=2))], [n.code for n in _capital(brussels, Counter())]
    (['NATO'], ['EU'])
    """
    namings = tuple(naming for naming in namings if naming.until == _STILL) or namings
    bodies = [naming for naming in namings if len(naming.code) != 3 or not naming.code.isupper()]
    best = max(bodies or namings, key=lambda naming: named[naming.code])
    return (best if named[best.code] else (bodies or list(namings))[0],)


def _actor(found: Found, namings: tuple[Naming, ...], lexicon: Lexicon, text: str) -> Actor:
    """The naming as an annotation; a forum without a code of its own stands for those who meet in it.

    A collective name has no code, so it goes by the words of the text.
    """
    if namings[0].form is Form.COLLECTIVE:
        return Actor(found.start, found.end, (text[found.start : found.end],), Form.COLLECTIVE)
    codes = dict.fromkeys(code for n in namings for code in lexicon.conveners.get(n.code, (n.code,)))
    return Actor(found.start, found.end, tuple(codes), namings[0].form)

"""The gate: which sentences can hold a contact or an act, so that cost grows with what is relevant.

One pass of an automaton over the text finds the inflected forms of all trigger words. A sentence passes when it has
a telling one, or a common one and the name of a party or of somebody who acts for one. Nothing passes of a document
that names no party at all, its title included; most of those are told apart before people are looked for.
"""

import re
from functools import cache
from itertools import product

from pourparler.annotations.annotation import Annotations
from pourparler.annotations.capitals import with_capitals
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.trigger_words import inflected, trigger_words
from pourparler.annotations.whole_words import WholeWords
from pourparler.documents.document import Document

_NONE, _COMMON, _TELLING = range(3)
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w’'-]*")


def hopeful(document: Document, voice: str | None, lexicon: Lexicon) -> bool:
    """Whether any sentence could pass: the glance that spares most texts to be cut up and searched for people.

    There must be a trigger word, and a party: one that is named, the *voice* of the publisher, or the surname of
    somebody known.
    """
    if next(_matcher()[0].find(document.text.lower()), None) is None:
        return False
    text = with_capitals(f"{document.title or ''}\n{document.text}", lexicon)
    if voice or any(found.namings for found in lexicon.find(text)):
        return True
    return any(word.casefold() in lexicon.surnames for word in set(_CAPITALISED.findall(text)))


def passing(annotations: Annotations) -> list[bool]:
    """For each sentence of the document, whether it is worth reading closely."""
    sentences = annotations.sentences
    if not any(actor.codes for actor in (*annotations.title_actors, *annotations.actors())):
        return [False] * len(sentences)  # who names no party tells of no talks
    return [
        strong == _TELLING or (strong == _COMMON and any(actor.codes for actor in sentence.actors))
        for sentence, strong in zip(sentences, _strengths(annotations), strict=True)
    ]


def _strengths(annotations: Annotations) -> list[int]:
    """For each sentence, how telling its most telling trigger word is."""
    text, sentences = annotations.document.text, annotations.sentences
    words, telling = _matcher()
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals grow when lowered; their sentences are all read
        return [_TELLING] * len(sentences)
    strength = [_NONE] * len(sentences)
    at = 0
    for pattern, start, _ in words.find(lowered):
        while at < len(sentences) and sentences[at].end <= start:
            at += 1
        if at < len(sentences) and sentences[at].start <= start:
            strength[at] = max(strength[at], _TELLING if telling[pattern] else _COMMON)
    return strength


@cache
def _matcher() -> tuple[WholeWords, list[bool]]:
    """A finder of all forms, and for each of its patterns whether it is telling by itself."""
    words = trigger_words()
    forms: dict[str, bool] = {}
    for table in (words.verbs, words.nouns, words.adjectives):
        for lemma, kinds in table.items():
            telling = any((lemma, kind) not in words.weak for kind in kinds)
            for form in inflected(lemma):
                forms[form] = forms.get(form, False) or telling
    for found in words.phrases.values():
        for phrase, kind in found:
            first, *between, last = phrase
            telling = (" ".join(phrase), kind) not in words.weak
            for opening, closing in product(inflected(first), inflected(last)):
                form = " ".join((opening, *between, closing))
                forms[form] = forms.get(form, False) or telling
    return WholeWords(list(forms)), list(forms.values())

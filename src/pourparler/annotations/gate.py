"""The gate: which sentences can hold a contact or an act, so that cost grows with what is relevant.

One pass of an automaton over the text finds the inflected forms of all trigger words. A sentence passes when it has
a telling one, or a common one and the name of a party or of somebody who acts for one. Nothing passes of a document
that names no party at all, its title included.
"""

from functools import cache
from itertools import product

from pourparler.annotations.annotation import Annotations
from pourparler.annotations.trigger_words import inflected, trigger_words
from pourparler.annotations.whole_words import WholeWords

_NONE, _COMMON, _TELLING = range(3)


def passing(annotations: Annotations) -> list[bool]:
    """For each sentence of the document, whether it is worth reading closely."""
    text, sentences = annotations.document.text, annotations.sentences
    if not any(actor.codes for actor in (*annotations.title_actors, *annotations.actors())):
        return [False] * len(sentences)  # who names no party tells of no talks
    words, telling = _matcher()
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals grow when lowered; their sentences are all read
        return [True] * len(sentences)
    strength = [_NONE] * len(sentences)
    at = 0
    for pattern, start, _ in words.find(lowered):
        while at < len(sentences) and sentences[at].end <= start:
            at += 1
        if at < len(sentences) and sentences[at].start <= start:
            strength[at] = max(strength[at], _TELLING if telling[pattern] else _COMMON)
    return [
        strong == _TELLING or (strong == _COMMON and any(actor.codes for actor in sentence.actors))
        for sentence, strong in zip(sentences, strength, strict=True)
    ]


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

"""The gate: which sentences can hold a contact or an act, so that cost grows with what is relevant.

One pass of an automaton over the text finds the inflected forms of all trigger words. A sentence passes when it has
a telling one, or a common one and the name of a party or of somebody who acts for one. Nothing passes of a document
that names no party at all.
"""

from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from pourparler.annotations.annotation import Sentence
from pourparler.annotations.trigger_words import inflected, trigger_words

_NONE, _COMMON, _TELLING = range(3)


def passing(text: str, sentences: list[Sentence]) -> list[bool]:
    """For each sentence of *text*, whether it is worth reading closely."""
    if not any(actor.codes for sentence in sentences for actor in sentence.actors):
        return [False] * len(sentences)  # who names no party tells of no talks
    automaton, telling = _matcher()
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals grow when lowered; their sentences are all read
        return [True] * len(sentences)
    strength = [_NONE] * len(sentences)
    at = 0
    for pattern, start, end in automaton.find_matches_as_indexes(lowered):
        if (start and lowered[start - 1].isalpha()) or (end < len(lowered) and lowered[end].isalpha()):
            continue
        while at < len(sentences) and sentences[at].end <= start:
            at += 1
        if at < len(sentences) and sentences[at].start <= start:
            strength[at] = max(strength[at], _TELLING if telling[pattern] else _COMMON)
    return [
        strong == _TELLING or (strong == _COMMON and any(actor.codes for actor in sentence.actors))
        for sentence, strong in zip(sentences, strength, strict=True)
    ]


@cache
def _matcher() -> tuple[AhoCorasick, list[bool]]:
    """The automaton, and for each of its patterns whether it is telling by itself."""
    words = trigger_words()
    forms: dict[str, bool] = {}
    for table in (words.verbs, words.nouns, words.adjectives):
        for lemma, kinds in table.items():
            telling = any((lemma, kind) not in words.weak for kind in kinds)
            for form in inflected(lemma):
                forms[form] = forms.get(form, False) or telling
    for found in words.phrases.values():
        for phrase, _ in found:
            forms.update((" ".join((form, *phrase[1:])), True) for form in inflected(phrase[0]))
    return AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest), list(forms.values())

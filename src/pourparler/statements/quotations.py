"""Whose words a quotation is that runs over several sentences, of which only one says so."""

from dataclasses import replace

from pourparler.annotations.annotation import Annotations, Attribution, Sentence
from pourparler.annotations.quotations import quotations

_REACH = 120  # characters between a quotation and the words that say whose it is


def with_quotations(annotations: Annotations) -> list[Sentence]:
    """The sentences of the document, those inside a quotation with the attribution that stands beside it.

    In '"We refuse. It must end today," he said' the refusal is his too.
    """
    text = annotations.document.text
    attributions = [one for sentence in annotations.sentences for one in sentence.attributions if one.source]
    found: dict[int, list[Attribution]] = {}
    for start, end in quotations(text):
        beside = _beside((start, end), attributions)
        if beside is None:
            continue
        for number, sentence in enumerate(annotations.sentences):
            if sentence.start < end and start < sentence.end and beside not in sentence.attributions:
                content = (max(sentence.start, start), min(sentence.end, end))
                found.setdefault(number, []).append(replace(beside, content=(content,)))
    return [
        replace(sentence, attributions=[*sentence.attributions, *found[number]]) if number in found else sentence
        for number, sentence in enumerate(annotations.sentences)
    ]


def _beside(span: tuple[int, int], attributions: list[Attribution]) -> Attribution | None:
    """The attribution nearest to a quotation, behind it rather than before it."""
    start, end = span
    behind = [one for one in attributions if end <= one.cue[0] <= end + _REACH and _holds(one, span)]
    before = [one for one in attributions if start - _REACH <= one.cue[1] <= start and _holds(one, span)]
    nearest = min(behind, key=lambda one: one.cue[0], default=None)
    return nearest or max(before, key=lambda one: one.cue[1], default=None)


def _holds(attribution: Attribution, span: tuple[int, int]) -> bool:
    """True when the content that the sentence gives the attribution reaches into the quotation."""
    return any(first < span[1] and span[0] < last for first, last in attribution.content)

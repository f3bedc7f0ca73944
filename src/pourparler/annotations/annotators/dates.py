"""Find when: the times a text names, read clause by clause with the tense its syntax gives."""

import re

from pourparler.annotations.annotation import Annotations
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.time_expressions.finding import find_times

_DATELINE = re.compile(
    r"[A-Z][A-Z .,/'’-]{2,60}, (?:[\w. ]+, )?[A-Z][a-z]{2,8}\.? \d{1,2},? ?(?:\([\w/ -]+\) ?)?(?:--?|–|—) ?"
)


def annotate_times(annotations: Annotations, lexicon: Lexicon) -> None:
    """Put the time expressions of the document into their sentences; the day of a dateline is nobody's day."""
    del lexicon
    text = annotations.document.text
    for opening in annotations.sentences:
        if dateline := _DATELINE.match(text, opening.start, opening.end):
            opening.dateline = dateline.end()
    spans = [(sentence.start, sentence.end) for sentence in annotations.sentences]
    sentences = iter(annotations.sentences)
    sentence = next(sentences, None)
    for time in find_times(text, annotations.published, spans):
        while sentence is not None and sentence.end <= time.start:
            sentence = next(sentences, None)
        if sentence is None:
            return
        if time.start >= (sentence.dateline or sentence.start):
            sentence.times.append(time)

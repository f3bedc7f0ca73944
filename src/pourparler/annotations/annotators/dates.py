"""Find when: the times a text names, read clause by clause with the tense its syntax gives."""

import re

from pourparler.annotations.annotation import Annotations
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.time_expressions.finding import find_times

_DATELINE = re.compile(
    r"[A-Z][A-Z .'’-]{2,40}, (?:[\w. ]+, )?[A-Z][a-z]{2,8}\.? \d{1,2} ?(?:\([\w/ -]+\) ?)?(?:--|–|—)"
)


def annotate_times(annotations: Annotations, lexicon: Lexicon) -> None:
    """Put the time expressions of the document into their sentences."""
    del lexicon
    spans = [(sentence.start, sentence.end) for sentence in annotations.sentences]
    sentences = iter(annotations.sentences)
    sentence = next(sentences, None)
    for time in find_times(annotations.document.text, annotations.published, spans):
        while sentence is not None and sentence.end <= time.start:
            sentence = next(sentences, None)
        if sentence is None:
            return
        if not _DATELINE.match(annotations.document.text[sentence.start : time.end + 24]):
            sentence.times.append(time)

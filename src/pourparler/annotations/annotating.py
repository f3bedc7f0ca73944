"""Annotate a document: names first, then the gate, then syntax for what it passed, then what leans on syntax."""

from collections.abc import Callable

from pourparler.annotations.annotation import Annotations, Sentence
from pourparler.annotations.annotators.attributions import annotate_attributions
from pourparler.annotations.annotators.dates import annotate_times
from pourparler.annotations.annotators.parties import annotate_parties
from pourparler.annotations.annotators.people import annotate_people
from pourparler.annotations.annotators.places import annotate_places
from pourparler.annotations.annotators.references import annotate_references
from pourparler.annotations.annotators.triggers import annotate_triggers
from pourparler.annotations.gate import passing
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.tagger import Tagger
from pourparler.documents.document import Document
from pourparler.documents.publishers import publisher_of
from pourparler.documents.sentences import sentences

Annotator = Callable[[Annotations, Lexicon], None]

NAMERS: tuple[Annotator, ...] = (annotate_parties, annotate_people)
"""What needs the bare text only; the gate leans on it."""

ANNOTATORS: tuple[Annotator, ...] = (
    annotate_times,
    annotate_places,
    annotate_attributions,
    annotate_references,
    annotate_triggers,
)
"""What needs the syntax of the sentences that passed the gate, each leaning on those before it."""


def annotate(document: Document, lexicon: Lexicon | None = None, tagger: Tagger | None = None) -> Annotations:
    """*document* with its reading aids; by the shipped lexicon and model unless others are given."""
    lexicon = lexicon or Lexicon.shipped()
    tagger = tagger or Tagger.load()
    publisher = publisher_of(document)
    annotations = Annotations(
        document,
        [Sentence(start, end) for start, end in sentences(document.text)],
        publisher.party if publisher else None,
    )
    for namer in NAMERS:
        namer(annotations, lexicon)
    passes = passing(annotations)
    kept = [sentence for sentence, wanted in zip(annotations.sentences, passes, strict=True) if wanted]
    spans = [(sentence.start, sentence.end) for sentence in kept]
    for sentence, tree in zip(kept, tagger.parse(document.text, spans), strict=True):
        sentence.tree = tree if tree.words else None
    for annotator in ANNOTATORS:
        annotator(annotations, lexicon)
    return annotations

"""Annotate a document: names first, then the gate, then syntax for what it passed, then what leans on syntax."""

from collections.abc import Callable
from dataclasses import replace

from pourparler.annotations.annotation import Actor, Annotations, Floor, Form, Sentence
from pourparler.annotations.annotators.attitudes import annotate_attitudes
from pourparler.annotations.annotators.attributions import annotate_attributions
from pourparler.annotations.annotators.dates import annotate_times
from pourparler.annotations.annotators.parties import annotate_parties
from pourparler.annotations.annotators.people import annotate_people
from pourparler.annotations.annotators.places import annotate_places
from pourparler.annotations.annotators.references import annotate_references
from pourparler.annotations.annotators.triggers import annotate_triggers
from pourparler.annotations.gate import hopeful, passing
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.tagger import Tagger
from pourparler.annotations.turns import turns
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

MARKERS: tuple[Annotator, ...] = (*ANNOTATORS, annotate_attitudes)
"""What marks up a text for people to see: attitudes too, which no rule of coding asks for."""


def annotate(document: Document, lexicon: Lexicon | None = None, tagger: Tagger | None = None) -> Annotations:
    """*document* with its reading aids, by the shipped lexicon and model if no others are given.

    Sentences that the gate lets go have names at most; a document that cannot hold any that pass has no sentences.
    """
    lexicon = lexicon or Lexicon.shipped()
    voice = _voice(document)
    if not hopeful(document, voice, lexicon):
        return Annotations(document, [], voice)
    annotations = _finished(_opened(document, voice), lexicon, NAMERS)
    wanted = passing(annotations)
    if not any(wanted):
        return annotations
    annotations.floors = _floors(annotations, lexicon)
    _parse(annotations, wanted, tagger)
    return _finished(annotations, lexicon, ANNOTATORS)


def mark_up(document: Document, lexicon: Lexicon | None = None, tagger: Tagger | None = None) -> Annotations:
    """*document* with every reading aid in every sentence, whether or not it can hold a contact or an act."""
    lexicon = lexicon or Lexicon.shipped()
    annotations = _finished(_opened(document, _voice(document)), lexicon, NAMERS)
    annotations.floors = _floors(annotations, lexicon)
    _parse(annotations, [True] * len(annotations.sentences), tagger)
    return _finished(annotations, lexicon, MARKERS)


def _voice(document: Document) -> str | None:
    publisher = publisher_of(document)
    return publisher.party if publisher else None


def _opened(document: Document, voice: str | None) -> Annotations:
    return Annotations(document, [Sentence(start, end) for start, end in sentences(document.text)], voice)


def _parse(annotations: Annotations, wanted: list[bool], tagger: Tagger | None) -> None:
    """Give the sentences that are wanted their trees."""
    kept = [sentence for sentence, passes in zip(annotations.sentences, wanted, strict=True) if passes]
    spans = [(sentence.start, sentence.end) for sentence in kept]
    trees = (tagger or Tagger.load()).parse(annotations.document.text, spans) if spans else []
    for sentence, tree in zip(kept, trees, strict=True):
        sentence.tree = tree if tree.words else None


def _finished(annotations: Annotations, lexicon: Lexicon, annotators: tuple[Annotator, ...]) -> Annotations:
    for annotator in annotators:
        annotator(annotations, lexicon)
    return annotations


def _floors(annotations: Annotations, lexicon: Lexicon) -> list[Floor]:
    """The turns of a transcript, with whom their labels name."""
    text = annotations.document.text
    speakers: dict[str, Actor | None] = {}
    found = []
    for turn in turns(text):
        label = text[slice(*turn.label)]
        name = label.title() if turn.capitals else label
        if name not in speakers and not turn.asks:
            speakers[name] = _speaker(name, annotations, lexicon, own=turn.capitals)
        speaker = speakers.get(name)
        named = speaker.people[0] if speaker and speaker.people else name
        found.append(Floor(turn.start, turn.end, named, speaker, turn.asks))
    return found


def _speaker(name: str, annotations: Annotations, lexicon: Lexicon, *, own: bool) -> Actor | None:
    """Whom a label names; one in capitals that is unknown speaks for the publisher, whose people are written so."""
    label = Annotations(replace(annotations.document, text=name), [Sentence(0, len(name))], annotations.voice)
    for namer in NAMERS:
        namer(label, lexicon)
    known = [actor for actor in label.actors() if actor.codes]
    people = [actor for actor in known if actor.people]
    if known:
        return (people or known)[0]
    return Actor(0, len(name), (annotations.voice,), Form.OFFICE) if own and annotations.voice else None

"""Texts to annotations: what the tests of the annotators ask of a text, in one line each."""

from datetime import date

from pourparler.annotations.annotating import annotate
from pourparler.annotations.annotation import Actor, Annotations, Form, Sentence
from pourparler.annotations.annotators.parties import annotate_parties
from pourparler.annotations.annotators.people import annotate_people
from pourparler.annotations.lexicon import Lexicon
from pourparler.documents.document import Document
from pourparler.documents.publishers import publisher_of
from pourparler.documents.sentences import sentences


def document(text: str, *, title=None, publisher=None, published=None) -> Document:
    day = date.fromisoformat(published) if published else None
    return Document(id="test", text=text, title=title, publisher=publisher, published=day)


def named(text: str, lexicon: Lexicon | None = None, **about) -> Annotations:
    """The text with its names found, before the gate and without syntax."""
    lexicon = lexicon or Lexicon.shipped()
    source = document(text, **about)
    publisher = publisher_of(source)
    annotations = Annotations(
        source,
        [Sentence(start, end) for start, end in sentences(text)],
        publisher.party if publisher else None,
    )
    annotate_parties(annotations, lexicon)
    annotate_people(annotations, lexicon)
    return annotations


def parties_in(text: str, **about) -> list[str]:
    return [code for actor in named(text, **about).actors() for code in actor.codes]


def names_of(text: str, **about) -> str:
    """The namings and what they stand for: "Dutch=NLD Warsaw=POL"."""
    return " ".join(f"{text[a.start : a.end]}={'+'.join(a.codes)}" for a in named(text, **about).actors())


def people_of(text: str, **about) -> list[str]:
    """The people named, with party and level: "Paulo Rangel, PRT, minister"."""
    actors = named(text, **about).actors()
    return [_person(actor) for actor in actors if actor.form is Form.PERSON]


def _person(actor: Actor) -> str:
    return f"{actor.people[0]}, {'+'.join(actor.codes) or '?'}, {actor.level}"


def references_in(text: str, **about) -> list[str]:
    """The references traced in a text that was read to the end: "the two leaders = FRA+DEU"."""
    actors = annotate(document(text, **about)).actors()
    return [
        f"{text[actor.start : actor.end]} = {'+'.join(actor.codes)}"
        for actor in actors
        if actor.form in (Form.REFERENCE, Form.OFFICE)
    ]

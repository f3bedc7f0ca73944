import pytest

from annotating_texts import document, named
from pourparler.annotations.annotating import annotate, mark_up
from pourparler.annotations.annotation import Attribution
from pourparler.annotations.annotators.attributions import annotate_attributions
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.syntax import Tree, Word

SAID = [
    ("Talks will resume in May, Egypt announced.", "Egypt", "announced", "EGY"),
    ("“Talks will resume in May,” the Egyptian government said.", "the Egyptian government", "said", "EGY"),
    ("Talks will resume, according to Egypt.", "Egypt", "according", "EGY"),
    (
        "It was announced by the Japanese government that the summit was cancelled.",
        "the Japanese government",
        "announced",
        "JPN",
    ),
]


def attributions(text: str, **about) -> list[Attribution]:
    return [one for sentence in annotate(document(text, **about)).sentences for one in sentence.attributions]


@pytest.mark.parametrize(("text", "source", "cue", "code"), SAID)
def test_what_is_said_has_a_source_and_a_cue(text, source, cue, code):
    (one,) = attributions(text)
    assert text[slice(*one.cue)] == cue
    assert text[slice(*one.source)] == source
    assert one.actor is not None
    assert one.actor.codes == (code,)


def test_what_stands_in_a_clause_below_the_cue_is_its_content():
    text = "Egypt said that talks would resume."
    words = (
        Word(0, 0, 5, "Egypt", "Egypt", "PROPN", 1, "nsubj"),
        Word(1, 6, 10, "said", "say", "VERB", -1, "root"),
        Word(2, 11, 15, "that", "that", "SCONJ", 5, "mark"),
        Word(3, 16, 21, "talks", "talk", "NOUN", 5, "nsubj"),
        Word(4, 22, 27, "would", "would", "AUX", 5, "aux"),
        Word(5, 28, 34, "resume", "resume", "VERB", 1, "ccomp"),
        Word(6, 34, 35, ".", ".", "PUNCT", 1, "punct"),
    )
    annotations = named(text)
    annotations.sentences[0].tree = Tree(0, len(text), words)
    annotate_attributions(annotations, Lexicon.shipped())
    assert annotations.sentences[0].attributions == [Attribution((0, 5), (6, 10), ((11, 34),))]


def test_a_person_rather_than_the_party_is_the_source():
    text = "“Talks will resume,” Portuguese Foreign Minister Paulo Rangel said."
    assert attributions(text)[0].actor.people == ("Paulo Rangel",)


def test_the_content_is_what_was_said():
    text = "Talks will resume in May, Egypt announced."
    ((start, end),) = attributions(text)[0].content
    assert text[start:end] == "Talks will resume in May,"


def test_a_source_that_acts_for_nobody_known_stays_open():
    (one,) = attributions("“Talks with Egypt will resume in May,” analysts said.")
    assert one.source is not None
    assert one.actor is None


MORE = [
    ("“When will it end?” Egypt asked.", "Egypt", "asked", "“When will it end?”"),
    ("Egypt declared:\n\n“We will not take part.”", "Egypt", "declared", "“We will not take part.”"),
    ("Lavrov: Talks with NATO will go on in January", "Lavrov", ":", "Talks with NATO will go on in January"),
    (
        "Egypt's claim that the talks had failed was rejected by Turkey.",
        "Egypt's",
        "claim",
        "that the talks had failed",
    ),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), MORE)
def test_quotations_headlines_and_nouns_have_sources_too(text, source, cue, content):
    (one,) = [found for sentence in mark_up(document(text)).sentences for found in sentence.attributions]
    assert [text[slice(*span)] for span in (one.source, one.cue, one.content[0])] == [source, cue, content]


def test_what_somebody_would_say_nobody_has_said():
    assert attributions("Egypt would say that the talks with Turkey had failed.") == []

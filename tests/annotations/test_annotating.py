from datetime import date
from time import perf_counter

import pytest

from annotating_texts import document
from pourparler.annotations.annotating import annotate
from pourparler.documents.document import Document


@pytest.mark.parametrize("text", ["", "   \n\n ", "\ufeff", "🤝🤝🤝", "....", "— — —"])
def test_a_text_with_nothing_in_it_has_no_reading_aids(text):
    annotations = annotate(document(text))
    assert list(annotations.actors()) == []
    assert all(sentence.tree is None for sentence in annotations.sentences)


def test_sentences_the_gate_dropped_have_no_syntax_and_keep_their_names():
    first, second = annotate(document("Rain fell on Riga. Polish and Latvian ministers met on Monday.")).sentences
    assert first.tree is None
    assert [actor.codes for actor in first.actors] == [("LVA",)]
    assert second.tree is not None
    assert [word.lemma for word in second.tree.words if word.upos == "VERB"] == ["meet"]
    assert [time.text for time in second.times] == ["Monday"]


def test_a_government_speaks_in_its_own_paper_and_an_agency_for_nobody():
    assert annotate(document("Rain.", publisher="The White House")).voice == "USA"
    assert annotate(document("Rain.", publisher="Reuters")).voice is None
    assert annotate(document("Rain.", publisher="Somebody")).voice is None


@pytest.mark.parametrize(
    "text",
    [
        "Iran\u200b held talks with \u202eTurkey\u202c. 🇮🇷🤝🇹🇷 Iran and Turkey agreed to meet.",
        "İran ve Türkiye. İstanbul talks: Iran met Turkey, “he” said.",
        "Le\u0301a met Iran’s envoy\u2028Kızıl \ufb01nal talks with Iraq.",
        "Iran\x00 met Turkey.\r\nIraq\tmet\u00a0Syria.",
    ],
)
def test_odd_characters_keep_every_offset_true(text):
    for sentence in annotate(document(text)).sentences:
        for aid in (*sentence.actors, *sentence.places, *sentence.times):
            assert sentence.start <= aid.start < aid.end <= sentence.end
            assert text[aid.start : aid.end].strip()


def test_a_line_of_ten_thousand_characters_is_read_in_seconds():
    line = "Peru met Chile and rejected the tariffs, " * 250
    assert len(line) > 10_000
    start = perf_counter()
    annotations = annotate(document(line))
    assert perf_counter() - start < 20
    assert {code for actor in annotations.actors() for code in actor.codes} == {"PER", "CHL"}


def test_the_day_of_a_dateline_is_not_the_day_of_the_talks():
    text = "GENEVA, Jan. 8 - Russia and the United States will hold talks on January 10, officials said."
    read = annotate(Document(id="wire", text=text, publisher="Reuters", published=date(2022, 1, 8)))
    [sentence] = read.sentences
    assert [time.text for time in sentence.times] == ["January 10"]
    assert text[sentence.dateline :].startswith("Russia and")

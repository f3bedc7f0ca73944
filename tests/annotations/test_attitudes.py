import pytest

from annotating_texts import document
from pourparler.annotations.annotating import mark_up
from pourparler.annotations.marking import annotation_record

HELD = [
    ("Egypt praised the agreement.", "Egypt", "praised", "the agreement"),
    ("Egypt refused to meet the envoy.", "Egypt", "refused", "to meet the envoy"),
    ("Egypt called for a ceasefire.", "Egypt", "called", "for a ceasefire"),
    ("The agreement was praised by Egypt.", "Egypt", "praised", "The agreement"),
    ("Moscow's opposition to enlargement is known.", "Moscow's", "opposition", "to enlargement"),
]


def found(text: str) -> dict:
    return annotation_record(mark_up(document(text)))


@pytest.mark.parametrize(("text", "source", "cue", "content"), HELD)
def test_who_thinks_what_of_a_thing(text, source, cue, content):
    (one,) = found(text)["attributions"]
    assert [text[slice(*one[part][0])] for part in ("source", "cue", "content")] == [source, cue, content]


def test_what_stands_in_anothers_words_is_nested():
    text = "Egypt said that Turkey had praised the agreement."
    record = found(text)
    assert [text[slice(*one["cue"][0])] for one in record["attributions"]] == ["said"]
    assert [text[slice(*one["cue"][0])] for one in record["nested"]] == ["praised"]


def test_a_text_without_diplomacy_is_marked_up_all_the_same():
    text = "The weather service said on 3 May 2021 that rain would come."
    record = found(text)
    assert record["attributions"]
    assert [(one["value"], one["type"]) for one in record["timexes"]] == [("2021-05-03", "DATE")]

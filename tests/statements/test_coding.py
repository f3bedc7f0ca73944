from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pourparler.annotations.annotating import annotate
from pourparler.chronology import Precision
from pourparler.documents.document import Document
from pourparler.documents.reading import read_sources
from pourparler.pipeline import read
from pourparler.statements.coding import code

FOLDER = Path(__file__).parent.parent.parent / "examples" / "winter-talks"
DOCUMENTS = list(read_sources([FOLDER], print))
RELATIVE = (
    "Sergei Lavrov met Antony Blinken on Tuesday. Turkey will host talks next week. Iran rejected the plan today."
)


@pytest.fixture(params=DOCUMENTS, ids=lambda document: document.id)
def document(request):
    return request.param


def test_a_mention_lies_in_the_text_where_it_says_and_holds_its_trigger(document):
    mentions = [mention for one in read(document).statements for mention in one.mentions]
    for mention in mentions:
        passage, trigger = mention.passage, mention.trigger
        assert document.text[passage.start : passage.end] == passage.words
        assert document.text[trigger.start : trigger.end] == trigger.words
        assert passage.start <= trigger.start < trigger.end <= passage.end
        assert {passage.document, trigger.document} == {document.digest}
        assert trigger.words == trigger.words.strip()


def test_parties_are_sorted_and_nobody_is_told_twice(document):
    for meeting in read(document).meetings:
        assert list(meeting.parties) == sorted(set(meeting.parties))
        assert meeting.parties
        assert len(set(meeting.people)) == len(meeting.people)
    for move in read(document).moves:
        assert list(move.actors) == sorted(set(move.actors))
        assert move.actors
        assert not set(move.actors) & set(move.recipients)
        assert move.about is None or move.about in document.text


def test_reading_a_document_twice_gives_equal_statements(document):
    first, again = read(document), read(document)
    assert first.statements == again.statements
    assert [one.key for one in first.statements] == [one.key for one in again.statements]


def test_no_two_statements_of_a_document_have_one_key(document):
    keys = [one.key for one in read(document).statements]
    assert len(set(keys)) == len(keys)


def test_what_is_read_before_changes_nothing():
    forwards = {document.id: read(document).statements for document in DOCUMENTS}
    backwards = {document.id: read(document).statements for document in reversed(DOCUMENTS)}
    assert forwards == backwards
    assert sum(map(len, forwards.values())) > len(DOCUMENTS)


def test_coding_the_same_annotations_again_gives_the_same(document):
    annotations = annotate(document)
    assert code(annotations) == code(annotations)


def test_without_a_day_of_publication_a_relative_date_is_no_period():
    statements = read(Document("undated", RELATIVE, publisher="Reuters")).statements
    assert statements
    assert [one.period for one in statements] == [None] * len(statements)
    dated = read(Document("dated", RELATIVE, publisher="Reuters", published=date(2022, 1, 12))).statements
    assert any(one.period and one.period.precision is Precision.DAY for one in dated)


def test_without_a_day_of_publication_a_full_date_still_stands():
    text = "Sergei Lavrov met Antony Blinken in Geneva on 21 January 2022."
    (meeting,) = read(Document("undated", text)).meetings
    assert meeting.period
    assert meeting.period.start == "2022-01-21"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "It rained.", "1 2 3", "?!", "…"])
def test_an_empty_document_says_nothing(text):
    assert read(Document("empty", text, published=date(2022, 1, 12))).statements == ()


def test_the_name_a_document_was_fed_in_with_is_no_part_of_what_it_says():
    for document in DOCUMENTS[:3]:
        assert read(replace(document, id="another name")).statements == read(document).statements


def test_the_publisher_lends_its_voice_only_when_it_is_a_partys_organ():
    text = "Sergei Lavrov met Antony Blinken in Geneva on Tuesday."
    voices = {
        publisher: [one.voice for one in read(Document("d", text, None, publisher, date(2022, 1, 12))).statements]
        for publisher in ("US Department of State", "Ministry of Foreign Affairs of Russia", "Reuters", None)
    }
    assert voices == {
        "US Department of State": ["USA"],
        "Ministry of Foreign Affairs of Russia": ["RUS"],
        "Reuters": [None],
        None: [None],
    }

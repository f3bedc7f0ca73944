"""The scorer, on cases small enough to be counted by head."""

import pytest
from evaluation.marked import Gold, Marked
from evaluation.matching import match, name, right, wrong
from evaluation.scoring import Tally, score

from pourparler.documents.document import Document

TEXT = "Envoys of Chile and Peru met in Lima. Chile rejected the claim. Peru urged Chile to answer."


def marked(meetings=(), moves=(), text=TEXT, name="d1"):
    return Marked(Document(id=name, text=text), {"meetings": list(meetings), "moves": list(moves)})


def meeting(quote="Envoys of Chile and Peru met in Lima", trigger="met", **fields):
    given = {"parties": ["CHL", "PER"], "start": "2020-05-04", "end": None, "status": "held", "place": "Lima"}
    return {"mentions": [{"quote": quote, "trigger": trigger}], **given, **fields}


def move(quote="Chile rejected the claim", trigger="rejected", **fields):
    given = {
        "type": "REJECT",
        "actors": ["CHL"],
        "recipients": [],
        "modality": "actual",
        "about": "the claim",
    }
    return {"mentions": [{"quote": quote, "trigger": trigger}], **given, **fields}


def scored(document, **read):
    return score(Gold("tiny", "", (document,)), {document.document.id: read})


def test_a_reading_that_is_right_in_all_scores_one():
    scores = scored(marked([meeting()], [move()]), meetings=[meeting()], moves=[move()])
    for kind in ("meetings", "moves"):
        assert scores[kind].found.tally == scores[kind].strict.tally == Tally(1, 1, 1)
        assert {tally.f1 for tally in scores[kind].fields.values()} == {1.0}
        assert scores[kind].errors == []


def test_what_was_missed_lowers_recall_and_a_false_alarm_lowers_precision():
    urged = move("Peru urged Chile to answer", "urged", type="REQUEST", actors=["PER"])
    alarms = [move("Envoys of Chile", "Envoys"), move("in Lima", "in")]
    tally = scored(marked(moves=[move(), urged]), moves=[move(), *alarms])["moves"].found.tally
    assert (tally.precision, tally.recall) == (1 / 3, 1 / 2)
    assert tally.f1 == pytest.approx(2 * (1 / 3) * (1 / 2) / (1 / 3 + 1 / 2)) == pytest.approx(0.4)


def test_a_record_found_with_a_wrong_status_counts_as_found_and_not_as_strictly_right():
    scores = scored(marked([meeting()]), meetings=[meeting(status="planned")])["meetings"]
    assert (scores.found.tally.f1, scores.strict.tally.f1) == (1.0, 0.0)
    assert [error.sort for error in scores.errors] == ["wrong status"]


def test_lists_score_by_their_members():
    # Two parties marked, three read, two agree: P 2/3, R 1, F1 0.8.
    scores = scored(marked([meeting()]), meetings=[meeting(parties=["CHL", "PER", "BOL"])])["meetings"]
    assert scores.fields["parties"].f1 == pytest.approx(0.8)


def test_a_field_the_marking_leaves_open_is_not_counted():
    scores = scored(marked([meeting(place=None)]), meetings=[meeting(place="Cusco")])["meetings"]
    assert "place" not in scores.fields


def test_offsets_stand_for_a_quote():
    read = {**meeting(), "mentions": [{"start": 0, "end": 37}]}
    assert match("meetings", [meeting(start=None)], [{**read, "parties": []}], TEXT) == [(0, 0)]


def test_a_mention_of_half_a_page_points_at_nothing():
    text = TEXT + " " + "x" * 600
    read = {**move(), "mentions": [{"start": 0, "end": 601}]}
    assert match("moves", [move()], [read], text) == []


def test_a_meeting_mentioned_elsewhere_answers_by_its_parties_and_its_start():
    elsewhere = meeting("Peru urged Chile to answer", "urged")
    assert match("meetings", [meeting()], [elsewhere], TEXT) == [(0, 0)]
    assert match("meetings", [meeting()], [{**elsewhere, "start": "2020-05-05"}], TEXT) == []
    assert match("meetings", [meeting(start=None)], [{**elsewhere, "start": None}], TEXT) == []


def test_the_likelier_of_two_readings_of_one_place_is_taken():
    assert match("moves", [move()], [move(type="AGREE"), move()], TEXT) == [(0, 1)]


def test_names_are_compared_by_what_they_name():
    assert name("the European Union") == name("EU") == "eu"
    assert right("meetings", "people", {"people": ["Joseph R. Biden"]}, {"people": ["Biden"]})
    assert right("meetings", "format", {"format": "NATO-Russia Council"}, {"format": "the NATO-Russia Council"})
    assert not right("meetings", "place", {"place": "Lima"}, {"place": None})


def test_the_key_fields_of_a_move_are_its_type_its_actors_and_its_modality():
    assert wrong("moves", move(), move(type="AGREE", actors=["PER"], modality="future", about=None)) == [
        "type",
        "actors",
        "modality",
    ]


def test_the_interval_holds_the_score_and_is_the_same_every_time():
    documents = [marked(moves=[move()], name=f"d{count}") for count in range(12)]
    read = {f"d{count}": {"moves": [move()]} for count in range(0, 12, 2)}
    gold = Gold("tiny", "", tuple(documents))
    first, again = score(gold, read)["moves"].found, score(gold, read)["moves"].found
    assert first == again
    assert first.tally.f1 == pytest.approx(2 / 3)
    assert 0 < first.low < first.tally.f1 < first.high < 1


def test_documents_with_nothing_marked_count_against_false_alarms():
    assert scored(marked(), moves=[move()])["moves"].found.tally == Tally(0, 1, 0)

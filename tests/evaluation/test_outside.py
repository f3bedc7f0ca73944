from evaluation.outside import attributions, contacts, records_of_plover, times
from evaluation.peers import keywords
from evaluation.scoring import Tally

from pourparler.documents.document import Document

RECORD = {
    "text": "Envoy Jan Eliasson of Sweden met Sudan's delegation in Juba on Monday.",
    "mediators_named": ["Jan Eliasson"],
    "local_individuals": ["Salva Kiir"],
    "location": "Juba, South Sudan",
    "third_parties": ["Sweden", "Kenya"],
    "local_parties": ["Sudan"],
}


def told(judged):
    return dict(judged)


def test_of_a_mediation_record_only_what_its_text_names_is_asked():
    meeting = {"parties": ["SWE"], "people": ["J. Eliasson"], "place": "Juba", "channel": "in-person"}
    assert told(contacts(RECORD, {"meetings": [meeting]})) == {
        "a meeting found": Tally(1, 1, 1),
        "persons": Tally(1, 1, 1),
        "place": Tally(1, 1, 1),
        "states": Tally(2, 2, 1),
    }


def test_a_record_in_which_no_meeting_was_read_counts_as_wrong():
    assert told(contacts(RECORD, {}))["a meeting found"] == Tally(1, 1, 0)


def test_a_meeting_is_plovers_consultation_and_its_old_types_go_by_their_new_names():
    gold = {"event": "DISAPPROVE", "source": [{"code": "HUN"}, {"code": "IGO"}]}
    accused = {"moves": [{"type": "ACCUSE", "actors": ["ROU"]}]}
    assert told(records_of_plover(gold, accused)) == {"type": Tally(1, 1, 1), "source": Tally(1, 1, 0)}
    met = {"meetings": [{"parties": ["HUN"]}]}
    assert told(records_of_plover({**gold, "event": "CONSULT"}, met))["type"] == Tally(1, 1, 1)


def test_an_expression_of_time_can_be_touched_spanned_and_understood():
    gold = {"timex": [{"start": 0, "end": 6, "value": "2022-01-10"}, {"start": 10, "end": 14, "value": "P2D"}]}
    found = {"timexes": [{"start": 0, "end": 6, "value": "2022-01-17"}, {"start": 12, "end": 14, "value": "P2D"}]}
    assert told(times(gold, found)) == {
        "span touched": Tally(2, 2, 2),
        "span": Tally(2, 2, 1),
        "value": Tally(2, 2, 1),
    }


def test_one_attribution_answers_to_one_of_the_gold():
    gold = {"attributions": [{"source": [[0, 5]], "content": [[10, 20]]}, {"source": [[0, 5]], "content": [[30, 40]]}]}
    found = {"attributions": [{"source": [[0, 5]], "content": [[12, 20]]}]}
    assert told(attributions(gold, found)) == {
        "source, exact": Tally(2, 1, 1),
        "source, touched": Tally(2, 1, 1),
        "content, exact": Tally(2, 1, 0),
        "content, touched": Tally(2, 1, 1),
    }


def test_the_script_of_keywords_takes_two_names_and_a_contact_word_for_a_meeting():
    found = keywords(Document(id="note", text="France and Germany held talks. Paris rejected the offer."))
    assert [meeting["parties"] for meeting in found["meetings"]] == [["FRA", "DEU"]]
    assert [move["type"] for move in found["moves"]] == ["REJECT"]

import pytest

from annotating_texts import document, references_in
from pourparler.annotations.annotating import annotate

TWO = "French President Emmanuel Macron and German Chancellor Olaf Scholz met in Paris. "
RANGEL = "Portuguese Foreign Minister Paulo Rangel arrived for talks. "
BACKWARDS = [
    (RANGEL + "He rejected the proposal.", "He = PRT"),
    (RANGEL + "The minister rejected the proposal.", "The minister = PRT"),
    ("Finland held talks with the rebels. It rejected their proposal.", "It = FIN"),
    ("Finland held talks with the rebels. The country rejected the proposal.", "The country = FIN"),
    (TWO + "The two leaders agreed to meet again.", "The two leaders = FRA+DEU"),
    (TWO + "They rejected the proposal.", "They = FRA+DEU"),
    ("Egypt and Sudan held talks. Both sides rejected the proposal.", "Both sides = EGY+SDN"),
]


@pytest.mark.parametrize(("text", "expected"), BACKWARDS)
def test_a_reference_stands_for_who_was_named_before(text, expected):
    assert expected in references_in(text)


def test_the_two_leaders_are_people():
    text = TWO + "The two leaders agreed to meet again."
    referent = annotate(document(text, published="2023-01-22")).sentences[1].actors[0]
    assert referent.people == ("Emmanuel Macron", "Olaf Scholz")


def test_we_are_the_signatories_of_a_joint_statement():
    found = references_in("We will hold talks in May.", title="Joint Statement by France and Germany on Ukraine")
    assert found == ["We = FRA+DEU"]


def test_we_are_the_government_in_its_own_paper():
    text = "We reject the proposal of Azerbaijan."
    assert references_in(text, publisher="Ministry of Foreign Affairs of Armenia") == ["We = ARM"]
    assert references_in(text, publisher="Reuters") == []


def test_we_in_a_quotation_are_the_speaker_and_not_the_publisher():
    text = "“We reject the proposal,” Egypt said."
    assert "We = EGY" in references_in(text, publisher="Ministry of Foreign Affairs of Armenia")


def test_the_president_in_the_paper_of_a_presidency_is_its_own():
    text = "The President will hold talks with Polish officials."
    assert references_in(text, publisher="The White House") == ["The President = USA"]
    assert references_in(text, publisher="Reuters") == []


def test_an_office_is_that_of_the_person_the_title_names_under_it():
    text = "The President held talks in Warsaw."
    assert references_in(text, title="Visit of Finnish President Alexander Stubb") == ["The President = FIN"]


def test_who_refers_to_nobody_known_stays_out():
    assert references_in("They rejected the proposal of Poland. He met the minister.") == []

import pytest

from annotating_texts import named, names_of, people_of

WITH_OFFICE = [
    ("Portuguese Foreign Minister Paulo Rangel met his counterpart.", "Paulo Rangel, PRT, minister"),
    ("President of Finland Alexander Stubb arrived.", "Alexander Stubb, FIN, leader"),
    ("João Cravinho, the foreign minister of Portugal, called for talks.", "João Cravinho, PRT, minister"),
    ("They met Norway's prime minister, Jonas Gahr Støre.", "Jonas Gahr Støre, NOR, leader"),
    ("Prime Minister Mette Frederiksen of Denmark spoke.", "Mette Frederiksen, DNK, leader"),
    ("UAE President Sheikh Mohamed bin Zayed spoke.", "Mohamed bin Zayed, ARE, leader"),
    ("Saudi Foreign Minister Prince Faisal bin Farhan spoke.", "Faisal bin Farhan, SAU, minister"),
    ("The talks began with Peskov, a spokesman for the Kremlin.", "Peskov, RUS, official"),
    ("Dutch envoy Mr. Jaap de Hoop Scheffer wrote.", "Jaap de Hoop Scheffer, NLD, official"),
]
BY_DATE = [
    ("2002-04-06", "Tony Blair met envoys.", "Tony Blair, GBR, leader"),
    ("2012-04-06", "Tony Blair met envoys.", "Tony Blair, Quartet, official"),
    ("2004-05-01", "Kofi Annan met the Syrian president.", "Kofi Annan, UN, leader"),
    ("2010-04-06", "Hillary Clinton met the envoy.", "Hillary Clinton, USA, minister"),
    ("2002-04-06", "Prime Minister Blair spoke.", "Blair, GBR, leader"),
    ("2002-04-06", "President Bush spoke.", "Bush, USA, leader"),
    ("1990-04-06", "President Bush spoke.", "Bush, USA, leader"),
    ("2023-07-18", "Secretary Blinken spoke.", "Blinken, USA, minister"),
    ("2002-07-18", "Secretary Blinken spoke.", "Blinken, ?, official"),
]


@pytest.mark.parametrize(("text", "expected"), WITH_OFFICE)
def test_a_person_acts_for_the_party_of_the_office_beside_the_name(text, expected):
    assert people_of(text) == [expected]


@pytest.mark.parametrize(("published", "text", "expected"), BY_DATE)
def test_a_known_person_acts_for_the_party_of_the_office_held_that_day(published, text, expected):
    assert people_of(text, published=published) == [expected]


def test_a_surname_is_the_person_named_in_full_before():
    text = "Norwegian Foreign Minister Espen Barth Eide flew home. Barth Eide was content. Mr. Eide wrote a letter."
    assert people_of(text) == ["Espen Barth Eide, NOR, minister"] * 3


def test_a_surname_is_the_person_the_title_of_the_document_names_in_full():
    people = people_of("Ms. Joly thanked her hosts.", title="Meeting with Canadian Foreign Minister Mélanie Joly")
    assert people == ["Mélanie Joly, CAN, minister"]


def test_the_title_of_a_document_names_parties_and_people():
    title = "Polish President Andrzej Duda and Lithuania"
    assert [actor.codes for actor in named("They met.", title=title).title_actors] == [("POL",), ("LTU",), ("POL",)]


def test_a_bare_office_in_the_paper_of_a_government_is_one_of_its_own():
    text = "Foreign Minister Maria Exempla received guests."
    assert people_of(text, publisher="Ministry of Foreign Affairs of Armenia") == ["Maria Exempla, ARM, minister"]
    assert people_of(text, publisher="Reuters") == ["Maria Exempla, ?, minister"]


def test_the_office_belongs_to_the_naming_and_swallows_the_party_in_it():
    text = "French President Emmanuel Macron and German Chancellor Olaf Scholz met."
    expected = "French President Emmanuel Macron=FRA German Chancellor Olaf Scholz=DEU"
    assert names_of(text, published="2023-01-22") == expected


@pytest.mark.parametrize(
    "text",
    [
        "The museum opened on Monday.",
        "Vice presidents came and went.",
        "The Security Dialogue Forum of March was long.",
        "However, Peace Prize winners disagreed.",
        "Presidents Street is closed.",
    ],
)
def test_not_every_capital_makes_a_person(text):
    assert people_of(text) == []

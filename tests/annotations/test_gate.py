import pytest

from annotating_texts import named
from pourparler.annotations.gate import passing

THROUGH = [
    "Poland and Lithuania held talks.",
    "RUSSIA AND TURKEY HOLD TALKS IN ANKARA",
    "The minister met the Peruvian ambassador.",
    "Talks in Oslo were cancelled.",
    "Egypt expelled two diplomats.",
    "Norway severed relations with the regime.",
    "The two sides are sitting down in Vienna.",
    "Warsaw rejected the offer.",
    "Iran fired missiles.",
    "Brazil condemned the attack.",
    "The Chilean delegation walked out.",
]
DROPPED = [
    "Rain fell over Warsaw on Sunday.",
    "Prices of wheat rose in Poland.",
    "The Danish museum has a new roof.",
    "The museum opened on Monday and drew many visitors.",
    "Banking in Peru is old.",
]


def passes(text: str, **about) -> list[bool]:
    return passing(named(text, **about))


@pytest.mark.parametrize("text", THROUGH)
def test_talks_and_acts_of_parties_pass(text):
    assert passes(text) == [True]


@pytest.mark.parametrize("text", DROPPED)
def test_weather_prices_and_museums_do_not(text):
    assert passes(text) == [False]


def test_sentences_are_judged_one_by_one():
    assert passes("Rain fell on Riga. Poland and Latvia held talks. Rain fell on Riga.") == [False, True, False]


def test_nothing_passes_of_a_document_that_names_no_party():
    assert passes("The neighbours held talks. They rejected the plan.") == [False, False]


def test_a_party_in_the_title_is_a_party_of_the_document():
    assert passes("We held talks.", title="Joint Statement by Peru and Chile") == [True]


def test_a_document_without_sentences_passes_nothing():
    assert passes("") == []


def test_letters_that_grow_when_lowered_open_the_gate():
    assert passes("İzmir lies in Turkey. Rain fell.") == [True, True]

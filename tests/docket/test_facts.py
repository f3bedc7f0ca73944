"""Which value a fact takes when statements say more or less."""

import pytest

from contracts.factories import document, meeting
from pourparler.chronology import Period
from pourparler.codebook import Channel, Level
from pourparler.docket.meetings import facts

SOURCE = document()


def told(*sayings):
    return [meeting(SOURCE, **saying) for saying in sayings]


def test_the_list_that_most_give_is_who_meets():
    lists = [("RUS", "USA"), ("RUS", "USA"), ("NATO", "RUS", "USA")]
    assert facts.parties(told(*({"parties": named} for named in lists))) == ("RUS", "USA")


def test_a_list_of_one_is_never_the_whole():
    assert facts.parties(told(*({"parties": named} for named in [("RUS",), ("RUS",), ("RUS", "USA")]))) == (
        "RUS",
        "USA",
    )


def test_a_person_goes_by_the_fullest_form_of_the_name():
    people = facts.people(told({"people": ("Zelenskyy",)}, {"people": ("Volodymyr Zelenskyy", "Joe Biden")}))
    assert people == ("Volodymyr Zelenskyy", "Joe Biden")


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([("2022-01", "planned"), ("2022-01-12", "planned")], Period("2022-01-12")),
        ([("2022-01-12", "planned"), ("2022-01", "planned")], Period("2022-01-12")),
        ([("2022-01-12", "planned"), ("2022-01-13", "planned")], Period("2022-01-13")),
        ([("2022-01-12", "planned"), ("2022-01-13", "held")], Period("2022-01-13")),
        ([("2022-01-13", "held"), ("2022-01-12", "planned")], Period("2022-01-13")),
        ([("2022-01-12", "planned"), ("2022-01", "held")], Period("2022-01-12")),
        ([("2022-01-12", "planned"), (None, "held")], Period("2022-01-12")),
        ([(None, "held")], None),
    ],
)
def test_the_date_is_the_one_held_on_or_else_last_announced(dates, expected):
    assert facts.period(told(*({"on": on, "status": status} for on, status in dates))) == expected


def test_the_city_is_taken_rather_than_its_country():
    assert facts.place(told({"place": "Switzerland"}, {"place": "Switzerland"}, {"place": "Geneva"})) == "Geneva"
    assert facts.place(told({"place": "Switzerland"}, {"place": "Switzerland"}, {"place": "Vienna"})) == "Switzerland"
    assert facts.place(told({})) is None


def test_what_is_unspecified_does_not_outvote_what_is_said():
    sayings = told({}, {}, {"channel": Channel.PHONE, "level": Level.LEADER})
    assert (facts.channel(sayings), facts.level(sayings)) == (Channel.PHONE, Level.LEADER)


@pytest.mark.parametrize(("one", "other"), [("Zelenskyy", "Zelenskiy"), ("Zelensky", "Volodymyr Zelenskyy")])
def test_one_surname_is_spelt_in_several_ways(one, other):
    assert facts.surname(one) == facts.surname(other)


def test_a_name_of_nothing_has_no_surname():
    assert facts.surname(" ") == ""

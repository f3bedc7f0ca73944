from datetime import date

import pytest

from pourparler.chronology import Period
from pourparler.codebook import Status
from pourparler.statements.rules.statuses import Question, by_date, by_denial, by_noun_alone, status
from statements.planting import at, plant

TODAY = date(2022, 1, 12)
VISITING = plant("the the DET 3 det", "visiting visit VERB 3 amod", "minister minister NOUN 0 root")
MEETS = plant("Macron Macron PROPN 2 nsubj", "meets meet VERB 0 root", "Putin Putin PROPN 2 obj")
DENIED = plant(
    "Macron Macron PROPN 4 nsubj",
    "does do AUX 4 aux",
    "not not PART 4 advmod",
    "meet meet VERB 0 root",
    "Putin Putin PROPN 4 obj",
)


def asked(tree, form, day=None):
    return Question(tree, at(tree, form), Period(day) if day else None, TODAY)


def test_a_visiting_minister_is_on_his_visit():
    assert by_noun_alone(asked(VISITING, "visiting")) is Status.ONGOING
    assert by_noun_alone(asked(VISITING, "minister")) is None


def test_whoever_does_not_meet_refuses():
    assert by_denial(asked(DENIED, "meet")) is Status.REFUSED
    assert by_denial(asked(MEETS, "meets")) is None


@pytest.mark.parametrize(
    ("day", "expected"), [("2022-01-14", Status.PLANNED), ("2022-01-12", None), ("2022-01", None), (None, None)]
)
def test_only_a_day_wholly_ahead_is_to_come(day, expected):
    assert by_date(asked(MEETS, "meets", day)) is expected


def test_without_a_day_of_publication_nothing_lies_ahead():
    assert by_date(Question(MEETS, 1, Period("2022-01-14"), None)) is None


def test_what_nothing_is_said_of_was_held():
    assert status(asked(MEETS, "meets", "2022-01-10")) is Status.HELD

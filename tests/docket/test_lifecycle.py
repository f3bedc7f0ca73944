"""What became of a meeting, told by what was published about it."""

from datetime import date, timedelta

import pytest

from contracts.factories import enter
from pourparler.chronology import Period
from pourparler.docket.docket import Docket
from pourparler.docket.opening import open_docket

SITTING = {"on": "2022-01-12", "place": "Brussels"}


def life(*told, as_of="2022-03-01"):
    """The status of the one meeting of which *told* are (published, status and more)."""
    docket = open_docket("memory:")
    for count, (published, said) in enumerate(told):
        enter(docket, published, f"Publisher {count}", **{**SITTING, **said})
    [one] = docket.meetings(as_of=date.fromisoformat(as_of))
    return one


def status(*told, as_of="2022-03-01"):
    return str(life(*((day, {"status": word}) for day, word in told), as_of=as_of).status)


@pytest.mark.parametrize(
    ("told", "as_of", "expected"),
    [
        ([("2021-12-20", "proposed")], "2022-01-01", "proposed"),
        ([("2021-12-20", "proposed"), ("2021-12-30", "planned")], "2022-01-01", "planned"),
        ([("2021-12-20", "proposed"), ("2021-12-30", "planned")], "2021-12-25", "proposed"),
        ([("2021-12-30", "planned"), ("2022-01-02", "proposed")], "2022-01-05", "planned"),
        ([("2021-12-30", "planned"), ("2022-01-12", "held")], "2022-01-20", "held"),
        ([("2022-01-12", "held"), ("2022-01-13", "planned")], "2022-01-20", "held"),
        ([("2021-12-30", "planned"), ("2022-01-12", "ongoing")], "2022-01-12", "ongoing"),
        ([("2021-12-30", "planned"), ("2022-01-12", "ongoing")], "2022-01-13", "held"),
        ([("2021-12-30", "planned"), ("2022-01-10", "cancelled")], "2022-03-01", "cancelled"),
        (
            [("2021-12-30", "planned"), ("2022-01-08", "cancelled"), ("2022-01-09", "planned")],
            "2022-01-10",
            "planned",
        ),
        ([("2021-12-30", "proposed"), ("2022-01-02", "refused")], "2022-03-01", "refused"),
        ([("2021-12-30", "planned")], "2022-01-19", "planned"),
        ([("2021-12-30", "planned")], "2022-01-20", "lapsed"),
        ([("2021-12-30", "planned"), ("2022-02-01", "held")], "2022-01-25", "lapsed"),
        ([("2021-12-30", "planned"), ("2022-02-01", "held")], "2022-02-01", "held"),
    ],
)
def test_the_status_of_a_meeting_on_a_day(told, as_of, expected):
    assert status(*told, as_of=as_of) == expected


def test_of_two_words_of_one_day_the_weightier_counts():
    for told in ("planned", "cancelled"), ("cancelled", "planned"):
        assert status(*(("2022-01-10", word) for word in told), as_of="2022-01-11") == "cancelled"


def test_every_step_is_dated_sourced_and_voiced():
    one = life(("2021-12-30", {"status": "planned", "voice": "USA"}), ("2022-01-12", {"voice": "RUS"}))
    assert [(str(step.status), step.published.isoformat(), step.voice) for step in one.life] == [
        ("planned", "2021-12-30", "USA"),
        ("held", "2022-01-12", "RUS"),
    ]
    assert [step.source.publisher for step in one.life] == ["Publisher 0", "Publisher 1"]


def test_a_lapse_is_a_step_that_nobody_takes():
    one = life(("2021-12-30", {"status": "planned"}))
    assert one.life[-1].source is None
    assert one.life[-1].published == date(2022, 1, 20)


def test_a_step_that_moves_the_date_says_from_where():
    one = life(
        ("2021-12-30", {"status": "planned"}),
        ("2022-01-05", {"status": "postponed", "on": "2022-01-26"}),
        ("2022-01-07", {"status": "planned", "on": "2022-01-26"}),
        as_of="2022-01-10",
    )
    assert [step.moved_from for step in one.life] == [None, Period("2022-01-12"), None]
    assert (str(one.status), one.period) == ("planned", Period("2022-01-26"))


def test_the_days_of_grace_can_be_set():
    patient = Docket(open_docket("memory:")._ledger, grace=timedelta(days=30))
    enter(patient, "2021-12-30", status="planned", **SITTING)
    [one] = patient.meetings(as_of=date(2022, 2, 1))
    assert str(one.status) == "planned"


def test_what_is_held_on_another_day_takes_that_day():
    one = life(("2021-12-30", {"status": "planned"}), ("2022-01-13", {"on": "2022-01-13"}))
    assert one.period == Period("2022-01-13")
    assert one.life[-1].moved_from == Period("2022-01-12")

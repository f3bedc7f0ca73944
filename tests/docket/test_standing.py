"""On whose word a fact stands."""

from datetime import date

from contracts.factories import enter
from pourparler.codebook import Channel, Level, Standing
from pourparler.docket.opening import open_docket

SITTING = {"on": "2022-01-12", "people": ("Wendy Sherman",), "level": Level.OFFICIAL}


def facts(*told):
    """The facts of the one meeting of which *told* are (voice, published, what it says), by name."""
    docket = open_docket("memory:")
    for voice, published, said in told:
        enter(
            docket,
            published,
            f"organ of {voice}" if voice else f"paper of {published}",
            voice=voice,
            **{**SITTING, **said},
        )
    [one] = docket.meetings(as_of=date(2022, 1, 18))
    return {"whole": one.standing, **{fact.name: fact for fact in one.facts}}


def test_what_both_sides_say_is_settled():
    found = facts(("RUS", "2022-01-12", {}), ("USA", "2022-01-13", {}))
    assert found["status"].standing is Standing.SETTLED
    assert found["date"].standing is Standing.SETTLED
    assert found["whole"] is Standing.SETTLED


def test_what_only_one_side_says_is_one_sided():
    found = facts(("RUS", "2022-01-12", {"place": "Geneva"}), ("USA", "2022-01-13", {}))
    assert found["place"].standing is Standing.ONE_SIDED
    assert found["place"].backings[0].voices == ("RUS",)
    assert found["whole"] is Standing.SETTLED


def test_what_only_others_say_is_reported():
    found = facts((None, "2022-01-12", {}), ("FRA", "2022-01-13", {}))
    assert found["status"].standing is Standing.REPORTED
    assert found["status"].backings[0].voices == ("FRA",)
    assert found["status"].backings[0].reports == ("paper of 2022-01-12",)


def test_a_fact_that_nobody_gives_is_no_fact():
    assert "place" not in facts(("RUS", "2022-01-12", {}))


def test_places_that_contradict_each_other_are_both_shown():
    found = facts(("RUS", "2022-01-12", {"place": "Geneva"}), ("USA", "2022-01-12", {"place": "Geneva"}))
    assert found["place"].standing is Standing.SETTLED
    found = facts(
        (
            "RUS",
            "2021-12-30",
            {"place": "Geneva", "status": "planned", "format": "Strategic Stability Dialogue"},
        ),
        (
            "USA",
            "2021-12-31",
            {"place": "Vienna", "status": "planned", "format": "Strategic Stability Dialogue"},
        ),
    )
    assert found["place"].standing is Standing.DISPUTED
    assert {backing.value: backing.voices for backing in found["place"].backings} == {
        "Geneva": ("RUS",),
        "Vienna": ("USA",),
    }
    assert found["whole"] is Standing.DISPUTED


def test_a_city_does_not_contradict_its_country():
    found = facts(("RUS", "2022-01-12", {"place": "Geneva"}), ("USA", "2022-01-12", {"place": "Switzerland"}))
    assert (found["place"].value, found["place"].standing) == ("Geneva", Standing.SETTLED)


def test_who_corrects_a_date_does_not_contradict_himself():
    found = facts(
        ("RUS", "2021-12-28", {"on": "2022-01-11", "status": "planned"}),
        ("RUS", "2021-12-30", {"on": "2022-01-12", "status": "planned"}),
        ("USA", "2021-12-31", {"on": "2022-01-12", "status": "planned"}),
    )
    assert (found["date"].value, found["date"].standing) == ("12 Jan 2022", Standing.SETTLED)


def test_a_date_before_the_meeting_was_put_off_no_longer_counts():
    found = facts(
        ("USA", "2021-12-28", {"on": "2022-01-12", "status": "planned"}),
        ("RUS", "2021-12-30", {"on": "2022-01-19", "status": "postponed"}),
    )
    assert (found["date"].value, found["date"].standing) == ("19 Jan 2022", Standing.ONE_SIDED)


def test_who_refuses_what_another_goes_on_announcing_disputes_it():
    told = [
        ("USA", "2021-12-28", {"status": "planned"}),
        ("RUS", "2021-12-29", {"status": "refused"}),
        ("USA", "2021-12-30", {"status": "planned"}),
    ]
    status = facts(*told)["status"]
    assert (status.value, status.standing) == ("planned", Standing.DISPUTED)
    assert [(backing.value, backing.agrees, backing.voices) for backing in status.backings] == [
        ("planned", True, ("USA",)),
        ("refused", False, ("RUS",)),
    ]


def test_a_refusal_taken_back_is_no_dispute():
    told = [
        ("RUS", "2021-12-28", {"status": "refused"}),
        ("RUS", "2021-12-29", {"status": "planned"}),
        ("USA", "2021-12-30", {"status": "planned"}),
    ]
    assert facts(*told)["status"].standing is Standing.SETTLED


def test_who_announced_a_meeting_has_not_yet_said_that_it_was_held():
    status = facts(("USA", "2021-12-28", {"status": "planned"}), ("RUS", "2022-01-12", {}))["status"]
    assert (status.value, status.standing) == ("held", Standing.ONE_SIDED)


def test_reports_that_contradict_each_other_are_disputed_too():
    told = [
        (None, "2021-12-28", {"status": "planned", "place": "Geneva", "format": "OSCE"}),
        (None, "2021-12-29", {"status": "planned", "place": "Vienna", "format": "OSCE"}),
    ]
    assert facts(*told)["place"].standing is Standing.DISPUTED


def test_a_party_left_out_of_a_list_is_not_denied():
    told = [
        ("RUS", "2022-01-12", {"parties": ("DEU", "FRA", "RUS", "UKR"), "format": "Normandy format"}),
        ("UKR", "2022-01-12", {"parties": ("RUS", "UKR"), "format": "Normandy format"}),
    ]
    assert facts(*told)["parties"].standing is Standing.ONE_SIDED


def test_a_call_dated_by_two_clocks_is_not_disputed():
    call = {"channel": Channel.PHONE}
    found = facts(("USA", "2022-01-12", call), ("RUS", "2022-01-13", {"on": "2022-01-13", **call}))
    assert (found["date"].value, found["date"].standing) == ("12 Jan 2022", Standing.SETTLED)

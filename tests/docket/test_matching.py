"""Which statements speak of one meeting, as cases that a diplomat could review."""

import pytest

from contracts.factories import HAND, document, enter, meeting
from pourparler.codebook import Channel, Level
from pourparler.docket.opening import open_docket

LEADERS = {"level": Level.LEADER}


def joined(*reports):
    """The reports, each (published, what it says), grouped by the meeting that they are taken to speak of."""
    docket = open_docket("memory:")
    order = {
        enter(docket, published, f"Publisher {n}", **said).digest: n for n, (published, said) in enumerate(reports)
    }
    return sorted(sorted(order[f.source.digest] for f in one.statements) for one in docket.meetings())


def are_one(*reports):
    return len(joined(*reports)) == 1


def test_two_readouts_of_one_call_are_one_meeting():
    one = ("2021-12-30", {"on": "2021-12-30", "channel": Channel.PHONE, **LEADERS})
    other = ("2021-12-31", {"on": "2021-12-30", "channel": Channel.PHONE, **LEADERS})
    assert are_one(one, other)


def test_a_call_over_midnight_is_the_call_of_either_day():
    night = ("2021-12-31", {"on": "2021-12-30", "until": "2021-12-31"})
    assert are_one(night, ("2021-12-31", {"on": "2021-12-30"}))
    assert are_one(night, ("2021-12-31", {"on": "2021-12-31"}))


def test_two_calls_of_the_same_leaders_on_two_days_are_two():
    first = ("2021-12-07", {"on": "2021-12-07", "channel": Channel.VIDEO, **LEADERS})
    second = ("2021-12-30", {"on": "2021-12-30", "channel": Channel.PHONE, **LEADERS})
    assert not are_one(first, second)
    assert not are_one(first, ("2021-12-08", {"on": "2021-12-08", "channel": Channel.VIDEO, **LEADERS}))


def test_one_call_has_two_dates_where_the_two_sides_keep_different_clocks():
    washington = ("2021-12-30", {"on": "2021-12-30", "channel": Channel.PHONE, "voice": "USA", **LEADERS})
    moscow = ("2021-12-31", {"on": "2021-12-31", "channel": Channel.PHONE, "voice": "RUS", **LEADERS})
    later = ("2022-01-14", {"on": "2021-12-31", "channel": Channel.PHONE, "voice": "RUS", **LEADERS})
    assert are_one(washington, moscow, later)
    by_phone = {"on": "2021-12-31", "channel": Channel.PHONE, "voice": "FRA", **LEADERS}
    paris = ("2021-12-31", {"text": "They spoke today.", "words": "spoke today", **by_phone})
    assert not are_one(washington, paris)
    again = ("2021-12-31", {"on": "2021-12-31", "channel": Channel.PHONE, "voice": "USA", **LEADERS})
    assert not are_one(washington, again)


def test_what_an_outsider_tells_without_a_day_can_be_the_news_of_the_day_before():
    call = {"channel": Channel.PHONE, **LEADERS}
    washington = ("2021-12-30", {"on": "2021-12-30", "voice": "USA", **call})
    assert are_one(washington, ("2021-12-31", {"on": "2021-12-31", "voice": "FRA", **call}))
    assert not are_one(washington, ("2022-01-01", {"on": "2022-01-01", "voice": "FRA", **call}))


def test_a_meeting_by_video_is_often_told_of_as_a_meeting():
    video = ("2022-01-10", {"on": "2022-01-10", "channel": Channel.VIDEO, **LEADERS})
    assert are_one(video, ("2022-01-10", {"on": "2022-01-10", "channel": Channel.IN_PERSON, **LEADERS}))
    hosted = {"on": "2022-01-10", "channel": Channel.IN_PERSON, "place": "Geneva", **LEADERS}
    assert not are_one(video, ("2022-01-10", hosted))


def test_meetings_long_past_need_no_exact_day_to_be_one():
    month = ("2022-01-11", {"on": "2019-12", "parties": ("DEU", "FRA", "RUS", "UKR"), **LEADERS})
    day = {"on": "2019-12-09", "parties": ("DEU", "FRA", "RUS", "UKR"), "place": "Paris", **LEADERS}
    assert are_one(month, ("2022-01-26", day))
    assert not are_one(month, ("2022-01-26", {**day, "on": "2018-12-09"}))


def test_other_people_of_the_same_parties_are_no_evidence():
    planned = {"on": None, "status": "planned", "people": ("Antony Blinken", "Volodymyr Zelenskyy"), **LEADERS}
    held = {"on": "2022-02-19", "people": ("Kamala Harris", "Volodymyr Zelenskyy"), **LEADERS}
    assert not are_one(("2022-01-19", planned), ("2022-02-19", held))


def test_a_call_and_a_sitting_on_one_day_are_two():
    call = ("2022-01-10", {"on": "2022-01-10", "channel": Channel.PHONE})
    assert not are_one(call, ("2022-01-10", {"on": "2022-01-10", "channel": Channel.IN_PERSON}))
    assert not are_one(call, ("2022-01-10", {"on": "2022-01-10", "channel": Channel.WRITTEN}))


def test_telephone_and_video_are_often_confused():
    call = ("2021-12-07", {"on": "2021-12-07", "channel": Channel.PHONE})
    assert are_one(call, ("2021-12-07", {"on": "2021-12-07", "channel": Channel.VIDEO}))


def test_leaders_and_their_advisers_who_talk_on_one_day_hold_two_talks():
    leaders = ("2021-12-07", {"on": "2021-12-07", **LEADERS})
    advisers = ("2021-12-07", {"on": "2021-12-07", "level": Level.OFFICIAL, "people": ("Jake Sullivan",)})
    assert not are_one(leaders, advisers)


def test_sittings_in_two_cities_on_one_day_are_two():
    here = ("2022-01-10", {"on": "2022-01-10", "place": "Geneva"})
    assert not are_one(here, ("2022-01-10", {"on": "2022-01-10", "place": "Vienna"}))
    assert are_one(here, ("2022-01-11", {"on": "2022-01-10", "place": "Switzerland"}))


def test_a_city_has_several_spellings():
    assert are_one(
        ("2022-02-08", {"on": "2022-02-08", "place": "Kyiv"}),
        ("2022-02-08", {"on": "2022-02-08", "place": "Kiev"}),
    )


def test_a_day_lies_in_the_month_that_was_announced():
    plan = ("2021-12-30", {"on": "2022-01", "status": "planned", "place": "Geneva"})
    assert are_one(plan, ("2022-01-10", {"on": "2022-01-10", "place": "Geneva"}))
    assert not are_one(plan, ("2022-02-10", {"on": "2022-02-10", "place": "Geneva"}))


def test_a_range_of_days_holds_each_of_them():
    plan = ("2021-12-30", {"on": "2022-01-09", "until": "2022-01-10", "status": "planned"})
    assert are_one(plan, ("2022-01-10", {"on": "2022-01-10"}))


def test_a_meeting_put_off_is_the_same_meeting():
    plan = ("2021-12-30", {"on": "2022-01-12", "status": "planned"})
    put_off = ("2022-01-05", {"on": "2022-01-26", "status": "postponed"})
    assert are_one(plan, put_off, ("2022-01-26", {"on": "2022-01-26"}))


def test_a_meeting_held_a_day_late_is_moved_and_not_doubled():
    plan = ("2021-12-30", {"on": "2022-01-12", "status": "planned", "place": "Brussels"})
    assert are_one(plan, ("2022-01-13", {"on": "2022-01-13", "place": "Brussels"}))


def test_a_meeting_held_a_month_after_another_was_planned_is_another():
    plan = ("2021-12-30", {"on": "2022-01-12", "status": "planned"})
    assert not are_one(plan, ("2022-02-20", {"on": "2022-02-20"}))


def test_a_forum_has_one_name_whatever_the_order_of_its_words():
    one = ("2022-01-12", {"on": "2022-01", "format": "NATO-Russia Council", "parties": ("NATO", "RUS")})
    other = ("2022-01-20", {"on": None, "format": "Russia–NATO Council", "parties": ("NATO", "RUS")})
    assert are_one(one, other)


def test_two_forums_on_one_day_are_two_meetings():
    one = ("2022-01-12", {"on": "2022-01-12", "format": "NATO-Russia Council"})
    assert not are_one(one, ("2022-01-12", {"on": "2022-01-12", "format": "Strategic Stability Dialogue"}))


def test_the_talks_are_the_nearest_that_fit():
    talks = {"on": None, "place": "Geneva"}
    assert are_one(("2022-01-10", {"on": "2022-01-10", "place": "Geneva"}), ("2022-01-13", talks))
    assert not are_one(("2022-01-10", {"on": "2022-01-10", "place": "Geneva"}), ("2022-04-13", talks))


def test_the_talks_are_no_meeting_in_particular_when_two_fit_as_well():
    one, other = ("2022-01-10", {"on": "2022-01-09"}), ("2022-01-12", {"on": "2022-01-11"})
    assert joined(one, other, ("2022-01-13", {"on": None})) == [[0], [1], [2]]


def test_talks_to_come_are_not_the_talks_that_were():
    held = ("2022-01-10", {"on": "2022-01-10"})
    assert not are_one(held, ("2022-01-12", {"on": None, "status": "planned"}))
    assert not are_one(("2022-01-10", {"on": "2022-01-20", "status": "planned"}), ("2022-01-12", {"on": None}))


def test_talks_under_way_are_not_those_that_ended_last_week():
    assert not are_one(("2022-01-10", {"on": "2022-01-10"}), ("2022-01-17", {"on": None, "status": "ongoing"}))


def test_other_parties_hold_other_meetings():
    one = ("2022-01-10", {"on": "2022-01-10", "parties": ("RUS", "USA")})
    assert not are_one(one, ("2022-01-10", {"on": "2022-01-10", "parties": ("NATO", "UKR")}))
    assert not are_one(one, ("2022-01-10", {"on": "2022-01-10", "parties": ("RUS", "UKR")}))


def test_two_who_meet_apart_from_three_hold_a_meeting_of_their_own():
    three = ("2021-12-15", {"on": "2021-12-15", "parties": ("DEU", "FRA", "UKR"), "place": "Brussels"})
    assert not are_one(three, ("2021-12-15", {"on": "2021-12-15", "parties": ("FRA", "UKR"), "place": "Brussels"}))


def test_a_long_list_of_parties_may_miss_some():
    all_of_them = ("BGR", "CZE", "EST", "HUN", "LTU", "LVA", "POL", "ROU", "SVK", "USA")
    one = ("2021-12-09", {"on": "2021-12-09", "parties": all_of_them})
    assert are_one(one, ("2021-12-09", {"on": "2021-12-09", "parties": all_of_them[2:]}))


def test_a_forum_tells_who_comes_where_a_list_is_short():
    one = (
        "2022-01-26",
        {"on": "2022-01-26", "parties": ("DEU", "FRA", "RUS", "UKR"), "format": "Normandy format"},
    )
    other = ("2022-01-28", {"on": "2022-01-26", "parties": ("RUS", "UKR"), "format": "Normandy format"})
    assert are_one(one, other)


def test_what_one_document_tells_apart_stays_apart():
    docket, source = open_docket("memory:"), document("They met. They met again.")
    first = meeting(source, "met", on=None, place="Geneva")
    second = meeting(source, "met again", on=None, place="Geneva")
    docket.receive(source, [first, second], HAND)
    assert len(docket.meetings()) == 2


def test_one_sitting_told_twice_in_a_document_is_one():
    docket, source = open_docket("memory:"), document("They met. They met again.")
    told = [
        meeting(source, words, on="2022-01-10", place="Geneva", people=("Wendy Sherman",))
        for words in ("met", "met again")
    ]
    docket.receive(source, told, HAND)
    assert len(docket.meetings()) == 1


@pytest.mark.parametrize("status", ["cancelled", "refused"])
def test_what_is_called_off_was_announced(status):
    plan = ("2022-01-10", {"on": "2022-01-20", "status": "planned", "place": "Kyiv"})
    assert are_one(plan, ("2022-01-12", {"on": None, "status": status, "place": "Kyiv"}))


def test_the_third_round_is_not_the_fourth():
    talks = {"on": "2022-03", "place": "Belarus", "parties": ("RUS", "UKR")}
    docket = open_docket("memory:")
    enter(
        docket,
        "2022-03-05",
        text="The third round of talks met on Monday.",
        words="The third round of talks",
        **talks,
    )
    enter(docket, "2022-03-06", text="A 4th round of talks met later.", words="A 4th round of talks", **talks)
    enter(docket, "2022-03-07", text="Third round: talks met.", words="Third round: talks", **talks)
    assert sorted(len(one.statements) for one in docket.meetings()) == [1, 2]

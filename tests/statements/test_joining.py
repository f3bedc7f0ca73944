from dataclasses import replace

import pytest

from contracts.factories import document, mention
from pourparler.chronology import Period
from pourparler.codebook import Aspect, Channel, Level, Modality, MoveType, Status
from pourparler.statements.joining import MeetingMention, MoveMention, joined_meetings, joined_moves
from pourparler.statements.participants import NOBODY, Side
from pourparler.statements.statement import Mention

PAPER = document("They met in Geneva. The talks went on.", "2022-01-12")
BOTH = Side(("RUS", "USA"))
PRESIDENTS = Side(("RUS", "USA"), ("Vladimir Putin", "Joe Biden"), Level.LEADER)
MINISTERS = Side(("RUS", "USA"), ("Sergei Lavrov", "Antony Blinken"), Level.MINISTER)


def told(word="meeting", own=BOTH, words="The talks went on", **fields):
    given = {
        "nearby": (),
        "channel": Channel.UNSPECIFIED,
        "level": Level.UNSPECIFIED,
        "format": None,
        "period": None,
        "place": None,
        "country": None,
        "status": Status.HELD,
        "told": False,
        "speaker": None,
        "voice": None,
        "definite": False,
        "body": False,
        "foremost": True,
        "present": False,
        "set_apart": None,
        "setting": False,
        "simply_past": False,
        "ends": False,
        "today": False,
    } | fields
    return MeetingMention(mention=mention(PAPER, words), word=word, own=own, **given)


def quoted(mentioned, source, words, trigger):
    """The mention as it stands in *words* of *source*."""
    passages = Mention(mention(source, words).passage, mention(source, trigger).passage)
    return replace(mentioned, mention=passages)


def act(word="reject", about=None, **fields):
    given = {
        "type": MoveType.REJECT,
        "actors": Side(("IRN",)),
        "recipients": NOBODY,
        "modality": Modality.ACTUAL,
        "aspect": Aspect.SUBSTANCE,
        "period": None,
        "speaker": None,
        "voice": None,
    } | fields
    return MoveMention(mention=mention(PAPER, "The talks went on"), word=word, about=about, **given)


FIRST = {
    "words": "They met in Geneva",
    "period": Period("2022-01-10"),
    "place": "Geneva",
    "country": "CHE",
    "channel": Channel.IN_PERSON,
}


@pytest.mark.parametrize(
    "again",
    [
        told(),
        told("talk", NOBODY, definite=True),
        told("meet", Side(("USA",)), definite=True),
        told("visit"),
        told(period=Period("2022-01")),
        told(place="Geneva"),
        told(channel=Channel.IN_PERSON),
    ],
    ids=["same parties", "the talks", "fewer parties", "a visit", "the month", "the place", "the channel"],
)
def test_a_further_mention_is_of_the_same_meeting(again):
    (meeting,) = joined_meetings([told(**FIRST), again])
    assert len(meeting.mentions) == 2
    assert set(meeting.side.codes) == {"RUS", "USA"}
    assert meeting.period == Period("2022-01-10")


@pytest.mark.parametrize(
    "other",
    [
        told(own=Side(("RUS", "CHN"))),
        told(period=Period("2022-01-20")),
        told(place="Vienna", country="AUT"),
        told("call", channel=Channel.PHONE),
        told("letter", channel=Channel.WRITTEN),
        told("visit", set_apart="past"),
        told(set_apart="ahead"),
        told(status=Status.PLANNED, told=True),
        told(format="Russia-NATO Council"),
        told("talk", NOBODY),
    ],
    ids=[
        "other parties",
        "another day",
        "another place",
        "a call",
        "a letter",
        "the recent visit",
        "the next meeting",
        "planned",
        "a forum",
        "talks, but not the talks",
    ],
)
def test_another_meeting_is_kept_apart(other):
    assert [len(meeting.mentions) for meeting in joined_meetings([told(**FIRST), other])] == [1, 1]


def test_the_presidents_meeting_is_not_their_ministers():
    assert len(joined_meetings([told(own=PRESIDENTS), told(own=MINISTERS)])) == 2
    assert len(joined_meetings([told(own=PRESIDENTS), told(own=BOTH)])) == 1


def test_in_one_breath_talks_need_no_article_to_be_the_meeting_just_told():
    (meeting,) = joined_meetings([told(**FIRST), told("talk", NOBODY, words="met in Geneva")])
    assert len(meeting.mentions) == 2


def test_a_mention_joins_the_latest_meeting_that_it_can_be():
    monday, friday = told(period=Period("2022-01-10")), told(period=Period("2022-01-14"))
    back = told("talk", NOBODY, definite=True)
    assert [len(meeting.mentions) for meeting in joined_meetings([monday, friday, back])] == [1, 2]


def test_a_planned_and_a_postponed_mention_can_be_of_one_meeting():
    (meeting,) = joined_meetings([told(status=Status.PLANNED, told=True), told(status=Status.POSTPONED, told=True)])
    assert meeting.status is Status.PLANNED


def test_a_contact_with_one_party_named_asks_who_else_is_near():
    (meeting,) = joined_meetings([told(own=Side(("RUS",)), nearby=(Side(("USA",)), Side(("CHN",))))])
    assert meeting.side.codes == ("RUS", "USA")


def test_who_met_at_what_a_briefing_is_about_takes_no_part_in_it():
    briefed = told("brief", Side(("USA",)), words="They met in Geneva", nearby=(BOTH, Side(("DEU", "FRA", "USA"))))
    call = told("call", BOTH, words="met in Geneva", definite=True, set_apart="topic")
    briefing, other = joined_meetings([briefed, call])
    assert briefing.side.codes == ("USA", "DEU", "FRA")
    assert other.side == BOTH


def test_who_meets_on_the_sidelines_of_a_summit_is_not_at_the_summit():
    paper = document("On the sidelines of the GUAM summit the two presidents met.", "2022-01-12")
    summit = told("summit", Side(("GUAM",)), format="GUAM summit", body=True, definite=True)
    met = told("meet", PRESIDENTS, format="GUAM summit")
    words = paper.text.rstrip(".")
    both = joined_meetings([quoted(summit, paper, words, "GUAM summit"), quoted(met, paper, words, "met")])
    assert [(meeting.side.codes, meeting.first("format")) for meeting in both] == [
        (("GUAM",), "GUAM summit"),
        (("RUS", "USA"), None),
    ]


def test_who_also_took_part_brings_no_party_of_another_office():
    envoy = Side(("OSCE", "RUS"), ("Dmitry Kozak",))
    (meeting,) = joined_meetings([told(own=PRESIDENTS), told(own=envoy, definite=True)])
    assert meeting.side.codes == ("RUS", "USA")
    assert "Dmitry Kozak" in meeting.side.people


def test_the_talks_of_today_can_be_the_video_call_just_told():
    call = told("conference", BOTH, channel=Channel.VIDEO)
    (meeting,) = joined_meetings([call, told("talk", NOBODY, channel=Channel.IN_PERSON, today=True)])
    assert meeting.channel is Channel.VIDEO


def test_an_arrival_in_the_present_tense_of_news_can_be_the_visit_to_come():
    arrival = told("arrive", BOTH, present=True)
    (meeting,) = joined_meetings([arrival, told("visit", BOTH, status=Status.PLANNED, told=True)])
    assert meeting.status is Status.PLANNED


def test_the_next_round_named_in_passing_is_yet_to_come():
    (meeting,) = joined_meetings([told("round", BOTH, set_apart="ahead", foremost=False)])
    assert meeting.status is Status.PLANNED


def test_a_sitting_of_a_body_needs_nobody_else():
    (meeting,) = joined_meetings([told("session", Side(("OSCE",)), body=True, nearby=(Side(("RUS",)),))])
    assert meeting.side.codes == ("OSCE",)


def test_the_first_exact_day_told_is_the_meetings():
    (meeting,) = joined_meetings([told(period=Period("2022-01")), told(period=Period("2022-01-10"))])
    assert meeting.period == Period("2022-01-10")


@pytest.mark.parametrize(
    "again",
    [
        act(),
        act("refuse", "the American plan for the border"),
        act(about="the plan"),
        act(about="the plan", period=Period("2022-01-11"), recipients=Side(("USA",))),
    ],
)
def test_the_same_act_told_twice_is_one(again):
    first = act(about="the American plan for the border" if again.word == "refuse" else again.about)
    (one,) = joined_moves([first, again])
    assert len(one) == 2


@pytest.mark.parametrize(
    "other",
    [
        act(about="the plan", type=MoveType.ACCUSE),
        act(about="the plan", actors=Side(("IRQ",))),
        act(about="the plan", modality=Modality.NEGATED),
        act(about="the plan", recipients=Side(("CHN",))),
        act(about="the plan", period=Period("2022-01-20")),
        act(about="inspection visits"),
        act("refuse"),
    ],
    ids=["another act", "another actor", "denied", "to another", "another day", "another thing", "another word"],
)
def test_another_act_is_another(other):
    first = act(about="the plan", recipients=Side(("USA",)), period=Period("2022-01-10"))
    assert len(joined_moves([first, other])) == 2


def test_during_the_talks_leans_on_the_news_rather_than_on_what_was_only_spoken_of():
    news = told(word="call", words="They met in Geneva")
    topic = told(word="summit", own=Side(("RUS", "USA", "NATO")), set_apart="ahead", status=Status.PLANNED, told=True)
    again = told(word="conversation", own=NOBODY, definite=True)
    assert [len(meeting.mentions) for meeting in joined_meetings([news, topic, again])] == [2, 1]


def test_a_repeated_telling_word_means_the_meeting_it_was_used_of():
    news = told(word="meeting", words="They met in Geneva")
    topic = told(word="summit", set_apart="ahead", status=Status.PLANNED, told=True)
    again = told(word="summit", own=NOBODY, definite=True)
    assert [len(meeting.mentions) for meeting in joined_meetings([news, topic, again])] == [1, 2]


def test_talks_broken_off_are_not_the_ones_announced_for_a_day():
    ahead = told(status=Status.PLANNED, told=True, period=Period("2022-01-20"), words="They met in Geneva")
    off = told(word="dialogue", status=Status.CANCELLED, told=True, definite=True)
    assert len(joined_meetings([ahead, off])) == 2

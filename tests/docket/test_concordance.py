from hypothesis import given
from hypothesis import strategies as st

from contracts.factories import HAND, document, meeting, move
from pourparler.codebook import Aspect, Channel, Modality, MoveType
from pourparler.docket.filing import Filed, Source
from pourparler.docket.meetings.concordance import Agreement, concord, mirrored
from pourparler.docket.opening import open_docket
from pourparler.docket.talks.process import Issue

ONE = document("The two sides met. They agreed to meet again.", "2022-01-10", "Kremlin", name="one")
OTHER = document("They met for two hours. Both sides agreed on it.", "2022-01-10", "The White House", name="other")


def compared(ours, theirs, issues=()):
    """The points on two documents that say these things, entered in one docket."""
    with open_docket("memory:") as docket:
        docket.receive(ONE, ours, HAND)
        docket.receive(OTHER, theirs, HAND)
        return concord(docket.said_in(ONE.digest), docket.said_in(OTHER.digest), issues)


def verdicts(points):
    return {point.subject: point.verdict for point in points}


def met(source, **fields):
    return meeting(source, "met", **({"on": "2022-01-10", "place": "Geneva"} | fields))


def did(source, about, **fields):
    return move(source, "agreed", about=about, **fields)


def test_what_both_say_of_a_meeting_is_agreed_fact_by_fact():
    points = compared([met(ONE)], [met(OTHER)])
    assert verdicts(points) == dict.fromkeys(("status", "date", "place", "parties"), Agreement.AGREED)


def test_a_fact_that_one_side_gives_is_left_out_by_the_other():
    points = compared([met(ONE, channel=Channel.IN_PERSON)], [met(OTHER, place=None)])
    assert verdicts(points)["place"] is Agreement.LEFT_OUT_BY_B
    assert verdicts(points)["channel"] is Agreement.LEFT_OUT_BY_B
    assert [said.value for point in points if point.subject == "place" for said in point.a] == ["Geneva"]


def test_another_date_contradicts():
    people = {"people": ("Wendy Sherman", "Sergei Ryabkov"), "format": "Strategic Stability Dialogue"}
    planned = {"status": "planned", **people}
    points = compared([met(ONE, on="2022-01-12", **planned)], [met(OTHER, on="2022-01-13", **planned)])
    [date] = [point for point in points if point.subject == "date"]
    assert (date.verdict, date.differs) == (Agreement.CONTRADICTED, ("date",))


def test_a_call_has_two_dates_where_midnight_lies_between():
    call = {"channel": Channel.PHONE, "place": None, "people": ("Joseph Biden", "Vladimir Putin")}
    points = compared(
        [met(ONE, on="2021-12-31", voice="RUS", **call)], [met(OTHER, on="2021-12-30", voice="USA", **call)]
    )
    assert verdicts(points)["date"] is Agreement.AGREED


def test_who_says_that_it_was_held_contradicts_who_says_that_it_was_called_off():
    points = compared([met(ONE)], [met(OTHER, status="cancelled")])
    assert verdicts(points)["status"] is Agreement.CONTRADICTED


def test_a_meeting_of_which_one_side_says_nothing_is_one_point():
    points = compared([met(ONE)], [])
    assert [(point.subject, point.verdict) for point in points] == [("meeting", Agreement.LEFT_OUT_BY_B)]


def test_one_move_told_in_other_words_is_agreed():
    points = compared(
        [did(ONE, "guarantees against an enlargement of NATO", kind=MoveType.REQUEST)],
        [did(OTHER, "a guarantee that NATO would not take in new members", kind=MoveType.REQUEST)],
    )
    assert [point.verdict for point in points] == [Agreement.AGREED]


def test_moves_about_other_matters_are_left_out_by_either():
    points = compared([did(ONE, "a ceasefire", kind=MoveType.REQUEST)], [did(OTHER, "gas", kind=MoveType.REQUEST)])
    assert {point.verdict for point in points} == {Agreement.LEFT_OUT_BY_A, Agreement.LEFT_OUT_BY_B}


def test_who_asked_for_the_call_is_contradicted():
    points = compared(
        [did(ONE, "the call", kind=MoveType.REQUEST, actors=("USA",))],
        [did(OTHER, "this telephone conversation", kind=MoveType.REQUEST, actors=("RUS",))],
    )
    assert [(point.verdict, point.differs) for point in points] == [(Agreement.CONTRADICTED, ("actors",))]


def test_what_each_asks_of_the_other_is_no_contradiction():
    points = compared(
        [did(ONE, "pull its troops back from the border", kind=MoveType.REQUEST, actors=("RUS",), recipients=("UKR",))],
        [
            did(
                OTHER,
                "pull its troops back from the border",
                kind=MoveType.REQUEST,
                actors=("UKR",),
                recipients=("RUS",),
            )
        ],
    )
    assert Agreement.CONTRADICTED not in {point.verdict for point in points}


def test_agreeing_and_refusing_one_thing_contradict():
    points = compared(
        [did(ONE, "a ceasefire in the Donbas")], [did(OTHER, "a ceasefire in the Donbas", kind=MoveType.REJECT)]
    )
    assert [(point.verdict, point.differs) for point in points] == [(Agreement.CONTRADICTED, ("outcome",))]


def test_agreeing_and_being_said_not_to_contradict():
    points = compared([did(ONE, "a ceasefire")], [did(OTHER, "a ceasefire", modality=Modality.NEGATED)])
    assert [point.differs for point in points] == [("outcome",)]


def test_other_figures_contradict():
    points = compared([did(ONE, "to exchange 35 prisoners")], [did(OTHER, "to exchange 70 prisoners")])
    assert [point.differs for point in points] == [("figures",)]


def test_what_one_side_says_twice_is_one_point():
    twice = [did(ONE, "a ceasefire"), move(ONE, "agreed to meet", about="the ceasefire")]
    [point] = compared(twice, [did(OTHER, "a ceasefire")])
    assert (point.verdict, len(point.a), len(point.b)) == (Agreement.AGREED, 2, 1)


def test_a_topic_is_the_issue_that_its_follower_names():
    issue = Issue(name="Silence of arms", phrases=("ceasefire",))
    [point] = compared([did(ONE, "a ceasefire")], [did(OTHER, "the ceasefire")], [issue])
    assert point.topic == "Silence of arms"


PARTIES = st.lists(st.sampled_from(["RUS", "USA", "UKR", "NATO"]), min_size=1, max_size=3, unique=True).map(tuple)
ABOUTS = st.sampled_from(
    [
        None,
        "a ceasefire",
        "the ceasefire of 7 March",
        "the call",
        "a conversation",
        "gas",
        "2 new members",
        "new members",
    ]
)


@st.composite
def statements(draw, source):
    """What a document might say: a few meetings and moves on its few words."""
    found = []
    for number in range(draw(st.integers(0, 5))):
        words = source.text[number : number + 8]
        if draw(st.booleans()):
            days = st.sampled_from([None, "2022-01-10", "2022-01-11", "2022-01"])
            fields = {"on": draw(days), "place": draw(st.sampled_from([None, "Geneva", "Vienna"]))}
            stage = draw(st.sampled_from(["planned", "held", "cancelled", "proposed"]))
            made = meeting(source, words, parties=draw(PARTIES), status=stage, **fields)
            found.append((made, draw(st.sampled_from(["0" * 64, made.key]))))
        else:
            made = move(
                source,
                words,
                actors=draw(PARTIES),
                recipients=draw(PARTIES),
                kind=draw(st.sampled_from(list(MoveType))),
                modality=draw(st.sampled_from(list(Modality))),
                aspect=draw(st.sampled_from(list(Aspect))),
                about=draw(ABOUTS),
                on=draw(st.sampled_from([None, "2022-01-10", "2022-02-01"])),
            )
            found.append((made, None))
    return [
        Filed(entry=count, key=one.key, statement=one, source=Source.of(source), meeting=meant)
        for count, (one, meant) in enumerate(found)
    ]


@given(statements(ONE), statements(OTHER))
def test_the_other_way_round_the_same_points_come_out_mirrored(ours, theirs):
    assert concord(theirs, ours) == tuple(map(mirrored, concord(ours, theirs)))


@given(statements(ONE), statements(OTHER))
def test_every_statement_stands_on_its_own_side_and_everything_is_somewhere(ours, theirs):
    points = concord(ours, theirs)
    assert {said.statement.key for point in points for said in point.a} <= {one.key for one in ours}
    assert {said.statement.key for point in points for said in point.b} <= {one.key for one in theirs}
    moves = {one.key for one in (*ours, *theirs) if one.meeting is None}
    assert moves <= {said.statement.key for point in points for said in (*point.a, *point.b)}
    for point in points:
        assert bool(point.a) or bool(point.b)
        assert bool(point.differs) == (point.verdict is Agreement.CONTRADICTED)
        assert (point.verdict is Agreement.LEFT_OUT_BY_A) == (not point.a)
        assert (point.verdict is Agreement.LEFT_OUT_BY_B) == (not point.b)


@given(statements(ONE))
def test_a_document_agrees_with_itself(ours):
    assert {point.verdict for point in concord(ours, ours)} <= {Agreement.AGREED}

"""Where parties stand, and where they turned."""

from datetime import date
from itertools import count

import pytest

from contracts.factories import HAND, document, move
from pourparler.codebook import Modality, MoveType
from pourparler.docket.opening import open_docket
from pourparler.docket.talks.positions import Stance, positions
from pourparler.docket.talks.process import Issue, Process

_NUMBERS = count(1)


@pytest.fixture
def docket():
    with open_docket("memory:") as opened:
        yield opened


def said(docket, published, kind, about="the enlargement of NATO", actors=("RUS",), voice="RUS", **fields):
    """Enter a document of its own that tells of one move."""
    source = document(f"{next(_NUMBERS)}. They agreed.", published)
    docket.receive(source, [move(source, kind=kind, about=about, actors=actors, voice=voice, **fields)], HAND)


def stances(position):
    return [(str(stand.stance), stand.turns) for stand in position.stands]


def test_the_latest_word_is_where_a_party_stands_and_the_change_is_a_turn(docket):
    said(docket, "2022-01-10", MoveType.REJECT)
    said(docket, "2022-02-01", MoveType.AGREE)
    [position] = positions(docket)
    assert (position.party, position.issue) == ("RUS", "enlargement")
    assert stances(position) == [("against", False), ("for", True)]
    assert (position.latest.day, position.latest.stance) == (date(2022, 2, 1), Stance.FOR)
    assert position.turning_points == (position.latest,)


def test_giving_way_on_what_was_asked_is_a_turn_and_asking_is_none(docket):
    said(docket, "2022-01-09", MoveType.AGREE)
    said(docket, "2022-01-10", MoveType.REQUEST)
    said(docket, "2022-02-01", MoveType.CONCEDE)
    [position] = positions(docket)
    assert stances(position) == [("for", False), ("asks", False), ("yields", True)]


def test_who_is_said_not_to_have_refused_has_not_decided(docket):
    said(docket, "2022-01-10", MoveType.AGREE)
    said(docket, "2022-02-01", MoveType.REJECT, modality=Modality.NEGATED)
    [position] = positions(docket)
    assert stances(position) == [("for", False), ("undecided", False)]


def test_what_a_party_might_do_counts_on_its_own_word_only(docket):
    said(docket, "2022-01-10", MoveType.AGREE, modality=Modality.HYPOTHETICAL, voice="USA")
    assert positions(docket) == []
    said(docket, "2022-01-11", MoveType.AGREE, modality=Modality.HYPOTHETICAL)
    [position] = positions(docket)
    assert stances(position) == [("offers", False)]


def test_nobody_stands_today_where_they_stood_years_ago(docket):
    said(docket, "2022-01-10", MoveType.REJECT, modality=Modality.HISTORICAL, on="2008-04")
    assert positions(docket) == []
    said(docket, "2022-01-11", MoveType.AGREE)
    [position] = positions(docket)
    assert [(stand.day, str(stand.stance)) for stand in position.stands] == [
        (date(2008, 4, 30), "against"),
        (date(2022, 1, 11), "for"),
    ]


def test_what_an_adversary_says_of_a_party_turns_nothing(docket):
    said(docket, "2022-01-10", MoveType.AGREE)
    said(docket, "2022-02-01", MoveType.REJECT, voice="UKR")
    said(docket, "2022-02-02", MoveType.AGREE)
    [position] = positions(docket)
    assert position.turning_points == ()


def test_of_one_day_a_partys_own_word_counts_last(docket):
    said(docket, "2022-01-10", MoveType.AGREE)
    said(docket, "2022-01-10", MoveType.REJECT, voice=None)
    said(docket, "2022-01-10", MoveType.REQUEST, voice="USA")
    [position] = positions(docket)
    assert position.latest.stance is Stance.FOR
    assert position.turning_points == ()


def test_nobody_makes_the_demand_it_refuses(docket):
    source = document("They rejected the demand to end the enlargement of NATO.", "2022-01-10")
    fields = {"actors": ("NATO",), "voice": "NATO"}
    asked, refused = "end the enlargement of NATO", "the demand to end the enlargement of NATO"
    read = [
        move(source, asked, kind=MoveType.REQUEST, about=asked, **fields),
        move(source, "rejected", kind=MoveType.REJECT, about=refused, **fields),
    ]
    docket.receive(source, read, HAND)
    [position] = positions(docket)
    assert stances(position) == [("against", False)]


def test_a_turn_on_another_matter_of_the_same_issue_is_none(docket):
    security = Process(
        name="security", parties=("RUS", "USA"), issues=(Issue(name="arms", phrases=("missiles", "exercises")),)
    )
    said(docket, "2022-01-10", MoveType.REJECT, about="limits on missiles")
    said(docket, "2022-02-01", MoveType.AGREE, about="the notice of exercises")
    [position] = positions(docket, process=security)
    assert position.issue == "arms"
    assert stances(position) == [("against", False), ("for", False)]


def test_positions_of_a_process_are_those_of_its_parties_on_its_issues_first(docket):
    talks = Process(name="talks", parties=("RUS", "USA"), issues=(Issue(name="gas", phrases=("price of gas",)),))
    said(docket, "2022-01-10", MoveType.REJECT, about="a ceasefire", recipients=("USA",))
    said(docket, "2022-01-10", MoveType.AGREE, about="a ceasefire", actors=("USA", "DEU"), recipients=("RUS",))
    said(docket, "2022-01-10", MoveType.REJECT, about="the price of gas")
    found = [(position.issue, position.party) for position in positions(docket, process=talks)]
    assert found == [("gas", "RUS"), ("ceasefire", "RUS"), ("ceasefire", "USA")]


def test_positions_are_narrowed_without_being_renamed(docket):
    for day in ("2022-01-10", "2022-01-11", "2022-01-12"):
        said(docket, day, MoveType.REQUEST, about="eastward expansion", actors=("USA",), voice="USA")
    said(docket, "2022-01-10", MoveType.REJECT)
    [position] = positions(docket, party="RUS")
    assert position.issue == "eastward expansion"
    assert positions(docket, party="RUS", since=date(2022, 1, 11)) == []
    assert [one.party for one in positions(docket, as_of=date(2022, 1, 10))] == ["RUS", "USA"]

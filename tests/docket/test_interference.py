"""Moves against what stands, and what became of it."""

from datetime import date
from itertools import count

import pytest

from contracts.factories import HAND, document, meeting, move
from pourparler.codebook import Aspect, Modality, MoveType, Status
from pourparler.docket.opening import open_docket
from pourparler.docket.talks.interference import Hand, Sequel, interference
from pourparler.docket.talks.process import Process

_NUMBERS = count(1)
SITTING = {"on": "2022-01-10", "place": "Geneva", "status": "planned", "voice": "USA"}


@pytest.fixture
def docket():
    """A sitting of Russia and the United States, announced on 28 December for 10 January."""
    with open_docket("memory:") as opened:
        told(opened, "2021-12-28", **SITTING)
        yield opened


def told(docket, published, **fields):
    """Enter a document of its own that speaks of the sitting."""
    source = document(f"{next(_NUMBERS)}. They spoke of the sitting.", published)
    docket.receive(source, [meeting(source, "the sitting", **fields)], HAND)


def done(docket, published, kind, aspect, words="take part in the talks with Russia", actors=("EU",), **fields):
    """Enter a document of its own that tells of one move."""
    source = document(f"{next(_NUMBERS)}. They {words}.", published)
    docket.receive(source, [move(source, words, kind=kind, aspect=aspect, actors=actors, about=words, **fields)], HAND)


def asked(docket, published, **fields):
    done(docket, published, MoveType.REQUEST, Aspect.PARTICIPATION, **fields)


def test_an_outsider_who_wants_a_seat_goes_against_who_takes_part(docket):
    asked(docket, "2021-12-29")
    [one] = interference(docket, as_of=date(2021, 12, 30))
    [touched] = one.touched
    assert (one.hand, one.day, one.move.actors) == (Hand.OUTSIDER, date(2021, 12, 29), ("EU",))
    assert (touched.before.status, touched.sequel) == (Status.PLANNED, Sequel.PENDING)
    assert touched.meeting.parties == ("RUS", "USA")


@pytest.mark.parametrize(
    ("later", "sequel"),
    [
        ({"on": "2022-01-10", "status": "held"}, Sequel.HELD),
        ({"on": "2022-01-17", "status": "postponed", "place": "Geneva"}, Sequel.MOVED),
        ({"on": "2022-01-10", "status": "cancelled"}, Sequel.CALLED_OFF),
        ({"on": "2022-01-10", "status": "held", "parties": ("EU", "RUS", "USA"), "place": "Geneva"}, Sequel.ALTERED),
        ({"on": "2022-01-10", "status": "held", "place": "Vienna"}, Sequel.ALTERED),
        (None, Sequel.LAPSED),
    ],
)
def test_what_became_of_the_sitting_is_said(docket, later, sequel):
    asked(docket, "2021-12-29")
    if later:
        told(docket, "2022-01-09", **later)
        told(docket, "2022-01-10", **later)
    [one] = interference(docket, as_of=date(2022, 2, 20))
    assert [touched.sequel for touched in one.touched] == [sequel]


def test_a_party_of_the_sitting_who_refuses_it_interferes_from_within(docket):
    refusal = {"actors": ("RUS",), "recipients": ("USA",), "words": "refused the talks"}
    done(docket, "2022-01-03", MoveType.REJECT, Aspect.TALKS, **refusal)
    [one] = interference(docket, as_of=date(2022, 1, 5))
    assert (one.hand, len(one.touched)) == (Hand.PARTY, 1)


@pytest.mark.parametrize(
    ("kind", "aspect", "fields"),
    [
        (MoveType.REQUEST, Aspect.TALKS, {"words": "asked for talks"}),
        (MoveType.SUPPORT, Aspect.FORMAT, {"words": "praised the format of the talks"}),
        (MoveType.REQUEST, Aspect.SUBSTANCE, {"words": "asked for guarantees"}),
        (MoveType.REQUEST, Aspect.VENUE, {"words": "proposed Geneva for the talks", "actors": ("RUS",)}),
        (
            MoveType.REQUEST,
            Aspect.SCHEDULE,
            {"words": "asked for talks that day", "actors": ("RUS",), "on": "2022-01-10"},
        ),
        (MoveType.REJECT, Aspect.TALKS, {"words": "did not refuse the talks", "modality": Modality.NEGATED}),
        (MoveType.REJECT, Aspect.TALKS, {"words": "would refuse talks", "modality": Modality.HYPOTHETICAL}),
        (MoveType.REQUEST, Aspect.PARTICIPATION, {"words": "asked Japan to the talks", "actors": ("CHN",)}),
    ],
)
def test_who_asks_for_talks_or_for_what_stands_interferes_with_nothing(docket, kind, aspect, fields):
    done(docket, "2022-01-03", kind, aspect, **fields)
    assert interference(docket, as_of=date(2022, 1, 5)) == []


def test_another_place_or_date_than_the_one_that_stands_is_interference(docket):
    done(docket, "2022-01-03", MoveType.REQUEST, Aspect.VENUE, words="proposed Vienna for the talks", actors=("RUS",))
    later = {"words": "asked for talks a week later", "actors": ("RUS",), "on": "2022-01-17"}
    done(docket, "2022-01-04", MoveType.REQUEST, Aspect.SCHEDULE, **later)
    assert [one.move.aspect for one in interference(docket, as_of=date(2022, 1, 5))] == [Aspect.VENUE, Aspect.SCHEDULE]


def test_nothing_is_interfered_with_before_it_stands(docket):
    asked(docket, "2021-12-20")
    assert interference(docket, as_of=date(2022, 1, 5)) == []


def test_what_is_over_is_not_interfered_with(docket):
    told(docket, "2022-01-10", on="2022-01-10", status="held", place="Geneva")
    asked(docket, "2022-01-11")
    assert interference(docket, as_of=date(2022, 1, 15)) == []


def test_a_format_in_use_can_be_interfered_with_between_sittings(docket):
    council = {"parties": ("NATO", "RUS"), "format": "NATO-Russia Council", "place": "Brussels"}
    told(docket, "2022-01-12", on="2022-01-12", status="held", **council)
    wish = {"words": "asked for other talks than the NATO-Russia Council", "actors": ("RUS",), "recipients": ("NATO",)}
    done(docket, "2022-01-20", MoveType.REJECT, Aspect.FORMAT, **wish)
    [one] = interference(docket, as_of=date(2022, 1, 25))
    assert [(touched.before.format, touched.sequel) for touched in one.touched] == [
        ("NATO-Russia Council", Sequel.PENDING)
    ]


def test_the_document_that_calls_a_sitting_off_does_not_hide_that_it_stood(docket):
    source = document("Russia called off the sitting.", "2022-01-05")
    off = meeting(source, "the sitting", on="2022-01-10", status="cancelled", voice="RUS", place="Geneva")
    called = {"kind": MoveType.SANCTION, "aspect": Aspect.TALKS, "actors": ("RUS",)}
    docket.receive(source, [off, move(source, "called off the sitting", **called)], HAND)
    [one] = interference(docket, as_of=date(2022, 1, 5))
    [touched] = one.touched
    assert (touched.before.status, touched.meeting.status) == (Status.PLANNED, Status.CANCELLED)
    assert touched.sequel is Sequel.CALLED_OFF


def test_interference_with_a_process_may_come_from_outside_it(docket):
    talks = Process(name="talks", parties=("RUS", "USA"), since=date(2021, 12, 1), until=date(2022, 2, 20))
    others = Process(name="others", parties=("IRN", "USA"), since=date(2021, 12, 1), until=date(2022, 2, 20))
    asked(docket, "2021-12-29")
    assert len(interference(docket, process=talks)) == 1
    assert interference(docket, process=others) == []
    assert len(interference(docket, party="USA")) == 1
    assert interference(docket, party="JPN") == []
    assert interference(docket, since=date(2021, 12, 30)) == []

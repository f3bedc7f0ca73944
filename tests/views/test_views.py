"""What the views show of a small record of the winter talks."""

from datetime import date

import pytest

from contracts.factories import HAND, document, meeting, move
from pourparler.codebook import Aspect, Channel, Level, MoveType, Standing, Status
from pourparler.docket.opening import open_docket
from pourparler.errors import UnknownName
from pourparler.views.agenda import Pending, agenda
from pourparler.views.chronicle import chronicle
from pourparler.views.evidence import evidence
from pourparler.views.moves import moves

CALL = "The presidents spoke by telephone on December 30."
SITTINGS = "The Russia-NATO Council will meet in Brussels on January 12, and talks go on in Geneva."
ASKED = "The European Union asks for a seat at the table."


@pytest.fixture
def docket():
    docket = open_docket("memory:")
    call = document(CALL, "2021-12-31", "Kremlin", name="kremlin-call")
    sittings = document(SITTINGS, "2022-01-02", "White House", name="wh-sittings")
    asked = document(ASKED, "2021-12-22", "EU Council", name="eu-asks")
    leaders = {"channel": Channel.PHONE, "level": Level.LEADER, "people": ("Vladimir Putin", "Joseph Biden")}
    docket.receive(call, [meeting(call, "spoke by telephone", on="2021-12-30", voice="RUS", **leaders)], HAND)
    council = {"format": "Russia-NATO Council", "place": "Brussels", "parties": ("NATO", "RUS")}
    docket.receive(
        sittings,
        [
            meeting(sittings, "will meet", on="2022-01-12", status="planned", voice="USA", **council),
            meeting(sittings, "talks", status="planned", place="Geneva", voice="USA"),
        ],
        HAND,
    )
    request = move(
        asked, "asks for a seat", ("EU",), MoveType.REQUEST, recipients=("USA",), aspect=Aspect.PARTICIPATION
    )
    docket.receive(asked, [request], HAND)
    yield docket
    docket.close()


def test_the_chronicle_goes_by_date_and_says_how_each_meeting_stands(docket):
    lines = chronicle(docket, as_of=date(2022, 1, 5))
    assert [(str(line.period), line.status, line.standing, line.backed_by) for line in lines] == [
        ("30 Dec 2021", Status.HELD, Standing.ONE_SIDED, ("RUS",)),
        ("None", Status.PLANNED, Standing.ONE_SIDED, ("USA",)),
        ("12 Jan 2022", Status.PLANNED, Standing.REPORTED, ("USA",)),
    ]
    [mention] = lines[0].mentions
    assert (mention.document, mention.quote) == ("kremlin-call", "spoke by telephone")
    assert CALL[mention.start : mention.end] == mention.quote
    assert [(step.status, step.document) for step in lines[0].life] == [(Status.HELD, "kremlin-call")]


def test_the_chronicle_is_narrowed(docket):
    assert [line.place for line in chronicle(docket, party="NATO")] == ["Brussels"]
    assert [line.place for line in chronicle(docket, since=date(2022, 1, 3))] == ["Brussels"]
    assert chronicle(docket, as_of=date(2021, 12, 30)) == []


def test_the_agenda_has_what_is_due_then_what_has_no_date(docket):
    lines = agenda(docket, as_of=date(2022, 1, 5))
    assert [(line.pending, line.place) for line in lines] == [
        (Pending.DUE, "Brussels"),
        (Pending.UNDATED, "Geneva"),
    ]


def test_the_agenda_names_first_what_nobody_has_confirmed(docket):
    lines = agenda(docket, as_of=date(2022, 1, 15))
    assert [(line.pending, line.place) for line in lines] == [
        (Pending.UNCONFIRMED, "Brussels"),
        (Pending.UNDATED, "Geneva"),
    ]


def test_what_has_lapsed_is_off_the_agenda_and_on_the_chronicle(docket):
    day = date(2022, 1, 20)
    assert [line.place for line in agenda(docket, as_of=day)] == ["Geneva"]
    [council] = chronicle(docket, as_of=day, party="NATO")
    assert council.status is Status.LAPSED
    assert [(step.status, step.document) for step in council.life][-1] == (Status.LAPSED, None)


def test_the_agenda_says_from_where_a_meeting_was_moved(docket):
    later = document("The Council will now meet on January 19.", "2022-01-05", "NATO", name="nato-later")
    said = meeting(later, "will now meet", on="2022-01-19", status="postponed", parties=("NATO", "RUS"))
    docket.receive(later, [said], HAND)
    [line] = agenda(docket, as_of=date(2022, 1, 6), party="NATO")
    assert (str(line.period), str(line.moved_from)) == ("19 Jan 2022", "12 Jan 2022")


def test_moves_say_who_did_what_towards_whom(docket):
    [line] = moves(docket)
    assert (line.type, line.actors, line.recipients, line.aspect) == (
        MoveType.REQUEST,
        ("EU",),
        ("USA",),
        Aspect.PARTICIPATION,
    )
    assert (line.document, line.publisher, line.quote) == ("eu-asks", "EU Council", "asks for a seat")
    assert moves(docket, party="RUS") == []
    assert moves(docket, as_of=date(2021, 12, 21)) == []
    assert moves(docket, since=date(2022, 1, 1)) == []


def test_the_evidence_is_the_words_with_their_source_voice_and_trigger(docket):
    second = document(CALL, "2021-12-31", "White House", name="wh-call")
    docket.receive(second, [meeting(second, "spoke by telephone", on="2021-12-30", voice="USA")], HAND)
    [one] = chronicle(docket, as_of=date(2022, 1, 1), party="USA")
    found = evidence(docket, one.id)
    assert found.id == one.id
    assert {(line.document, line.voice) for line in found.lines} == {
        ("kremlin-call", "RUS"),
        ("wh-call", "USA"),
    }
    assert [line.reason for line in found.lines] == [
        "the first to speak of it",
        "same parties; same day 30 Dec 2021",
    ]
    for line in found.lines:
        assert line.quote == CALL[line.start : line.end]
        assert line.quote[slice(*line.trigger)] == "spoke by telephone"


def test_the_evidence_for_a_move_gives_no_reason_for_there_is_no_link(docket):
    [one] = moves(docket)
    [line] = evidence(docket, one.id).lines
    assert (line.quote, line.reason, line.status) == ("asks for a seat", None, None)


def test_evidence_for_nothing_is_refused(docket):
    with pytest.raises(UnknownName):
        evidence(docket, "abcdef")

"""The winter talks, read end to end: what the documents say of the five meetings, before them and after."""

from pathlib import Path

import pytest

from pourparler.chronology import Period
from pourparler.codebook import Aspect, Channel, Level, MoveType, Status
from pourparler.documents.reading import read_sources
from pourparler.pipeline import Reading, read
from pourparler.statements.statement import MeetingStatement, Move

FOLDER = Path(__file__).parent.parent / "examples" / "winter-talks"
TWO = ("RUS", "USA")


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    faults = []
    found = {document.id: read(document) for document in read_sources([FOLDER], faults.append)}
    assert faults == []
    return found


def told(readings, paper, on, place=None) -> MeetingStatement:
    """The one meeting on these days (and at this place) that the document tells of."""
    found = [one for one in readings[f"{paper}.md"].meetings if one.period == on and one.place == place]
    assert len(found) == 1, [str(one) for one in readings[f"{paper}.md"].meetings]
    return found[0]


@pytest.mark.parametrize(
    ("paper", "on", "channel", "voice"),
    [
        ("2021-12-07-kremlin", Period("2021-12-07"), Channel.VIDEO, "RUS"),
        ("2021-12-07-white-house", Period("2021-12-07"), Channel.VIDEO, "USA"),
        ("2021-12-30-white-house", Period("2021-12-30"), Channel.PHONE, "USA"),
        ("2021-12-31-kremlin", Period("2021-12-30", "2021-12-31"), Channel.PHONE, "RUS"),
    ],
)
def test_both_sides_say_that_the_two_presidents_spoke(readings, paper, on, channel, voice):
    call = told(readings, paper, on)
    assert call.parties == TWO
    assert {"Biden", "Putin"} == {name.removesuffix(", Jr.").split()[-1] for name in call.people}
    assert (call.channel, call.level, call.status) == (channel, Level.LEADER, Status.HELD)
    assert call.voice == voice


@pytest.mark.parametrize(
    ("on", "place", "parties", "forum"),
    [
        (Period("2022-01-09", "2022-01-10"), "Geneva", {"RUS", "USA"}, None),
        (Period("2022-01-12"), "Brussels", {"RUS", "NATO"}, "Russia-NATO Council"),
        (Period("2022-01-13"), "Vienna", {"OSCE"}, "OSCE"),
    ],
)
def test_on_new_years_eve_three_sittings_were_to_come(readings, on, place, parties, forum):
    sitting = told(readings, "2021-12-31-kremlin", on, place)
    assert set(sitting.parties) == parties
    assert sitting.format == forum
    assert (sitting.channel, sitting.status) == (Channel.IN_PERSON, Status.PLANNED)
    assert sitting.voice == "RUS"


def test_an_agency_had_the_first_sitting_three_days_before(readings):
    sitting = told(readings, "2021-12-28-reuters", Period("2022-01-10"), "Geneva")
    assert sitting.parties == TWO
    assert sitting.status is Status.PLANNED


@pytest.mark.parametrize(
    ("paper", "on", "place", "parties", "voice"),
    [
        ("2022-01-10-russian-foreign-ministry", Period("2022-01-09", "2022-01-10"), "Geneva", {"RUS", "USA"}, "RUS"),
        ("2022-01-10-state-department", Period("2022-01-10"), "Geneva", {"RUS", "USA"}, "USA"),
        ("2022-01-12-nato", Period("2022-01-12"), "Brussels", {"RUS", "NATO"}, "NATO"),
        ("2022-01-13-reuters", Period("2022-01-13"), "Vienna", {"OSCE"}, None),
    ],
)
def test_two_weeks_later_they_had_been_held(readings, paper, on, place, parties, voice):
    sitting = told(readings, paper, on, place)
    assert parties <= set(sitting.parties)
    assert sitting.status is Status.HELD
    assert sitting.voice == voice


def test_the_next_journey_is_to_come(readings):
    for on, place in (("2022-01-19", "Kyiv"), ("2022-01-20", "Berlin"), ("2022-01-21", "Geneva")):
        assert told(readings, "2022-01-18-state-department", Period(on), place).status is Status.PLANNED


def test_europe_asks_for_a_part_in_the_talks(readings):
    asked = [one for one in readings["2021-12-29-die-welt.md"].moves if one.type is MoveType.REQUEST]
    assert (("EU",), Aspect.PARTICIPATION, ("Josep Borrell",)) in [(m.actors, m.aspect, m.people) for m in asked]


def test_a_reading_is_meetings_then_moves(readings):
    for reading in readings.values():
        assert reading.statements == (*reading.meetings, *reading.moves)
        assert all(isinstance(one, Move) for one in reading.moves)

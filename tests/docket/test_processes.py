"""A process as somebody writes it down, and what belongs to it."""

from datetime import date

import pytest

from contracts.factories import HAND, document, meeting, move
from pourparler.codebook import Aspect, MoveType
from pourparler.docket.opening import open_docket
from pourparler.docket.talks.process import Issue, Process, process_named, processes_in
from pourparler.errors import ProcessFault

WRITTEN = """
[[process]]
name = "Guarantees"
parties = ["Russia", "the United States", "NATO"]
formats = ["NATO-Russia Council"]
since = 2021-12-01
until = 2022-02-20

[[process.issues]]
name = "enlargement"
phrases = ["open door", "NATO membership"]

[[process]]
name = "Contact line"
parties = ["Kyiv", "Moscow"]
"""


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "talks.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def docket():
    with open_docket("memory:") as opened:
        yield opened


def test_parties_are_written_as_people_name_them(file):
    first, second = processes_in(file(WRITTEN))
    assert first.parties == ("RUS", "USA", "NATO")
    assert second.parties == ("UKR", "RUS")
    assert (first.since, first.until, second.since) == (date(2021, 12, 1), date(2022, 2, 20), None)
    assert first.issues == (Issue(name="enlargement", phrases=("open door", "NATO membership")),)


def test_one_of_several_is_asked_for_by_name(file):
    path = file(WRITTEN)
    assert process_named(path, "contact line").name == "Contact line"
    with pytest.raises(ProcessFault, match=r"say which with .*talks.toml#NAME: Guarantees, Contact line"):
        process_named(path)
    with pytest.raises(ProcessFault, match=r"no process 'Vienna', only: Guarantees, Contact line"):
        process_named(path, "Vienna")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("", "describes no process: each begins with"),
        ("name = ", "talks.toml is no TOML"),
        ('[[process]]\nparties = ["RUS", "USA"]', "process 1: .*name"),
        ('[[process]]\nname = "A"\nparties = ["Moscow", "Russia"]', r"process 1 \(A\): .*at least two parties"),
        ('[[process]]\nname = "A"\nparties = "Russia"', r"process 1 \(A\): .*parties"),
        ('[[process]]\nname = "A"\npartys = ["Russia"]', r"process 1 \(A\): .*partys"),
        (
            '[[process]]\nname = "A"\nparties = ["RUS", "USA"]\nsince = 2022-01-01\nuntil = 2021-01-01',
            r"process 1 \(A\): it ends on 2021-01-01, before it begins on 2022-01-01",
        ),
        ('[[process]]\nname = "A"\nparties = ["RUS", "USA"]\n' * 2, "two processes are called 'A'"),
    ],
)
def test_a_fault_names_the_file_and_the_entry(file, written, told):
    with pytest.raises(ProcessFault, match=told):
        processes_in(file(written))


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ProcessFault, match=r"gone.toml cannot be read: No such file"):
        processes_in(tmp_path / "gone.toml")


GUARANTEES = Process(
    name="Guarantees",
    parties=("RUS", "USA", "NATO"),
    formats=("NATO-Russia Council",),
    issues=(Issue(name="enlargement", phrases=("open door",)),),
    since=date(2021, 12, 1),
    until=date(2022, 2, 20),
)


@pytest.mark.parametrize(
    ("fields", "belongs"),
    [
        ({"on": "2022-01-10"}, True),
        ({"on": "2022-01-10", "parties": ("DEU", "RUS", "USA")}, True),
        ({"on": "2022-01-10", "parties": ("DEU", "RUS")}, False),
        ({"on": "2022-01-12", "parties": ("DEU", "RUS"), "format": "the Russia-NATO Council"}, True),
        ({"on": "2022-01-12", "parties": ("DEU", "FRA"), "format": "Russia-NATO Council"}, True),
        ({"on": "2022-01-12", "parties": ("DEU", "RUS"), "format": "the Council"}, True),
        ({"on": "2022-01-12", "parties": ("DEU", "FRA"), "format": "the Council"}, False),
        ({"on": "2021-06-16"}, False),
        ({"on": "2022-03"}, False),
        ({"on": "2022"}, True),
        ({"on": None}, True),
    ],
)
def test_a_meeting_belongs_by_its_parties_or_its_format_and_by_its_date(docket, fields, belongs):
    source = document(published="2022-01-12")
    docket.receive(source, [meeting(source, **fields)], HAND)
    assert bool(docket.meetings(process=GUARANTEES)) is belongs


@pytest.mark.parametrize(
    ("fields", "published", "belongs"),
    [
        ({"actors": ("RUS",), "recipients": ("USA",)}, "2022-01-12", True),
        ({"actors": ("RUS",), "recipients": ("USA",)}, "2022-03-12", False),
        ({"actors": ("RUS",), "about": "keep the open door"}, "2022-01-12", True),
        ({"actors": ("RUS",), "about": "the price of gas"}, "2022-01-12", False),
        ({"actors": ("RUS",), "aspect": Aspect.VENUE}, "2022-01-12", True),
        ({"actors": ("RUS",), "recipients": ("JPN",), "aspect": Aspect.VENUE}, "2022-01-12", False),
        ({"actors": ("DEU",), "about": "keep the open door"}, "2022-01-12", False),
        ({"actors": ("RUS",), "recipients": ("USA",)}, None, False),
        ({"actors": ("RUS",), "recipients": ("USA",), "on": "2022-01-12"}, None, True),
    ],
)
def test_a_move_belongs_when_it_is_between_its_parties_or_on_its_issues(docket, fields, published, belongs):
    source = document(published=published)
    docket.receive(source, [move(source, **fields)], HAND)
    assert bool(docket.moves(process=GUARANTEES)) is belongs


def test_the_moves_of_a_process_are_narrowed_further(docket):
    source = document(published="2022-01-12")
    docket.receive(source, [move(source, actors=("RUS",), recipients=("USA",), kind=MoveType.REQUEST)], HAND)
    assert docket.moves(party="USA", process=GUARANTEES)
    assert not docket.moves(party="NATO", process=GUARANTEES)
    assert not docket.moves(since=date(2022, 1, 13), process=GUARANTEES)
    assert not docket.moves(as_of=date(2022, 1, 11), process=GUARANTEES)

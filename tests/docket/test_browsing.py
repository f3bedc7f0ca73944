"""The record a page at a time: whatever keeps it, the pages together are the list."""

from datetime import date

import pytest

import winter
from contracts.factories import HAND, document, meeting, move
from pourparler.codebook import Aspect, Modality, MoveType
from pourparler.docket.docket import Docket
from pourparler.docket.finding.browsing import NOBODY, MovesAsked
from pourparler.docket.finding.stretch import Stretch
from pourparler.docket.opening import open_docket
from pourparler.docket.storage.backends.memory import MemoryLedger
from pourparler.errors import UnknownName


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def docket(request, tmp_path):
    path = tmp_path / "talks.docket"
    winter.entered(path)
    with open_docket(path) as kept:
        if request.param == "sqlite":
            yield kept
        elif request.param == "memory":
            yield kept.replay(MemoryLedger())
        else:
            with open_docket(request.getfixturevalue("postgres_url")) as empty:
                for source in kept.documents():
                    empty.receive(source, [one.statement for one in kept.said_in(source.digest)], HAND)
                yield empty


def test_the_span_is_from_the_first_to_the_last_day_of_publication(docket):
    assert docket.span() == (date(2021, 12, 28), date(2022, 1, 10))
    assert Docket(MemoryLedger()).span() is None


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 2),
        ({"party": "USA"}, 1),
        ({"party": "RUS", "type": MoveType.REQUEST}, 1),
        ({"type": MoveType.REJECT}, 0),
        ({"aspect": Aspect.PARTICIPATION}, 1),
        ({"modality": Modality.NEGATED}, 0),
        ({"voice": "EU"}, 2),
        ({"voice": "E_"}, 0),
        ({"voice": NOBODY}, 0),
        ({"since": date(2021, 12, 30)}, 0),
        ({"until": date(2021, 12, 29)}, 2),
        ({"as_of": date(2021, 12, 28)}, 0),
    ],
)
def test_moves_are_found_by_what_is_asked_of_them(docket, asked, count):
    wanted = MovesAsked(**asked)
    assert docket.count_moves(wanted, 100) == count
    assert len(docket.browse_moves(wanted, 100)) == count


def test_a_type_that_a_text_only_quotes_is_not_found(docket):
    quoting = document('The note had "type":"REJECT" in it.', "2021-12-29", "Reuters", "quoting")
    docket.receive(quoting, [move(quoting, "note", actors=("EU",), kind=MoveType.AGREE, about='"type":"REJECT"')], HAND)
    assert docket.count_moves(MovesAsked(type=MoveType.REJECT), 9) == 0


def test_no_more_is_counted_than_asked(docket):
    assert docket.count_moves(MovesAsked(), 1) == 1
    assert docket.count_sources(None, 3) == 3


def test_the_pages_of_documents_together_are_all_of_them_the_newest_first(docket):
    pages = [source for offset in range(0, 8, 2) for source in docket.browse_sources(None, 2, offset)]
    assert [source.id for source in pages[:1]] == ["state-department"]
    assert {source.digest for source in pages} == {one.digest for one in docket.documents()}
    assert [source.published for source in pages] == sorted((one.published for one in pages), reverse=True)
    assert docket.count_sources(date(2021, 12, 29), 99) == 2


def test_a_document_without_a_date_comes_last(docket):
    docket.receive(document("A leaflet.", None, "Reuters", "leaflet"), [], HAND)
    assert [source.id for source in docket.browse_sources(None, 99)][-1] == "leaflet"


def test_meetings_between_two_days_are_those_spoken_of_or_dated_then(docket):
    found = docket.meetings_between(date(2022, 1, 9), date(2022, 1, 13))
    assert {one.place for one in found} == {"Geneva", "Brussels", "Vienna"}
    assert docket.meetings_between(date(2022, 2, 1), date(2022, 3, 1)) == []
    assert [one.place for one in docket.meetings_between(date(2022, 1, 1), date(2022, 1, 31), party="OSCE")] == [
        "Vienna"
    ]


def test_a_tally_counts_statements_by_month_and_by_day(docket):
    days = date(2021, 1, 1), date(2022, 12, 31)
    by_month = dict(docket.tally(None, None, *days, 7))
    assert sum(by_month.values()) == sum(dict(docket.tally(None, None, *days, 10)).values()) == 6
    assert by_month["2022-01"] == 4
    assert docket.tally(date(2021, 12, 1), None, *days, 4) == []


def test_what_was_entered_after_an_entry_is_what_is_new(docket):
    before = docket.sequence
    assert docket.entered_after(before, 9) == []
    late = document("The delegations met in Bern.", "2021-12-01", "Reuters", "late")
    docket.receive(late, [meeting(late, "met", place="Bern")], HAND)
    assert [one.source.id for one in docket.entered_after(before, 9)] == ["late"]


def test_a_stretch_sees_no_further_than_its_days(docket):
    stretch = Stretch(docket, date(2022, 1, 10), date(2022, 1, 20))
    assert stretch.moves() == []
    assert {one.place for one in stretch.meetings()} == {"Geneva", "Brussels", "Vienna"}
    assert len(Stretch(docket, date(2021, 12, 1), date(2021, 12, 31)).moves_about_talks()) == 1


def test_a_document_is_known_by_the_beginning_of_its_digest(docket):
    source = docket.browse_sources(None, 1)[0]
    assert docket.source(source.digest[:12]) == source
    with pytest.raises(UnknownName, match="no document in the docket answers to 'ffffffffffff'"):
        docket.source("ffffffffffff")

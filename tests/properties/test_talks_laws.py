"""The laws of what is made of meetings and moves, whatever documents come and in whatever order."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.factories import HAND, document, meeting, move
from contracts.servers import fresh_schema
from pourparler.codebook import Aspect, Modality, MoveType
from pourparler.docket.opening import open_docket
from pourparler.docket.talks.process import Issue, Process
from pourparler.views.agenda import agenda
from pourparler.views.chronicle import chronicle
from pourparler.views.commitments import commitments
from pourparler.views.interference import interference
from pourparler.views.moves import moves
from pourparler.views.positions import positions

FIRST = date(2021, 12, 28)
TEXT = "They met on the talks. They refused the talks. They agreed. They will meet in the format."
VIEWS = (chronicle, agenda, moves, positions, commitments, interference)
PROCESS = Process(
    name="talks",
    parties=("RUS", "USA", "NATO"),
    formats=("NATO-Russia Council",),
    issues=(Issue(name="enlargement", phrases=("open door",)),),
    since=date(2021, 12, 29),
    until=date(2022, 1, 8),
)

days = st.integers(0, 12).map(lambda count: (FIRST + timedelta(days=count)).isoformat())
parties = st.sampled_from([("RUS", "USA"), ("NATO", "RUS"), ("EU", "RUS", "USA"), ("RUS",), ("EU",)])
sittings = st.fixed_dictionaries(
    {
        "words": st.sampled_from(["met on the talks", "will meet in the format"]),
        "parties": parties,
        "on": st.one_of(st.none(), days, st.just("2022-01")),
        "status": st.sampled_from(["held", "planned", "cancelled", "postponed"]),
        "place": st.sampled_from([None, "Geneva", "Vienna"]),
        "format": st.sampled_from([None, "NATO-Russia Council", "the Council", "OSCE"]),
        "voice": st.sampled_from([None, "RUS", "USA"]),
    }
)
acts = st.fixed_dictionaries(
    {
        "words": st.sampled_from(["refused the talks", "agreed", "met on the talks"]),
        "actors": parties,
        "recipients": st.sampled_from([(), ("USA",), ("NATO",), ("JPN",)]),
        "kind": st.sampled_from(MoveType),
        "modality": st.sampled_from([Modality.ACTUAL, Modality.ACTUAL, *Modality]),
        "aspect": st.sampled_from([Aspect.SUBSTANCE, Aspect.SUBSTANCE, *Aspect]),
        "about": st.sampled_from([None, "the open door", "withdraw its troops", "its troops", "a curfew"]),
        "on": st.one_of(st.none(), days),
        "voice": st.sampled_from([None, "RUS", "USA"]),
    }
)


@st.composite
def readings(draw):
    """A document and what it says."""
    source = document(TEXT, draw(st.one_of(days, days, st.none())), draw(st.sampled_from(["Kremlin", None])))
    said = [meeting(source, **saying) for saying in draw(st.lists(sittings, max_size=2))]
    return source, said + [move(source, **act) for act in draw(st.lists(acts, max_size=3))]


worlds = st.lists(readings(), min_size=1, max_size=7).map(
    lambda found: list({source.digest: (source, said) for source, said in found}.values())
)


class TalksLaws:
    examples = 40

    def docket(self, world):
        opened = open_docket(self.where())
        self.opened.append(opened)
        for source, said in world:
            opened.receive(source, said, HAND)
        return opened

    def hold(self, law, **drawn):
        """Try *law* on what is drawn, closing every docket it opened."""

        def tried(**values):
            self.opened = []
            try:
                law(**values)
            finally:
                for docket in self.opened:
                    docket.close()

        slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
        bounds = settings(max_examples=self.examples, deadline=None, suppress_health_check=slow, derandomize=True)
        bounds(given(**drawn)(tried))()

    def test_what_is_published_later_never_changes_what_was_known(self):
        def law(world, count):
            day = FIRST + timedelta(days=count)
            earlier = [(source, said) for source, said in world if source.published and source.published <= day]
            whole, then = self.docket(world), self.docket(earlier)
            for view in VIEWS:
                for process in (None, PROCESS):
                    assert view(whole, day, process=process) == view(then, day, process=process)

        self.hold(law, world=worlds, count=st.integers(0, 12))

    def test_the_order_of_arrival_does_not_matter(self):
        def law(pair):
            one, other = map(self.docket, pair)
            for view in VIEWS:
                assert view(one, date(2022, 2, 1)) == view(other, date(2022, 2, 1))

        self.hold(law, pair=worlds.flatmap(lambda world: st.tuples(st.just(world), st.permutations(world))))

    def test_a_process_holds_what_belongs_to_it_and_no_more(self):
        def law(world, since, until, as_of):
            process = Process(name="talks", parties=PROCESS.parties, formats=PROCESS.formats, since=since, until=until)
            docket = self.docket(world)
            held = [one for one in docket.meetings(as_of) if process.holds(one)]
            assert docket.meetings(as_of, process=process) == held
            assert docket.moves(as_of, process=process) == [
                one for one in docket.moves(as_of) if process.holds_move(one)
            ]
            assert docket.moves_about_talks(as_of, process=process) == [
                one for one in docket.moves_about_talks(as_of) if process.covers(one)
            ]

        ends = st.one_of(st.none(), st.dates(date(2021, 12, 20), date(2022, 1, 3)))
        latest = st.one_of(st.none(), st.dates(date(2022, 1, 3), date(2022, 2, 10)))
        as_of = st.one_of(st.none(), st.dates(FIRST, date(2022, 1, 20)))
        self.hold(law, world=worlds, since=ends, until=latest, as_of=as_of)

    def test_every_line_rests_on_what_is_on_record(self):
        def law(world):
            docket = self.docket(world)
            lines = [stand for line in positions(docket) for stand in line.history]
            lines += [telling for line in commitments(docket) for telling in (*line.tellings, *line.sequel)]
            lines += interference(docket)
            for line in lines:
                found = docket.find(line.id)
                assert found.source.id == line.document
                assert line.quote in docket.document(found.source.digest).text
            held = {one.id for one in docket.meetings()}
            assert {one.id for line in interference(docket) for one in line.touched} <= held
            assert {one for line in commitments(docket) for one in line.meetings} <= held

        self.hold(law, world=worlds)


class TestTalksLawsInMemory(TalksLaws):
    def where(self):
        return "memory:"


class TestTalksLawsInSQLite(TalksLaws):
    examples = 8

    @pytest.fixture(autouse=True)
    def _folder(self):
        with tempfile.TemporaryDirectory() as folder:
            self.folder = Path(folder)
            self.count = 0
            yield

    def where(self):
        self.count += 1
        return self.folder / f"{self.count}.docket"


class TestTalksLawsInPostgres(TalksLaws):
    examples = 4

    @pytest.fixture(autouse=True)
    def _server(self, postgres_server):
        self.server = postgres_server

    def where(self):
        return fresh_schema(self.server)

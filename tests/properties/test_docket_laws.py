"""The laws of the record, whatever documents come and in whatever order."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.factories import HAND, document, meeting, move, outline
from contracts.servers import fresh_schema
from pourparler.codebook import Channel, Level, Status
from pourparler.docket.opening import as_recorded, open_docket

FIRST = date(2021, 12, 28)
TEXT = "They met. They spoke. They will meet. They agreed."

days = st.integers(0, 12).map(lambda count: (FIRST + timedelta(days=count)).isoformat())
periods = st.one_of(st.none(), days, st.sampled_from(["2021-12", "2022-01", "2022"]))
parties = st.sampled_from([("RUS", "USA"), ("NATO", "RUS"), ("RUS", "UKR", "USA"), ("RUS",)])
sayings = st.fixed_dictionaries(
    {
        "words": st.sampled_from(["met", "spoke", "will meet"]),
        "parties": parties,
        "on": periods,
        "status": st.sampled_from([status for status in Status if status is not Status.LAPSED]),
        "channel": st.sampled_from(Channel),
        "level": st.sampled_from(Level),
        "place": st.sampled_from([None, None, "Geneva", "Switzerland", "Vienna"]),
        "format": st.sampled_from([None, None, "NATO-Russia Council", "OSCE"]),
        "people": st.sampled_from([(), ("Sergei Lavrov",), ("Wendy Sherman", "Sergei Ryabkov")]),
        "voice": st.sampled_from([None, "RUS", "USA"]),
    }
)


@st.composite
def readings(draw):
    """A document and what it says."""
    published = draw(st.one_of(days, days, days, st.none()))
    source = document(TEXT, published, draw(st.sampled_from(["Kremlin", "White House", None])))
    said = [meeting(source, **saying) for saying in draw(st.lists(sayings, max_size=3))]
    acts = [move(source)] if draw(st.booleans()) else []
    return source, [*said, *acts]


def distinct(found):
    return list({source.digest: (source, said) for source, said in found}.values())


worlds = st.lists(readings(), min_size=1, max_size=9).map(distinct)


class DocketLaws:
    examples = 60

    def docket(self, *worlds):
        opened = open_docket(self.where())
        self.opened.append(opened)
        for world in worlds:
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
            assert outline(whole.meetings(as_of=day)) == outline(then.meetings(as_of=day))
            assert [f.key for f in whole.moves(as_of=day)] == [f.key for f in then.moves(as_of=day)]

        self.hold(law, world=worlds, count=st.integers(0, 12))

    def test_the_order_of_arrival_does_not_matter(self):
        def law(pair):
            world, shuffled = pair
            assert outline(self.docket(world).meetings()) == outline(self.docket(shuffled).meetings())

        self.hold(law, pair=worlds.flatmap(lambda world: st.tuples(st.just(world), st.permutations(world))))

    def test_twice_is_once(self):
        def law(world):
            docket = self.docket(world)
            before = list(docket.entries())
            for source, said in world:
                assert not docket.receive(source, said, HAND).changed
            assert list(docket.entries()) == before

        self.hold(law, world=worlds)

    def test_what_is_recorded_later_never_changes_what_was_on_record(self):
        def law(world, rest):
            docket = self.docket(world)
            before, chain = outline(docket.meetings(as_of=date(2022, 2, 1))), list(docket.entries())
            for source, said in rest:
                docket.receive(source, said, HAND)
            moment = chain[-1].recorded
            later = [entry for entry in docket.entries() if entry.recorded > moment]
            if len(list(docket.entries())) == len(chain) + len(later):
                assert outline(as_recorded(docket, moment).meetings(as_of=date(2022, 2, 1))) == before

        self.hold(law, world=worlds, rest=worlds)

    def test_the_chain_is_whole_and_the_shelves_are_its_fold(self):
        def law(world, again):
            docket = self.docket(world)
            for source, _ in again:
                docket.receive(source, [meeting(source, "spoke")], "coder 2")
            before = outline(docket.meetings()), docket.moves()
            assert docket.verify() == len(list(docket.entries()))
            docket.refold()
            assert (outline(docket.meetings()), docket.moves()) == before

        self.hold(law, world=worlds, again=worlds)

    def test_reading_otherwise_and_back_again_changes_nothing(self):
        def law(world):
            docket = self.docket(world)
            before = outline(docket.meetings())
            for source, _ in world:
                docket.receive(source, [], "coder 2")
            assert docket.meetings() == []
            for source, said in world:
                docket.receive(source, said, HAND)
            assert outline(docket.meetings()) == before

        self.hold(law, world=worlds)

    def test_every_fact_leads_to_words_that_the_document_has(self):
        def law(world):
            docket = self.docket(world)
            for one in docket.meetings():
                for filed in one.statements:
                    for mention in filed.statement.mentions:
                        text = docket.document(filed.source.digest).text
                        assert text[mention.passage.start : mention.passage.end] == mention.passage.words

        self.hold(law, world=worlds)


class TestLawsInMemory(DocketLaws):
    def where(self):
        return "memory:"


class TestLawsInSQLite(DocketLaws):
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


class TestLawsInPostgres(DocketLaws):
    examples = 5

    @pytest.fixture(autouse=True)
    def _server(self, postgres_server):
        self.server = postgres_server

    def where(self):
        return fresh_schema(self.server)

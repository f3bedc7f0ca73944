"""What becomes of people's decisions when a newer coder reads the documents again, in every docket."""

from dataclasses import replace

import pytest

from contracts.factories import document, meeting, mention, move
from pourparler.codebook import MoveType
from pourparler.docket.decisions.decision import Hold
from pourparler.docket.opening import open_docket
from pourparler.statements.statement import Mention

ME = "Ada"
TWO = "They met in Geneva. They met in Vienna, and they agreed."


class RereadingContract:
    @pytest.fixture
    def docket(self, where):
        with open_docket(where) as opened:
            yield opened

    def test_decisions_survive_a_newer_coder_that_says_the_passage_otherwise(self, docket):
        source = document(TWO, "2022-01-10")
        geneva, vienna = "They met in Geneva", "They met in Vienna"

        def said(**more):
            here = meeting(source, geneva, on="2022-01-09", place="Geneva", **more)
            there = meeting(source, vienna, on="2022-01-05", place="Vienna", **more)
            return [here, there, move(source, "they agreed", **({"about": "peace"} if more else {}))]

        docket.receive(source, said(), "coder 1")
        by_place = {one.place: one for one in docket.meetings()}
        docket.reject(by_place["Vienna"].id, ME)
        docket.correct(by_place["Geneva"].id, {"place": "Bern"}, ME)
        docket.correct(docket.moves()[0].key, {"type": "AID"}, ME)
        docket.receive(source, said(people=("Sergei Lavrov",)), "coder 2")
        [one] = docket.meetings()
        assert (one.place, one.people) == ("Bern", ("Sergei Lavrov",))
        [done] = docket.moves()
        assert (done.statement.type, done.statement.about) == (MoveType.AID, "peace")
        assert {decision.hold for decision in docket.decisions()} == {Hold.STANDS}
        docket.receive(source, said(), "coder 1")
        assert [one.place for one in docket.meetings()] == ["Bern"]

    def test_a_decision_whose_passage_is_no_longer_read_is_listed_as_orphaned(self, docket):
        source = document(TWO, "2022-01-10")
        met = meeting(source, "They met in Geneva", on="2022-01-09")
        docket.receive(source, [met], "coder 1")
        docket.note(docket.meetings()[0].id, "Check.", ME)
        assert docket.difference(source, [met]).changes is False
        seen = docket.difference(source, [move(source)])
        assert ([filed.key for filed in seen.withdrawn], seen.entered) == ([met.key], (move(source),))
        assert seen.orphaned == (docket.decisions()[0].sequence,)
        assert docket.difference(source, [meeting(source, "met in Geneva", on="2022-01-09")]).orphaned == ()
        docket.receive(source, [move(source)], "coder 2")
        [orphan] = docket.decisions()
        assert (orphan.hold, orphan.touches, orphan.words) == (Hold.ORPHANED, (), ("They met in Geneva",))
        docket.receive(source, [met], "coder 3")
        assert docket.decisions()[0].hold is Hold.STANDS

    def test_a_rejected_reading_that_is_gone_does_not_fall_on_its_neighbour(self, docket):
        source = document("They met in Vienna and they met in Rome.", "2022-01-10")
        whole = mention(source, source.text).passage

        def said(words, on, place):
            return replace(
                meeting(source, on=on, place=place), mentions=(Mention(whole, mention(source, words).trigger),)
            )

        statements = [said("met in Vienna", "2022-01-05", "Vienna"), said("met in Rome", "2022-01-08", "Rome")]
        docket.receive(source, statements, "coder 1")
        docket.reject(statements[0].key, ME)
        docket.receive(source, statements[1:], "coder 2")
        assert [one.place for one in docket.meetings()] == ["Rome"]
        docket.receive(source, [said("met in Rome", "2022-01-08", "Roma")], "coder 3")
        assert [one.place for one in docket.meetings()] == ["Roma"]
        assert docket.decisions()[0].hold is Hold.ORPHANED

    def test_a_merger_holds_for_what_a_newer_coder_reads_in_its_passages(self, docket):
        sources = [document(f"They met, day {day}.", f"2022-01-{day}") for day in (10, 14)]
        for source, on in zip(sources, ("2022-01-10", "2022-01-13"), strict=True):
            docket.receive(source, [meeting(source, on=on)], "coder 1")
        first, second = docket.meetings()
        docket.merge(first.id, second.id, ME)
        for source, on in zip(sources, ("2022-01-09", "2022-01-12"), strict=True):
            docket.receive(source, [meeting(source, on=on)], "coder 2")
        [one] = docket.meetings()
        assert len(one.statements) == 2

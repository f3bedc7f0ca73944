"""What people can decide in every docket, wherever it is kept; a backend's tests inherit it as they do the other."""

from datetime import UTC, date, datetime, timedelta

import pytest

from contracts.factories import HAND, document, enter, move, outline
from pourparler.chronology import Period
from pourparler.codebook import Channel, MoveType, Standing, Status
from pourparler.docket.decisions.decision import Hold
from pourparler.docket.decisions.ruling import Verdict
from pourparler.docket.docket import Docket
from pourparler.docket.entry import Act
from pourparler.docket.meetings.meeting import Meeting
from pourparler.docket.opening import as_recorded, open_docket
from pourparler.docket.talks.process import Process
from pourparler.errors import DocketFault, UnknownName

ME = "Ada"


def plan(docket):
    """All of what a docket shows, that must not depend on how it came to hold it."""
    return outline(docket.meetings()), [(filed.key, filed.statement) for filed in docket.moves()]


class DecisionsContract:
    @pytest.fixture
    def docket(self, where):
        with open_docket(where) as opened:
            yield opened

    # Accept and reject.

    def test_a_rejected_statement_counts_no_longer_and_is_shown_as_rejected(self, docket):
        enter(docket, "2022-01-01", "Kremlin", on="2022-01-10", status="planned", voice="RUS")
        false = enter(docket, "2022-01-05", "Reuters", on="2022-01-10", status="cancelled", voice="USA")
        [one] = docket.meetings()
        assert one.status is Status.CANCELLED
        wrong = one.statements[1].key
        decision = docket.reject(wrong, ME)
        assert (decision.hand, decision.verdict, decision.hold) == (ME, Verdict.REJECT, Hold.STANDS)
        assert [filed.key for filed in decision.touches] == [wrong]
        [left] = docket.meetings(as_of=date(2022, 1, 9))
        assert (left.key, left.status, left.standing) == (one.key, Status.PLANNED, Standing.ONE_SIDED)
        assert [step.status for step in left.life] == [Status.PLANNED]
        [told] = docket.find(one.id).rejected
        assert (told.key, told.verdict, told.source.id) == (wrong, Verdict.REJECT, false.id)
        assert docket.find(wrong).key == one.key
        assert [entry.act for entry in docket.history(one.id) if entry.hand == ME] == [Act.JUDGE]
        docket.verify()

    def test_a_rejected_meeting_is_gone_and_its_name_still_answers(self, docket):
        enter(docket, "2022-01-01", on="2022-01-10", status="planned")
        enter(docket, "2022-01-02", on="2022-01-10", status="planned")
        [one] = docket.meetings()
        assert len(docket.reject(one.id, ME).touches) == 2
        assert docket.meetings() == []
        found = docket.find(one.id)
        assert not isinstance(found, Meeting)
        assert found.rejected

    def test_the_first_to_speak_of_a_meeting_can_be_rejected_alone(self, docket):
        enter(docket, "2022-01-01", on="2022-01-10", status="planned")
        enter(docket, "2022-01-02", on="2022-01-10", status="planned")
        [one] = docket.meetings()
        docket.reject(one.id, ME, alone=True)
        [left] = docket.meetings()
        assert left.key == left.statements[0].key != one.key
        assert docket.find(one.id).key == left.key
        assert [filed.key for filed in docket.find(left.id).rejected] == [one.key]

    def test_what_a_rejected_statement_held_together_falls_apart_and_a_later_document_is_not_drawn_to_it(self, docket):
        enter(docket, "2022-01-01", on="2022-01-10", status="planned")
        [one] = docket.meetings()
        docket.reject(one.id, ME)
        later = enter(docket, "2022-01-02", on="2022-01-10", status="planned")
        [left] = docket.meetings()
        assert [filed.source.id for filed in left.statements] == [later.id]

    def test_a_rejected_move_is_no_move(self, docket):
        source = document("They agreed.")
        docket.receive(source, [move(source)], HAND)
        [done] = docket.moves()
        docket.reject(done.key[:9], ME)
        assert docket.moves() == []
        assert docket.find(done.key[:9]).rejected

    def test_an_accepted_statement_is_marked_and_the_last_word_counts(self, docket):
        enter(docket, "2022-01-10", on="2022-01-10")
        [one] = docket.meetings()
        docket.reject(one.id, ME)
        docket.accept(one.id, "Boole")
        [again] = docket.meetings()
        assert again.key == one.key
        assert [filed.verdict for filed in again.statements] == [Verdict.ACCEPT]
        [told] = docket.decisions_on(again.statements).values()
        assert [(decision.hand, decision.verdict) for decision in told] == [
            (ME, Verdict.REJECT),
            ("Boole", Verdict.ACCEPT),
        ]

    # Correct.

    def test_a_corrected_fact_has_the_persons_value_and_what_documents_say_beside_it(self, docket):
        for publisher, voice in (("Kremlin", "RUS"), ("White House", "USA")):
            enter(docket, "2022-01-10", publisher, on="2022-01-10", place="Vienna", voice=voice)
        [one] = docket.meetings()
        docket.correct(one.id, {"place": "Geneva", "date": "2022-01-09/2022-01-10", "channel": "in_person"}, ME)
        [now] = docket.meetings()
        assert (now.place, now.period, now.channel) == (
            "Geneva",
            Period("2022-01-09", "2022-01-10"),
            Channel.IN_PERSON,
        )
        facts = {fact.name: fact for fact in now.facts}
        assert facts["place"].corrected_by == ME
        assert [(backing.value, backing.agrees, backing.corrected_by) for backing in facts["place"].backings] == [
            ("Geneva", True, ME),
            ("Vienna", False, None),
        ]
        assert facts["place"].standing is Standing.REPORTED
        assert (facts["date"].standing, facts["status"].corrected_by) == (Standing.SETTLED, None)
        assert facts["channel"].corrected_by == ME
        assert now.standing is Standing.SETTLED

    def test_a_corrected_status_passes_with_its_day_and_is_not_known_before_its_words(self, docket):
        enter(docket, "2022-01-01", on="2022-01-10", status="cancelled")
        enter(docket, "2022-01-03", on="2022-01-10", status="cancelled")
        [one] = docket.meetings()
        docket.correct(one.id, {"status": "planned"}, ME)
        known = [docket.meetings(as_of=date(2022, 1, day))[0] for day in (2, 4, 20)]
        assert [now.status for now in known] == [Status.CANCELLED, Status.PLANNED, Status.LAPSED]
        assert known[1].backed_by == (ME,)

    def test_who_asks_for_a_corrected_party_or_day_finds_the_meeting(self, docket):
        enter(docket, "2022-01-01", on="2022-01-10", status="planned")
        [one] = docket.meetings()
        docket.correct(one.id, {"parties": ["UKR", "USA"], "date": "2022-03-01"}, ME)
        assert [now.key for now in docket.meetings(party="UKR", since=date(2022, 2, 1))] == [one.key]
        assert docket.meetings(party="RUS") == []
        assert docket.meetings(since=date(2022, 3, 2)) == []
        followed = Process(name="talks", parties=("UKR", "USA"), since=date(2022, 3, 1), until=date(2022, 3, 31))
        assert [now.key for now in docket.meetings(process=followed)] == [one.key]

    def test_a_corrected_move_is_shown_as_corrected_and_as_written(self, docket):
        source = document()
        docket.receive(source, [move(source, actors=("RUS",))], HAND)
        [done] = docket.moves()
        docket.correct(done.key, {"type": "reject", "actors": "USA", "about": "a date"}, ME)
        [now] = docket.moves(party="USA")
        assert (now.statement.type, now.statement.actors, now.statement.about) == (MoveType.REJECT, ("USA",), "a date")
        assert (now.key, now.as_written) == (done.key, done.statement)
        assert docket.find(done.key).statement == now.statement
        assert docket.moves(party="RUS") == []

    def test_a_value_that_nobody_knows_can_be_said_to_be_unknown(self, docket):
        enter(docket, "2022-01-10", on="2022-01-10", place="Vienna")
        [one] = docket.meetings()
        docket.correct(one.id, {"place": None}, ME)
        [now] = docket.meetings()
        assert now.place is None
        assert next(fact.value for fact in now.facts if fact.name == "place") == "unknown"

    @pytest.mark.parametrize(
        ("values", "complaint"),
        [
            ({}, "nothing to correct"),
            ({"plaice": "Geneva"}, "a meeting has no 'plaice' to correct; it has date, place, parties"),
            ({"actors": "RUS"}, "a meeting has no 'actors'"),
            ({"date": "2022-13-01"}, "date='2022-13-01' makes no sense"),
            ({"date": "2022-01-10/2022-01-09"}, "ends before it starts"),
            ({"status": "lapsed"}, "it is one of held, ongoing"),
            ({"parties": " , "}, "at least one is wanted"),
        ],
    )
    def test_a_correction_that_makes_no_sense_is_refused_and_nothing_is_written(self, docket, values, complaint):
        enter(docket, "2022-01-10", on="2022-01-10")
        [one] = docket.meetings()
        with pytest.raises(DocketFault, match=complaint):
            docket.correct(one.id, values, ME)
        assert docket.verify() == 3

    # Merge and split.

    def test_two_meetings_said_to_be_one_are_one_and_later_documents_join_it(self, docket):
        enter(docket, "2022-01-10", on="2022-01-10", place="Geneva")
        enter(docket, "2022-01-11", on="2022-01-10", place="Geneva")
        enter(docket, "2022-01-14", on="2022-01-13", place="Vienna", parties=("RUS", "UKR"))
        first, second = docket.meetings()
        decision = docket.merge(second.id, first.id, ME)
        assert len(decision.touches) == 3
        [one] = docket.meetings()
        assert (one.key, len(one.statements)) == (first.key, 3)
        assert f"{ME} says that it is this meeting" in docket.reasons(one.statements).values()
        assert docket.find(second.id).key == one.key
        for day, on, place, parties in (
            ("2022-01-15", "2022-01-13", "Vienna", ("RUS", "UKR")),
            ("2022-01-15", "2022-01-10", "Geneva", ("RUS", "USA")),
            ("2022-01-02", "2022-01-10", "Geneva", ("RUS", "USA")),
        ):
            enter(docket, day, text=f"They met in {place}.", words="met", on=on, place=place, parties=parties)
        [joined] = docket.meetings()
        assert len(joined.statements) == 6
        with pytest.raises(DocketFault, match="are one meeting already"):
            docket.merge(first.id, second.id, ME)

    def test_statements_split_off_a_meeting_found_one_of_their_own(self, docket):
        for day in ("2022-01-10", "2022-01-11", "2022-01-12", "2022-01-13"):
            enter(docket, day, on="2022-01-10")
        [one] = docket.meetings()
        keys = [filed.key for filed in one.statements]
        docket.split(one.id, [keys[1][:12], keys[3][:12]], ME)
        assert sorted([filed.key for filed in each.statements] for each in docket.meetings()) == sorted(
            [[keys[0], keys[2]], [keys[1], keys[3]]]
        )
        assert docket.find(one.id).key == one.key

    def test_of_two_that_contradict_each_other_the_last_decision_counts(self, docket):
        enter(docket, "2022-01-10", on="2022-01-10")
        enter(docket, "2022-01-14", on="2022-01-13")
        first, second = docket.meetings()
        docket.merge(first.id, second.id, ME)
        docket.split(first.id, [second.key], ME)
        assert [one.key for one in docket.meetings()] == [first.key, second.key]
        docket.merge(first.id, second.id, ME)
        assert len(docket.meetings()) == 1

    @pytest.mark.parametrize("count", [0, 2])
    def test_a_split_that_leaves_nothing_is_refused(self, docket, count):
        enter(docket, "2022-01-10", on="2022-01-10")
        enter(docket, "2022-01-11", on="2022-01-10")
        [one] = docket.meetings()
        with pytest.raises(DocketFault, match="some, and not all, of its 2 statements"):
            docket.split(one.id, [filed.key for filed in one.statements][:count], ME)
        with pytest.raises(UnknownName, match="none of the statements on"):
            docket.split(one.id, ["ffff"], ME)

    # Notes, undoing, listing.

    def test_a_note_stands_beside_what_it_is_on(self, docket):
        enter(docket, "2022-01-10", on="2022-01-10")
        [one] = docket.meetings()
        before = plan(docket)
        docket.note(one.id, " Ask the embassy. ", ME)
        assert plan(docket) == before
        [told] = docket.decisions()
        assert (told.act, told.text, told.subject) == (Act.NOTE, "Ask the embassy.", one.key)
        with pytest.raises(DocketFault, match="needs words"):
            docket.note(one.id, " ", ME)

    def test_undoing_restores_what_was_and_forgets_nothing(self, docket):
        enter(docket, "2022-01-10", on="2022-01-10")
        enter(docket, "2022-01-11", on="2022-01-10")
        enter(docket, "2022-01-14", on="2022-01-13")
        source = document("They agreed.")
        docket.receive(source, [move(source)], HAND)
        before = plan(docket)
        first, second = docket.meetings()
        made = [
            docket.merge(first.id, second.id, ME),
            docket.correct(first.id, {"place": "Oslo"}, ME),
            docket.reject(first.statements[1].key, ME),
            docket.correct(docket.moves()[0].key, {"type": "AID"}, ME),
        ]
        for decision in reversed(made):
            assert docket.undo(decision.sequence, "Boole").hold is Hold.UNDONE
        assert plan(docket) == before
        assert [decision.sequence for decision in docket.decisions()] == [decision.sequence for decision in made]
        assert {decision.hold for decision in docket.decisions()} == {Hold.UNDONE}
        assert [entry.supersedes for entry in docket.entries() if entry.act is Act.UNDO] == [
            decision.sequence for decision in reversed(made)
        ]
        with pytest.raises(DocketFault, match="was taken back before"):
            docket.undo(made[0].sequence, ME)
        with pytest.raises(DocketFault, match="entry 1 is no decision"):
            docket.undo(1, ME)
        docket.verify()

    def test_a_decision_without_a_name_under_it_is_refused(self, docket):
        enter(docket, "2022-01-10", on="2022-01-10")
        [one] = docket.meetings()
        for decide in (docket.accept, docket.reject):
            with pytest.raises(DocketFault, match="needs the name"):
                decide(one.id, "  ")
        with pytest.raises(UnknownName):
            docket.accept("ffffffff", ME)
        assert docket.verify() == 3

    def test_decisions_are_known_from_when_their_words_were_published(self, docket):
        enter(docket, "2022-01-10", on="2022-01-10")
        [one] = docket.meetings()
        docket.accept(one.id, ME)
        assert docket.decisions(as_of=date(2022, 1, 9)) == []
        assert len(docket.decisions(as_of=date(2022, 1, 10))) == 1

    def test_as_recorded_before_a_decision_the_record_is_blind_to_it(self, where):
        noon = datetime(2022, 2, 1, 12, tzinfo=UTC)
        passing = iter(range(1000))
        with Docket(open_docket(where)._ledger, lambda: noon + timedelta(seconds=next(passing))) as docket:
            enter(docket, "2022-01-10", on="2022-01-10", place="Vienna")
            enter(docket, "2022-01-14", on="2022-01-13", place="Vienna")
            before, moment = plan(docket), list(docket.entries())[-1].recorded
            first, second = docket.meetings()
            docket.merge(first.id, second.id, ME)
            docket.correct(first.id, {"place": "Geneva"}, ME)
            after = plan(docket)
            past = as_recorded(docket, moment)
            assert plan(past) == before
            assert past.decisions() == []
            assert [one.place for one in past.meetings()] == ["Vienna", "Vienna"]
            assert plan(as_recorded(docket, noon + timedelta(days=1))) == after

    def test_shelves_refilled_hold_the_decisions_as_before(self, docket):
        enter(docket, "2022-01-10", on="2022-01-10", place="Vienna")
        enter(docket, "2022-01-14", on="2022-01-13", place="Vienna")
        source = document("They agreed.")
        docket.receive(source, [move(source)], HAND)
        first, second = docket.meetings()
        docket.merge(first.id, second.id, ME)
        docket.correct(first.id, {"place": "Geneva", "parties": "FRA, RUS"}, ME)
        docket.undo(docket.reject(second.statements[0].key, ME).sequence, ME)
        docket.correct(docket.moves()[0].key, {"type": "AID"}, ME)
        before = plan(docket), docket.decisions(), [one.facts for one in docket.meetings(party="FRA")]
        docket.refold()
        assert (plan(docket), docket.decisions(), [one.facts for one in docket.meetings(party="FRA")]) == before
        docket.verify()

    def test_what_fails_halfway_leaves_no_decision_behind(self, docket, monkeypatch):
        enter(docket, "2022-01-10", on="2022-01-10")
        [one] = docket.meetings()
        before = plan(docket), list(docket.entries())

        def fail(*_):
            raise OSError("no space left")

        with monkeypatch.context() as patched:
            patched.setattr("pourparler.docket.decisions.deciding.link", fail)
            with pytest.raises(OSError, match="no space left"):
                docket.reject(one.id, ME)
        assert (plan(docket), list(docket.entries())) == before
        assert docket.decisions() == []
        assert docket.reject(one.id, ME).hold is Hold.STANDS

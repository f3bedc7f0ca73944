"""What every docket does, wherever it is kept.

A backend's tests inherit one of the two classes and give it a fixture `where`: the address of an empty
docket.
"""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from contracts.factories import HAND, document, enter, meeting, move, outline
from pourparler.codebook import Status
from pourparler.docket.docket import Docket
from pourparler.docket.entry import Act
from pourparler.docket.opening import as_recorded, copy_docket, open_docket
from pourparler.errors import ChainBroken, DocketFault, UnknownName
from pourparler.passage import Passage
from pourparler.statements.statement import MeetingStatement, Mention


class DocketContract:
    @pytest.fixture
    def docket(self, where):
        with open_docket(where) as opened:
            yield opened

    def test_a_new_docket_holds_nothing_and_is_whole(self, docket):
        assert docket.meetings() == []
        assert list(docket.entries()) == []
        assert docket.verify() == 0

    def test_a_document_and_what_it_says_are_found_again(self, docket):
        source = document(publisher="Kremlin")
        said, done = meeting(source, on="2022-01-10", place="Geneva"), move(source)
        receipt = docket.receive(source, [said, done], HAND)
        assert (receipt.new, receipt.entered, receipt.kept, receipt.changed) == (True, 2, 0, True)
        assert docket.document(source.digest) == source
        assert list(docket.documents()) == [source]
        assert [filed.statement for one in docket.meetings() for filed in one.statements] == [said]
        assert [filed.statement for filed in docket.moves()] == [done]
        assert [entry.act for entry in docket.entries()] == [Act.RECEIVE, Act.ENTER, Act.ENTER, Act.LINK]

    def test_a_document_that_says_nothing_is_on_record_too(self, docket):
        source = document("Nothing happened.")
        docket.receive(source, [], HAND)
        assert docket.knows(source.digest)
        assert [entry.act for entry in docket.entries()] == [Act.RECEIVE]
        assert not docket.receive(source, [], HAND).changed

    def test_entering_twice_is_entering_once(self, docket):
        source = document()
        docket.receive(source, [meeting(source), move(source)], HAND)
        before = list(docket.entries())
        receipt = docket.receive(source, [move(source), meeting(source)], HAND)
        assert not receipt.changed
        assert list(docket.entries()) == before

    def test_the_same_words_fed_in_under_another_name_change_nothing(self, docket):
        first, second = document(name="a.txt"), document(name="b.txt")
        docket.receive(first, [meeting(first)], HAND)
        assert not docket.receive(second, [meeting(second)], HAND).changed
        assert [one.id for one in docket.documents()] == ["a.txt"]

    def test_what_a_newer_coder_no_longer_says_is_withdrawn(self, docket):
        source = document()
        old, new, kept = meeting(source), meeting(source, on="2022-01-10"), move(source)
        docket.receive(source, [old, kept], "coder 1")
        receipt = docket.receive(source, [new, kept], "coder 2")
        assert (receipt.new, receipt.entered, receipt.withdrawn, receipt.kept) == (False, 1, 1, 1)
        assert [filed.statement for one in docket.meetings() for filed in one.statements] == [new]
        withdrawal = next(entry for entry in docket.entries() if entry.act is Act.WITHDRAW)
        assert (withdrawal.subject, withdrawal.hand, withdrawal.supersedes) == (old.key, "coder 2", 2)
        docket.receive(source, [old, kept], "coder 1")
        assert [filed.statement for one in docket.meetings() for filed in one.statements] == [old]
        docket.verify()

    def test_withdrawing_the_first_word_on_a_meeting_leaves_the_others_joined(self, docket):
        first, second, third = (document(published=day) for day in ("2022-01-11", "2022-01-12", "2022-01-13"))
        for source in (first, second, third):
            docket.receive(source, [meeting(source, on="2022-01-10")], HAND)
        docket.receive(first, [], "coder 2")
        [left] = docket.meetings()
        assert [filed.source.id for filed in left.statements] == [second.id, third.id]
        assert left.key == left.statements[0].key

    def test_words_that_the_document_does_not_have_are_refused_and_nothing_is_kept(self, docket):
        source = document()
        passage = Passage(source.digest, 0, 5, "Never")
        false = MeetingStatement(mentions=(Mention(passage, passage),), parties=("RUS", "USA"), status=Status.HELD)
        with pytest.raises(DocketFault, match="quotes 'Never' from 0 to 5, where the document has 'The t'"):
            docket.receive(source, [meeting(source), false], HAND)
        assert list(docket.documents()) == []
        assert docket.verify() == 0

    def test_what_fails_halfway_leaves_nothing_behind(self, docket, monkeypatch):
        enter(docket, "2022-01-10", on="2022-01-10")
        before, source = list(docket.entries()), document(published="2022-01-11")

        def fail(*_):
            raise OSError("no space left")

        with monkeypatch.context() as patched:
            patched.setattr(docket._ledger, "assign", fail)
            with pytest.raises(OSError, match="no space left"):
                docket.receive(source, [meeting(source, on="2022-01-10")], HAND)
        assert list(docket.entries()) == before
        assert not docket.knows(source.digest)
        assert docket.receive(source, [meeting(source, on="2022-01-10")], HAND).entered == 1
        assert docket.verify() == len(before) + 3

    def test_two_documents_on_one_meeting_are_joined_with_a_reason(self, docket):
        enter(docket, "2021-12-30", publisher="Kremlin", on="2021-12-30")
        enter(docket, "2021-12-31", publisher="White House", on="2021-12-30")
        [one] = docket.meetings()
        assert len(one.statements) == 2
        assert docket.reasons(one.statements) == {
            one.statements[0].key: "the first to speak of it",
            one.statements[1].key: "same parties; same day 30 Dec 2021",
        }

    def test_record_time_never_runs_backwards(self, where):
        hours = iter([12, 12, 9, 9, 15, 15])
        with Docket(open_docket(where)._ledger, lambda: datetime(2022, 1, 2, next(hours), tzinfo=UTC)) as docket:
            for day in ("2022-01-01", "2022-01-02", "2022-01-03"):
                enter(docket, day)
            assert sorted({entry.recorded.hour for entry in docket.entries()}) == [12, 15]
            recorded = [entry.recorded for entry in docket.entries()]
            assert recorded == sorted(recorded)

    def test_a_docket_is_read_as_it_was_recorded(self, where):
        noon, passing = datetime(2022, 1, 2, 12, tzinfo=UTC), iter(range(100))
        with Docket(open_docket(where)._ledger, lambda: noon + timedelta(hours=next(passing))) as docket:
            enter(docket, "2022-01-01", on="2022-01-05", status="planned")
            known = outline(docket.meetings(as_of=date(2022, 1, 10)))
            moment = list(docket.entries())[-1].recorded
            enter(docket, "2021-12-31", on="2022-01-05", status="planned")
            past = as_recorded(docket, moment)
            assert outline(past.meetings(as_of=date(2022, 1, 10))) == known
            assert outline(docket.meetings(as_of=date(2022, 1, 10))) != known
            assert past.verify() == 3
            with pytest.raises(DocketFault, match="time zone"):
                as_recorded(docket, datetime(2022, 1, 2))

    def test_a_docket_is_copied_entry_for_entry(self, docket, tmp_path):
        enter(docket, "2022-01-10", on="2022-01-10")
        enter(docket, "2022-01-09", on="2022-01-10")
        with copy_docket(docket, tmp_path / "copy.docket") as copy:
            assert list(copy.entries()) == list(docket.entries())
            assert [entry.hash for entry in copy.entries()] == [entry.hash for entry in docket.entries()]
            assert list(copy.documents()) == list(docket.documents())
            assert outline(copy.meetings()) == outline(docket.meetings())
            assert copy.verify() == docket.verify()
        with pytest.raises(DocketFault, match=r"copy\.docket is not empty"):
            copy_docket(docket, tmp_path / "copy.docket")

    def test_shelves_refilled_from_the_entries_are_the_same(self, docket):
        for day in ("2022-01-12", "2022-01-10", "2022-01-11"):
            enter(docket, day, on="2022-01-10")
        source = document()
        docket.receive(source, [move(source)], HAND)
        before = outline(docket.meetings()), docket.moves()
        docket.refold()
        assert (outline(docket.meetings()), docket.moves()) == before

    def test_a_question_is_narrowed_by_party_day_and_beginning(self, docket):
        enter(docket, "2022-01-01", on="2022-01-10", status="planned")
        enter(docket, "2022-01-12", on="2022-01-11", parties=("UKR", "USA"))
        enter(docket, None, on="2022-01-09", parties=("FRA", "RUS"))

        def parties(**narrowed):
            return [one.parties for one in docket.meetings(**narrowed)]

        assert parties() == [("FRA", "RUS"), ("RUS", "USA"), ("UKR", "USA")]
        assert parties(as_of=date(2022, 1, 5)) == [("RUS", "USA")]
        assert parties(as_of=date(2023, 1, 1)) == [("RUS", "USA"), ("UKR", "USA")]
        assert parties(party="UKR") == [("UKR", "USA")]
        assert parties(since=date(2022, 1, 11)) == [("UKR", "USA")]
        assert parties(party="RUS", since=date(2022, 1, 10)) == [("RUS", "USA")]

    def test_a_meeting_is_asked_for_by_what_all_its_statements_say_together(self, docket):
        forum = {"format": "NATO-Russia Council", "place": "Brussels"}
        enter(docket, "2022-01-01", on="2022-01-12", status="planned", parties=("NATO", "RUS"), **forum)
        enter(docket, "2022-01-05", on="2022-01-26", status="postponed", parties=("NATO", "RUS"), **forum)
        enter(
            docket,
            "2022-01-06",
            "NATO",
            on="2022-02-09",
            status="postponed",
            parties=("NATO", "RUS"),
            **forum,
        )
        enter(docket, "2022-02-09", on="2022-02-09", parties=("NATO",), **forum)
        assert len(docket.meetings()) == 1
        assert len(docket.meetings(party="RUS", since=date(2022, 2, 1))) == 1

    def test_moves_are_narrowed_likewise(self, docket):
        for day, actors, to in (("2022-01-01", ("RUS",), ("USA",)), ("2022-01-09", ("UKR",), ("NATO",))):
            source = document(published=day)
            docket.receive(source, [move(source, actors=actors, recipients=to)], HAND)
        assert [filed.parties for filed in docket.moves()] == [("RUS", "USA"), ("NATO", "UKR")]
        assert [filed.parties for filed in docket.moves(as_of=date(2022, 1, 5))] == [("RUS", "USA")]
        assert [filed.parties for filed in docket.moves(party="NATO")] == [("NATO", "UKR")]
        assert [filed.parties for filed in docket.moves(since=date(2022, 1, 5))] == [("NATO", "UKR")]
        assert docket.moves(party="NATO", since=date(2022, 2, 1)) == []

    def test_a_meeting_and_a_move_answer_to_the_beginning_of_their_names(self, docket):
        source = document()
        docket.receive(source, [meeting(source), move(source)], HAND)
        [one], [done] = docket.meetings(), docket.moves()
        assert docket.find(one.id).key == one.key
        assert docket.find(one.key.upper()).key == one.key
        assert docket.find(done.key[:9]).key == done.key
        assert [entry.act for entry in docket.history(one.id)] == [Act.RECEIVE, Act.ENTER, Act.LINK]

    @pytest.mark.parametrize("name", ["", "xyz", "0" * 64, "%", "_"])
    def test_what_nothing_answers_to_is_named(self, docket, name):
        enter(docket, "2022-01-01")
        with pytest.raises(UnknownName, match="nothing in the docket answers to"):
            docket.find(name)

    def test_a_name_that_several_answer_to_is_not_guessed(self, docket):
        for count in range(17):
            enter(docket, "2022-01-01", text=f"{count} times they met.", on=f"{2000 + count}-03-01")
        digits = [one.key[0] for one in docket.meetings()]
        shared = next(digit for digit in digits if digits.count(digit) > 1)
        with pytest.raises(UnknownName, match="could be any of"):
            docket.find(shared)

    def test_a_meeting_keeps_the_name_it_had_when_an_earlier_document_turns_up(self, docket):
        enter(docket, "2022-01-05", on="2022-01-10", status="planned")
        [before] = docket.meetings()
        enter(docket, "2022-01-02", on="2022-01-10", status="planned")
        [after] = docket.meetings()
        assert after.key != before.key
        assert docket.find(before.id).key == after.key
        assert docket.find(after.id, as_of=date(2022, 1, 3)).key == after.key
        with pytest.raises(UnknownName):
            docket.find(before.id, as_of=date(2022, 1, 1))

    def test_questions_can_be_asked_while_the_entries_are_read(self, docket):
        enter(docket, "2022-01-10")
        for entry in docket.entries():
            assert docket.meetings()
            if entry.act is Act.ENTER:
                enter(docket, "2022-01-11", on="2022-01-11")
        assert docket.verify() == 6

    def test_an_undated_document_counts_for_no_day(self, docket):
        enter(docket, None, on="2022-01-10")
        assert len(docket.meetings()) == 1
        assert docket.meetings(as_of=date(2030, 1, 1)) == []


class KeptDocketContract(DocketContract):
    """What a docket does besides, when it outlives the program."""

    def test_it_is_there_when_opened_again(self, where):
        with open_docket(where) as docket:
            enter(docket, "2022-01-10", publisher="Kremlin")
            before = outline(docket.meetings()), list(docket.entries()), list(docket.documents())
        with open_docket(where) as docket:
            assert (outline(docket.meetings()), list(docket.entries()), list(docket.documents())) == before
            assert docket.verify() == 3

    @pytest.mark.parametrize(
        "change",
        [
            "UPDATE entries SET hand = 'someone else' WHERE sequence = 2",
            "DELETE FROM entries WHERE sequence = 3",
            "DELETE FROM entries",
            "UPDATE documents SET text = 'They never met.'",
            "DELETE FROM documents",
            "INSERT INTO entries SELECT 9, recorded, hand, act, subject, body, supersedes, previous, hash "
            "FROM entries WHERE sequence = 3",
        ],
    )
    def test_the_database_itself_refuses_change(self, docket, change):
        enter(docket, "2022-01-10")
        with pytest.raises(DBAPIError, match=r"never|follows the last"):
            self.change(docket, change)
        assert docket.verify() == 3

    @pytest.mark.parametrize(
        ("change", "complaint"),
        [
            (
                "UPDATE entries SET hand = 'someone else' WHERE sequence = 2",
                r"entry 2 \(enter, .*was altered",
            ),
            ("DELETE FROM entries WHERE sequence = 2", "entry 2 is missing: after entry 1 comes entry 3"),
            ("UPDATE entries SET hash = previous WHERE sequence = 4", r"entry 4 .*was altered"),
            ("UPDATE entries SET previous = hash WHERE sequence = 5", "entry 5 .*follows"),
            ("UPDATE documents SET text = 'They never met.' WHERE entry = 1", "entry 1 received a document"),
            ("UPDATE documents SET id = 'another' WHERE entry = 4", "entry 4 received a document"),
            ("DELETE FROM documents WHERE entry = 1", "entry 1 received a document"),
            ("DELETE FROM documents WHERE entry = 4", "entry 4 received a document"),
        ],
    )
    def test_a_record_altered_behind_its_back_is_found_out(self, docket, change, complaint):
        enter(docket, "2022-01-10", on="2022-01-10")
        enter(docket, "2022-01-11", on="2022-01-10")
        assert docket.verify() == 6
        self.disarm(docket)
        self.change(docket, change)
        with pytest.raises(ChainBroken, match=complaint):
            docket.verify()

    def test_a_document_slipped_in_is_found_out(self, docket):
        enter(docket, "2022-01-10")
        columns = "id, title, publisher, published, url, text"
        copied = f"SELECT 9, hash, {columns} FROM documents, entries WHERE sequence = 2"
        self.change(docket, f"INSERT INTO documents (entry, digest, {columns}) {copied}")
        with pytest.raises(ChainBroken, match=r"document .* was never received"):
            docket.verify()

    def test_two_who_write_at_once_keep_one_order(self, where):
        open_docket(where).close()
        faults = []

        def write(party):
            try:
                with open_docket(where) as docket:
                    for count in range(8):
                        enter(
                            docket,
                            "2022-01-10",
                            text=f"{party} met them {count} times.",
                            parties=(party, "USA"),
                        )
            except DocketFault as fault:
                faults.append(fault)

        writers = [threading.Thread(target=write, args=(party,)) for party in ("RUS", "UKR", "FRA")]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        assert faults == []
        with open_docket(where) as docket:
            assert docket.verify() >= 3 * 8 * 3
            assert len(list(docket.documents())) == 24

    def test_who_reads_sees_the_record_as_it_was_when_he_began(self, where):
        with open_docket(where) as writer, open_docket(where) as reader:
            enter(writer, "2022-01-10")
            chain = reader.entries()
            next(chain)
            enter(writer, "2022-01-11", on="2022-01-11")
            assert len(list(chain)) == 2
            assert len(list(reader.entries())) == 6

    def change(self, docket, command):
        with docket._ledger._engine.connect() as connection:
            connection.execute(text(command))
            connection.commit()

    def disarm(self, docket):
        """Do what someone would do who owns the database and wants to alter the record."""
        for trigger, table in self.triggers:
            self.change(docket, self.drop.format(trigger=trigger, table=table))

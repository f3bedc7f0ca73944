import sqlite3
from datetime import UTC, datetime

import pytest

from contracts.docket_contract import KeptDocketContract
from contracts.factories import HAND, document, enter, meeting, outline
from pourparler.docket.docket import Docket
from pourparler.docket.finding.searching import Query, terms_of
from pourparler.docket.opening import as_recorded, copy_docket, open_docket
from pourparler.docket.storage.backends.sqlite import SQLiteLedger
from pourparler.errors import DocketFault


class TestSQLiteDocket(KeptDocketContract):
    triggers = (
        ("entries_are_not_altered", "entries"),
        ("entries_are_not_removed", "entries"),
        ("documents_are_not_altered", "documents"),
        ("documents_are_not_removed", "documents"),
    )
    drop = "DROP TRIGGER {trigger}"

    @pytest.fixture
    def where(self, tmp_path):
        return tmp_path / "talks.docket"

    @pytest.mark.parametrize("table", ["entries", "documents"])
    def test_replacing_a_row_is_refused_too(self, docket, table):
        enter(docket, "2022-01-10")
        with pytest.raises(Exception, match=r"never altered|follows the last"):
            self.change(docket, f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE rowid = 1")

    def test_a_file_url_opens_the_same_docket(self, where):
        with open_docket(where) as docket:
            enter(docket, "2022-01-10")
        with open_docket(f"sqlite:///{where}") as docket:
            assert docket.verify() == 3

    def test_a_docket_that_must_exist_is_not_made(self, where):
        with pytest.raises(DocketFault, match=r"there is no docket at .*talks\.docket"):
            open_docket(where, must_exist=True)
        assert not where.exists()

    def test_a_file_that_is_no_docket_is_left_alone(self, where):
        where.write_text("Minutes of the talks")
        with pytest.raises(DocketFault, match=r"is not a docket: it begins with b'Minutes of t'"):
            open_docket(where)
        assert where.read_text() == "Minutes of the talks"

    def test_the_database_of_another_program_is_left_alone(self, where):
        with sqlite3.connect(where) as other:
            other.execute("CREATE TABLE recipes (name TEXT)")
        with pytest.raises(DocketFault, match="a database of another program"):
            open_docket(where)

    def test_a_docket_of_a_newer_release_is_not_touched(self, where):
        open_docket(where).close()
        with sqlite3.connect(where) as newer:
            newer.execute("PRAGMA user_version = 99")
        with pytest.raises(DocketFault, match=r"written by a newer Pourparler: its tables have version 99"):
            open_docket(where)

    def test_a_damaged_file_is_said_to_be_one(self, where):
        open_docket(where).close()
        content = bytearray(where.read_bytes())
        content[100:4000] = b"x" * 3900
        where.write_bytes(content)
        with pytest.raises(DocketFault, match="is not a docket, or was damaged"):
            open_docket(where)

    def test_a_folder_is_no_docket(self, tmp_path):
        with pytest.raises(DocketFault, match="is a folder"):
            open_docket(tmp_path)
        with pytest.raises(DocketFault, match="there is no folder"):
            open_docket(tmp_path / "missing" / "talks.docket")

    def test_an_address_of_an_unknown_kind_is_refused(self):
        with pytest.raises(DocketFault, match="no docket can be kept at 'mysql://here'"):
            open_docket("mysql://here")

    def test_a_locked_file_is_said_to_be_locked(self, where):
        open_docket(where).close()
        holder = sqlite3.connect(where, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        with Docket(SQLiteLedger(where, patience=0.05)) as docket:
            with pytest.raises(DocketFault, match="is being written to by another program"):
                enter(docket, "2022-01-10")
            assert docket.meetings() == []
            holder.execute("ROLLBACK")
            enter(docket, "2022-01-10")
        holder.close()

    def test_a_read_only_file_can_be_read_and_says_why_it_takes_nothing(self, where, monkeypatch):
        with open_docket(where) as docket:
            enter(docket, "2022-01-10")
        monkeypatch.setattr("os.access", lambda *_: False)
        with open_docket(where) as docket:
            assert len(docket.meetings()) == 1
            with pytest.raises(DocketFault, match="is read-only, so nothing can be entered in it"):
                enter(docket, "2022-01-11")

    def test_a_read_only_file_is_read_as_it_stands_while_another_program_writes(self, where, monkeypatch):
        with open_docket(where) as writer:
            enter(writer, "2022-01-10", on="2022-01-10")
            with monkeypatch.context() as patched:
                patched.setattr("os.access", lambda *_: False)
                reader = open_docket(where)
            with reader:
                assert len(reader.meetings()) == 1
                enter(writer, "2022-02-11", on="2022-02-11")
                assert len(reader.meetings()) == 2

    def test_a_read_only_file_of_an_earlier_release_is_said_to_be_one(self, where, monkeypatch):
        open_docket(where).close()
        with sqlite3.connect(where) as connection:
            connection.execute("PRAGMA user_version = 1")
        connection.close()
        monkeypatch.setattr("os.access", lambda *_: False)
        with pytest.raises(DocketFault, match=r"written by an earlier Pourparler .* but it is read-only"):
            open_docket(where)

    def test_a_large_record_as_it_stood_is_kept_in_a_file_that_is_gone_afterwards(self, docket, tmp_path, monkeypatch):
        monkeypatch.setattr("pourparler.docket.opening.FEW", 0)
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        for day in ("2022-01-10", "2022-01-11"):
            enter(docket, day, on="2022-01-10")
        with as_recorded(docket, datetime.now(UTC)) as past:
            assert list(tmp_path.glob("pourparler-*/*.docket"))
            assert list(past.entries()) == list(docket.entries())
            assert outline(past.meetings()) == outline(docket.meetings())
            assert past.verify() == docket.verify()
            asked = Query(terms=terms_of("agreed"))
            assert past.search(asked).hits == docket.search(asked).hits != ()
        assert not list(tmp_path.glob("pourparler-*"))

    def test_a_copy_that_fails_leaves_nothing_and_can_be_made_again(self, docket, tmp_path):
        enter(docket, "2022-01-10", on="2022-01-10")

        def fail(_):
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            copy_docket(docket, tmp_path / "copy.docket", fail)
        with copy_docket(docket, tmp_path / "copy.docket") as copy:
            assert copy.head == docket.head

    def test_a_full_disk_leaves_the_docket_whole(self, docket):
        enter(docket, "2022-01-10", on="2022-01-10")
        pages = self.limit(docket, 1)
        source = document("They met. " * 20_000, "2022-01-11")
        with pytest.raises(DocketFault, match="the disk is full; nothing of the last document was entered"):
            docket.receive(source, [meeting(source)], HAND)
        assert docket.verify() == 3
        self.limit(docket, pages + 1000)
        assert docket.receive(source, [meeting(source)], HAND).new
        assert docket.verify() == 6

    def limit(self, docket, pages):
        """Let the file have no more pages than these, or than it has; returns how many that is."""
        with docket._ledger._engine.connect() as connection:
            return connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}").scalar_one()

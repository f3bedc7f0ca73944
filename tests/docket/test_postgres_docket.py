import sys

import pytest

from contracts.docket_contract import KeptDocketContract
from pourparler.docket.opening import open_docket
from pourparler.errors import DocketFault


class TestPostgresDocket(KeptDocketContract):
    triggers = (("entries_are_not_changed", "entries"), ("documents_are_not_changed", "documents"))
    drop = "DROP TRIGGER {trigger} ON {table}"

    @pytest.fixture
    def where(self, postgres_url):
        return postgres_url

    def test_emptying_the_record_is_refused_too(self, docket):
        with pytest.raises(Exception, match="never altered or removed"):
            self.change(docket, "TRUNCATE entries")

    def test_a_docket_of_a_newer_release_is_not_touched(self, docket, where):
        self.change(docket, "INSERT INTO docket_version VALUES (99)")
        with pytest.raises(DocketFault, match=r"written by a newer Pourparler: its tables have version 99"):
            open_docket(where)


def test_a_server_that_is_not_there_is_named_without_the_password():
    pytest.importorskip("psycopg")
    with pytest.raises(DocketFault, match=r"postgresql://me:\*\*\*@127.0.0.1:1/talks cannot be reached"):
        open_docket("postgresql://me:secret@127.0.0.1:1/talks")


def test_without_the_extra_it_says_which_one_is_needed(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(DocketFault, match=r"needs the extra: pip install 'pourparler\[postgres\]'"):
        open_docket("postgresql://127.0.0.1/talks")

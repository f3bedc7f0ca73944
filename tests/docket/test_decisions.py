"""Decisions of people, in every docket."""

import pytest

from contracts.decisions_contract import DecisionsContract
from contracts.rereading_contract import RereadingContract


class TestDecisionsInMemory(DecisionsContract, RereadingContract):
    @pytest.fixture
    def where(self):
        return "memory:"


class TestDecisionsInSQLite(DecisionsContract, RereadingContract):
    @pytest.fixture
    def where(self, tmp_path):
        return tmp_path / "talks.docket"


class TestDecisionsInPostgres(DecisionsContract, RereadingContract):
    @pytest.fixture
    def where(self, postgres_url):
        return postgres_url

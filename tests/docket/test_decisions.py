"""Decisions of people, in every docket."""

import pytest

from contracts.decisions_contract import DecisionsContract


class TestDecisionsInMemory(DecisionsContract):
    @pytest.fixture
    def where(self):
        return "memory:"


class TestDecisionsInSQLite(DecisionsContract):
    @pytest.fixture
    def where(self, tmp_path):
        return tmp_path / "talks.docket"


class TestDecisionsInPostgres(DecisionsContract):
    @pytest.fixture
    def where(self, postgres_url):
        return postgres_url

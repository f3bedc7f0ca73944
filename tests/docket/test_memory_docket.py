import pytest

from contracts.docket_contract import DocketContract


class TestMemoryDocket(DocketContract):
    @pytest.fixture
    def where(self):
        return "memory:"

"""Talks with known truth: the indicators find it. A thousand runs of each are `python -m evaluation.simulations`."""

import pytest
from evaluation.simulations import SIMULATIONS, simulate

RUNS = 25


@pytest.mark.parametrize("simulation", SIMULATIONS, ids=lambda one: one.__name__)
def test_an_indicator_finds_the_truth_and_its_interval_holds_it(simulation):
    for found in simulate(simulation, RUNS):
        assert found.withheld <= RUNS // 10, found
        assert abs(found.bias) < 0.2, found
        assert found.coverage >= 0.8, found

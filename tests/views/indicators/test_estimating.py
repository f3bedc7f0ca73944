"""The statistics, against worked examples that others have published."""

import pytest

from pourparler.views.indicators import estimating
from pourparler.views.indicators.interference_rate import odds_ratio

# Weeks to relapse of 21 patients on 6-mercaptopurine (Freireich et al. 1963), the example of every textbook.
RELAPSED = [6, 6, 6, 7, 10, 13, 16, 22, 23]
IN_REMISSION = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]


@pytest.mark.parametrize(
    ("week", "share"),
    [(6, 0.857), (7, 0.807), (10, 0.753), (13, 0.690), (16, 0.627), (22, 0.538), (23, 0.448)],
)
def test_kaplan_meier_gives_the_published_curve(week: int, share: float):
    assert estimating.surviving(RELAPSED, IN_REMISSION, week).value == pytest.approx(share, abs=0.0005)


def test_the_interval_of_the_curve_is_the_published_one():
    # Collett 2015 and the reference output of R's survfit (conf.type = "log-log") for this example at week 10.
    found = estimating.surviving(RELAPSED, IN_REMISSION, 10)
    assert (found.low, found.high) == (pytest.approx(0.503, abs=0.001), pytest.approx(0.889, abs=0.001))


def test_half_have_relapsed_by_week_twenty_three():
    found = estimating.median_survival(RELAPSED, IN_REMISSION)
    assert found is not None
    assert (found.value, found.low, found.high) == (23, 13, None)


def test_half_are_never_over_where_most_last():
    assert estimating.median_survival([3], [10, 10, 10, 10]) is None


def test_a_curve_on_which_nothing_has_ended_has_a_low_end_only():
    found = estimating.surviving([], [20] * 10, 14)
    assert found.value == 1
    assert found.low == pytest.approx(0.722, abs=0.001)
    assert found.high is None


def test_two_rates_compare_as_in_the_study_of_x_rays():
    # Boice & Monson 1977, as worked in Rothman's "Modern Epidemiology": 1.86, mid-P interval 1.04 to 3.45.
    found, p = estimating.rate_ratio(41, 28010, 15, 19017)
    assert found.value == pytest.approx(1.86, abs=0.005)
    assert (found.low, found.high) == (pytest.approx(1.04, abs=0.005), pytest.approx(3.45, abs=0.005))
    assert 0.03 < p < 0.05


def test_where_nothing_came_there_the_ratio_has_no_upper_end():
    found, _ = estimating.rate_ratio(6, 10, 0, 90)
    assert found.value == float("inf")
    assert found.low is not None
    assert found.low > 1
    assert found.high is None


def test_the_share_of_newcombe():
    # Newcombe 1998, table I: 81 of 263, Wilson's score interval 0.2553 to 0.3662.
    found = estimating.share(81, 263)
    assert (found.low, found.high) == (pytest.approx(0.2553, abs=0.0001), pytest.approx(0.3662, abs=0.0001))


def test_no_event_in_eight_weeks_is_less_than_three_in_that_time():
    found = estimating.rate(0, 1)
    assert (found.value, found.low) == (0, 0)
    assert found.high == pytest.approx(2.996, abs=0.001)


def test_the_horse_kicks_come_at_random():
    # Bortkiewicz 1898: deaths by horse kick in 200 corps-years: 109, 65, 22, 3 and 1 with 0 to 4 deaths.
    counts = [0] * 109 + [1] * 65 + [2] * 22 + [3] * 3 + [4]
    index, p = estimating.dispersion(counts)
    assert index == pytest.approx(1.007, abs=0.01)
    assert p > 0.4


def test_events_that_come_in_clusters_widen_the_ratio():
    weeks = [0, 9, 0, 0, 8, 0, 0, 10, 0, 0, 0, 0]
    narrow, _ = estimating.rate_ratio(19, 21, 8, 63)
    wide, p, note = estimating.clustered_ratio(19, 21, 8, 63, weeks)
    assert note is not None
    assert "clusters" in note
    assert wide.value == narrow.value
    assert (wide.low or 0) < (narrow.low or 0)
    assert p > 0.005


def test_the_lady_tasting_tea():
    found = odds_ratio([[3, 1], [1, 3]])
    # R 4.3: fisher.test(matrix(c(3, 1, 1, 3), 2)) gives 6.408309, and 0.2117329 to 621.9337505.
    assert (found.value, found.low, found.high) == tuple(pytest.approx(v, rel=1e-2) for v in (6.408, 0.2117, 621.93))


def test_holm_orders_what_it_corrects():
    assert estimating.holm([0.04, 0.01, 0.03]) == pytest.approx([0.06, 0.03, 0.06])
    assert estimating.holm([]) == []


def test_the_expected_wait_of_what_forgets_is_the_mean_wait():
    waits = [2, 5, 9, 14, 20, 3, 7, 11, 26, 4, 1, 17]
    short, long = estimating.further_wait(waits, 1), estimating.further_wait(waits, 15)
    mean = sum(waits) / len(waits)
    for found in (short, long):
        assert found.low is not None
        assert found.high is not None
        assert found.low < mean < found.high


def test_regular_waits_make_a_long_wait_nearly_over():
    waits = [10, 11, 9, 10, 12, 10, 9, 11, 10, 10]
    assert estimating.further_wait(waits, 9).value < 3
    assert estimating.further_wait(waits, 0).value == pytest.approx(10.2, abs=0.5)


def test_turning_the_calendar_finds_no_pattern_in_evenness():
    near = [day % 5 == 0 for day in range(50)]
    assert estimating.rotation([1] * 50, near) == 1.0

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.chronology import Period, Precision, earliest_day, latest_day, months_from, precision_of

DAYS = st.dates(date(1800, 1, 1), date(2199, 12, 31))
FORMS = DAYS.flatmap(lambda day: st.sampled_from([day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}"]))


@st.composite
def periods(draw):
    ends = sorted((draw(FORMS), draw(FORMS)), key=earliest_day)
    return Period(ends[0], draw(st.sampled_from([None, ends[1]])))


def test_a_month_may_mean_any_of_its_days():
    february = Period("2024-02")
    assert (february.first, february.last, february.days) == (date(2024, 2, 1), date(2024, 2, 29), 29)


@pytest.mark.parametrize(
    "form", ["", "22", "2022-1", "2022-13", "2022-02-30", "2022-01-1", "2022/01/01", "0000", "٢٠٢٢"]
)
def test_what_is_no_day_month_or_year_is_refused(form):
    with pytest.raises(ValueError, match="names no day, month or year"):
        Period(form)


def test_a_period_does_not_end_before_it_starts():
    with pytest.raises(ValueError, match="ends before it starts, at '2022-01-09'"):
        Period("2022-01-10", "2022-01-09")


def test_its_precision_is_that_of_its_less_exact_end():
    assert Period("2022-01-10", "2022").precision is Precision.YEAR
    assert Period("2022-01-10").precision is Precision.DAY


@pytest.mark.parametrize(
    ("period", "written"),
    [
        (Period("2022-01-09"), "9 Jan 2022"),
        (Period("2022-01-09", "2022-01-09"), "9 Jan 2022"),
        (Period("2022-01-09", "2022-01-10"), "9–10 Jan 2022"),
        (Period("2022-01-30", "2022-02-02"), "30 Jan – 2 Feb 2022"),
        (Period("2022-01", "2022-03"), "Jan–Mar 2022"),
        (Period("2021-12", "2022-01"), "Dec 2021 – Jan 2022"),
        (Period("2021", "2022"), "2021–2022"),
        (Period("2022-01-09", "2022-02"), "9 Jan 2022 – Feb 2022"),
    ],
)
def test_a_period_is_written_as_a_person_writes_it(period, written):
    assert str(period) == written


def test_a_month_before_january_lies_in_the_year_before():
    assert months_from(date(2022, 1, 31), -1) == date(2021, 12, 1)
    assert months_from(date(2021, 11, 30), 14) == date(2023, 1, 1)


def test_only_a_period_known_to_the_day_can_be_moved():
    assert Period("2022-01-31").shifted(1) == Period("2022-02-01")
    with pytest.raises(ValueError, match="Jan 2022 is not known to the day"):
        Period("2022-01").shifted(1)


def test_periods_come_in_the_order_of_their_first_days():
    later, longer, shorter = Period("2022-01-02"), Period("2022-01-01", "2022-01-05"), Period("2022-01-01")
    assert sorted([later, longer, shorter]) == [shorter, longer, later]


@given(FORMS)
def test_earliest_and_latest_day_bound_the_form(form):
    assert earliest_day(form) <= latest_day(form)
    assert earliest_day(form).isoformat().startswith(form)
    assert latest_day(form).isoformat().startswith(form)
    assert precision_of(form) is list(Precision)[2 - form.count("-")]


@given(periods(), periods())
def test_overlap_is_mutual_and_means_no_distance(one, other):
    assert one.overlaps(other) == other.overlaps(one) == (one.distance(other) == 0)
    assert one.distance(other) == other.distance(one)


@given(periods(), periods())
def test_what_is_contained_overlaps_and_is_not_longer(one, other):
    if one.contains(other):
        assert one.overlaps(other)
        assert other.days <= one.days


@given(DAYS, st.integers(-400, 400))
def test_a_month_counted_forth_and_back_is_the_month_itself(day, count):
    assert months_from(months_from(day, count), -count) == day.replace(day=1)

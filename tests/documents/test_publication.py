"""The day of publication is taken as written, and nothing else is."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.documents.publication import publication_day


@given(st.dates(), st.times())
def test_a_date_and_a_date_with_a_time_name_the_same_day(day: date, hour: time):
    assert publication_day(day.isoformat()) == day
    assert publication_day(datetime.combine(day, hour).isoformat()) == day
    assert publication_day(f"{datetime.combine(day, hour).isoformat()}Z") == day


@pytest.mark.parametrize("written", ["10.01.22", "01/10/2022", "January 10, 2022", "2022-13-01", "2022-01", "soon"])
def test_what_is_no_iso_date_is_quoted_not_guessed(written):
    with pytest.raises(ValueError, match=rf"'{written}' is no ISO date"):
        publication_day(written)

"""What must hold of every indicator, whatever the documents say."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pourparler.views.indicators.measuring import indicators, measure, observe
from views.indicators.worlds import FIRST, SPAN, docket_of, worlds

SLOW = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
counts = st.integers(20, SPAN + 20)


@SLOW
@given(world=worlds, count=counts)
def test_what_is_published_later_never_changes_an_indicator(world, count):
    day = FIRST + timedelta(days=count)
    earlier = [(source, said) for source, said in world if source.published <= day]
    assert indicators(docket_of(world), as_of=day) == indicators(docket_of(earlier), as_of=day)


@SLOW
@given(world=worlds, count=counts)
def test_a_figure_opens_to_exactly_the_entries_it_counts(world, count):
    observed = observe(docket_of(world), as_of=FIRST + timedelta(days=count))
    for place, indicator in enumerate(measure(observed)):
        for found in indicator.figures:
            again = measure(observed.only(found.keys))[place].figure(found.name)
            assert set(again.keys) == set(found.keys), found.name
            assert (again.value, again.low, again.high, again.n, again.withheld) == (
                found.value,
                found.low,
                found.high,
                found.n,
                found.withheld,
            ), found.name


@SLOW
@given(world=worlds, count=counts)
def test_every_entry_that_is_counted_can_be_opened(world, count):
    docket, day = docket_of(world), FIRST + timedelta(days=count)
    for indicator in indicators(docket, as_of=day):
        for found in indicator.figures:
            for key in found.keys:
                docket.find(key, day)


@SLOW
@given(world=worlds, count=counts)
def test_a_figure_has_a_value_or_a_reason_and_lies_within_its_interval(world, count):
    for indicator in indicators(docket_of(world), as_of=FIRST + timedelta(days=count)):
        assert indicator.sentence.endswith(".")
        for found in indicator.figures:
            assert (found.value is None) == (found.withheld is not None)
            if found.value is not None:
                assert found.low is None or found.low <= found.value + 1e-9
                assert found.high is None or found.value <= found.high + 1e-9

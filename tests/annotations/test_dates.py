from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.annotations.time_expressions.finding import find_times
from pourparler.annotations.time_expressions.found import Found, Setting
from pourparler.annotations.time_expressions.grammar import RULES, Rule
from pourparler.annotations.time_expressions.homographs import settled
from pourparler.annotations.time_expressions.recognizer import english_grammar
from pourparler.annotations.time_expressions.tenses import Tense
from pourparler.annotations.time_expressions.tokens import read_page
from pourparler.chronology import Period

WEDNESDAY = date(2022, 1, 12)
GOLDEN = Path(__file__).parent.parent / "golden" / "dates.txt"


def golden_cases() -> list[tuple[date | None, str, list[str]]]:
    cases = []
    lines = [line for line in GOLDEN.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for block in "\n".join(lines).strip().split("\n\n"):
        heading, text, *expected = block.splitlines()
        day = heading.removeprefix("published ")
        published = None if day == "unknown" else date.fromisoformat(day)
        cases.append((published, text, [line.strip() for line in expected]))
    return cases


@pytest.mark.parametrize(("published", "text", "expected"), golden_cases())
def test_a_text_speaks_of_these_times_and_no_others(published, text, expected):
    found = find_times(text, published)
    assert [f"{time.text} | {time.type} {time.value} | {time.period or '-'}" for time in found] == expected


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.example)
def test_every_rule_reads_its_own_example(rule: Rule):
    page = settled(read_page(rule.example))
    grammar = english_grammar()
    group = f"r{RULES.index(rule)}"
    matches = [grammar.rules.match(page.kinds, at) for at in range(len(page.kinds))]
    matched = [match for match in matches if match and match.lastgroup == group]
    assert matched
    setting = Setting(page, WEDNESDAY)
    readings = [rule.reader(Found(setting, match.start(), match.end())) for match in matched]
    assert any(readings) or "(?<=" in rule.pattern  # a later day of a list wants the first one read before it


def test_the_dateline_of_a_wire_story_is_its_today():
    text = "VIENNA, Jan. 11 (Agency) -- The envoys met today and had dined together yesterday."
    assert [time.value for time in find_times(text, WEDNESDAY)] == ["2022-01-11", "2022-01-11", "2022-01-10"]


def test_an_old_date_at_the_head_of_a_text_is_no_dateline():
    text = "MINSK, Feb. 12, 2015 -- The accord was signed. It lapsed yesterday."
    assert find_times(text, WEDNESDAY)[-1].value == "2022-01-11"


def test_a_line_that_begins_anew_does_not_continue_a_date():
    assert [time.text for time in find_times("Monday, 10 January\nTuesday, 11 January", WEDNESDAY)] == [
        "Monday, 10 January",
        "Tuesday, 11 January",
    ]


def test_a_date_may_be_wrapped_over_two_lines():
    assert find_times("They met on 10\nJanuary 2022.", WEDNESDAY)[0].period == Period("2022-01-10")


def test_a_parser_may_tell_the_tense():
    text = "Talks on Tuesday"
    assert find_times(text, WEDNESDAY)[0].period == Period("2022-01-11")
    assert find_times(text, WEDNESDAY, tense_at=lambda _: Tense.FUTURE)[0].period == Period("2022-01-18")


def test_a_clause_ends_with_its_sentence():
    text = "The envoys will go home. On Tuesday they met."
    assert find_times(text, WEDNESDAY)[0].period == Period("2022-01-11")
    whole = [(0, len(text))]
    assert find_times(text, WEDNESDAY, sentences=whole)[0].period == Period("2022-01-18")


def test_a_clock_time_without_a_day_is_not_silently_of_today():
    (time,) = find_times("The hotline rang at 9 p.m.", WEDNESDAY)
    assert time.period is None


WORDS = """on in the last next this of to from between and a two 3 12 31 99 2021 1990s ' , . - / ( ) January
May march Monday Sat. week weeks year years quarter third 21st ago later earlier before after today tonight
yesterday morning night noon 10:30 p.m. EST early late mid end every daily Easter Christmas New Year's Eve now
past future half hundred fiscal Q3 12/01/2022 31.12.2021 2022-01-12 same following weekend summer fortnight
decade century"""
TIME_WORDS = st.sampled_from([*WORDS.split(), "\n", "\n\n"])
RELATIVE_WORDS = st.sampled_from([word for word in WORDS.split() if not any(map(str.isdigit, word))])
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PUBLISHED = st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31))


def check_laws(text: str, published: date | None) -> None:
    found = find_times(text, published)
    for time in found:
        assert text[time.start : time.end] == time.text
        assert time.start < time.end
        assert time.type in {"DATE", "TIME", "DURATION", "SET"}
        assert time.period is None or time.type in {"DATE", "TIME"}
        assert time.period is None or time.period.first <= time.period.last
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert found == find_times(text, published)


@given(text=st.text(max_size=200), published=PUBLISHED)
def test_any_text_can_be_read(text, published):
    check_laws(text, published)


@settings(max_examples=400)
@given(words=st.lists(TIME_WORDS, max_size=14), published=PUBLISHED)
def test_any_heap_of_time_words_can_be_read(words, published):
    check_laws(" ".join(words), published)


@given(words=st.lists(RELATIVE_WORDS, max_size=10))
def test_without_a_day_of_publication_relative_dates_stay_unresolved(words):
    assert all(time.period is None for time in find_times(" ".join(words), None))


@given(text=st.text(alphabet="İẞßΣ今日 Mayon5th,2022", max_size=40))
def test_letters_that_change_length_in_lower_case_do_not_shift_offsets(text):
    check_laws(text, WEDNESDAY)


@given(day=st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_a_day_written_out_is_read_back_in_every_order(day):
    month = f"{day:%B}"
    for written in (
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{day:%A}, {day.day} {month} {day.year}",
        day.isoformat(),
        f"{day.day:02d}.{day.month:02d}.{day.year}",
    ):
        (time,) = find_times(f"It was signed on {written}.", None)
        assert time.period == Period.of_day(day)


@given(today=st.dates(date(1950, 1, 1), date(2049, 12, 31)), name=st.sampled_from(WEEKDAYS))
def test_a_weekday_lies_within_a_week_of_publication_on_the_side_of_its_tense(today, name):
    (past,) = find_times(f"The sides met on {name}.", today)
    (future,) = find_times(f"The sides will meet on {name}.", today)
    assert 0 <= (today - past.period.first).days <= 6
    assert 0 <= (future.period.first - today).days <= 6

"""A text is cut where a reader would cut it, and nothing of it is lost."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.documents.sentences import LONGEST, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "together",
    [
        "GENEVA, Jan. 10 (Newswire) -- The delegations sat down at 9 a.m. local time on Monday.",
        "The U.S. side and the U.N. envoy met Gen. A. B. Moreau at No. 5 in St. Gallen.",
        "Envoys from Oslo, Bern, etc. will join under Art. 33 of the Charter.",
        "Growth of 3.5 percent, or $1.2 billion, was promised.",
        "They may meet again ... or not at all.",
        '"Never!" she told the other delegation.',
        "See www.example.org/talks.html for the draft.",
        "The call ended at 10 p.m. GMT on Sunday.",
        "1. The parties shall meet every month.",
        "(a) Neither side shall deploy new launchers.",
        "Dr. Vangelis and Messrs. Roth and Blum initialled p. 4 of the draft vs. the wishes of others.",
        "We spoke with Presidents Alpha, Bravo et al. about it.",
    ],
)
def test_a_stop_that_belongs_to_a_word_does_not_end_the_sentence(together):
    assert cut(together) == [together]


@pytest.mark.parametrize(
    "parts",
    [
        ["The talks ended.", "Nobody spoke."],
        ["“We will come.”", "“So will we.”"],
        ["He spoke for the U.S.", "The others listened."],
        ["They rose at 6 p.m.", "Nothing was signed."],
        ["Is a date set?", "Yes!", "It is Monday."],
        ["the talks ended.", "nobody spoke.", "they left."],
        ["It is over…", "They left."],
        ["It was agreed (in part.)", "The rest was not."],
        ["The offer stands.[3]", "It was renewed."],
        ["In 2021.", "Then came winter."],
    ],
)
def test_a_stop_between_sentences_ends_the_first(parts):
    assert cut(" ".join(parts)) == parts


def test_a_missing_space_after_the_stop_is_forgiven():
    assert cut("They opened the talks.The rest followed.") == ["They opened the talks.", "The rest followed."]


def test_other_scripts_have_their_own_stops():
    assert cut("会談は終わった。次は来週だ。") == ["会談は終わった。", "次は来週だ。"]
    assert cut("वार्ता समाप्त हुई। अगली बैठक होगी।") == ["वार्ता समाप्त हुई।", "अगली बैठक होगी।"]
    assert cut("Переговоры завершены. Стороны уехали.") == ["Переговоры завершены.", "Стороны уехали."]


def test_a_line_break_within_wrapped_prose_is_a_space():
    text = (
        "The delegations of the two countries sat down in the morning and spoke\n"
        "until the evening about the drafts on the table. They will meet again\n"
        "next week."
    )
    assert cut(text) == [text[: text.index(" They")], text[text.index("They") :]]


def test_a_heading_a_list_and_a_speaker_begin_anew():
    text = (
        "Talks open in the lake city\n"
        "The delegations asked for three things:\n"
        "- a date for the next sitting\n"
        "- a smaller room\n"
        "2. no press\n"
        "PRESIDENT ROTH: Thank you all.\n"
        "Q: When will you meet?\n"
        "## What comes next\n"
        "Nobody knows."
    )
    assert cut(text) == text.split("\n")


def test_a_blank_line_ends_a_sentence_without_a_stop():
    assert cut("Joint statement\n\nThey met\r\n\r\nThey left") == ["Joint statement", "They met", "They left"]


def test_a_text_without_stops_is_cut_at_white_space():
    pieces = cut("word " * 100_000)
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert all(piece.startswith("word") and piece.endswith("word") for piece in pieces)
    assert max(len(piece) for piece in cut("x" * 50_000)) == LONGEST


def test_a_text_of_white_space_has_no_sentence():
    assert sentences("") == []
    assert sentences(" \n\t\r\n ") == []


PIECES = st.sampled_from(
    ["The talks", " ", "\n", "\n\n", ".", "...", "?", '"', "”", "U.S.", "Jan.", "10", "(", ")", "- ", "1. ",
     "a", "PRESIDENT ROTH:", "。", "\u2028", "\xa0", "…", "[3]", "x" * 50, "\r\n", "# "]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join)))
def test_every_character_but_white_space_lies_in_exactly_one_sentence(text):
    spans = sentences(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert re.sub(r"\s", "", text) == re.sub(r"\s", "", "".join(text[start:end] for start, end in spans))


@given(st.text(), st.text())
def test_a_blank_line_separates_what_stands_on_either_side(before, after):
    first, second = sentences(before), sentences(after)
    shifted = [(start + len(before) + 2, end + len(before) + 2) for start, end in second]
    assert sentences(f"{before}\n\n{after}") == first + shifted


ROWS = ["." * 200_000 + "x", ". " * 100_000 + "x", '."' * 100_000, " " * 200_000 + "Mr. " * 50_000]


@pytest.mark.parametrize("row", ROWS)
def test_a_hostile_row_of_stops_is_read_in_time_that_grows_with_its_length(row):
    started = time.process_time()
    sentences(row)
    assert time.process_time() - started < 2

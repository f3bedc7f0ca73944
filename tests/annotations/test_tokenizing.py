"""Words are cut as the treebank cuts them, and nothing is lost between them."""

import time
from itertools import pairwise

import pytest

from pourparler.annotations.tokenizing import tokenize


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't and can't.", "They do n't and ca n't ."),
        ("It won’t; she’d gone.", "It wo n’t ; she ’d gone ."),
        ("Russia's and the Philippines' envoys", "Russia 's and the Philippines ' envoys"),
        ("The sides cannot agree", "The sides can not agree"),
        ("a cease-fire, a non-aggression pact", "a cease - fire , a non-aggression pact"),
        ("the co-chairs met in mid-July", "the co-chairs met in mid-July"),
        ("U.S.-led talks in the U.S. began", "U.S. - led talks in the U.S. began"),
        (
            "Mr. Vance met Gov. Harriman at 10:30 a.m. there",
            "Mr. Vance met Gov. Harriman at 10:30 a.m. there",
        ),
        ("W. Averell Harriman spoke", "W. Averell Harriman spoke"),
        ("envoys of the U.S.", "envoys of the U.S ."),
        ("about $1.5bn, or 3,250 tonnes (12.5%)", "about $ 1.5 bn , or 3,250 tonnes ( 12.5 % )"),
        ("US$30 million", "US $ 30 million"),
        ("on 2021-12-15 and 15/12/2021", "on 2021-12-15 and 15/12/2021"),
        ("the 1990s, the 19th round", "the 1990s , the 19th round"),
        (
            "write to press@mfa.example or www.mfa.example/en.",
            "write to press@mfa.example or www.mfa.example/en .",
        ),
        ("“Yes,” he said… and left", "“ Yes , ” he said … and left"),
        ("Wait... no -- yes!", "Wait ... no -- yes !"),
        ("O'Neill and al-Qa'ida", "O'Neill and al - Qa'ida"),
        ("either/or", "either / or"),
    ],
)
def test_words_are_cut_as_in_the_treebank(text: str, expected: str) -> None:
    assert words(text) == expected.split()


def test_offsets_count_from_the_beginning_of_the_text() -> None:
    text = "First. Second one."
    assert tokenize(text, 7, 18) == [(7, 13), (14, 17), (17, 18)]


def test_nothing_but_white_space_lies_between_words() -> None:
    text = "“It’s 5½ km—no: 6 km,” (№ 7) é 日本 🕊️ \u200b_x_ \t end\u00a0here…"
    spans = tokenize(text)
    covered = {at for start, end in spans for at in range(start, end)}
    assert all(text[at].isspace() for at in range(len(text)) if at not in covered)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@pytest.mark.parametrize("text", ["", "   \n\t "])
def test_no_words_in_nothing(text: str) -> None:
    assert tokenize(text) == []


@pytest.mark.parametrize(
    "text", ["a" * 50_000, "a." * 20_000, "-" * 50_000, "1," * 20_000, "a-" * 20_000, "'" * 50_000]
)
def test_odd_text_takes_no_longer_than_its_length_warrants(text: str) -> None:
    began = time.perf_counter()
    tokenize(text)
    assert time.perf_counter() - began < 2

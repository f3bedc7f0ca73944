"""The table of matters: every word leads to one matter, and none is passed over."""

import tomllib
from collections import Counter
from importlib import resources

import pytest

from pourparler.docket.talks.matters import alike, matter_of, of_one_thing, speaks_of

TABLE = tomllib.loads(resources.files("pourparler").joinpath("data/matters.toml").read_text(encoding="utf-8"))
LISTED = [(matter, words) for kind in ("matters", "broad") for matter, some in TABLE[kind].items() for words in some]


def test_no_words_are_listed_twice():
    assert [words for words, times in Counter(words for _, words in LISTED).items() if times > 1] == []
    assert [word for word, times in Counter(TABLE["plain"]).items() if times > 1] == []


@pytest.mark.parametrize(("matter", "words"), LISTED, ids=[words for _, words in LISTED])
def test_the_words_of_a_matter_lead_to_it(matter, words):
    found = matter_of(words.replace("*", ""))
    assert matter in (*found.named, *found.broad)


def test_a_word_is_no_more_than_itself_and_its_plural():
    assert matter_of("an important coalition").named == ()
    assert matter_of("imports of coal").named == ("trade", "energy")
    assert matter_of("treaties").broad == ("law",)


def test_names_tell_nothing_of_the_matter():
    assert matter_of("Geneva and the Russians").all == frozenset()


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("an end to NATO's enlargement", "enlargement of NATO", True),
        ("the enlargements", "enlargement", True),
        ("joining NATO", "join NATO", True),
        ("NATO", "join NATO", False),
        ("anything", "", False),
    ],
)
def test_a_phrase_is_found_in_any_form_and_order_of_its_words(text, phrase, found):
    assert speaks_of(text, phrase) is found


def test_texts_on_other_parties_are_about_two_things():
    assert not alike("sanctions on Iran", "sanctions against North Korea")
    assert alike("sanctions on Iran", "the Iranian sanctions")


def test_broad_matters_make_no_two_texts_one_thing():
    assert not of_one_thing("security in Europe", "security guarantees")
    assert of_one_thing("withdraw its troops", "troops")

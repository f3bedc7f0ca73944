"""The small model reads every document the same way whatever else is read, and always gives proper trees."""

import random
import shutil
from pathlib import Path

import numpy as np
import pytest

from pourparler.annotations import tagger as tagging
from pourparler.annotations.spanning import best_tree, not_trees
from pourparler.annotations.syntax import Tree
from pourparler.annotations.tagger import SHIPPED, Tagger
from pourparler.errors import ModelFault

DOCUMENT = [
    "The foreign ministers of Norway and Sweden met in Oslo on Monday.",
    "They discussed fisheries, which both governments had called urgent, and agreed to meet again in May.",
    "No statement was issued.",
    "“We can't rule anything out,” a spokesman said.",
]
OTHER = [
    "Rain is expected.",
    "The harvest, as so often, was late; nobody minded much, least of all the millers.",
]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger.load()


def read(tagger: Tagger, sentences: list[str]) -> list[Tree]:
    spans, at = [], 0
    for sentence in sentences:
        spans.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return tagger.parse(" ".join(sentences), spans)


def assert_proper(tree: Tree) -> None:
    assert [word.index for word in tree.words] == list(range(len(tree.words)))
    assert sum(word.head == -1 for word in tree.words) == 1
    for word in tree.words:
        assert (word.relation == "root") == (word.head == -1)
        seen, at = set(), word.index
        while at >= 0:
            assert at not in seen, "a cycle"
            seen.add(at)
            at = tree.words[at].head


def test_a_plain_sentence_is_read_as_a_grammarian_would(tagger: Tagger) -> None:
    (tree,) = read(tagger, DOCUMENT[:1])
    met = tree.words[tree.root]
    assert met.lemma == "meet"
    assert met.upos == "VERB"
    (subject,) = tree.children(met.index, "nsubj")
    assert tree.words[subject].text == "ministers"
    assert {tree.words[i].text for i in tree.children(met.index, "obl")} == {"Oslo", "Monday"}


def test_a_document_is_read_the_same_whatever_was_read_before(tagger: Tagger) -> None:
    alone = read(tagger, DOCUMENT)
    for sentences in (OTHER, DOCUMENT + OTHER, OTHER * 40):
        read(tagger, sentences)
        assert read(tagger, DOCUMENT) == alone
    assert read(Tagger(SHIPPED), DOCUMENT) == alone


def test_offsets_point_into_the_document(tagger: Tagger) -> None:
    text = "Heading\n\nThe sides met. They agreed."
    for tree in tagger.parse(text, [(9, 23), (24, 36)]):
        assert all(text[word.start : word.end] == word.text for word in tree.words)
        assert tree.words[0].start == tree.start


@pytest.mark.parametrize(
    "sentence",
    [
        *DOCUMENT,
        "!!!",
        "Geneva",
        "“”‘’… – — ¿?",
        "日本 と 中国 の 会談",
        "e\u0301 \ufeff\u200d\U0001f54a\ufe0f \ud7ff \u202e",
        "х" * 300,
        " ".join("(" * 90),
        "\x00\x01 talks \x7f",
    ],
)
def test_every_sentence_gives_a_proper_tree(tagger: Tagger, sentence: str) -> None:
    (tree,) = tagger.parse(sentence, [(0, len(sentence))])
    assert_proper(tree)


def test_a_sentence_of_a_thousand_words_gives_one_proper_tree(tagger: Tagger) -> None:
    words = ("the envoys of nine states spoke of grain, of gas and of the weather; " * 80).split()[:1000]
    text = " ".join(words)
    (tree,) = tagger.parse(text, [(0, len(text))])
    assert_proper(tree)
    assert len(tree.words) > 1000
    assert text[tree.words[-1].start : tree.words[-1].end] == text[-len(tree.words[-1].text) :]


@pytest.mark.parametrize("text", ["", "  \n\t "])
def test_a_sentence_without_words_gives_a_tree_without_words(tagger: Tagger, text: str) -> None:
    (tree,) = tagger.parse(text, [(0, len(text))])
    assert tree.words == ()
    assert tree.root == -1


def test_no_sentences_give_no_trees(tagger: Tagger) -> None:
    assert tagger.parse("", []) == []


def test_triggers_stand_on_words_and_carry_a_share_of_certainty(tagger: Tagger) -> None:
    for tree in read(tagger, DOCUMENT):
        for trigger in tree.triggers:
            assert 0 <= trigger.first <= trigger.last < len(tree.words)
            assert 0 < trigger.score <= 1


def test_the_model_is_loaded_once() -> None:
    assert Tagger.load() is Tagger.load(SHIPPED)


def test_a_model_with_another_digest_is_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(SHIPPED, tmp_path / "model")
    (folder / "labels.toml").write_text("upos = []\n", encoding="utf-8")
    with pytest.raises(ModelFault, match=r"labels\.toml: SHA-256 is .* but manifest\.toml says"):
        Tagger.load(folder)


def test_a_model_with_a_missing_file_is_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(SHIPPED, tmp_path / "model")
    (folder / "tokenizer.json").unlink()
    with pytest.raises(ModelFault, match="missing, though"):
        Tagger.load(folder)


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelFault, match=r"no manifest\.toml"):
        Tagger.load(tmp_path)


def test_long_sentences_are_cut_behind_a_comma_where_there_is_one(tagger: Tagger) -> None:
    forms = ["word"] * 100 + [","] + ["word"] * 100
    parts = list(tagger._windows(0, forms))
    assert [part.first for part in parts] == [0, 101]
    assert all(len(part.pieces.ids) <= tagging.WINDOW for part in parts)


def test_cycles_and_second_roots_are_mended_with_the_least_loss() -> None:
    chance = random.Random(0)
    for size in (1, 2, 3, 7, 20):
        for _ in range(20):
            scores = np.array([[chance.gauss(0, 3) for _ in range(size + 1)] for _ in range(size)])
            heads = np.array([[0, *best_tree(scores)]])
            assert not_trees(heads, np.ones((1, size), dtype=bool)) == []


def test_a_tree_that_is_best_already_is_left_alone() -> None:
    scores = np.array([[0.0, 0.0, 5.0, 0.0], [5.0, 0.0, 0.0, 0.0], [0.0, 0.0, 5.0, 0.0]])
    assert best_tree(scores) == [2, 0, 2]

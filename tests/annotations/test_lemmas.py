"""Dictionary forms, irregular and by rule."""

import pytest

from pourparler.annotations.lemmas import lemma


@pytest.mark.parametrize(
    ("form", "upos", "expected"),
    [
        ("met", "VERB", "meet"),
        ("spoke", "VERB", "speak"),
        ("held", "VERB", "hold"),
        ("said", "VERB", "say"),
        ("agreed", "VERB", "agree"),
        ("reiterated", "VERB", "reiterate"),
        ("convened", "VERB", "convene"),
        ("visiting", "VERB", "visit"),
        ("admitted", "VERB", "admit"),
        ("refuses", "VERB", "refuse"),
        ("pledges", "VERB", "pledge"),
        ("was", "AUX", "be"),
        ("’ll", "AUX", "will"),
        ("n't", "PART", "not"),
        ("talks", "NOUN", "talk"),
        ("ministries", "NOUN", "ministry"),
        ("Talks", "NOUN", "talk"),
        ("Nations", "PROPN", "Nations"),
        ("", "X", ""),
    ],
)
def test_lemma(form: str, upos: str, expected: str) -> None:
    assert lemma(form, upos) == expected

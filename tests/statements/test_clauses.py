import pytest

from pourparler.statements.clauses import (
    Tense,
    conditional,
    negated,
    obliques,
    passive,
    patient,
    predicate,
    preposition,
    subject,
    tense,
)
from statements.planting import at, plant

REJECTED = plant(
    "Moscow Moscow PROPN 2 nsubj",
    "rejected reject VERB 0 root",
    "the the DET 4 det",
    "plan plan NOUN 2 obj",
    "and and CCONJ 6 cc",
    "recalled recall VERB 2 conj",
    "its its PRON 8 nmod:poss",
    "envoy envoy NOUN 6 obj",
)
AGREED = plant(
    "Iran Iran PROPN 2 nsubj",
    "agreed agree VERB 0 root",
    "to to PART 4 mark",
    "talk talk VERB 2 xcomp",
)
URGED = plant(
    "France France PROPN 2 nsubj",
    "urged urge VERB 0 root",
    "Iran Iran PROPN 2 obj",
    "to to PART 5 mark",
    "stop stop VERB 2 xcomp",
)
SENT = plant("troops troop NOUN 0 root", "sent send VERB 1 acl", "by by ADP 4 case", "France France PROPN 2 obl:agent")
WAS_REJECTED = plant(
    "plan plan NOUN 3 nsubj:pass",
    "was be AUX 3 aux",
    "rejected reject VERB 0 root",
    "by by ADP 5 case",
    "Iran Iran PROPN 3 obl:agent",
)
WHO_MET = plant(
    "minister minister NOUN 0 root",
    "who who PRON 3 nsubj",
    "met meet VERB 1 acl:relcl",
    "Lavrov Lavrov PROPN 3 obj",
)


def word(tree, index):
    return None if index is None else tree.words[index].text


@pytest.mark.parametrize(
    ("tree", "verb", "doer"),
    [
        (REJECTED, "rejected", "Moscow"),
        (REJECTED, "recalled", "Moscow"),
        (AGREED, "talk", "Iran"),
        (URGED, "urged", "France"),
        (URGED, "stop", None),
        (SENT, "sent", "France"),
        (WAS_REJECTED, "rejected", "Iran"),
        (WHO_MET, "met", "minister"),
    ],
)
def test_the_subject_is_whoever_does_it(tree, verb, doer):
    assert word(tree, subject(tree, at(tree, verb))) == doer


def test_a_passive_without_an_agent_tells_of_no_doer():
    tree = plant("envoy envoy NOUN 3 nsubj:pass", "was be AUX 3 aux", "expelled expel VERB 0 root")
    assert passive(tree, 2)
    assert subject(tree, 2) is None
    assert not passive(REJECTED, 1)


@pytest.mark.parametrize(
    ("tree", "verb", "undergoers"),
    [
        (REJECTED, "rejected", ["plan"]),
        (REJECTED, "recalled", ["envoy"]),
        (WAS_REJECTED, "rejected", ["plan"]),
        (SENT, "sent", ["troops"]),
        (AGREED, "agreed", []),
    ],
)
def test_the_patient_is_whatever_it_is_done_to(tree, verb, undergoers):
    assert [word(tree, index) for index in patient(tree, at(tree, verb))] == undergoers


def test_obliques_are_told_apart_by_their_preposition():
    tree = plant(
        "spoke speak VERB 0 root",
        "with with ADP 3 case",
        "Biden Biden PROPN 1 obl",
        "in in ADP 5 case",
        "Geneva Geneva PROPN 1 obl",
    )
    assert obliques(tree, 0, "with") == (2,)
    assert obliques(tree, 0) == (2, 4)
    assert [preposition(tree, index) for index in (2, 4, 0)] == ["with", "in", ""]


def test_the_predicate_of_a_noun_is_the_verb_above_it():
    assert word(REJECTED, predicate(REJECTED, at(REJECTED, "plan"))) == "rejected"
    assert word(REJECTED, predicate(REJECTED, at(REJECTED, "envoy"))) == "recalled"


@pytest.mark.parametrize(
    ("helper", "verb", "when"),
    [
        ("will will", "meet meet", Tense.FUTURE),
        ("would would", "meet meet", Tense.SUPPOSED),
        ("might might", "meet meet", Tense.SUPPOSED),
        ("is be", "meeting meet", Tense.PRESENT),
        ("were be", "meeting meet", Tense.PAST),
        ("has have", "met meet", Tense.PAST),
        ("did do", "meet meet", Tense.PAST),
    ],
)
def test_helpers_tell_the_tense(helper, verb, when):
    tree = plant("They they PRON 3 nsubj", f"{helper} AUX 3 aux", f"{verb} VERB 0 root")
    assert tense(tree, 2) is when


@pytest.mark.parametrize(("verb", "when"), [("met meet", Tense.PAST), ("meets meet", Tense.PRESENT)])
def test_without_a_helper_the_form_tells_it(verb, when):
    assert tense(plant("She she PRON 2 nsubj", f"{verb} VERB 0 root"), 1) is when


@pytest.mark.parametrize(("governor", "when"), [("plans plan", Tense.FUTURE), ("refused refuse", Tense.PAST)])
def test_an_infinitive_takes_its_tense_from_what_governs_it(governor, when):
    tree = plant("She she PRON 2 nsubj", f"{governor} VERB 0 root", "to to PART 4 mark", "meet meet VERB 2 xcomp")
    assert tense(tree, 3) is when


def test_a_verb_is_denied_by_not_and_a_noun_by_no():
    tree = plant("Iran Iran PROPN 4 nsubj", "did do AUX 4 aux", "not not PART 4 advmod", "agree agree VERB 0 root")
    assert negated(tree, 3)
    assert negated(plant("no no DET 2 det", "deal deal NOUN 0 root"), 1)
    assert not negated(AGREED, 1)


def test_what_governs_an_infinitive_denies_it_too():
    tree = plant(
        "Iran Iran PROPN 4 nsubj",
        "did do AUX 4 aux",
        "not not PART 4 advmod",
        "agree agree VERB 0 root",
        "to to PART 6 mark",
        "talk talk VERB 4 xcomp",
    )
    assert negated(tree, 5)


def test_an_if_holds_for_its_own_clause_and_not_for_the_one_above():
    tree = plant(
        "She she PRON 3 nsubj",
        "would would AUX 3 aux",
        "meet meet VERB 0 root",
        "if if SCONJ 6 mark",
        "they they PRON 6 nsubj",
        "withdrew withdraw VERB 3 advcl",
    )
    assert conditional(tree, 5)
    assert not conditional(tree, 2)

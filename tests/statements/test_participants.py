import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.annotations.lexicon import Lexicon
from pourparler.codebook import Level, MoveType
from pourparler.statements.participants import NOBODY, Side, alone, level_of, side
from pourparler.statements.rules.acts import actors, around, doer, governor, owner, recipients, thanked, undergoer
from statements.planting import at, plant, sentence

CODES = st.lists(st.sampled_from(["RUS", "USA", "NATO", "EU", "Hamas"]), unique=True, max_size=4).map(tuple)
PEOPLE = st.lists(st.sampled_from(["Sergei Lavrov", "Antony Blinken", "Josep Borrell"]), unique=True).map(tuple)
SIDES = st.builds(Side, CODES, PEOPLE, st.sampled_from(Level))


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.shipped()


@given(SIDES)
def test_nobody_adds_nothing_and_nobody_counts_twice(one):
    assert one + NOBODY == one == NOBODY + one
    assert one + one == one


@given(SIDES, SIDES, SIDES)
def test_how_sides_are_grouped_does_not_matter(one, two, three):
    assert (one + two) + three == one + (two + three)


@given(SIDES, SIDES)
def test_the_order_of_sides_changes_the_order_of_names_and_nothing_else(one, two):
    here, there = one + two, two + one
    assert set(here.codes) == set(there.codes)
    assert set(here.people) == set(there.people)
    assert here.level is there.level
    assert here.level.rank == max(one.level.rank, two.level.rank)


@given(SIDES, SIDES)
def test_a_side_without_another_has_nothing_of_it(one, two):
    rest = one.without(two)
    assert not set(rest.codes) & set(two.codes)
    assert not set(rest.people) & set(two.people)
    assert set((rest + two).codes) == set((one + two).codes)
    assert one.without(NOBODY) == one


@given(SIDES)
def test_a_side_is_somebody_as_soon_as_it_has_a_code_or_a_name(one):
    assert bool(one) == bool(one.codes or one.people)


def test_the_ministers_of_two_states_are_both_states_at_ministers_level(lexicon):
    tree = plant(
        "foreign foreign ADJ 2 amod",
        "ministers minister NOUN 0 root",
        "of of ADP 4 case",
        "France France PROPN 2 nmod",
        "and and CCONJ 6 cc",
        "Germany Germany PROPN 4 conj",
    )
    found = side(sentence(tree, France="FRA", Germany="DEU"), at(tree, "ministers"), lexicon)
    assert found == Side(("FRA", "DEU"), (), Level.MINISTER)
    assert level_of(tree, at(tree, "ministers"), lexicon) is Level.MINISTER


def test_coordinated_states_are_one_side_and_each_is_itself_alone(lexicon):
    tree = plant("Iran Iran PROPN 0 root", "and and CCONJ 3 cc", "Iraq Iraq PROPN 1 conj")
    both = sentence(tree, Iran="IRN", Iraq="IRQ")
    assert side(both, 0, lexicon).codes == ("IRN", "IRQ")
    assert alone(both, 0, lexicon).codes == ("IRN",)


def test_a_states_oil_is_nobody(lexicon):
    tree = plant("Russian Russian ADJ 2 amod", "oil oil NOUN 0 root")
    assert side(sentence(tree, Russian="RUS"), 1, lexicon) == NOBODY
    assert side(sentence(tree, Russian="RUS"), None, lexicon) == NOBODY


def test_armed_men_without_a_name_go_by_the_words_of_the_text(lexicon):
    tree = plant("the the DET 3 det", "main main ADJ 3 amod", "rebels rebel NOUN 0 root")
    assert side(sentence(tree), 2, lexicon).codes == ("main rebels",)


THANKED = plant(
    "Kyiv Kyiv PROPN 2 nsubj",
    "thanked thank VERB 0 root",
    "Poland Poland PROPN 2 obj",
    "for for SCONJ 5 mark",
    "sending send VERB 2 advcl",
    "tanks tank NOUN 5 obj",
)


def test_what_somebody_is_thanked_for_is_the_deed_of_the_one_thanked(lexicon):
    told = sentence(THANKED, Kyiv="UKR", Poland="POL")
    assert thanked(told, THANKED, at(THANKED, "sending"), lexicon).codes == ("POL",)
    assert actors(told, at(THANKED, "sending"), MoveType.AID, lexicon).codes == ("POL",)
    assert actors(told, at(THANKED, "thanked"), MoveType.SUPPORT, lexicon).codes == ("UKR",)
    assert undergoer(told, THANKED, at(THANKED, "thanked"), lexicon).codes == ("POL",)


@pytest.mark.parametrize(
    "tree",
    [
        plant("Iran Iran PROPN 3 nmod:poss", "'s 's PART 1 case", "refusal refusal NOUN 0 root"),
        plant("refusal refusal NOUN 0 root", "by by ADP 3 case", "Iran Iran PROPN 1 nmod"),
        plant("refusal refusal NOUN 0 root", "of of ADP 3 case", "Iran Iran PROPN 1 nmod"),
    ],
)
def test_an_act_told_by_a_noun_is_its_owners(tree, lexicon):
    assert owner(sentence(tree, Iran="IRN"), tree, at(tree, "refusal"), lexicon).codes == ("IRN",)


def test_an_act_told_by_a_noun_and_a_light_verb_is_the_subjects(lexicon):
    tree = plant(
        "France France PROPN 2 nsubj",
        "imposed impose VERB 0 root",
        "sanctions sanction NOUN 2 obj",
        "on on ADP 5 case",
        "Mali Mali PROPN 2 obl",
    )
    told, trigger = sentence(tree, France="FRA", Mali="MLI"), at(tree, "sanctions")
    assert governor(told, tree, trigger, lexicon).codes == ("FRA",)
    assert around(told, tree, trigger, lexicon).codes == ("MLI",)
    assert recipients(told, trigger, MoveType.SANCTION, Side(("FRA",)), lexicon).codes == ("MLI",)


def test_whoever_signs_with_another_signs_as_both(lexicon):
    tree = plant(
        "Japan Japan PROPN 2 nsubj",
        "signed sign VERB 0 root",
        "it it PRON 2 obj",
        "with with ADP 5 case",
        "Chile Chile PROPN 2 obl",
    )
    told, trigger = sentence(tree, Japan="JPN", Chile="CHL"), at(tree, "signed")
    both = doer(told, tree, trigger, lexicon)
    assert both.codes == ("JPN", "CHL")
    assert recipients(told, trigger, MoveType.SUPPORT, both, lexicon) == NOBODY

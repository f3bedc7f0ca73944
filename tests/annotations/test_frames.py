import tomllib
from importlib import resources

from pourparler.annotations.act_kinds import announced, kind_in_place, spoken_by
from pourparler.annotations.frames import NONE, framed, opened
from pourparler.codebook import MoveType
from statements.planting import at, plant

FILE = tomllib.loads(
    (resources.files("pourparler.data") / "lexicon" / "en" / "frames.toml").read_text(encoding="utf-8")
)
BY_RULES = {"courtesies", "talks", "intentions", "goodwill", "sympathies", "blows"}  # classes that rules ask for

LIFTED = plant(
    "Rome Rome PROPN 2 nsubj",
    "lifted lift VERB 0 root",
    "the the DET 4 det",
    "embargo embargo NOUN 2 obj",
)
SERIES = plant(
    "Ankara Ankara PROPN 2 nsubj",
    "launched launch VERB 0 root",
    "a a DET 4 det",
    "series series NOUN 2 obj",
    "of of ADP 6 case",
    "strikes strike NOUN 4 nmod",
)
NO_DEAL = plant(
    "They they PRON 2 nsubj",
    "reached reach VERB 0 root",
    "no no DET 4 det",
    "deal deal NOUN 2 obj",
)
WITHDRAWAL = plant(
    "the the DET 2 det",
    "withdrawal withdrawal NOUN 0 root",
    "from from ADP 5 case",
    "the the DET 5 det",
    "treaty treaty NOUN 2 nmod",
)
CONTINUES = plant(
    "Oslo Oslo PROPN 3 nsubj",
    "will will AUX 3 aux",
    "continue continue VERB 0 root",
    "to to PART 5 mark",
    "support support VERB 3 xcomp",
    "Kyiv Kyiv PROPN 5 obj",
)
ANNOUNCED = plant(
    "Astana Astana PROPN 2 nsubj",
    "announced announce VERB 0 root",
    "it it PRON 5 nsubj",
    "would would AUX 5 aux",
    "withdraw withdraw VERB 2 ccomp",
    "its its PRON 7 nmod:poss",
    "troops troops NOUN 5 obj",
)
DESIRE = plant(
    "He he PRON 2 nsubj",
    "conveyed convey VERB 0 root",
    "his his PRON 4 nmod:poss",
    "readiness readiness NOUN 2 obj",
)


def test_every_frame_names_a_move_type_or_none_and_classes_of_the_file():
    for frame in FILE["frames"]:
        assert frame["kind"] in {*(kind.value for kind in MoveType), NONE}
        assert set(frame["of"]) <= FILE["classes"].keys()
        assert frame["verbs"]


def test_every_class_is_used_by_a_frame_or_a_rule():
    used = {name for frame in FILE["frames"] for name in frame["of"]}
    assert FILE["classes"].keys() - used <= BY_RULES


def test_no_word_list_shares_its_name_with_a_class():
    assert not FILE["words"].keys() & FILE["classes"].keys()


def test_what_is_lifted_makes_lifting_a_concession():
    assert framed(LIFTED, at(LIFTED, "lifted")) == "CONCEDE"


def test_an_amount_counts_as_what_it_is_of():
    assert framed(SERIES, at(SERIES, "launched")) == "ASSAULT"


def test_a_deal_denied_is_a_rejection():
    assert framed(NO_DEAL, at(NO_DEAL, "reached")) == "REJECT"


def test_a_noun_of_doing_takes_the_frames_of_its_verb():
    assert kind_in_place(WITHDRAWAL, at(WITHDRAWAL, "withdrawal")) == "REJECT"


def test_a_verb_of_going_on_opens_the_one_below_it():
    assert opened(CONTINUES, at(CONTINUES, "continue")) == at(CONTINUES, "support")
    assert opened(CONTINUES, at(CONTINUES, "support")) is None


def test_an_announcement_is_of_the_deed_it_announces():
    assert announced(ANNOUNCED, at(ANNOUNCED, "announced")) == at(ANNOUNCED, "withdraw")


def test_a_noun_and_its_verb_of_saying_are_one_act():
    assert spoken_by(DESIRE, at(DESIRE, "readiness")) == at(DESIRE, "conveyed")
    assert kind_in_place(DESIRE, at(DESIRE, "conveyed")) == "AGREE"

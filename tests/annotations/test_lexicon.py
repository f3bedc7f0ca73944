import pytest

from annotating_texts import named
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.whole_words import WholeWords
from pourparler.codebook import Level
from pourparler.errors import LexiconFault

OWN = """
[[group]]
code = "Hill Front"
names = ["Hill People's Front", "HPF"]

[[holder]]
name = "Maria Exempla"
party = "Hill Front"
level = "leader"
office = "chairwoman"
from = "2019"
"""


@pytest.fixture
def own(tmp_path):
    def write(text: str):
        path = tmp_path / "own.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_users_own_entries_stand_beside_the_shipped_ones(own):
    lexicon = Lexicon.with_user_files(own(OWN))
    text = "The Hill People’s Front met envoys of Peru. Maria Exempla spoke."
    codes = [actor.codes for actor in named(text, lexicon).actors()]
    assert codes == [("Hill Front",), ("PER",), ("Hill Front",)]


def test_a_users_own_entries_leave_the_shipped_lexicon_as_it_is(own):
    Lexicon.with_user_files(own(OWN))
    assert Lexicon.shipped().namings("HPF") == ()


def test_without_files_the_lexicon_is_the_shipped_one():
    assert Lexicon.with_user_files() is Lexicon.shipped()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[group]\n", "own.toml: Expected"),
        ('[[grupo]]\ncode = "X"\n', r"own.toml: nobody reads \[\[grupo\]\]; known are \[\[state\]\]"),
        ('[group]\ncode = "X"\n', "own.toml: 'group' is no list of entries"),
        ('[[state]]\nname = "Ruritania"\n', r"own.toml: \[\[state\]\] 'Ruritania' has no key 'code'"),
        ('[[office]]\ntitles = ["doge"]\nlevel = "duke"\n', "own.toml: .*duke"),
        ("group = [1]\n", "own.toml: .*group"),
    ],
)
def test_a_file_that_makes_no_sense_is_named_with_the_reason(own, text, reason):
    with pytest.raises(LexiconFault, match=reason):
        Lexicon.with_user_files(own(text))


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(LexiconFault, match=r"none\.toml"):
        Lexicon.with_user_files(tmp_path / "none.toml")


def test_straight_and_curly_apostrophes_are_one():
    assert Lexicon.shipped().namings("N'Djamena") == Lexicon.shipped().namings("N’Djamena") != ()


def test_an_office_has_the_level_of_its_rank():
    offices = Lexicon.shipped().offices
    assert offices["president"].level is Level.LEADER
    assert offices["foreign minister"].level is Level.MINISTER
    assert offices["deputy foreign minister"].level is Level.OFFICIAL


def test_whole_words_are_the_longest_that_end_with_a_word():
    words = WholeWords(["the West", "West Germany", "west"])
    assert [words.find(text).__next__()[0] for text in ("the West", "the West Germany")] == [0, 0]
    assert [pattern for pattern, *_ in words.find("the Western West Germany")] == [1]

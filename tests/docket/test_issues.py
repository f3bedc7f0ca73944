"""What moves are about: the issues somebody named, and those that moves share."""

from contracts.factories import HAND, document, move
from pourparler.codebook import Aspect, MoveType
from pourparler.docket.opening import open_docket
from pourparler.docket.talks.issues import issues_of
from pourparler.docket.talks.process import Issue

ENLARGEMENT = Issue(name="enlargement of NATO", phrases=("enlargement", "open door", "join NATO"))


def issues(*about, named=(), **fields):
    """The issues of moves that are about these things, one to a document, in the order given."""
    with open_docket("memory:") as docket:
        said = []
        for number, one in enumerate(about):
            source = document(f"{number}. They agreed.")
            said.append(move(source, kind=MoveType.REQUEST, about=one, **fields))
            docket.receive(source, said[-1:], HAND)
        found = issues_of(docket.moves(), named)
    return [found.get(one.key) for one in said]


def test_a_named_issue_is_found_in_whatever_form_its_words_have():
    found = issues(
        "further enlargements", "the open doors of the alliance", "Ukraine joining NATO", named=[ENLARGEMENT]
    )
    assert found == [("enlargement of NATO",)] * 3


def test_a_move_may_belong_to_two_named_issues():
    arms = Issue(name="arms", phrases=("offensive weapons",))
    assert issues("no enlargement and no offensive weapon", named=[ENLARGEMENT, arms]) == [
        ("enlargement of NATO", "arms")
    ]


def test_unnamed_issues_are_grouped_by_what_is_meant():
    one, two, three, other = issues(
        "an end to NATO's enlargement", "close its door to new members", "eastward expansion", "a ceasefire"
    )
    assert one == two == three
    assert other not in (one, None)


def test_what_the_table_does_not_know_is_grouped_by_the_words_it_shares():
    one, two, other = issues("the curfew in the capital", "a curfew", "the national anthem")
    assert one == two != other


def test_a_group_goes_by_the_phrase_used_most():
    found = issues("sanctions", "lift the embargo", "lift the embargo", "the lift of an embargo", "lift the embargo")
    assert set(found) == {("lift the embargo",)}


def test_moves_about_the_talks_are_grouped_by_the_element_of_the_talks():
    assert issues("a later date", aspect=Aspect.SCHEDULE) == [("when to talk",)]


def test_a_move_about_nothing_in_particular_has_no_issue():
    assert issues("it", None) == [None, None]


def test_the_order_of_moves_does_not_matter():
    about = ["eastward expansion", "curfew at night", "the curfew", "a ceasefire", "night trains", "trains"]
    forward, backward = issues(*about), issues(*reversed(about))
    assert forward == backward[::-1]

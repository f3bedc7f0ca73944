"""The record is searched alike wherever it is kept."""

import sqlite3
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from contracts.factories import HAND, document, meeting, move
from pourparler.codebook import MoveType
from pourparler.docket.finding.excerpts import excerpt
from pourparler.docket.finding.searching import Query, Sought, fold, terms_of
from pourparler.docket.opening import open_docket
from pourparler.errors import SearchFault


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def where(request, tmp_path):
    if request.param == "postgresql":
        return request.getfixturevalue("postgres_url")
    return "memory:" if request.param == "memory" else tmp_path / "talks.docket"


@pytest.fixture
def docket(where):
    with open_docket(where) as opened:
        yield opened


def put(docket, text, *said, **source):
    """Enter a document with the statements that these makers make of it."""
    made = document(text, **source)
    docket.receive(made, [make(made) for make in said], HAND)
    return made


def names(docket, words, **narrowed):
    found = docket.search(Query(terms=terms_of(words), **narrowed))
    return [hit.id for hit in found.hits]


def test_documents_are_found_by_their_words_whatever_the_case_accent_or_number(docket):
    put(docket, "Türkiye offered to host the talks.", name="host")
    put(docket, "A long talk in NATO-Russia format.", name="long")
    put(docket, "Nothing was said.", name="nothing")
    assert names(docket, "turkiye") == ["host"]
    assert names(docket, "TÜRKIYE talk") == ["host"]
    assert sorted(names(docket, "talk")) == ["host", "long"]
    assert names(docket, "nato russia") == names(docket, "NATO-Russia") == names(docket, "russia nato") == ["long"]
    assert names(docket, '"russia nato"') == names(docket, "peace") == []


def test_phrases_beginnings_and_missing_words_are_understood(docket):
    put(docket, "Guarantees of security were asked for.", name="of")
    put(docket, "Security guarantees, or else sanctions.", name="pair")
    assert sorted(names(docket, "security guarantee")) == ["of", "pair"]
    assert names(docket, '"security guarantees"') == ["pair"]
    assert names(docket, '"security guarantee"') == []
    assert names(docket, "sanct*") == ["pair"]
    assert names(docket, "sanct") == []
    assert names(docket, "security -sanction") == ["of"]
    assert names(docket, 'security -"guarantees of"') == ["pair"]


def test_what_has_the_words_more_often_comes_first(docket):
    put(docket, "Gas, gas and again gas.", name="often")
    put(docket, "A word on gas, then on much else that was said that day by those who had come.", name="once")
    assert names(docket, "gas") == ["often", "once"]


def test_statements_are_found_by_their_passages_and_by_what_was_made_out_of_them(docket):
    text = "He met them on the lake. Later they agreed to a truce."
    put(
        docket,
        text,
        lambda s: meeting(s, "met them on the lake", people=("Sergei Ryabkov",), format="Strategic Dialogue"),
        lambda s: move(s, "agreed to a truce", actors=("RUS",), about="a truce until May"),
    )
    [met], [agreed] = docket.meetings(), docket.moves()

    def keys(words, sought, **narrowed):
        return [hit.key for hit in docket.search(Query(terms=terms_of(words), sought=sought, **narrowed)).hits]

    assert keys("lake", Sought.MEETING) == keys("ryabkov", Sought.MEETING) == [met.key]
    assert keys("dialogue", Sought.MEETING) == [met.key]
    assert keys("truce", Sought.MOVE) == keys("may", Sought.MOVE) == [agreed.key]
    assert keys("truce", Sought.MEETING) == keys("lake", Sought.MOVE) == []
    assert keys("truce", Sought.MOVE, type=MoveType.AGREE) == [agreed.key]
    assert keys("truce", Sought.MOVE, type=MoveType.REJECT) == []


def test_a_search_is_narrowed_by_party_and_by_days(docket):
    put(docket, "They met.", lambda s: meeting(s, "met"), name="early", published="2022-01-01")
    put(docket, "They met there.", lambda s: meeting(s, "met", ("UKR", "USA")), name="late", published="2022-01-09")
    put(docket, "They met, too.", name="undated", published=None)
    assert sorted(names(docket, "met")) == ["early", "late", "undated"]
    assert names(docket, "met", party="UKR") == ["late"]
    assert names(docket, "met", as_of=date(2022, 1, 5)) == names(docket, "met", until=date(2022, 1, 8)) == ["early"]
    assert names(docket, "met", since=date(2022, 1, 2)) == ["late"]
    assert names(docket, "met", since=date(2022, 1, 2), as_of=date(2022, 1, 5)) == []
    spoken = docket.search(Query(terms=terms_of("met"), sought=Sought.MEETING, party="UKR"))
    assert [hit.source.id for hit in spoken.hits] == ["late"]
    assert docket.search(Query(terms=terms_of("met"), sought=Sought.MEETING, as_of=date(2022, 1, 5))).total == 1


def test_what_was_withdrawn_is_not_found(docket):
    source = put(docket, "They met in Oslo.", lambda s: meeting(s, "met in Oslo"))
    docket.receive(source, [], "coder 2")
    assert docket.search(Query(terms=terms_of("oslo"), sought=Sought.MEETING)).total == 0
    assert docket.search(Query(terms=terms_of("oslo"))).total == 1


def test_many_matches_come_a_page_at_a_time(docket):
    for count in range(7):
        put(docket, f"They met {count} times.", name=f"d{count}")
    asked = Query(terms=terms_of("met"))
    pages = [docket.search(asked, limit=3, offset=offset) for offset in (0, 3, 6, 9)]
    assert [len(page.hits) for page in pages] == [3, 3, 1, 0]
    assert {page.total for page in pages} == {7}
    assert len({hit.id for page in pages for hit in page.hits}) == 7


def test_the_index_is_filled_again_from_the_record(docket):
    put(docket, "They met in Oslo.", lambda s: meeting(s, "met in Oslo"), name="oslo")
    docket.refold()
    assert names(docket, "oslo") == ["oslo"]
    assert docket.search(Query(terms=terms_of("oslo"), sought=Sought.MEETING)).total == 1


def test_a_docket_made_before_it_could_be_searched_is_indexed_when_it_is_opened(tmp_path, monkeypatch):
    path = tmp_path / "old.docket"
    from pourparler.docket.storage import migrating

    every = migrating._steps
    with monkeypatch.context() as before:
        before.setattr(migrating, "_steps", lambda dialect: [s for s in every(dialect) if s.name < "0003"])
        with open_docket(path) as docket:
            put(docket, "They met in Oslo.", lambda s: meeting(s, "met in Oslo"), name="oslo")
    with sqlite3.connect(path) as file:
        assert not file.execute("SELECT 1 FROM sqlite_master WHERE name = 'document_words'").fetchall()
    with open_docket(path) as docket:
        assert names(docket, "oslo") == ["oslo"]
        assert docket.search(Query(terms=terms_of("oslo"), sought=Sought.MEETING)).total == 1


def test_a_text_made_to_burst_the_index_is_archived_and_searched_all_the_same(docket):
    many = " ".join(f"w{number:x}" for number in range(60_000))
    put(docket, f"first {many} {'x' * 70_000} last", name="long")
    assert names(docket, "first") == names(docket, "w2f00") == names(docket, "last") == ["long"]


@pytest.mark.parametrize("words", ["", "   ", '"', "-", "*", "()", "-Oslo", '-"a b"', "NEAR(", "\N{ZERO WIDTH SPACE}"])
def test_without_a_word_to_look_for_it_says_so(words):
    if any(map(str.isalpha, words)) and not words.startswith("-"):
        assert terms_of(words)
        return
    with pytest.raises(SearchFault, match="names no word to look for"):
        terms_of(words)


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    """The same document in each kind of docket that needs no server."""
    dockets = [open_docket("memory:"), open_docket(tmp_path_factory.mktemp("any") / "talks.docket")]
    for docket in dockets:
        put(docket, "Ministers met in Oslo, not in Bonn.", lambda s: meeting(s, "met in Oslo"), name="one")
    yield dockets
    for docket in dockets:
        docket.close()


@given(
    st.text(max_size=60) | st.lists(st.sampled_from(["oslo", "met", '"', "-", "*", "AND", "^", ":", "("])).map(" ".join)
)
@example('oslo AND "')
@example("text:oslo")
@example("^met")
@example("{title} : oslo")
def test_there_is_no_wrong_way_to_ask(three, words):
    try:
        terms = terms_of(words)
    except SearchFault:
        return
    found = [docket.search(Query(terms=terms, sought=sought)) for docket in three for sought in Sought]
    assert all(matches.total <= 1 for matches in found)


@given(st.text(alphabet="aéßİÅﬁ ж漢\u0301\u200b\u202e-", max_size=40))
def test_folding_leaves_every_character_in_its_place(text):
    assert len(fold(text)) == len(text)


@given(st.lists(st.sampled_from(["oslo", "Talks", "and", "\n", "<b>", "…"]), max_size=200).map(" ".join))
def test_an_excerpt_is_the_text_itself_and_its_marks_are_the_words(text):
    found = excerpt(text, Query(terms=terms_of("oslo talk")))
    assert text[found.start : found.start + len(found.words)] == found.words
    assert {found.words[start:end].lower() for start, end in found.marks} <= {"oslo", "talks"}
    assert bool(found.marks) == ("oslo" in text.lower() or "talks" in text.lower())


def test_what_a_person_rejected_is_not_found(docket):
    put(docket, "They agreed to meet in Oslo.", lambda s: move(s, "agreed to meet in Oslo"))
    [agreed] = docket.moves()
    asked = Query(terms=terms_of("oslo"), sought=Sought.MOVE)
    assert docket.search(asked).total == 1
    docket.reject(agreed.key, "anna")
    assert docket.search(asked).total == 0


def test_a_move_is_found_as_corrected(docket):
    put(docket, "They agreed to meet in Oslo.", lambda s: move(s, "agreed to meet in Oslo", actors=("RUS",)))
    [agreed] = docket.moves()
    docket.correct(agreed.key, {"actors": "USA"}, "anna")
    [found] = docket.search(Query(terms=terms_of("oslo"), sought=Sought.MOVE)).hits
    assert found.statement.actors == ("USA",)

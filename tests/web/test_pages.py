"""Each page on the example, as a browser without scripts is given it."""

import csv
import html
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.codebook import MoveType
from pourparler.docket.filing import Filed, Source
from pourparler.docket.opening import open_docket
from pourparler.documents.document import Document
from pourparler.passage import Passage
from pourparler.statements.statement import Mention, Move
from pourparler.web.asking import Asked
from pourparler.web.marking import marked_text
from web.pages_served import page
from web.pages_walked import read_file

BEFORE = {"as_of": "2022-01-01"}


@pytest.fixture(scope="module")
def client(example):
    with page(example) as client:
        yield client


@pytest.fixture
def writing(copied):
    with page(copied, reader=read_file) as client:
        client.follow_redirects = True
        yield client


def text_of(answer):
    """What a page says, without its markup."""
    bare = re.sub(r"<(script|style|svg).*?</\1>|<[^>]*>", " ", answer.text, flags=re.DOTALL)
    return re.sub(r" (?=[,.;:)])|(?<=\() ", "", " ".join(html.unescape(bare).split()))


def post(client, path, **form):
    """Send a form of the page that is at *path*."""
    token = re.search(r'name="csrf" value="([^"]*)"', client.get("/add").text)[1]
    return client.post(path, data={"csrf": token, **form})


def meeting(client, words):
    """The identifier of the meeting whose line in the table has these words."""
    rows = re.findall(r"<tr>.*?</tr>", client.get("/timeline").text, flags=re.DOTALL)
    [row] = [row for row in rows if words in re.sub(r"<[^>]*>", "", row)]
    return re.search(r"/meetings/(\w+)", row)[1]


# Today.


def test_before_the_sittings_they_are_due_with_their_standing(client):
    said = text_of(client.get("/", params=BEFORE))
    due = said.partition("Due")[2].partition("What changed")[0]
    assert "10 Jan 2022 Planned, Geneva, Strategic Stability Dialogue" in due
    assert "confirmed by both" in due
    assert "only Moscow says so" in due


def test_what_changed_is_one_sentence_with_its_source(client):
    said = text_of(client.get("/", params=BEFORE))
    assert "Russia and United States are to meet, 9–10 Jan 2022: Geneva" in said
    assert "Kremlin, 31 Dec 2021, on the word of Moscow" in said


def test_interference_wants_a_decision(client):
    assert "Fresh interference EU asks, on who takes part" in text_of(client.get("/", params=BEFORE))


def test_what_was_entered_since_the_last_visit_is_marked_as_new(writing):
    writing.get("/")
    writing.cookies.set("visit", "10.10.1", domain="127.0.0.1")
    assert "new since your last visit" in text_of(writing.get("/", params=BEFORE))
    assert "new since your last visit" in text_of(writing.get("/", params=BEFORE))
    sequence = open_docket(writing.app.state.settings.docket).sequence
    writing.cookies.set("visit", f"{sequence}.{sequence}.1", domain="127.0.0.1")
    assert "new since your last visit" not in text_of(writing.get("/", params=BEFORE))


def test_a_record_that_ended_long_ago_says_so_and_leads_back(client):
    answer = client.get("/")
    assert "the record ends on 26 Jan 2022" in text_of(answer)
    assert 'href="/?as_of=2022-01-26"' in answer.text


def test_an_empty_docket_says_what_to_do(tmp_path):
    with page(tmp_path / "new.docket") as client:
        said = text_of(client.get("/"))
    assert "Nothing is on record yet" in said
    assert "Read the winter talks" in said


# The control above every page.


def test_the_day_and_the_process_are_kept_in_every_link(client):
    links = re.findall(r'href="(/[^"#]*)"', client.get("/moves", params=BEFORE).text)
    pages = [link for link in links if not link.startswith(("/static", "/?", "/feed.atom", "/calendar.ics"))]
    without = [link for link in pages if "as_of=2022-01-01" not in link]
    assert without == ["/moves"]  # "all that is on record"


@pytest.mark.parametrize(
    ("step", "was", "shown"),
    [("3", "3", "as_of=2022-01-05"), ("3", "25", "as_of=2021-12-10"), ("", "", "as_of=2022-01-05")],
)
def test_a_slider_that_was_moved_counts_before_the_date_beside_it(client, step, was, shown):
    asked = {"from": "/moves?party=RUS", "as_of": "2022-01-05", "step": step, "was": was}
    assert client.get("/as-of", params=asked).headers["location"] == f"/moves?party=RUS&{shown}"


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)"])
def test_the_control_leads_to_no_other_site(client, back):
    assert client.get("/as-of", params={"from": back}).status_code == 400


def test_a_day_that_is_none_is_told_in_a_line(client):
    answer = client.get("/", params={"as_of": "yesterday"})
    assert answer.status_code == 400
    assert "'yesterday' is no day; write it as 2022-01-20" in text_of(answer)


def test_an_unknown_process_is_not_found(client):
    assert client.get("/moves", params={"process": "peace"}).status_code == 404


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from(["as_of", "process", "party", "q", "page"]), st.text(max_size=12), max_size=4))
def test_a_link_can_be_followed_back_to_what_was_asked(asked):
    link = Asked("/moves", asked).link()
    query = dict(__import__("urllib.parse").parse.parse_qsl(link.partition("?")[2]))
    assert query == {name: value for name, value in asked.items() if value and name != "page"}


# Timeline.


def test_every_mark_of_the_timeline_leads_to_its_meeting_and_says_what_it_is(client):
    answer = client.get("/timeline")
    marks = re.findall(r'<a href="/meetings/\w+" aria-label="([^"]*)">', answer.text)
    assert (
        "10 Jan 2022; Russia, United States; Geneva, Strategic Stability Dialogue, officials; held; confirmed by both"
        in marks
    )


def test_the_timeline_is_also_a_table(client):
    assert "12 Jan 2022 NATO, Russia Brussels, NATO-Russia Council" in text_of(client.get("/timeline"))


def test_held_and_planned_and_lapsed_differ_by_their_shapes(client):
    assert {"#m-held", "#m-lapsed"} <= set(re.findall(r'<use href="(#m-\w+)" x', client.get("/timeline").text))
    assert "#m-planned" in re.findall(r'<use href="(#m-\w+)" x', client.get("/timeline", params=BEFORE).text)


@pytest.mark.parametrize("scale", ["days", "weeks", "months", "year", "years", "decades"])
def test_the_timeline_zooms_from_decades_to_days(client, scale):
    assert client.get("/timeline", params={"scale": scale, "as_of": "2022-01-12"}).status_code == 200


def test_interference_stands_below_the_lane_it_touches(client):
    wedges = re.findall(r'aria-label="(2021-12-29: EU asks[^"]*)" class="accent"', client.get("/timeline").text)
    assert wedges


# Meeting.


def test_a_meeting_shows_its_facts_with_voices(client):
    said = text_of(client.get(f"/meetings/{meeting(client, 'Strategic Stability Dialogue')}"))
    assert "Place Geneva Settled Moscow, Washington" in said
    assert "Moscow (9–10 Jan 2022)" in said


def test_a_meeting_shows_each_sentence_with_its_trigger_and_a_link_to_its_place(client):
    answer = client.get(f"/meetings/{meeting(client, 'Strategic Stability Dialogue')}")
    assert re.search(
        r'href="/documents/\w{12}#at-\d+"[^>]*>Russia and the United States <mark>held consultations</mark>',
        answer.text,
    )


def test_a_meeting_shows_the_two_readouts_side_by_side(client):
    said = text_of(client.get(f"/meetings/{meeting(client, 'Strategic Stability Dialogue')}"))
    assert "The two readouts" in said
    assert "left out by Moscow" in said


def test_a_move_asked_for_as_a_meeting_is_shown_as_a_move(client):
    move = re.search(r'href="/moves/(\w+)"', client.get("/moves").text)[1]
    assert client.get(f"/meetings/{move}").headers["location"] == f"/moves/{move}"
    assert "The words" in text_of(client.get(f"/moves/{move}"))


# Tables.


def test_moves_are_filtered_and_counted(client):
    said = text_of(client.get("/moves", params={"party": "Ukraine", "type": "REQUEST"}))
    assert "hold a new summit of the leaders of Ukraine, France, Germany" in said
    assert re.search(r"\b\d moves · as CSV", said)


def test_moves_are_sorted_by_the_column_that_is_asked_for(client):
    rows = re.findall(r'<th scope="row">([^<]*)</th>', client.get("/moves", params={"sort": "actors"}).text)
    codes = {"Russia": "RUS", "United States": "USA", "Ukraine": "UKR", "Poland": "POL"}
    first = [codes.get(row.split(",")[0], row.split(",")[0]) for row in rows]
    assert first == sorted(first)


@pytest.mark.parametrize("path", ["/moves", "/interference", "/commitments", "/positions"])
def test_a_table_is_exported_as_it_is_filtered(client, path):
    table = client.get(f"{path}.csv", params={"party": "NATO", **BEFORE})
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert table.headers["content-disposition"] == f'attachment; filename="{path[1:]}.csv"'
    with_nato = {row["id"] for row in rows if "NATO" in " ".join(row.values())}
    assert with_nato == {row["id"] for row in rows}
    assert (
        f'href="{path}.csv?as_of=2022-01-01&amp;party=NATO"'
        in client.get(path, params={"party": "NATO", **BEFORE}).text
        or not rows
    )


@pytest.mark.parametrize("asked", [{"type": "SHOUT"}, {"sort": "mood"}, {"page": "x"}, {"since": "soon"}])
def test_a_question_that_makes_no_sense_is_refused_in_words(client, asked):
    answer = client.get("/moves", params=asked)
    assert answer.status_code == 400
    assert "That cannot be shown" in text_of(answer)


def test_positions_stand_by_issue_and_party_with_their_history(client):
    said = text_of(client.get("/positions"))
    assert re.search(r"Issue (Russia|United States) (Russia|United States) NATO", said)
    assert "earlier stand" in said


def test_a_commitment_says_what_it_rests_on(client):
    assert "one side says so" in text_of(client.get("/commitments"))


# Documents.


def test_a_document_shows_its_text_unaltered(client, example):
    with open_docket(example) as docket:
        for source in docket.browse_sources(None, 20):
            body = client.get(f"/documents/{source.digest[:12]}").text
            lines = re.findall(r'<p class="line-of"[^>]*>(.*?)</p>', body, flags=re.DOTALL)
            shown = [html.unescape(re.sub(r"<[^>]*>", "", line)) for line in lines]
            assert shown == [line for line in docket.document(source.digest).text.splitlines() if line.strip()]


SCRIPT = '<script>alert("1")</script> & <img src=x onerror=alert(1)> \u202eevil\u202c \u200b'


def _said(text, spans):
    for number, (start, end) in enumerate(spans):
        passage = Passage.of(text, start, end, "d")
        move = Move(mentions=(Mention(passage, passage),), type=MoveType.REQUEST, actors=("RUS",), about=str(number))
        yield Filed(entry=number + 1, key=move.key, statement=move, source=Source(digest="d", id="d"))


@given(st.text(alphabet="ab \n\u2028<", min_size=1, max_size=60), st.data())
def test_marks_leave_every_character_in_its_place(text, data):
    ends = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(ends, ends).filter(lambda pair: pair[0] < pair[1]), max_size=6))
    marked = marked_text(text, list(_said(text, pairs)))
    shown = ["".join(piece.words for piece in paragraph.pieces) for paragraph in marked.paragraphs]
    assert shown == [line for line in (one.rstrip("\r\n") for one in text.splitlines(keepends=True)) if line.strip()]


def test_what_a_document_says_is_never_run(tmp_path):
    path = tmp_path / "hostile.docket"
    said = f"{SCRIPT} Russia asks NATO to leave. {SCRIPT}"
    document = Document(id=f"{SCRIPT}.txt", text=said, title=SCRIPT, publisher=SCRIPT, url="javascript:alert(1)")
    start = said.index("asks")
    mention = Mention(
        Passage.of(said, 0, len(said), document.digest), Passage.of(said, start, start + 4, document.digest)
    )
    move = Move(mentions=(mention,), type=MoveType.REQUEST, actors=(SCRIPT,), about=SCRIPT, speaker=SCRIPT)
    with open_docket(path) as docket:
        docket.receive(document, [move], SCRIPT)
    with page(path) as client:
        for address in (
            "/",
            "/moves",
            f"/moves/{move.key[:12]}",
            f"/documents/{document.digest[:12]}",
            "/positions",
            "/documents",
            "/review",
            "/search?q=leave",
            "/interference",
            "/commitments",
        ):
            answer = client.get(address)
            assert answer.status_code == 200
            assert "<script>alert" not in answer.text
            assert "<img src=x" not in answer.text
            assert "javascript:" not in answer.text


def test_a_text_of_one_line_of_ten_megabytes_is_shown_a_part_at_a_time(tmp_path):
    path, text = tmp_path / "long.docket", "talks " * 1_700_000
    document = Document(id="long", text=text)
    with open_docket(path) as docket:
        docket.receive(document, [], "coder")
    with page(path) as client:
        answer = client.get(f"/documents/{document.digest[:12]}")
        assert len(answer.content) < 200_000
        after = re.search(r'href="([^"]*from=\d+[^"]*)">After', answer.text)[1]
        assert client.get(after).status_code == 200
        assert client.get(f"/documents/{document.digest[:12]}?from=99999999").status_code == 400


def test_two_documents_are_compared(client, example):
    with open_docket(example) as docket:
        [one, other] = docket.browse_sources(None, 2)
    said = text_of(client.get("/compare", params={"a": one.digest[:12], "b": other.id}))
    assert "left out by" in said


def test_search_finds_words_and_says_where(client):
    answer = client.get("/search", params={"q": "Geneva"})
    assert "<mark>Geneva</mark>" in answer.text
    assert "names no word to look for" in text_of(client.get("/search", params={"q": "-"}))


# Writing.


def test_a_decision_is_entered_shown_and_undone(writing):
    first = re.search(r'action="(/review/\w+/accept[^"]*)"', writing.get("/review").text)[1]
    said = text_of(post(writing, html.unescape(first)))
    assert re.search(r"\baccepted\b.*\bstands\b", said)
    undo = re.search(r'action="(/review/\d+/undo[^"]*)"', writing.get("/review").text)[1]
    assert re.search(r"\baccepted\b.*\bundone\b", text_of(post(writing, html.unescape(undo))))


def test_a_value_is_corrected_and_a_wrong_one_refused(writing):
    name = meeting(writing, "Strategic Stability Dialogue")
    said = text_of(post(writing, f"/review/{name}/correct?at={name}", fields=["place"], values=["Bern"]))
    assert "corrected place: Bern" in said
    refused = post(writing, f"/review/{name}/correct?at={name}", fields=["date"], values=["soon"])
    assert refused.status_code == 409
    assert "makes no sense" in text_of(refused)


def test_statements_are_split_off_and_merged_again(writing):
    name = meeting(writing, "Strategic Stability Dialogue")
    [first, *_] = re.findall(r'name="statement" value="(\w+)"', writing.get(f"/review?at={name}").text)
    assert "split" in text_of(post(writing, f"/review/{name}/split?at={name}", statement=[first]))
    other = re.search(r'<option value="(\w{12})">', writing.get(f"/review?at={name}").text)[1]
    assert "merged" in text_of(post(writing, f"/review/{name}/merge?at={name}", other=other))


def test_nothing_is_decided_without_the_secret_of_a_form(writing):
    name = meeting(writing, "Strategic Stability Dialogue")
    assert writing.post(f"/review/{name}/accept").status_code == 403


def test_pasted_text_is_read_and_told(writing):
    said = text_of(
        post(
            writing,
            "/add",
            text="The Presidents of Russia and the United States spoke by telephone today.",
            publisher="Kremlin",
            published="2022-01-21",
        )
    )
    assert "1 statement read" in said
    assert "known already" in text_of(
        post(
            writing,
            "/add",
            text="The Presidents of Russia and the United States spoke by telephone today.",
            publisher="Kremlin",
            published="2022-01-21",
        )
    )


def test_what_cannot_be_read_is_told_file_by_file(writing):
    token = re.search(r'name="csrf" value="([^"]*)"', writing.get("/add").text)[1]
    files = [("files", ("call.md", b"Lavrov met Blinken.")), ("files", ("talks.jsonl", b"{not json"))]
    said = text_of(writing.post("/add", data={"csrf": token}, files=files))
    assert "talks.jsonl:1" in said
    assert "Not read:" in said
    assert "call" in said


def test_the_examples_are_one_click_away(tmp_path):
    with page(tmp_path / "new.docket", reader=read_file) as client:
        client.follow_redirects = True
        token = re.search(r'name="csrf" value="([^"]*)"', client.get("/").text)[1]
        said = text_of(client.post("/add/examples", data={"csrf": token}))
    assert "1 Jan 2022" in said
    assert "confirmed by both" in said


# The reader's own language.


def test_dates_are_written_as_the_reader_writes_them(client):
    german = client.get("/timeline", headers={"accept-language": "de-DE,de;q=0.9"}).text
    assert '<time datetime="2022-01-10">10. Jan. 2022</time>' in german
    assert (
        '<time datetime="2022-01-10">10 Jan 2022</time>'
        in client.get("/timeline", headers={"accept-language": "en-US"}).text
    )

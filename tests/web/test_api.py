"""Programs ask the record as people do: of any day, a page at a time, and told plainly what is wrong."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

import winter
from contracts.factories import HAND, document, meeting, move
from pourparler.docket.opening import open_docket
from pourparler.docket.talks.process import Process
from web.pages_served import page

CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance]
NAMES = ("white-house", "plans", "die-welt", "")


@pytest.fixture
def client(tmp_path):
    winter.entered(tmp_path / "talks.docket")
    followed = Process(name="Guarantees", parties=("RUS", "USA"))
    with page(tmp_path / "talks.docket", processes=(followed,)) as opened:
        yield opened


def rows(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()["rows"]


def test_meetings_are_given_as_known_on_a_day(client):
    early = {row["place"]: row["status"] for row in rows(client, "/api/meetings?as_of=2022-01-05")}
    late = {row["place"]: row["status"] for row in rows(client, "/api/meetings?as_of=2022-01-15")}
    assert (early["Geneva"], late["Geneva"]) == ("planned", "held")


def test_questions_are_narrowed_by_party_process_and_time(client):
    assert {row["place"] for row in rows(client, "/api/meetings?as_of=2022-01-15&party=NATO")} == {"Brussels"}
    assert {row["place"] for row in rows(client, "/api/meetings?as_of=2022-01-15&party=nato")} == {"Brussels"}
    assert len(rows(client, "/api/meetings?as_of=2022-01-15&process=Guarantees")) == 2
    assert len(rows(client, "/api/meetings?as_of=2022-01-15&until=2021-12-31")) == 1
    assert rows(client, "/api/meetings?as_of=2022-01-15&until=2020-12-31&since=2020-01-01") == []


def test_a_meeting_is_given_whole(client):
    [geneva] = (row for row in rows(client, "/api/meetings?as_of=2022-01-15") if row["place"] == "Geneva")
    whole = client.get(f"/api/meetings/{geneva['id'][:7]}").json()
    assert whole["meeting"]["id"] == geneva["id"]
    assert [step["status"] for step in whole["life"]] == ["planned", "held"]
    assert {fact["name"] for fact in whole["facts"]} == {"status", "date", "place", "parties"}
    assert [line["quote"] for line in whole["evidence"]] == ["will meet in Geneva", "met"]


def test_agenda_moves_documents_and_a_text_are_given(client):
    assert {row["pending"] for row in rows(client, "/api/agenda?as_of=2022-01-05")} == {"due"}
    assert [row["type"] for row in rows(client, "/api/moves?type=REQUEST")] == ["REQUEST"]
    [request] = rows(client, "/api/moves?type=REQUEST")
    assert client.get(f"/api/moves/{request['id']}").json() == request
    assert len(rows(client, "/api/documents?as_of=2021-12-29")) == 2
    text = client.get("/api/documents/die-welt").json()
    assert text["text"] == winter.BORRELL
    assert [(said["what"], said["voice"]) for said in text["statements"]] == [("move", "EU"), ("move", "EU")]


def test_positions_commitments_interference_and_two_readouts_are_given(client):
    assert {row["party"] for row in rows(client, "/api/positions")} == {"EU"}
    for path in ("/api/commitments", "/api/interference"):
        assert isinstance(rows(client, path), list)
    [call] = (row for row in rows(client, "/api/meetings?as_of=2022-01-05") if row["channel"] == "phone")
    beside = client.get(f"/api/meetings/{call['id']}/concordance").json()
    assert (beside["a"]["party"], beside["b"]["party"], beside["meeting"]) == ("RUS", "USA", call["id"])
    of_documents = client.get("/api/concordance?a=kremlin&b=white-house").json()
    assert {point["verdict"] for point in of_documents["points"]} <= set(of_documents["counts"])


def test_words_are_searched_for(client):
    [found] = rows(client, "/api/search?q=borrell")
    words, [[start, end]] = found["excerpt"]["words"], found["excerpt"]["marks"]
    assert (found["document"], words[start:end]) == ("die-welt", "Borrell")
    assert [row["parties"] for row in rows(client, "/api/search?q=called&in=move&type=REQUEST")] == [
        ["EU", "RUS", "USA"]
    ]
    assert rows(client, "/api/search?q=council&as_of=2021-12-30") == []


def test_long_answers_come_a_page_at_a_time_and_lead_to_the_next(client):
    seen, address = [], "/api/documents?limit=4&as_of=2022-01-31"
    while address:
        answer = client.get(address).json()
        assert answer["total"] == 6
        seen += [row["id"] for row in answer["rows"]]
        address = answer["next"]
    assert len(seen) == len(set(seen)) == 6


def test_a_time_in_which_too_much_was_said_is_asked_to_be_shorter(client, monkeypatch):
    monkeypatch.setattr("pourparler.web.api.meetings.MOST_STATEMENTS", 3)
    refused = client.get("/api/meetings?as_of=2022-01-15")
    assert refused.status_code == 422
    assert "6 statements speak of meetings" in refused.json()["detail"]


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/api/meetings/ffffff", 404, "nothing in the docket answers to 'ffffff'"),
        ("/api/documents/nix", 404, "no document in the docket answers to 'nix'"),
        ("/api/meetings?process=nix", 404, "no process is called 'nix' here"),
        ("/api/meetings?as_of=tomorrow", 422, "as_of: 'tomorrow' is no day; write it as 2022-01-20"),
        ("/api/meetings?as_of=2022-02-30", 422, "is no day"),
        ("/api/meetings?as_of=0001-01-01", 422, "is no day"),
        ("/api/moves?type=SHOUT", 422, "type: Input should be 'AGREE'"),
        ("/api/moves?limit=1000", 422, "limit: Input should be less than or equal to 200"),
        ("/api/search?q=-x", 422, "'-x' names no word to look for"),
        ("/api/search", 422, "q: Field required"),
        ("/api/nothing", 404, "Not Found"),
    ],
)
def test_what_is_wrong_is_told_plainly(client, path, status, told):
    refused = client.get(path)
    assert refused.status_code == refused.json()["status"] == status
    assert refused.headers["content-type"] == "application/problem+json"
    assert told in refused.json()["detail"]


def decide(client, **asked):
    return client.post("/api/decisions", json=asked)


def test_people_decide_through_it_and_take_back_what_they_decided(client):
    [request] = rows(client, "/api/moves?type=REQUEST")
    rejected = decide(client, act="reject", name=request["id"])
    assert (rejected.status_code, rejected.json()["verdict"], rejected.json()["by"]) == (201, "reject", "somebody")
    assert rows(client, "/api/moves?type=REQUEST") == []
    assert decide(client, act="undo", decision=rejected.json()["decision"]).status_code == 201
    assert len(rows(client, "/api/moves?type=REQUEST")) == 1
    corrected = decide(client, act="correct", name=request["id"], values={"aspect": "format", "about": None})
    assert corrected.json()["values"] == {"about": None, "aspect": "format"}
    assert rows(client, "/api/moves?type=REQUEST")[0]["aspect"] == "format"
    assert [row["hold"] for row in rows(client, "/api/decisions")] == ["undone", "stands"]


def test_meetings_are_merged_and_split_through_it(client):
    meetings = rows(client, "/api/meetings?as_of=2022-01-15")
    geneva, call = (
        next(m["id"] for m in meetings if m[k] == v) for k, v in (("place", "Geneva"), ("channel", "phone"))
    )
    assert decide(client, act="merge", name=geneva, other=call).status_code == 201
    assert len(rows(client, "/api/meetings?as_of=2022-01-15")) == len(meetings) - 1
    refused = decide(client, act="merge", name=geneva, other=call)
    assert (refused.status_code, "are one meeting already" in refused.json()["detail"]) == (409, True)
    assert decide(client, act="split", name=geneva, statements=[]).status_code == 409
    assert decide(client, act="accept", name=geneva).json()["verdict"] == "accept"
    assert decide(client, act="note", name=geneva, text=" ").status_code == 409


@pytest.mark.parametrize(
    "asked", [{}, {"act": "burn"}, {"act": "accept"}, {"act": "accept", "name": "x", "alnoe": True}, [], None, "accept"]
)
def test_a_decision_that_makes_no_sense_is_refused(client, asked):
    assert client.post("/api/decisions", json=asked).status_code == 422


def test_its_description_is_there_and_no_page_of_it_asks_another_host(client):
    described = client.get("/api/openapi.json").json()
    assert {"/api/meetings", "/api/moves", "/api/search", "/api/decisions"} <= set(described["paths"])
    assert client.get("/docs").status_code == client.get("/redoc").status_code == 404


@pytest.fixture(scope="module")
def schema(tmp_path_factory):
    path = tmp_path_factory.mktemp("api") / "talks.docket"
    winter.entered(path)
    with open_docket(path) as docket:  # whatever schemathesis decides has something to bear on
        for day in range(1, 16):
            source = document(f"They met {day} times, and agreed to go on.", f"2022-02-{day:02}")
            said = [meeting(source, "met", on=f"2022-02-{day:02}"), move(source, "agreed to go on")]
            docket.receive(source, said, HAND)
    with page(path) as client:
        yield schemathesis.openapi.from_asgi("/api/openapi.json", client.app, headers={"host": "127.0.0.1"})


@pytest.mark.parametrize(
    ("method", "path"),
    [
        *(("GET", path) for path in ("/meetings", "/agenda", "/moves", "/positions", "/interference", "/commitments")),
        *(("GET", path) for path in ("/documents", "/search", "/decisions", "/concordance")),
        *(("GET", f"/{kind}/{{name}}") for kind in ("meetings", "moves", "documents")),
        ("GET", "/meetings/{name}/concordance"),
        ("POST", "/decisions"),
    ],
)
def test_nothing_that_its_description_allows_breaks_it(schema, method, path):
    operation = schema[f"/api{path}"][method]
    short = st.text("0123456789abcdef", min_size=1, max_size=2)

    @given(case=operation.as_strategy(), name=short | st.sampled_from(NAMES))
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    def ask(case, name):
        if case.path_parameters and name:
            case.path_parameters["name"] = name
        if isinstance(case.body, dict) and name and "name" in case.body:
            case.body["name"] = name
        answer = case.call(headers={"host": "127.0.0.1"})
        case.validate_response(answer, checks=CHECKS)

    ask()


def test_every_question_is_tried(schema):
    tried = {
        (method, path) for method, path in test_nothing_that_its_description_allows_breaks_it.pytestmark[0].args[1]
    }
    told = {(op.ok().method.upper(), op.ok().path.removeprefix("/api")) for op in schema.get_all_operations()}
    assert tried == told

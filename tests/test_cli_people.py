"""The commands by which people decide, and the one that reads the archive again, asked as a user asks them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from contracts.factories import document, meeting, move
from pourparler.cli.main import app
from pourparler.docket.opening import open_docket
from winter import entered


@pytest.fixture
def docket(tmp_path: Path) -> Path:
    path = tmp_path / "winter.docket"
    entered(path)
    return path


@pytest.fixture
def run(docket: Path):
    def answer(*arguments: str, **options):
        environment = {"COLUMNS": "80", "POURPARLER_DOCKET": str(docket), "POURPARLER_BY": "Ada"}
        return CliRunner().invoke(app, [*arguments], **{"env": environment, **options})

    return answer


@pytest.fixture
def ask(run):
    """What is printed by a command that must be without fault."""

    def answer(*arguments: str, **options) -> str:
        result = run(*arguments, **options)
        assert result.exit_code == 0, result.output
        return result.stdout

    return answer


def records(output: str) -> list[dict]:
    return [json.loads(line) for line in output.splitlines()]


def geneva(ask) -> dict:
    return next(one for one in records(ask("chronicle", "--json")) if one["place"] in ("Geneva", "Bern"))


def one_line(printed: str) -> str:
    return " ".join(printed.split())


def test_a_correction_is_shown_in_the_chronicle_and_with_its_hand_in_why(ask):
    name = geneva(ask)["id"]
    told = one_line(ask("correct", name[:7], "place=Bern", "parties=Russia, United States"))
    assert told.endswith("Ada corrected parties to RUS, USA, place to Bern; it bears on 2 statements")
    assert geneva(ask)["place"] == "Bern"
    assert "RUS, USA   Bern" in ask("chronicle")
    sheet = one_line(ask("why", name))
    assert "place: Bern (corrected by Ada); Geneva (Moscow and Washington)" in sheet
    [found] = records(ask("why", name, "--json"))
    fact = next(fact for fact in found["facts"] if fact["name"] == "place")
    assert (fact["value"], fact["corrected_by"]) == ("Bern", "Ada")
    assert found["decisions"][0]["values"] == {"parties": ["RUS", "USA"], "place": "Bern"}


def test_a_rejected_statement_is_shown_as_rejected_and_by_whom(ask):
    name = geneva(ask)["id"]
    held = records(ask("why", name, "--json"))[0]["evidence"][1]["statement"]
    assert "rejected; it bears on 1 statement" in one_line(ask("reject", held, "--by", "Boole"))
    assert geneva(ask)["status"] == "lapsed"
    sheet = one_line(ask("why", name))
    assert "rejected by Boole" in sheet
    assert "held: confirmed" not in sheet
    last = records(ask("why", name, "--json"))[0]["evidence"][-1]
    assert (last["statement"], last["verdict"], last["judged_by"]) == (held, "reject", "Boole")
    ask("accept", held)
    assert geneva(ask)["status"] == "held"
    assert "accepted by Ada" in one_line(ask("why", name))


def test_a_rejected_meeting_is_gone_and_why_still_tells_of_it(ask):
    name = geneva(ask)["id"]
    ask("reject", name)
    assert all(one["place"] != "Geneva" for one in records(ask("chronicle", "--json")))
    assert "planned, rejected" in one_line(ask("why", name))
    assert records(ask("why", name, "--json"))[0]["what"] == "statement"


def test_meetings_are_merged_and_split_and_it_is_taken_back(ask):
    before = records(ask("chronicle", "--json"))
    ask("merge", before[1]["id"], before[2]["id"])
    merged = records(ask("chronicle", "--json"))
    assert len(merged) == len(before) - 1
    statement = records(ask("why", before[1]["id"], "--json"))[0]["evidence"][-1]["statement"]
    ask("split", before[1]["id"], statement)
    assert len(records(ask("chronicle", "--json"))) == len(before)
    numbers = [one["decision"] for one in records(ask("decisions", "--json"))]
    for number in reversed(numbers):
        assert "taken back by entry" in one_line(ask("undo", str(number)))
    assert records(ask("chronicle", "--json")) == before
    assert {one["hold"] for one in records(ask("decisions", "--json"))} == {"undone"}
    assert ask("verify").startswith("2")


def test_a_move_is_corrected_and_why_has_what_its_document_says(ask):
    done = records(ask("moves", "--json"))[0]
    ask("correct", done["id"], "type=reject", "aspect=format")
    now = next(one for one in records(ask("moves", "--json")) if one["id"] == done["id"])
    assert (now["type"], now["aspect"]) == ("REJECT", "format")
    [found] = records(ask("why", done["id"], "--json"))
    assert (found["what"], found["as_written"]["type"]) == ("move", "REQUEST")


def test_decisions_are_listed_with_their_words_and_fit_the_terminal(ask):
    name = geneva(ask)["id"]
    assert ask("decisions").splitlines()[1] == " none"
    ask("note", name, "The embassy has the protocol.")
    table = ask("decisions")
    assert "Ada noted “The embassy has the protocol.”" in one_line(table)
    assert "bears on" in table
    assert "“will meet in Geneva”" in one_line(table)
    assert all(len(line) <= 80 for line in table.splitlines())
    assert ask("decisions", "--as-of", "2021-12-01").endswith(" none\n")
    assert "noted “The embassy has the protocol.”" in one_line(ask("why", name))


def test_who_decides_is_the_one_named_or_else_the_one_logged_in(ask, run, docket, monkeypatch):
    name, environment = geneva(ask)["id"], {"POURPARLER_DOCKET": str(docket), "COLUMNS": "80", "POURPARLER_BY": None}
    monkeypatch.setattr("getpass.getuser", lambda: "login")
    assert "login accepted" in ask("accept", name, env=environment)
    assert "Boole accepted" in ask("accept", name, "--by", "Boole", env=environment)
    refused = run("accept", name, "--by", " ")
    assert (refused.exit_code, refused.stderr) == (1, "pourparler: a decision needs the name of the one who makes it\n")


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["correct", "{}", "plaice=Bern"], 1, "a meeting has no 'plaice' to correct; it has date, place"),
        (["correct", "{}", "Bern"], 2, "'Bern' names no field; write it as place=Geneva"),
        (["merge", "{}", "{}"], 1, "are one meeting already"),
        (["split", "{}", "ffff"], 1, "none of the statements on"),
        (["undo", "1"], 1, "entry 1 is no decision of a person"),
        (["accept", "zzz"], 1, "nothing in the docket answers to 'zzz'"),
    ],
)
def test_what_cannot_be_decided_is_said_in_one_line_and_changes_nothing(ask, run, arguments, code, complaint):
    name, before = geneva(ask)["id"], ask("verify")
    result = run(*(argument.format(name) for argument in arguments))
    assert result.exit_code == code
    assert complaint in one_line(result.stderr)
    assert ask("verify") == before


# Reading again.


MET = "French President Emmanuel Macron met with President Vladimir Putin in Moscow on Monday."


@pytest.fixture
def misread(docket):
    """The docket with one document more, that an older coder took to speak of a meeting in Paris and of a promise."""
    with open_docket(docket) as record:
        source = document(MET, "2022-02-08", "Reuters", "macron")
        met = meeting(source, "met with", parties=("FRA", "RUS"), place="Paris")
        promised = move(source, "President Emmanuel", actors=("FRA",), about="on Monday")
        record.receive(source, [met, promised], "coder 0.0.1")


@pytest.mark.usefixtures("misread")
def test_rereading_shows_the_difference_and_enters_it_only_when_told_to(ask, run):
    paris = next(one for one in records(ask("chronicle", "--json")) if one["place"] == "Paris")
    ask("correct", paris["id"], "format=working dinner")
    promise = next(one for one in records(ask("moves", "--json")) if one["about"] == "on Monday")
    ask("note", promise["id"], "Watch this.")
    decided = ask("verify")
    refused = run("reread", input="n\n")
    assert refused.exit_code == 0
    assert "macron  8 Feb 2022  Reuters\n" in refused.stdout
    assert "  - held  undated  FRA, RUS  Paris" in refused.stdout
    assert "  + held  7 Feb 2022  FRA, RUS  Moscow" in refused.stdout
    assert "would be orphaned: nothing would be read in its passage" in refused.stdout
    assert refused.stdout.endswith("nothing was entered\n")
    seen = {one["id"]: one for one in records(run("reread", "--json").stdout)}
    assert [one["place"] for one in seen["macron"]["entered"]] == ["Moscow"]
    assert len(seen["macron"]["orphaned"]) == 1
    assert ask("verify") == decided


@pytest.mark.usefixtures("misread")
def test_what_was_decided_survives_rereading_or_is_listed_as_orphaned(ask):
    paris = next(one for one in records(ask("chronicle", "--json")) if one["place"] == "Paris")
    ask("correct", paris["id"], "format=working dinner")
    ask("note", geneva(ask)["id"], "Watch this.")
    assert "read otherwise" in ask("reread", "--yes").splitlines()[-1]
    moscow = next(one for one in records(ask("chronicle", "--json")) if one["place"] == "Moscow")
    assert moscow["format"] == "working dinner"
    assert [one["hold"] for one in records(ask("decisions", "--json"))] == ["stands", "orphaned"]
    assert "orphaned, nothing is read any longer in: “will meet in" in one_line(ask("decisions"))
    assert ask("reread") == "every document says what it said before\n"

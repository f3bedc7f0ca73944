"""Positions, commitments and interference, asked as a user asks for them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from contracts.factories import HAND, document, meeting, move
from pourparler.cli.main import app
from pourparler.codebook import Aspect, MoveType
from pourparler.docket.opening import open_docket
from pourparler.docket.talks.process import processes_in

EXAMPLE = Path(__file__).parent.parent / "examples" / "winter-talks.toml"
SITTING = "The delegations will meet in Geneva on January 10."
SEAT = "The EU wants to take part in the talks with Russia."
PROMISE = "Russia agreed to withdraw its troops."
REFUSED = "Russia rejected the open door of NATO."
ACCEPTED = "Russia accepted the open door of NATO."


def _said():
    sitting = document(SITTING, "2021-12-28", "White House", "sitting")
    yield sitting, [meeting(sitting, "meet in Geneva", on="2022-01-10", place="Geneva", status="planned", voice="USA")]
    seat = document(SEAT, "2021-12-29", "EU", "seat")
    asked = {"kind": MoveType.REQUEST, "aspect": Aspect.PARTICIPATION, "about": "take part in the talks with Russia"}
    yield seat, [move(seat, "take part in the talks with Russia", actors=("EU",), voice="EU", **asked)]
    promise = document(PROMISE, "2022-01-05", "Kremlin", "promise")
    bound = {"about": "withdraw its troops", "recipients": ("USA",), "voice": "RUS"}
    yield promise, [move(promise, "agreed to withdraw", kind=MoveType.AGREE, **bound)]
    for text, day, kind in ((REFUSED, "2022-01-12", MoveType.REJECT), (ACCEPTED, "2022-02-10", MoveType.AGREE)):
        source = document(text, day, "Kremlin", day)
        on = {"about": "the open door of NATO", "recipients": ("USA",), "voice": "RUS"}
        yield source, [move(source, text.split(" the ")[0], kind=kind, **on)]


@pytest.fixture(scope="module")
def docket(tmp_path_factory):
    path = tmp_path_factory.mktemp("talks") / "talks.docket"
    with open_docket(path) as opened:
        for source, statements in _said():
            opened.receive(source, statements, HAND)
    return path


@pytest.fixture
def ask(docket):
    def answer(*arguments):
        result = CliRunner().invoke(app, [*arguments, "--docket", str(docket)], env={"COLUMNS": "80"})
        assert result.exit_code == 0, result.output
        return result.stdout

    return answer


def records(output):
    return [json.loads(line) for line in output.splitlines()]


def test_positions_say_where_each_party_stands_and_when_it_turned(ask):
    table = ask("positions", "--process", str(EXAMPLE))
    assert table.splitlines()[1] == " enlargement of NATO"
    assert "10 Feb 2022  RUS        is for; a turn: “the open door of NATO”" in table
    assert "12 Jan 2022  RUS        is against: “the open door of NATO”" in ask(
        "positions", "--process", str(EXAMPLE), "--as-of", "2022-01-20"
    )


def test_positions_as_json_have_the_whole_history(ask):
    [door] = [one for one in records(ask("positions", "--json")) if one["issue"] == "enlargement"]
    assert [stand["stance"] for stand in door["history"]] == ["against", "for"]
    assert door["turning_points"] == [door["latest"]["id"]]
    assert (door["party"], door["latest"]["voice"], door["latest"]["document"]) == ("RUS", "RUS", "2022-02-10")


def test_positions_of_two_parties_stand_side_by_side(ask):
    both = records(ask("positions", "--party", "Russia", "--party", "EU", "--json"))
    assert {one["party"] for one in both} == {"RUS", "EU"}
    assert {one["party"] for one in records(ask("positions", "--party", "EU", "--json"))} == {"EU"}


def test_commitments_say_what_they_rest_on(ask):
    table = ask("commitments", "--as-of", "2022-01-20")
    assert "agrees: “withdraw its troops”" in table
    assert "only on the word of Moscow; open" in table
    [one] = records(ask("commitments", "--as-of", "2022-01-20", "--json"))
    assert (one["parties"], one["towards"], one["footing"], one["fate"]) == (["RUS"], ["USA"], "unilateral", "open")
    assert [telling["quote"] for telling in one["tellings"]] == ["agreed to withdraw"]
    assert records(ask("commitments", "--party", "JPN", "--json")) == []


def test_interference_says_whom_it_touches_and_what_became_of_it(ask):
    table = ask("interference", "--process", str(EXAMPLE), "--as-of", "2022-01-05")
    assert "asks, on who takes part, from" in table
    assert "touches 10 Jan 2022 RUS, USA: still" in table
    [one] = records(ask("interference", "--as-of", "2022-02-20", "--json"))
    assert (one["actors"], one["hand"], one["touched"][0]["sequel"]) == (["EU"], "outsider", "lapsed")
    assert one["touched"][0]["date_before"] == {"start": "2022-01-10", "end": None}


@pytest.mark.parametrize("command", ["positions", "commitments", "interference"])
def test_nothing_on_record_is_said_so(ask, command):
    assert ask(command, "--as-of", "2020-01-01").splitlines()[1] == " none"


@pytest.mark.parametrize("command", ["chronicle", "agenda"])
def test_meetings_are_narrowed_to_a_process(ask, tmp_path, command):
    other = tmp_path / "others.toml"
    other.write_text('[[process]]\nname = "Vienna"\nparties = ["Iran", "USA"]\n', encoding="utf-8")
    assert "Geneva" in ask(command, "--as-of", "2022-01-05", "--process", str(EXAMPLE))
    assert "Geneva" not in ask(command, "--as-of", "2022-01-05", "--process", f"{other}#Vienna")


def test_moves_are_narrowed_to_a_process(ask):
    assert len(records(ask("moves", "--process", str(EXAMPLE), "--json"))) == 4


def test_a_process_file_with_a_fault_is_told_in_a_line(docket, tmp_path):
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('[[process]]\nname = "A"\nparties = ["Russia"]\n', encoding="utf-8")
    result = CliRunner().invoke(app, ["positions", "--process", str(wrong), "--docket", str(docket)])
    assert result.exit_code == 1
    assert "process 1 (A): a process has at least two parties" in result.stderr
    assert "Traceback" not in result.output


def test_the_example_describes_one_process_whose_parties_are_known():
    [process] = processes_in(EXAMPLE)
    assert process.parties == ("RUS", "USA", "NATO", "OSCE", "UKR", "EU")
    assert all(issue.phrases for issue in process.issues)

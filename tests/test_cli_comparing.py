"""The commands that set one account, one day or one docket against another."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from contracts.factories import HAND, document, meeting
from pourparler.cli.main import app
from pourparler.docket.opening import open_docket
from pourparler.exports.concordance_page import concordance_page
from pourparler.views.concordance import compare_documents
from winter import entered


@pytest.fixture(scope="module")
def docket(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "winter.docket"
    entered(path)
    return path


def asked(*arguments):
    return CliRunner().invoke(app, [*map(str, arguments)], env={"COLUMNS": "80"})


@pytest.fixture
def ask(docket: Path):
    """What the command line answers from the docket of the winter talks, which must be without fault."""

    def answer(*arguments: str) -> str:
        result = asked(*arguments, "--docket", docket)
        assert result.exit_code == 0, result.output
        return result.stdout

    return answer


def meetings(ask, **wanted):
    lines = [json.loads(line) for line in ask("chronicle", "--json").splitlines()]
    return [line["id"] for line in lines if all(line[name] == value for name, value in wanted.items())]


# compare


def test_what_two_sides_say_of_a_meeting_stands_side_by_side(ask):
    [sitting] = meetings(ask, place="Geneva")
    table = ask("compare", sitting)
    assert re.search(r"^Moscow +Washington$", table, re.MULTILINE)
    assert re.search(r"^date: 9–10 Jan 2022 += date: 10 Jan 2022$", table, re.MULTILINE)
    assert "left out by Washington" in table
    assert max(map(len, table.splitlines())) <= 80


def test_every_sentence_of_a_concordance_is_in_the_document_at_its_place(ask, docket):
    [call] = meetings(ask, start="2021-12-30", channel="phone")
    record = json.loads(ask("compare", call, "--json"))
    assert (record["a"]["party"], record["b"]["party"]) == ("RUS", "USA")
    assert sum(record["counts"].values()) == len(record["points"])
    with open_docket(docket) as opened:
        for point in record["points"]:
            for side in ("a", "b"):
                for line in (point[side] or {"sentences": []})["sentences"]:
                    text = opened.document(opened.source(line["document"]).digest).text
                    assert text[line["start"] : line["end"]] == line["quote"]


def test_documents_are_compared_by_name_and_by_digest(ask, docket):
    with open_docket(docket) as opened:
        digest = opened.source("kremlin").digest[:10]
    table = ask("compare", "white-house", digest)
    assert re.search(r"^The White House +Kremlin$", table, re.MULTILINE)


def test_the_page_of_a_concordance_needs_nothing_besides_itself(ask):
    [call] = meetings(ask, start="2021-12-30", channel="phone")
    page = ask("compare", call, "--html")
    assert page.startswith("<!doctype html>")
    assert not re.search(r"(?:src|href)=|@import|url\(", page)
    assert "<h1>Moscow and Washington, side by side</h1>" in page
    assert "<mark>spoke by telephone</mark>" in page


def test_whatever_comes_from_a_document_is_escaped_on_the_page(tmp_path):
    with open_docket("memory:") as opened:
        for name in ("<b>one</b>", "two"):
            source = document(f"{name} & they met.", publisher=f"<script>{name}</script>", name=name)
            opened.receive(source, [meeting(source, f"{name} & they met", place="<i>Geneva")], HAND)
        page = concordance_page(compare_documents(opened, "<b>one</b>", "two"))

    assert not re.search(r"<(script|b|i)\b", page)
    assert "&lt;b&gt;one&lt;/b&gt; &amp; they met" in page.replace("<mark>", "").replace("</mark>", "")


def test_a_meeting_of_which_one_side_speaks_has_nothing_to_be_compared_with(ask, docket):
    lines = [json.loads(line) for line in ask("chronicle", "--json").splitlines()]
    alone = next(line["id"] for line in lines if line["standing"] == "reported")
    result = asked("compare", alone, "--docket", docket)
    assert result.exit_code == 1
    assert "nothing to compare" in result.stderr


def test_what_is_no_document_and_what_is_one_and_the_same_is_said(ask, docket):
    result = asked("compare", "nothing.md", "kremlin", "--docket", docket)
    assert (result.exit_code, "answers to 'nothing.md'" in result.stderr) == (1, True)
    result = asked("compare", "kremlin", "kremlin", "--docket", docket)
    assert (result.exit_code, "the same document" in result.stderr) == (1, True)


# revisions


def test_revisions_say_what_was_held_meanwhile_and_by_which_documents(ask):
    table = ask("revisions", "--from", "2022-01-01", "--to", "2022-01-12")
    assert "CHANGED" in table
    assert "status: planned → held" in table
    assert "US Department of State, 10 Jan 2022" in table


def test_revisions_by_publication_are_the_differences_of_two_days(ask):
    lines = [
        json.loads(line)
        for line in ask("revisions", "--from", "2021-12-31", "--to", "2022-01-20", "--json").splitlines()
    ]
    before, after = (
        {line["id"]: line for line in map(json.loads, ask("chronicle", "--json", "--as-of", day).splitlines())}
        for day in ("2021-12-31", "2022-01-20")
    )
    learnt = {line["id"] for line in lines if line["what"] == "meeting" and line["change"] == "learnt"}
    assert learnt == set(after) - set(before)
    changed = {line["id"] for line in lines if line["what"] == "meeting" and line["change"] == "changed"}
    told = ("start", "end", "place", "format", "channel", "level", "parties", "status", "standing")
    assert changed == {
        one for one in set(after) & set(before) if any(after[one][name] != before[one][name] for name in told)
    }


def test_a_date_that_comes_after_the_other_is_refused(docket):
    result = asked("revisions", "--from", "2022-01-12", "--to", "2022-01-01", "--docket", docket)
    assert result.exit_code == 2


# as recorded


def test_before_anything_was_entered_nothing_was_on_record(ask):
    assert "none" in ask("chronicle", "--as-recorded", "2020-01-01")
    assert "as recorded by 1 Jan 2020" in ask("chronicle", "--as-recorded", "2020-01-01")


def test_as_recorded_now_is_what_is_on_record(ask):
    assert ask("chronicle", "--as-recorded", "2100-01-01", "--as-of", "2022-01-20", "--json") == ask(
        "chronicle", "--as-of", "2022-01-20", "--json"
    )


@pytest.mark.parametrize("command", ["chronicle", "agenda", "moves"])
def test_what_is_no_moment_is_wrong_usage(docket, command):
    result = asked(command, "--as-recorded", "yesterday", "--docket", docket)
    assert result.exit_code == 2


# copy


def test_a_copy_has_the_same_last_hash_and_is_refused_where_something_is(docket, tmp_path):
    target = tmp_path / "copy.docket"
    result = asked("copy", docket, target)
    assert result.exit_code == 0, result.output
    told, *heads = result.stdout.splitlines()
    assert re.fullmatch(r"\d+ entries copied and verified", told)
    assert len({head.split()[0] for head in heads}) == 1
    result = asked("copy", docket, target)
    assert (result.exit_code, "is not empty" in result.stderr) == (1, True)
    assert asked("copy", tmp_path / "none.docket", tmp_path / "other.docket").exit_code == 1
    assert not (tmp_path / "other.docket").exists()

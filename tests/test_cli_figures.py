"""The commands that measure the talks and sum them up, asked as a user asks them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pourparler.cli.main import app
from winter import entered


@pytest.fixture(scope="module")
def docket(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "winter.docket"
    entered(path)
    return path


@pytest.fixture
def ask(docket: Path):
    def answer(*arguments: str, code: int = 0):
        result = CliRunner().invoke(app, [*arguments, "--docket", str(docket)], env={"COLUMNS": "80"})
        assert result.exit_code == code, result.output
        return result

    return answer


def test_indicators_are_told_in_sentences_and_withheld_with_the_reason(ask):
    table = ask("indicators", "--as-of", "2022-01-31").stdout
    assert "CONTACT TEMPO" in table
    assert "2 contacts in 5 weeks" in table
    assert "Nothing can be said of how the calendar is kept: announced meetings" in table
    assert max(map(len, table.splitlines())) <= 80


def test_an_indicator_in_json_opens_to_what_it_counts(ask):
    found = [json.loads(line) for line in ask("indicators", "--as-of", "2022-01-31", "--json").stdout.splitlines()]
    assert [one["name"] for one in found] == [
        "tempo",
        "schedule keeping",
        "interference",
        "hand-steering",
        "backing",
        "cooperation",
        "divergence",
        "attention",
    ]
    [contacts] = [figure for figure in found[0]["figures"] if figure["name"] == "contacts"]
    assert (contacts["n"], len(contacts["counted"])) == (2, 2)
    for one in contacts["counted"]:
        assert json.loads(ask("why", one["id"], "--json").stdout)["what"] == "meeting"


def test_a_series_has_a_line_for_each_day(ask):
    found = ask("indicators", "--as-of", "2022-01-31", "--since", "2021-12-28", "--over", "14").stdout
    assert [line.split("  ")[0].strip() for line in found.splitlines() if line.strip().startswith(("17", "31"))] == [
        "17 Jan 2022",
        "31 Jan 2022",
    ]


def test_charts_are_drawn_into_a_folder(ask, tmp_path):
    ask("indicators", "--as-of", "2022-01-31", "--chart", str(tmp_path / "charts"))
    assert (tmp_path / "charts" / "timeline.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "charts" / "timeline.csv").read_text(encoding="utf-8").startswith("date,parties")


def test_a_brief_is_printed_as_markdown(ask):
    printed = ask("brief", "--since", "2021-12-31", "--as-of", "2022-01-11").stdout
    assert printed.startswith("# The talks\n\n31 Dec 2021 to 11 Jan 2022")
    assert "- **10 Jan 2022** Russia and the United States met in Geneva" in printed


def test_a_brief_is_written_as_a_page_or_for_word(ask, tmp_path):
    ask(
        "brief", "--since", "2021-12-31", "--as-of", "2022-01-11", "--format", "docx", "--out", str(tmp_path / "b.docx")
    )
    assert (tmp_path / "b.docx").read_bytes().startswith(b"PK")
    assert ask("brief", "--since", "2021-12-31", "--as-of", "2022-01-11", "--format", "html").stdout.startswith(
        "<!doctype"
    )


def test_a_brief_in_json_has_its_sources(ask):
    found = json.loads(ask("brief", "--since", "2021-12-31", "--as-of", "2022-01-11", "--json").stdout)
    assert all(line["sources"] for section in found["sections"] for line in section["lines"])


def test_a_brief_cannot_end_before_it_begins(ask):
    told = ask("brief", "--since", "2022-02-01", "--as-of", "2022-01-01", code=1)
    assert "which is before it" in told.output


def test_a_missing_extra_is_named(ask, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pourparler.views.indicators.measuring", None)
    told = ask("indicators", code=1)
    assert "pip install 'pourparler[indicators]'" in told.output

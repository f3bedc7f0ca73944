"""The command line, asked as a user asks it."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pourparler import __version__
from pourparler.cli.main import app
from winter import BORRELL, entered

EXAMPLES = Path(__file__).parent.parent / "examples" / "winter-talks"
COMMAND = [sys.executable, "-m", "pourparler.cli.main"]
CONSULTING = ["chronicle", "agenda", "moves"]


@pytest.fixture(scope="module")
def docket(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "winter.docket"
    entered(path)
    return path


@pytest.fixture
def ask(docket: Path):
    """What the command line answers from the docket of the winter talks, which must be without fault."""

    def answer(*arguments: str) -> str:
        result = CliRunner().invoke(app, [*arguments, "--docket", str(docket)], env={"COLUMNS": "80"})
        assert result.exit_code == 0, result.output
        return result.stdout

    return answer


def records(output: str) -> list[dict]:
    return [json.loads(line) for line in output.splitlines()]


def run(*arguments: str, **options) -> subprocess.CompletedProcess:
    environment = {**os.environ, "COLUMNS": "80", "POURPARLER_DOCKET": "talks.docket"}
    return subprocess.run(
        [*COMMAND, *arguments], capture_output=True, text=True, timeout=60, **{"env": environment, **options}
    )


# What a line says.


def test_the_chronicle_says_on_whose_word_each_meeting_stands(ask):
    table = ask("chronicle")
    assert "30 Dec 2021  RUS, USA   phone call, leaders  held, confirmed by both" in table
    assert "only Washington says so" in table
    assert "lapsed, nobody has said" in table


def test_the_agenda_of_new_year_has_the_three_sittings(ask):
    agenda = ask("agenda", "--as-of", "2022-01-01")
    assert agenda.splitlines()[0] == "DUE" + "as known on 1 Jan 2022".rjust(77)
    assert [line[:14].strip() for line in agenda.splitlines()[1:] if line[:14].strip()] == [
        "9–10 Jan 2022",
        "12 Jan 2022",
        "13 Jan 2022",
    ]
    assert "only Moscow says so" in agenda
    assert "reported by Reuters" in agenda


def test_a_meeting_past_its_day_that_nobody_confirmed_is_shown_as_such(ask):
    assert ask("agenda", "--as-of", "2022-01-15").startswith("PAST, AND UNCONFIRMED")
    assert (
        ask("agenda", "--as-of", "2022-03-01") == "AGENDA" + "as known on 1 Mar 2022".rjust(74) + "\n nothing is due\n"
    )


def test_moves_about_the_talks_come_before_those_on_the_substance(ask):
    table = ask("moves")
    assert table.index("asks, on who takes part: “take part") < table.index("MOVES ON THE SUBSTANCE")
    assert "EU → RUS, USA" in table


def test_what_was_published_later_is_not_known_earlier(ask):
    assert [meeting["status"] for meeting in records(ask("chronicle", "--as-of", "2021-12-28", "--json"))] == [
        "planned"
    ]
    assert ask("moves", "--as-of", "2021-12-28").endswith(" none\n")


def test_several_parties_are_asked_for_together_and_by_any_name(ask):
    both = records(ask("chronicle", "--party", "Russia", "--party", "nato", "--json"))
    assert [meeting["place"] for meeting in both] == ["Brussels"]
    assert records(ask("moves", "--party", "usa", "--party", "European Union", "--json"))[0]["type"] == "REQUEST"


def test_since_leaves_out_what_was_over_before(ask):
    assert len(records(ask("chronicle", "--since", "2022-01-12", "--json"))) == 2


def test_a_meeting_in_json_has_its_life_and_the_places_where_it_is_mentioned(ask):
    geneva = records(ask("chronicle", "--json"))[1]
    assert geneva["parties"] == ["RUS", "USA"]
    assert (geneva["start"], geneva["end"], geneva["place"]) == ("2022-01-10", None, "Geneva")
    assert [(step["status"], step["document"]) for step in geneva["life"]] == [
        ("planned", "plans"),
        ("held", "state-department"),
    ]
    assert geneva["mentions"][0] == {
        "document": "plans",
        "start": 16,
        "end": 35,
        "quote": "will meet in Geneva",
    }


@pytest.mark.parametrize("command", CONSULTING)
def test_every_table_fits_eighty_columns_and_ends_no_line_in_blanks(ask, command):
    for line in ask(command, "--as-of", "2022-01-01").splitlines():
        assert len(line) <= 80
        assert line == line.rstrip()


@pytest.mark.parametrize("command", CONSULTING)
def test_a_pipe_gets_neither_colour_nor_frames(ask, command):
    table = ask(command)
    assert "\x1b" not in table
    assert not set(table) & set("│┃─━┏┌|")


# Why.


def test_why_gives_the_sentences_behind_a_line_with_the_trigger_marked(ask):
    name = records(ask("moves", "--json"))[0]["id"]
    sheet = ask("why", name[:7])
    assert sheet.startswith(f"{name}  29 Dec 2021  EU → RUS, USA  asks, on who takes part")
    assert "29 Dec 2021  Die Welt  (on the word of EU)" in sheet
    assert "[called for]" in sheet


def test_why_says_for_what_reason_two_documents_were_joined(ask):
    geneva = records(ask("chronicle", "--json"))[1]["id"]
    sheet = " ".join(ask("why", geneva).split())
    assert "linked: same parties; 10 Jan 2022 within 9–10 Jan 2022" in sheet
    assert "[will meet in Geneva]" in sheet


def test_why_can_be_asked_of_one_voice_or_of_the_time_since(ask):
    geneva = records(ask("chronicle", "--json"))[1]["id"]
    [found] = records(ask("why", geneva, "--party", "USA", "--json"))
    assert [line["voice"] for line in found["evidence"]] == ["USA"]
    [found] = records(ask("why", geneva, "--since", "2022-01-01", "--json"))
    assert [line["document"] for line in found["evidence"]] == ["state-department"]
    assert found["what"] == "meeting"


# Reading.


def test_reading_prints_one_object_for_each_document_in_the_order_of_the_sources():
    result = CliRunner().invoke(app, ["read", str(EXAMPLES), "--json"])
    assert result.exit_code == 0, result.output
    read = records(result.stdout)
    assert [one["id"] for one in read] == sorted(path.name for path in EXAMPLES.glob("2*.md"))
    assert set(read[0]) >= {"id", "meetings", "moves"}


def test_every_mention_gives_the_very_words_at_its_place():
    result = CliRunner().invoke(app, ["read", str(EXAMPLES), "--json"])
    mentions = 0
    for one in records(result.stdout):
        text = (EXAMPLES / one["id"]).read_text(encoding="utf-8").split("---\n", 2)[2]
        for record in (*one["meetings"], *one["moves"]):
            for mention in record["mentions"]:
                assert mention["trigger"] in mention["quote"]
                assert mention["quote"] in text
                assert mention["end"] - mention["start"] == len(mention["quote"])
                mentions += 1
    assert mentions > 20


def test_reading_as_a_table_keeps_nothing(tmp_path: Path):
    result = run("read", str(EXAMPLES), cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[0].endswith("as known on 26 Jan 2022")
    assert list(tmp_path.iterdir()) == []


OWN_PARTIES = """
[[group]]
code = "Valley Council"
names = ["Council of the Valley"]
kind = "movement"

[[holder]]
name = "Asta Vell"
party = "Valley Council"
office = "leader"
level = "leader"
from = "2020"
"""


def test_parties_and_people_of_ones_own_are_read_like_any_other(tmp_path: Path):
    own, text = tmp_path / "own.toml", tmp_path / "text.md"
    own.write_text(OWN_PARTIES, encoding="utf-8")
    text.write_text("French Foreign Minister Catherine Colonna met with Asta Vell in Geneva.", encoding="utf-8")
    without, having = (
        records(CliRunner().invoke(app, ["read", str(text), "--json", *more]).stdout)[0]["meetings"]
        for more in ([], ["--lexicon", str(own)])
    )
    assert [meeting["parties"] for meeting in having] == [["FRA", "Valley Council"]]
    assert all("Valley Council" not in meeting["parties"] for meeting in without)


def test_a_lexicon_that_makes_no_sense_is_told_in_one_line(tmp_path: Path):
    own = tmp_path / "own.toml"
    own.write_text("[[group]\n", encoding="utf-8")
    result = run("read", str(EXAMPLES), "--lexicon", str(own))
    assert result.returncode == 1
    assert result.stderr.startswith(f"pourparler: {own}: ")
    assert result.stderr.count("\n") == 1


def test_standard_input_is_a_source_like_any_other():
    result = run("read", "-", "--json", input=BORRELL)
    assert [one["id"] for one in records(result.stdout)] == ["-"]


def test_adding_the_same_documents_again_changes_nothing(tmp_path: Path):
    record = str(tmp_path / "talks.docket")
    first = CliRunner().invoke(app, ["add", str(EXAMPLES), "--docket", record])
    assert first.stdout.startswith("15 documents entered with ")
    before = CliRunner().invoke(app, ["verify", "--docket", record]).stdout
    again = CliRunner().invoke(app, ["add", str(EXAMPLES), "--docket", record])
    assert again.stdout == "0 documents entered with 0 statements; 15 known already\n"
    assert CliRunner().invoke(app, ["verify", "--docket", record]).stdout == before


# What goes wrong.


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path):
    (tmp_path / "notes.txt").write_text(BORRELL)
    (tmp_path / "empty.md").write_text("")
    result = run("add", "notes.txt", "empty.md", "missing.txt", cwd=tmp_path)
    assert result.returncode == 1
    assert result.stdout.startswith("1 document entered")
    assert result.stdout.endswith("2 sources not read\n")
    assert result.stderr.splitlines() == [
        "pourparler: empty.md: the file is empty",
        "pourparler: missing.txt: no such file or directory",
    ]


def test_a_name_that_nothing_answers_to_is_told_in_one_line(docket: Path):
    result = run("why", "zzz", "--docket", str(docket))
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "pourparler: nothing in the docket answers to 'zzz'\n"


def test_a_docket_that_is_not_there_is_not_made_by_asking(tmp_path: Path):
    result = run("chronicle", cwd=tmp_path)
    assert result.returncode == 1
    assert "there is no docket at talks.docket" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_altered_docket_is_found_out(tmp_path: Path):
    record = tmp_path / "talks.docket"
    record.write_bytes(b"SQLite format 3\x00" + bytes(200))
    result = run("verify", cwd=tmp_path)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("arguments", [["read"], ["chronicle", "--as-of", "20.1.22"], ["recall"], []])
def test_wrong_usage_is_told_apart_from_failure(arguments):
    result = run(*arguments)
    assert result.returncode == 2
    assert "Usage" in result.stderr


def test_a_day_is_asked_for_in_one_form():
    assert "'20.1.22' is no day; write it as 2022-01-20" in run("chronicle", "--as-of", "20.1.22").stderr


def test_a_terminal_without_dashes_gets_question_marks(docket: Path):
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "COLUMNS": "80"}
    result = run("agenda", "--as-of", "2022-01-01", "--docket", str(docket), env=environment)
    assert result.returncode == 0
    assert "9?10 Jan 2022" in result.stdout


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="this system has no broken pipes")
def test_a_reader_that_closes_the_pipe_ends_it_quietly():
    with subprocess.Popen(
        [*COMMAND, "read", str(EXAMPLES), "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        complaint = process.stderr.read()
    assert complaint == b""
    assert process.returncode == -signal.SIGPIPE


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="only there can be seen how far it has come")
def test_an_interrupt_leaves_no_traceback():
    with subprocess.Popen(
        [*COMMAND, "read", "-", str(EXAMPLES), "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdin.write(b"{")  # and nothing more: it waits for the rest of the line
        process.stdin.flush()
        _wait_until_reading(process.pid)
        process.send_signal(signal.SIGINT)
        complaint = process.stderr.read()
    assert b"Traceback" not in complaint
    assert process.returncode == 130


def _wait_until_reading(pid: int) -> None:
    """Until the process has loaded what it reads with, as its memory map shows."""
    maps = Path(f"/proc/{pid}/maps")
    for _ in range(300):
        time.sleep(0.1)
        if "onnxruntime" in maps.read_text():
            time.sleep(1)
            return
    pytest.fail("it never came to read")


# Help.


def test_help_is_plain_and_has_examples():
    for command in ("", "read", "add", *CONSULTING, "why", "verify"):
        result = run(*command.split(), "--help")
        assert result.returncode == 0
        assert "Examples:\n    pourparler " in result.stdout
        assert "\x1b" not in result.stdout
        assert not any(line.endswith("...") for line in result.stdout.splitlines()[1:])


def test_the_version_is_that_of_the_package():
    assert run("--version").stdout == f"pourparler {__version__}\n"


def test_asking_for_help_or_the_record_loads_neither_the_model_nor_the_readers():
    heavy = "('onnxruntime', 'trafilatura', 'sqlalchemy')"
    loaded = f"import sys, pourparler.cli; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True).stdout == "[]\n"


def test_the_shell_can_complete_commands():
    environment = {
        **os.environ,
        "_POURPARLER_COMPLETE": "complete_bash",
        "COMP_WORDS": "pourparler ch",
        "COMP_CWORD": "1",
    }
    result = subprocess.run(
        [Path(sys.executable).parent / "pourparler"], capture_output=True, text=True, env=environment
    )
    assert result.stdout.split() == ["chronicle"]


# Reading by several processes, and the reading aids by themselves.


def test_two_processes_read_what_one_does():
    alone, together = (run("read", str(EXAMPLES), "--json", "--jobs", jobs) for jobs in ("1", "2"))
    assert together.stdout == alone.stdout
    assert together.returncode == 0


def test_the_reading_aids_of_each_document_are_one_json_object():
    found = records(run("annotate", str(EXAMPLES), "--json").stdout)
    assert len(found) == len(records(run("read", str(EXAMPLES), "--json").stdout))
    for one in found:
        text = (EXAMPLES / one["id"]).read_text(encoding="utf-8")
        assert {"timexes", "attributions", "parties", "people", "places", "triggers"} <= set(one)
        assert all(0 <= mark["start"] < mark["end"] <= len(text) for mark in one["parties"])


def test_the_text_is_printed_with_what_was_found_in_it(tmp_path):
    source = tmp_path / "call.jsonl"
    text = "Vladimir Putin spoke with Joseph Biden on Tuesday."
    source.write_text(json.dumps({"id": "call", "text": text, "published": "2021-12-08"}))
    printed = run("annotate", str(source)).stdout
    assert "[Vladimir Putin](RUS) [spoke](MEETING) with [Joseph Biden](USA)" in " ".join(printed.split())
    assert "on [Tuesday](2021-12-07)." in " ".join(printed.split())

"""A score never goes down: our own gold is read, and every figure held against its floor."""

import json
from pathlib import Path

import pytest
from evaluation.marked import Gold, load_gold, quoted, triggers
from evaluation.report import Result, readme
from evaluation.run import is_own, main, measured, read_gold

from evaluation import floors

FILES = sorted(floors.GOLD.glob("*.jsonl"))
GOLD = Gold("tiny", "f00d", ())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_reading_of_our_own_gold_is_not_below_its_floors(path: Path):
    gold = load_gold(path)
    result = measured(gold, read_gold(gold), own=is_own(path))
    assert result.own
    assert floors.below(result.gold, floors.figures(result.scores), floors.load_floors()) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_quote_and_trigger_of_our_own_gold_is_in_its_text(path: Path):
    for marked in load_gold(path).documents:
        for kind, records in marked.records.items():
            for record in records:
                places = quoted(record, marked.text), triggers(record, marked.text)
                assert [len(found) for found in places] == [len(record["mentions"])] * 2, (
                    marked.document.id,
                    kind,
                )


def test_a_figure_below_its_floor_is_named():
    pinned = {"tiny": {"sha256": "f00d", "moves_found": 0.5}}
    assert floors.below(GOLD, {"moves_found": 0.5}, pinned) == []
    assert floors.below(GOLD, {"moves_found": 0.499}, pinned) == [
        "tiny: moves_found is 0.499, below its floor of 0.500"
    ]


def test_floors_set_on_another_text_do_not_count():
    pinned = {"tiny": {"sha256": "0000", "moves_found": 0.1}}
    assert "another text" in floors.below(GOLD, {"moves_found": 0.5}, pinned)[0]
    assert "no floors" in floors.below(GOLD, {"moves_found": 0.5}, {})[0]


def test_floors_are_raised_and_never_lowered(tmp_path: Path):
    pinned = {"tiny": {"sha256": "0000", "moves_found": 0.5, "moves_strict": 0.3}}
    floors.write_floors(floors.raised(GOLD, {"moves_found": 0.6, "moves_strict": 0.2}, pinned), tmp_path / "f.toml")
    assert floors.load_floors(tmp_path / "f.toml") == {
        "tiny": {"sha256": "f00d", "moves_found": 0.6, "moves_strict": 0.3}
    }


def test_a_reading_made_before_is_scored_without_reading_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "read.jsonl"
    text = "Chile rejected the claim."
    move = {
        "mentions": [{"quote": text, "trigger": "rejected"}],
        "type": "REJECT",
        "actors": ["CHL"],
        "recipients": [],
        "people": [],
        "modality": "actual",
    }
    gold.write_text(json.dumps({"id": "d1", "text": text, "published": "2020-05-04", "moves": [move]}) + "\n")
    predicted.write_text(json.dumps({"id": "d1", "moves": [move]}) + "\n" + json.dumps({"id": "d2"}) + "\n")
    assert main([str(gold), "--predicted", str(predicted), "--errors", "1"]) == 0
    said = capsys.readouterr()
    assert "moves: 1 marked, 1 read" in said.out
    assert "F1 1.000" in said.out
    assert "1 documents that were read are in no gold file" in said.err


def test_documents_that_are_not_ours_are_not_quoted():
    result = measured(load_gold(FILES[0]), {}, own=True)
    assert "## Errors in" in readme([result], [], {})
    assert "## Errors in" not in readme([Result(result.gold, result.scores, own=False)], [], {})

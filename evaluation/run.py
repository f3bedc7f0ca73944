"""Read marked documents and say how much was found, how much is right, and whether that is still enough."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from evaluation import floors
from evaluation.marked import Gold, Record, load_gold, load_predicted
from evaluation.outside import outside
from evaluation.peers import keywords
from evaluation.report import Result, gallery, outside_table, readme, table
from evaluation.scoring import score
from pourparler.exports.records import reading_record
from pourparler.pipeline import read


def read_gold(gold: Gold) -> dict[str, Record]:
    """What the reader finds in the documents of *gold*, by their names."""
    readings = (read(marked.document) for marked in gold.documents)
    return {one.document.id: reading_record(one.document, one.statements) for one in readings}


def measured(gold: Gold, found: Mapping[str, Record], *, own: bool) -> Result:
    """The result for *gold* of what was found in its documents."""
    return Result(gold, score(gold, found), own)


def is_own(path: Path) -> bool:
    """True for a gold file of this project."""
    return path.resolve().parent == floors.GOLD


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 0, or 1 when one lies below its floor."""
    asked = _asked(arguments)
    predicted = load_predicted(asked.predicted) if asked.predicted else None
    found: dict[str, Record] = dict(predicted or {})
    results = []
    for path in asked.gold or sorted(floors.GOLD.glob("*.jsonl")):
        gold = load_gold(path)
        if predicted is None:
            found |= read_gold(gold)
        results.append(measured(gold, found, own=is_own(path)))
    shown = [*_together(results, found), *results]
    for result in shown:
        print(table(result))
        if asked.errors and result.gold.sha256:
            errors = [error for one in result.scores.values() for error in one.errors]
            print(gallery(errors, asked.errors))
    others = outside(asked.corpora) if asked.corpora else []
    print(outside_table(others))
    if asked.write:
        asked.write.write_text(readme(shown, others, _by_keywords(results)), encoding="utf-8")
    if predicted is not None:
        _say_strangers(results, predicted)
        return 0
    faults = _floors(results, raise_them=asked.raise_floors)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def _together(results: Sequence[Result], found: Mapping[str, Record]) -> list[Result]:
    """The gold of this project taken together, where there are several files of it."""
    own = [result.gold for result in results if result.own]
    if len(own) < 2:
        return []
    documents = tuple(document for gold in own for document in gold.documents)
    return [measured(Gold("our own, together", "", documents), found, own=True)]


def _by_keywords(results: Sequence[Result]) -> dict[str, Record]:
    documents = [marked.document for result in results for marked in result.gold.documents]
    return {document.id: keywords(document) for document in documents}


def _floors(results: Sequence[Result], *, raise_them: bool) -> list[str]:
    """What is below its floor, after raising the floors if asked to; only our own gold has floors."""
    own = [(result.gold, floors.figures(result.scores)) for result in results if result.own]
    pinned = floors.load_floors()
    if raise_them:
        for gold, reached in own:
            pinned = floors.raised(gold, reached, pinned)
        floors.write_floors(pinned)
    return [fault for gold, reached in own for fault in floors.below(gold, reached, pinned)]


def _say_strangers(results: Sequence[Result], predicted: Mapping[str, Record]) -> None:
    known = {marked.document.id for result in results for marked in result.gold.documents}
    strangers = len(predicted.keys() - known)
    if strangers:
        print(f"{strangers} documents that were read are in no gold file", file=sys.stderr)


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("gold", nargs="*", type=Path, help="gold files; without any, those in evaluation/gold")
    parser.add_argument("--predicted", type=Path, help="score this output of `read --json` instead of reading")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N errors of each sort")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the figures to FILE as Markdown")
    parser.add_argument("--corpora", type=Path, metavar="DIR", help="measure on the gold of others in this folder too")
    parser.add_argument("--raise-floors", action="store_true", help="set floors to what is reached, lowering none")
    return parser.parse_args(arguments)

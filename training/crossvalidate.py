"""How well triggers are found in documents not trained on: python -m training.crossvalidate --help.

The documents of one file are dealt into folds; each fold is tagged by a network fine-tuned on the others and
on the project's own passages. Writes what was said of each document by the network that had not seen it.
"""

import argparse
import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch

from pourparler.annotations.pieces import PieceReader
from training import passages
from training.batches import tensors
from training.export import load
from training.labels import KINDS
from training.network import Reader
from training.passages import Marked
from training.train_triggers import fine_tune, treebank_sentences

FLOOR = 0.05
TREEBANK_EVERY = 6  # syntax is not measured here, so it need not be kept as fresh

Found = tuple[int, int, str, float]


@torch.no_grad()
def tagged(network: Reader, document: Marked) -> list[Found]:
    """Runs of words above the floor, with document offsets; joined as the shipped tagger joins them."""
    found: list[Found] = []
    for sentence, places in zip(document.sentences, document.words, strict=True):
        batch = tensors([sentence])
        words = network.represent(batch["ids"], batch["casing"], batch["first"])
        shares = torch.softmax(network.trigger(words[0, 1:]).float(), -1)
        last = -2
        for at, (start, end) in enumerate(places):
            score = 1 - float(shares[at, 0])
            if score <= FLOOR:
                continue
            kind, continues = divmod(int(shares[at, 1:].argmax()), 2)
            if continues and last == at - 1 and found[-1][2] == KINDS[kind]:
                found[-1] = (found[-1][0], end, KINDS[kind], max(found[-1][3], score))
            else:
                found.append((start, end, KINDS[kind], score))
            last = at
    return found


def figures(gold: Sequence[tuple[int, int, str]], found: Sequence[Found], typed: bool) -> tuple[int, int, int]:
    """How many gold triggers there are, how many were found, and how many pairs overlap, one to one."""
    hits, used = 0, set()
    for start, end, kind in gold:
        for at, (a, b, named, _) in enumerate(found):
            if at not in used and a < end and start < b and (not typed or named == kind):
                used.add(at)
                hits += 1
                break
    return len(gold), len(found), hits


def report(documents: Iterable[Marked], found: dict[str, list[Found]], threshold: float) -> dict[str, float]:
    """F1 for meetings, for moves whatever their type, and for moves of the right type."""
    sums = {name: [0, 0, 0] for name in ("MEETING", "moves", "moves typed")}
    for document in documents:
        named = [f for f in found[document.identity] if f[3] > threshold]
        for name, total in sums.items():
            meeting = name == "MEETING"
            gold = [t for t in document.triggers if (t[2] == "MEETING") == meeting]
            ours = [f for f in named if (f[2] == "MEETING") == meeting]
            for place, number in enumerate(figures(gold, ours, name.endswith("typed"))):
                total[place] += number
    return {name: round(200 * hits / max(1, gold + ours), 1) for name, (gold, ours, hits) in sums.items()}


def main() -> None:
    """Deal, train, tag, report."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--checkpoint", type=Path, required=True, help="of the parser")
    arguments.add_argument("--treebank", type=Path, required=True)
    arguments.add_argument("--encoder", type=Path, required=True)
    arguments.add_argument("--documents", type=Path, required=True, help="dealt into folds")
    arguments.add_argument("--passages", type=Path, nargs="*", default=[], help="always trained on")
    arguments.add_argument("--into", type=Path, required=True, help="JSONL of what was found out of fold")
    arguments.add_argument("--folds", type=int, default=5)
    arguments.add_argument("--epochs", type=int, default=8)
    given = arguments.parse_args()
    torch.set_num_threads(1)
    _, labels = load(given.checkpoint)
    pieces = PieceReader(given.encoder / "tokenizer.json")
    documents = list(passages.read(given.documents, pieces, labels))
    random.Random(0).shuffle(documents)  # noqa: S311 -- dealing documents, not secrets
    own = [document for path in given.passages for document in passages.read(path, pieces, labels)]
    treebank = treebank_sentences(given.treebank, pieces, labels)
    found: dict[str, list[Found]] = {}
    for fold in range(given.folds):
        torch.manual_seed(fold)
        network, _ = load(given.checkpoint)
        others = [d for place, d in enumerate(documents) if place % given.folds != fold]
        fine_tune(
            network,
            [s for d in others + own for s in d.sentences],
            treebank,
            given.epochs,
            fold,
            TREEBANK_EVERY,
        )
        held_out = documents[fold :: given.folds]
        found |= {document.identity: tagged(network, document) for document in held_out}
        print("fold", fold, {t: report(held_out, found, t) for t in (0.3, 0.5)}, flush=True)
    for threshold in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7):
        print(threshold, report(documents, found, threshold), flush=True)
    with given.into.open("w", encoding="utf-8") as lines:
        for document in documents:
            names = ("start", "end", "kind", "score")
            rows = [dict(zip(names, each, strict=True)) for each in found[document.identity]]
            lines.write(json.dumps({"id": document.identity, "triggers": rows}) + "\n")


if __name__ == "__main__":
    main()

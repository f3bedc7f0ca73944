"""Fine-tune a parser checkpoint to tag triggers as well: python -m training.train_triggers --help.

So that syntax does not wear away, batches of the treebank are mixed in, and the parser's own trees of the marked
sentences are learnt along with their triggers: without them trees on such texts changed enough to cost the coding
rules five points of strict F1, while the treebank's score hardly moved.
"""

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from pourparler.annotations.pieces import PieceReader
from training import passages
from training.batches import Labelled, grouped, tensors
from training.export import load
from training.labels import Labels
from training.network import Reader
from training.train_parser import BATCH, labelled, optimizer, parsing_loss, save, scores, step, usable

ENCODER_RATE, HEAD_RATE = 2e-4, 1e-3
TRIGGER_BATCH = 400  # padded pieces: there are few marked sentences, so many small steps
TREEBANK_EVERY = 3  # one batch of the treebank after so many of marked sentences
WARM_UP = 40


@torch.no_grad()
def remembered(network: Reader, marked: list[Labelled]) -> list[Labelled]:
    """The marked sentences with the word classes and trees that *network* gives them now."""
    network.eval()
    found: list[Labelled] = []
    for sentence in marked:
        batch = tensors([sentence])
        words = network.represent(batch["ids"], batch["casing"], batch["first"])
        heads = network.arcs(words, batch["first"]).argmax(-1)
        columns = {
            "upos": network.upos(words[:, 1:]).argmax(-1)[0].tolist(),
            "xpos": network.xpos(words[:, 1:]).argmax(-1)[0].tolist(),
            "heads": heads[0].tolist(),
            "relations": network.labels(words, heads).argmax(-1)[0].tolist(),
        }
        found.append(Labelled(sentence.pieces, sentence.columns | columns))
    return found


def joint_loss(network: Reader, batch: dict[str, Tensor]) -> Tensor:
    """How far the network is from the marked triggers, and from the trees it gave before."""
    with torch.autocast("cpu", torch.bfloat16):
        words = network.represent(batch["ids"], batch["casing"], batch["first"])
        tags = network.trigger(words[:, 1:])
    triggers = functional.cross_entropy(tags.float().flatten(0, 1), batch["triggers"].flatten(), ignore_index=-100)
    return triggers + parsing_loss(network, batch, words)


def fine_tune(
    network: Reader, marked: list[Labelled], treebank: list[Labelled], epochs: int, seed: int, every: int
) -> None:
    """Pass over the marked sentences *epochs* times, a treebank batch after *every* so many of theirs."""
    marked = remembered(network, marked)
    network.train()
    chance = random.Random(seed)  # noqa: S311 -- shuffling
    optimiser = optimizer(network, ENCODER_RATE, HEAD_RATE)
    length = epochs * sum(1 for _ in grouped(marked, TRIGGER_BATCH, None))
    parsing = _forever(treebank, chance)
    taken, began, running = 0, time.time(), 0.0
    for epoch in range(epochs):
        for group in grouped(marked, TRIGGER_BATCH, chance):
            share = min(1.0, (taken + 1) / WARM_UP) * max(0.01, 1 - taken / length)
            loss = joint_loss(network, tensors(group))
            step(network, optimiser, loss, share)
            running = 0.97 * running + 0.03 * float(loss.detach())
            if taken % every == 0:
                step(network, optimiser, parsing_loss(network, tensors(next(parsing))), share)
            taken += 1
        print(f"epoch {epoch + 1} loss {running:.4f} seconds {time.time() - began:.0f}", flush=True)
    network.eval()


def _forever(sentences: list[Labelled], chance: random.Random) -> Iterator[list[Labelled]]:
    while True:
        yield from grouped(sentences, BATCH // 2, chance)


def treebank_sentences(folder: Path, pieces: PieceReader, labels: Labels) -> list[Labelled]:
    """The treebank's training part."""
    return usable(labelled(next(folder.glob("*-train*.conllu")), pieces, labels))


def main() -> None:
    """Read, fine-tune, save, measure syntax again."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--checkpoint", type=Path, required=True, help="of the parser")
    arguments.add_argument("--treebank", type=Path, required=True)
    arguments.add_argument("--encoder", type=Path, required=True, help="folder with tokenizer.json")
    arguments.add_argument("--passages", type=Path, nargs="+", required=True, help="JSONL files of marked documents")
    arguments.add_argument("--into", type=Path, required=True)
    arguments.add_argument("--epochs", type=int, default=8)
    arguments.add_argument("--seed", type=int, default=0)
    given = arguments.parse_args()
    torch.manual_seed(given.seed)
    torch.set_num_threads(1)
    network, labels = load(given.checkpoint)
    pieces = PieceReader(given.encoder / "tokenizer.json")
    documents = [document for path in given.passages for document in passages.read(path, pieces, labels)]
    marked = [sentence for document in documents for sentence in document.sentences]
    fine_tune(
        network,
        marked,
        treebank_sentences(given.treebank, pieces, labels),
        given.epochs,
        given.seed,
        TREEBANK_EVERY,
    )
    save(network, labels, given.into)
    for name in ("dev", "test"):
        held_out = labelled(next(given.treebank.glob(f"*-{name}.conllu")), pieces, labels)
        print(name, scores(network, held_out, labels))


if __name__ == "__main__":
    main()

"""Train word classes and dependency trees on EWT: python -m training.train_parser --help."""

import argparse
import random
import time
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from pourparler.annotations.pieces import PieceReader
from training import treebank
from training.batches import Labelled, grouped, tensors
from training.labels import Labels
from training.network import Reader

LONGEST = 160  # pieces; the few longer sentences of the treebank are lists and tables
BATCH = 1100  # padded pieces
ENCODER_RATE, HEAD_RATE = 1.5e-4, 1e-3
WARM_UP = 150


def labelled(path: Path, pieces: PieceReader, labels: Labels) -> list[Labelled]:
    """A treebank file as the network takes it."""
    return [
        Labelled(
            pieces.encode(example.words),
            {
                "upos": [labels.upos.index(label) for label in example.upos],
                "xpos": [labels.xpos.index(label) if label in labels.xpos else -100 for label in example.xpos],
                "heads": example.heads,
                "relations": [labels.relations.index(label) for label in example.relations],
            },
        )
        for example in treebank.read(path)
    ]


def usable(sentences: list[Labelled]) -> list[Labelled]:
    """Those worth training on: neither single words nor lists and tables."""
    return [sentence for sentence in sentences if len(sentence) <= LONGEST and len(sentence.pieces.first) > 2]


def parsing_loss(network: Reader, batch: dict[str, Tensor], words: Tensor | None = None) -> Tensor:
    """How far the network is from the treebank; fine word classes only help the encoder along.

    *words* are the words as the network represents them, where they are at hand.
    """

    def loss(scores: Tensor, column: str) -> Tensor:
        return functional.cross_entropy(scores.float().flatten(0, 1), batch[column].flatten(), ignore_index=-100)

    with torch.autocast("cpu", torch.bfloat16):
        if words is None:
            words = network.represent(batch["ids"], batch["casing"], batch["first"])
        upos, xpos = network.upos(words[:, 1:]), network.xpos(words[:, 1:])
        arcs = network.arcs(words, batch["first"])
        relations = network.labels(words, batch["heads"].clamp(min=0))
    return 0.5 * loss(upos, "upos") + 0.3 * loss(xpos, "xpos") + loss(arcs, "heads") + loss(relations, "relations")


@torch.no_grad()
def scores(network: Reader, sentences: list[Labelled], labels: Labels) -> dict[str, float]:
    """Word class accuracy and attachment scores on treebank words; LAS ignores subtypes, as is usual."""
    network.eval()
    coarse = torch.tensor([labels.relations.index(label.split(":")[0]) for label in labels.relations])
    total = upos = attached = named = 0
    for group in grouped(sentences, 2 * BATCH, None):
        batch = tensors(group)
        words = network.represent(batch["ids"], batch["casing"], batch["first"])
        asked = batch["heads"] >= 0
        heads = network.arcs(words, batch["first"]).argmax(-1)
        relations = network.labels(words, heads).argmax(-1)
        right = (heads == batch["heads"]) & asked
        same = coarse[relations] == coarse[batch["relations"].clamp(min=0)]
        total += int(asked.sum())
        upos += int(((network.upos(words[:, 1:]).argmax(-1) == batch["upos"]) & asked).sum())
        attached += int(right.sum())
        named += int((right & same).sum())
    network.train()
    return {name: round(100 * n / total, 2) for name, n in (("UPOS", upos), ("UAS", attached), ("LAS", named))}


def optimizer(network: Reader, encoder_rate: float, head_rate: float) -> torch.optim.AdamW:
    """AdamW with a gentle rate for what is pretrained and a brisk one for what is new."""
    learning = [(name, each) for name, each in network.named_parameters() if each.requires_grad]
    pretrained = [each for name, each in learning if name.startswith("encoder.") and "casing" not in name]
    known = {id(parameter) for parameter in pretrained}
    new = [each for _, each in learning if id(each) not in known]
    groups = [{"params": pretrained, "peak": encoder_rate}, {"params": new, "peak": head_rate}]
    return torch.optim.AdamW(groups, lr=1.0, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def step(network: Reader, optimiser: torch.optim.AdamW, loss: Tensor, share: float) -> None:
    """One update, with every group at *share* of its peak rate."""
    for group in optimiser.param_groups:
        group["lr"] = group["peak"] * share
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
    optimiser.step()


def train(network: Reader, sentences: list[Labelled], epochs: int, seed: int) -> None:
    """Pass over the treebank *epochs* times, the rate falling to nothing."""
    chance = random.Random(seed)  # noqa: S311 -- shuffling
    optimiser = optimizer(network, ENCODER_RATE, HEAD_RATE)
    length = sum(1 for _ in grouped(sentences, BATCH, random.Random(seed)))  # noqa: S311 -- shuffling
    taken, began, running = 0, time.time(), 0.0
    for epoch in range(epochs):
        for group in grouped(sentences, BATCH, chance):
            loss = parsing_loss(network, tensors(group))
            share = min(1.0, (taken + 1) / WARM_UP) * max(0.01, 1 - taken / (length * epochs))
            step(network, optimiser, loss, share)
            running = 0.98 * running + 0.02 * float(loss.detach())
            taken += 1
        print(
            f"epoch {epoch + 1} steps {taken} loss {running:.3f} seconds {time.time() - began:.0f}",
            flush=True,
        )


def save(network: Reader, labels: Labels, into: Path) -> None:
    """Write a checkpoint."""
    into.parent.mkdir(parents=True, exist_ok=True)
    saved = {"weights": network.state_dict(), "labels": labels.as_dict(), "layers": network.sizes.layers}
    torch.save(saved, into)


def main() -> None:
    """Read, train, save, measure."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--treebank", type=Path, required=True, help="folder with the EWT files")
    arguments.add_argument("--encoder", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    arguments.add_argument("--into", type=Path, required=True, help="checkpoint to write")
    arguments.add_argument("--epochs", type=int, default=12)
    arguments.add_argument("--layers", type=int, default=4)
    arguments.add_argument("--seed", type=int, default=0)
    given = arguments.parse_args()
    torch.manual_seed(given.seed)
    torch.set_num_threads(1)
    pieces = PieceReader(given.encoder / "tokenizer.json")
    train_file = next(given.treebank.glob("*-train*.conllu"))
    labels = Labels.of_treebank(train_file)
    sentences = usable(labelled(train_file, pieces, labels))
    print(len(sentences), "sentences", sum(map(len, sentences)), "pieces", flush=True)
    network = Reader(labels.sizes(given.layers))
    network.encoder.load_pretrained(given.encoder / "model.safetensors")
    train(network, sentences, given.epochs, given.seed)
    save(network, labels, given.into)
    for name in ("dev", "test"):
        held_out = labelled(next(given.treebank.glob(f"*-{name}.conllu")), pieces, labels)
        print(name, scores(network, held_out, labels), flush=True)


if __name__ == "__main__":
    main()

"""Sentences gathered into padded batches of like length."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from pourparler.annotations.pieces import Pieces


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence as the network takes it, with what it should say: -100 where nothing is asked."""

    pieces: Pieces
    columns: dict[str, list[int]]

    def __len__(self) -> int:
        """How many pieces there are."""
        return len(self.pieces.ids)


def grouped(sentences: Sequence[Labelled], budget: int, chance: random.Random | None) -> Iterator[list[Labelled]]:
    """Batches of at most *budget* padded pieces, shuffled if given a source of chance."""
    order = list(sentences)
    if chance:
        chance.shuffle(order)
    order.sort(key=lambda sentence: len(sentence) + (chance.random() * 4 if chance else 0))
    batches: list[list[Labelled]] = [[]]
    for sentence in order:
        if batches[-1] and len(sentence) * (len(batches[-1]) + 1) > budget:
            batches.append([])
        batches[-1].append(sentence)
    if chance:
        chance.shuffle(batches)
    yield from batches


def tensors(batch: Sequence[Labelled]) -> dict[str, Tensor]:
    """One padded tensor for each input and each column of labels."""

    def padded(rows: list[list[int]], filler: int) -> Tensor:
        width = max(map(len, rows))
        return torch.tensor([row + [filler] * (width - len(row)) for row in rows])

    inputs = {name: padded([getattr(s.pieces, name) for s in batch], 0) for name in ("ids", "casing", "first")}
    names = batch[0].columns
    return inputs | {name: padded([sentence.columns[name] for sentence in batch], -100) for name in names}

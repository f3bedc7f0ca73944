"""Marked documents, in the shape of the gold standard, as sentences with a trigger tag for each word.

A mention names its trigger as words inside a quote. Tags are `O`, `B-KIND` and `I-KIND`; the kind is MEETING
or a PLOVER type. Where two mentions share a word, the one that begins first has it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pourparler.annotations.pieces import PieceReader
from pourparler.annotations.tokenizing import tokenize
from pourparler.documents.sentences import sentences
from training.batches import Labelled
from training.labels import Labels

LONGEST = 158  # pieces, beside the two marks around them


@dataclass(frozen=True, slots=True)
class Marked:
    """A document: its sentences as the network takes them, where their words stand, and its gold triggers."""

    identity: str
    sentences: list[Labelled]
    words: list[list[tuple[int, int]]]
    triggers: list[tuple[int, int, str]]


def read(path: Path, pieces: PieceReader, labels: Labels) -> Iterator[Marked]:
    """The documents of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            text, triggers = record["text"], sorted(set(_triggers(record)))
            words = [
                part for start, end in sentences(text) for part in _parts(text, tokenize(text, start, end), pieces)
            ]
            marked = [
                Labelled(
                    pieces.encode([text[start:end] for start, end in sentence]),
                    {"triggers": [labels.triggers.index(tag) for tag in _tags(sentence, triggers)]},
                )
                for sentence in words
            ]
            yield Marked(record["id"], marked, words, triggers)


def _triggers(record: dict[str, list[dict[str, object]]]) -> Iterator[tuple[int, int, str]]:
    text = str(record["text"])
    for act in [*record["meetings"], *record["moves"]]:
        for mention in act["mentions"]:  # type: ignore[attr-defined]
            at = text.find(mention["quote"])
            inside = mention["quote"].find(mention["trigger"])
            if at >= 0 and inside >= 0 and mention["trigger"]:
                yield at + inside, at + inside + len(mention["trigger"]), str(act.get("type", "MEETING"))


def _parts(text: str, words: list[tuple[int, int]], pieces: PieceReader) -> Iterator[list[tuple[int, int]]]:
    part: list[tuple[int, int]] = []
    room = LONGEST
    for start, end in words:
        room -= pieces.width(text[start:end])
        if room < 0 and part:
            yield part
            part, room = [], LONGEST - pieces.width(text[start:end])
        part.append((start, end))
    if part:
        yield part


def _tags(words: list[tuple[int, int]], triggers: list[tuple[int, int, str]]) -> list[str]:
    tags = ["O"] * len(words)
    for start, end, kind in triggers:
        covered = [at for at, (a, b) in enumerate(words) if a < end and start < b]
        if any(tags[at] != "O" for at in covered):
            continue
        for at in covered:
            tags[at] = f"I-{kind}" if at > covered[0] else f"B-{kind}"
    return tags

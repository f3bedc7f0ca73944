"""Sentences of a Universal Dependencies treebank, with the relations the reader distinguishes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KEPT_SUBTYPES = frozenset({"nsubj:pass", "obl:agent", "nmod:poss", "acl:relcl", "compound:prt"})


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence of the treebank. Heads count words from one; zero is the root."""

    text: str
    words: list[str]
    lemmas: list[str]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    relations: list[str]
    surfaces: list[tuple[str, int]]  # written tokens, and how many syntactic words each holds


def relation(label: str) -> str:
    """The label without its subtype, unless the rules need that one.

    >>> relation("obl:tmod"), relation("nsubj:pass")
    ('obl', 'nsubj:pass')
    """
    return label if label in KEPT_SUBTYPES else label.split(":")[0]


def read(path: Path) -> Iterator[Example]:
    """The sentences of a CoNLL-U file, in order; empty nodes are left out."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip("\n").split("\n")
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        words = [row for row in rows if row[0].isdigit()]
        if words:
            yield Example(
                text,
                [row[1] for row in words],
                [row[2] for row in words],
                [row[3] for row in words],
                [row[4] for row in words],
                [int(row[6]) for row in words],
                [relation(row[7]) for row in words],
                list(_surfaces(rows)),
            )


def _surfaces(rows: list[list[str]]) -> Iterator[tuple[str, int]]:
    covered = 0
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            covered = last
            yield row[1], last - first + 1
        elif row[0].isdigit() and int(row[0]) > covered:
            yield row[1], 1

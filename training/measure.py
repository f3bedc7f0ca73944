"""Score the shipped model on treebank files: python -m training.measure MODEL_FOLDER FILE.conllu ...

Twice: on the treebank's own words, and from the raw text of each sentence with our words, as F1 in the manner
of the CoNLL 2018 shared task. Relations count without subtypes; punctuation counts.
"""

import sys
from collections import Counter
from pathlib import Path

from pourparler.annotations.syntax import Tree
from pourparler.annotations.tagger import Tagger
from training import treebank
from training.treebank import Example

TOGETHER = 30  # sentences a call: about a document


def places(example: Example, text_start: int) -> list[tuple[int, int]]:
    """Where each word of the treebank stands in the text; the parts of a contraction share its characters."""
    found, at, word = [], 0, 0
    for surface, count in example.surfaces:
        at = example.text.index(surface, at)
        parts = example.words[word : word + count]
        if "".join(parts) != surface:
            parts = [surface[i : i + 1] for i in range(count - 1)] + [surface[count - 1 :]]
        for part in parts:
            found.append((text_start + at, text_start + at + len(part)))
            at += len(part)
        word += count
    return found


def compared(example: Example, gold: list[tuple[int, int]], tree: Tree, counts: Counter[str]) -> None:
    """Add up the words found in the same place, and what is right about them."""
    at = {place: index for index, place in enumerate(gold)}
    counts.update(gold=len(gold), ours=len(tree.words))
    for word in tree.words:
        index = at.get((word.start, word.end))
        if index is None:
            continue
        head = tree.words[word.head] if word.head >= 0 else None
        gold_head = gold[example.heads[index] - 1] if example.heads[index] else None
        attached = gold_head == ((head.start, head.end) if head else None)
        same = word.relation.split(":")[0] == example.relations[index].split(":")[0]
        counts.update(words=1, upos=word.upos == example.upos[index], uas=attached, las=attached and same)


def measure(tagger: Tagger, path: Path, own_words: bool) -> dict[str, float]:
    """F1 of words, word classes, attachment and labelled attachment."""
    counts: Counter[str] = Counter()
    examples = list(treebank.read(path))
    for begin in range(0, len(examples), TOGETHER):
        group = examples[begin : begin + TOGETHER]
        starts = [sum(len(e.text) + 1 for e in group[:n]) for n in range(len(group))]
        text = "\n".join(example.text for example in group)
        spans = [(start, start + len(e.text)) for start, e in zip(starts, group, strict=True)]
        gold = [places(e, start) for start, e in zip(starts, group, strict=True)]
        trees = tagger.parse(text, spans) if own_words else tagger.parse_words(text, spans, gold)
        for example, where, tree in zip(group, gold, trees, strict=True):
            compared(example, where, tree, counts)
    total = counts["gold"] + counts["ours"]
    return {name: round(200 * counts[name] / total, 2) for name in ("words", "upos", "uas", "las")}


def main() -> None:
    """Print a line for each file and manner."""
    tagger = Tagger.load(Path(sys.argv[1]))
    for name in sys.argv[2:]:
        for own_words in (False, True):
            print(
                Path(name).name,
                "our words" if own_words else "gold words",
                measure(tagger, Path(name), own_words),
            )


if __name__ == "__main__":
    main()

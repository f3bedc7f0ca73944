"""How fast documents are read on one core: by stage, and beside a pipeline of spaCy's in the same run.

    python benchmarks/reading.py TEXTS.jsonl... [--most CHARACTERS] [--peer TREEBANK.conllu]

Each file is measured by itself, so general news can be laid beside diplomatic prose. Time is that of the processor
alone, in one thread, so that what else the machine does counts for little. Sentences are counted as 130 characters
each, which makes figures comparable between texts. With --peer, and where spaCy is installed, a pipeline of its own
(tok2vec of width 96 and depth 4, tagger, parser: the architecture of its small English one) is trained on that
treebank for a few hundred steps and run over the same texts; what it finds in them is not measured, only how fast.
"""

import argparse
import resource
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from pourparler.annotations.annotating import NAMERS, annotate
from pourparler.annotations.annotation import Annotations, Sentence
from pourparler.annotations.gate import hopeful, passing
from pourparler.annotations.lexicon import Lexicon
from pourparler.documents.document import Document
from pourparler.documents.reading import read_sources
from pourparler.documents.sentences import sentences
from pourparler.pipeline import read
from pourparler.statements.coding import code

CHARACTERS_A_SENTENCE = 130
STEPS, BATCH = 300, 32


def main() -> None:
    """Measure, and print a table for each file."""
    parser = argparse.ArgumentParser(description="How fast documents are read on one core.")
    parser.add_argument("texts", nargs="+", type=Path, metavar="TEXTS")
    parser.add_argument("--most", type=int, default=2_000_000, metavar="CHARACTERS", help="of each file at most")
    parser.add_argument("--peer", type=Path, metavar="TREEBANK", help="train one of spaCy's on it and run it too")
    asked = parser.parse_args()
    peer = _peer(asked.peer) if asked.peer else None
    read(Document(id="warm", text="Russia and the United States held talks in Geneva."))
    for path in asked.texts:
        documents = list(_up_to(asked.most, read_sources([path], print)))
        size = sum(len(document.text) for document in documents)
        print(f"\n{path.name}: {len(documents)} documents, {size / 1e6:.1f} MB")
        print(f"{'':12}{'documents/s':>14}{'sentences/s':>14}{'MB/s':>10}")
        whole = 0.0
        for name, work in _stages(documents):
            seconds = _spent(work)
            whole = seconds if name == "whole" else whole
            _print(name, len(documents), size, seconds)
        if peer is not None:
            seconds = _spent(lambda texts=documents: [peer(document.text[:1_000_000]) for document in texts])
            _print("spaCy", len(documents), size, seconds)
            print(f"whole takes {whole / seconds:.2f} of spaCy's time")
    print(f"\nmost memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _stages(documents: list[Document]) -> Iterator[tuple[str, Callable[[], object]]]:
    """The stages, each with what does it for all documents; coding alone is given what was annotated."""
    yield "gate", lambda: [_gated(document) for document in documents]
    yield "annotate", lambda: [annotate(document) for document in documents]
    annotated = [annotate(document) for document in documents]
    yield "code", lambda: [code(annotations) for annotations in annotated]
    yield "whole", lambda: [read(document) for document in documents]


def _gated(document: Document) -> list[bool]:
    """Which sentences pass: a glance at the whole, then names found in bare text and the scan for trigger words."""
    lexicon = Lexicon.shipped()
    if not hopeful(document, None, lexicon):
        return []
    annotations = Annotations(document, [Sentence(start, end) for start, end in sentences(document.text)])
    for namer in NAMERS:
        namer(annotations, lexicon)
    return passing(annotations)


def _up_to(characters: int, documents: Iterable[Document]) -> Iterator[Document]:
    for document in documents:
        if characters <= 0:
            return
        characters -= len(document.text)
        yield document


def _spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _print(name: str, documents: int, size: int, seconds: float) -> None:
    rates = documents / seconds, size / CHARACTERS_A_SENTENCE / seconds, size / 1e6 / seconds
    print(f"{name:12}{rates[0]:14.1f}{rates[1]:14.0f}{rates[2]:10.2f}", flush=True)


def _peer(treebank: Path) -> Any:  # noqa: ANN401 - spaCy's own type, where it is installed
    """A pipeline of spaCy's, trained for a while on a treebank; None, with a word why, where spaCy is missing."""
    try:
        import spacy
        from spacy.tokens import Doc
        from spacy.training import Example
    except ImportError:
        print("spaCy is not installed: no peer to compare with")
        return None
    pipeline = spacy.blank("en")
    for part in ("tagger", "parser"):
        pipeline.add_pipe(part)
    examples = []
    for words, tags, heads, relations in islice(_trees(treebank), STEPS * BATCH):
        told = Doc(pipeline.vocab, words=words, tags=tags, heads=heads, deps=relations)
        examples.append(Example(Doc(pipeline.vocab, words=words), told))
    pipeline.initialize(lambda: examples)
    chance = Random(1)  # noqa: S311 - no secret depends on it
    for _ in range(STEPS):
        pipeline.update(chance.sample(examples, BATCH))
    return pipeline


def _trees(treebank: Path) -> Iterator[tuple[list[str], list[str], list[int], list[str]]]:
    """Words, tags, heads and relations of each sentence of a CoNLL-U file."""
    for block in treebank.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        rows = [row for row in rows if row[0].isdigit()]
        if len(rows) > 1:
            heads = [int(row[6]) - 1 if row[6] != "0" else at for at, row in enumerate(rows)]
            yield [row[1] for row in rows], [row[3] for row in rows], heads, [row[7] for row in rows]


if __name__ == "__main__":
    main()

"""Read sentences with the small model: word classes, trees, and the words that name contacts and acts.

The only file that knows the runtime. Batches are formed within one call, by length and in a fixed order, so
that what is read elsewhere, before or beside it, never changes how a document is read.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime  # noqa: TID251 -- this is the one place
from numpy.typing import NDArray

from pourparler.annotations.lemmas import lemma
from pourparler.annotations.pieces import PieceReader, Pieces
from pourparler.annotations.spanning import best_tree, not_trees
from pourparler.annotations.syntax import Tree, Trigger, Word
from pourparler.annotations.tokenizing import tokenize
from pourparler.errors import ModelFault

SHIPPED = Path(__file__).parent.parent / "data" / "model"
BATCH = 256  # padded pieces: what one core gets through fastest
WINDOW = 160  # pieces: longer sentences are cut, as the model never saw any in training
_BREAKS = frozenset({";", ",", ":", "–", "—", "--"})
_ROOT = "root"
_JOINED = "parataxis"


@dataclass(frozen=True, slots=True)
class _Window:
    """A sentence, or a part of one that is too long: which sentence, from which word, and its pieces."""

    sentence: int
    first: int
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the model says of one window, word by word; heads count from one, zero is the root."""

    upos: list[int]
    heads: list[int]
    relations: list[int]
    triggers: list[Trigger]


class Tagger:
    """The small model, loaded once and asked about one document at a time."""

    def __init__(self, folder: Path) -> None:
        _verify(folder)
        labels = tomllib.loads((folder / "labels.toml").read_text(encoding="utf-8"))
        self._upos: list[str] = labels["upos"]
        self._relations: list[str] = labels["relations"]
        self._kinds: list[str] = labels["triggers"]["kinds"]
        self._threshold: float = labels["triggers"]["threshold"]
        self._pieces = PieceReader(folder / "tokenizer.json")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    @classmethod
    def load(cls, folder: Path | None = None) -> "Tagger":
        """The tagger in *folder*, or the shipped one; loaded once.

        Raises `ModelFault` if a file is missing or is not the one the manifest names.
        """
        return _loaded((folder or SHIPPED).resolve())

    def parse(self, text: str, spans: Sequence[tuple[int, int]]) -> list[Tree]:
        """One tree for each of the sentences of *text* that *spans* names, in their order.

        A span without words gives a tree without words. A sentence too long for the model is read in parts,
        cut behind a comma or semicolon, and the roots of later parts hang on the first part's.
        """
        return self.parse_words(text, spans, [tokenize(text, start, end) for start, end in spans])

    def parse_words(
        self, text: str, spans: Sequence[tuple[int, int]], words: Sequence[list[tuple[int, int]]]
    ) -> list[Tree]:
        """The same for words cut elsewhere, as in a treebank."""
        forms = [[text[start:end] for start, end in sentence] for sentence in words]
        windows = [w for index, sentence in enumerate(forms) for w in self._windows(index, sentence)]
        windows.sort(key=lambda window: len(window.pieces.ids))
        readings: list[list[tuple[int, _Reading]]] = [[] for _ in spans]
        for batch in _batches(windows):
            for window, reading in zip(batch, self._read(batch), strict=True):
                readings[window.sentence].append((window.first, reading))
        return [
            self._tree(span, sentence, form, sorted(parts, key=lambda part: part[0]))
            for span, sentence, form, parts in zip(spans, words, forms, readings, strict=True)
        ]

    def _windows(self, sentence: int, forms: list[str]) -> Iterator[_Window]:
        pieces = self._pieces.encode(forms)
        if len(pieces.ids) <= WINDOW:
            if forms:
                yield _Window(sentence, 0, pieces)
            return
        begin = 0
        while begin < len(forms):
            end, room = begin, WINDOW - 2
            while end < len(forms) and (room := room - self._pieces.width(forms[end])) >= 0:
                end += 1
            if end < len(forms):
                breaks = (at for at in range(end, (begin + end) // 2, -1) if forms[at - 1] in _BREAKS)
                end = next(breaks, end)
            yield _Window(sentence, begin, self._pieces.encode(forms[begin:end]))
            begin = end

    def _read(self, batch: Sequence[_Window]) -> list[_Reading]:
        size = len(batch)
        ids = np.zeros((size, max(len(window.pieces.ids) for window in batch)), np.int64)
        casing = np.zeros_like(ids)
        first = np.zeros((size, max(len(window.pieces.first) for window in batch)), np.int64)
        for row, window in enumerate(batch):
            pieces = window.pieces
            ids[row, : len(pieces.ids)] = pieces.ids
            casing[row, : len(pieces.ids)] = pieces.casing
            first[row, : len(pieces.first)] = pieces.first
        upos, heads, relations, arcs, kinds = self._session.run(
            ["upos", "heads", "relations", "arcs", "triggers"], {"ids": ids, "casing": casing, "first": first}
        )
        lengths = [len(window.pieces.first) - 1 for window in batch]
        tree_heads = _trees(heads, arcs, first[:, 1:] > 0, lengths)
        found = self._triggers(kinds, first[:, 1:] > 0)
        return [
            _Reading(upos_row[:length], head_row[:length], relation_row[:length], triggers)
            for upos_row, head_row, relation_row, triggers, length in zip(
                upos.tolist(), tree_heads, relations.tolist(), found, lengths, strict=True
            )
        ]

    def _triggers(self, kinds: NDArray[np.float32], present: NDArray[np.bool_]) -> list[list[Trigger]]:
        """Runs of words that name something; tag 0 is for nothing, then come B and I of each kind."""
        named = (1.0 - kinds[:, :, 0]) * present
        found: list[list[Trigger]] = [[] for _ in range(len(kinds))]
        best = kinds[:, :, 1:].argmax(2)
        for row, at in np.argwhere(named > self._threshold).tolist():
            kind, continues = divmod(int(best[row, at]), 2)
            score = float(named[row, at])
            last = found[row][-1] if found[row] else None
            if last and continues and last.last == at - 1 and last.kind == self._kinds[kind]:
                found[row][-1] = Trigger(last.first, at, last.kind, max(last.score, score))
            else:
                found[row].append(Trigger(at, at, self._kinds[kind], score))
        return found

    def _tree(
        self,
        span: tuple[int, int],
        places: list[tuple[int, int]],
        forms: list[str],
        parts: list[tuple[int, _Reading]],
    ) -> Tree:
        words: list[Word] = []
        triggers: list[Trigger] = []
        root = -1
        for first, reading in parts:
            for upos, head, relation in zip(reading.upos, reading.heads, reading.relations, strict=True):
                index = len(words)
                label, governor = self._relations[relation], head + first - 1
                if not head:
                    label, governor = (_JOINED, root) if root >= 0 else (_ROOT, -1)
                start, end = places[index]
                form, tag = forms[index], self._upos[upos]
                words.append(Word(index, start, end, form, lemma(form, tag), tag, governor, label))
            root = root if root >= 0 else first + reading.heads.index(0)
            triggers += [Trigger(t.first + first, t.last + first, t.kind, t.score) for t in reading.triggers]
        return Tree(span[0], span[1], tuple(words), tuple(triggers))


@cache
def _loaded(folder: Path) -> Tagger:
    return Tagger(folder)


def _verify(folder: Path) -> None:
    manifest = folder / "manifest.toml"
    if not manifest.is_file():
        raise ModelFault(f"{folder}: no manifest.toml, so no model to load")
    for name, digest in tomllib.loads(manifest.read_text(encoding="utf-8"))["files"].items():
        path = folder / name
        if not path.is_file():
            raise ModelFault(f"{path}: missing, though manifest.toml names it")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != digest:
            raise ModelFault(f"{path}: SHA-256 is {found}, but manifest.toml says {digest}")


def _batches(windows: Sequence[_Window]) -> Iterator[list[_Window]]:
    batch: list[_Window] = []
    for window in windows:  # rising in length, so that the newest is the widest
        if batch and len(window.pieces.ids) * (len(batch) + 1) > BATCH:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def _trees(
    heads: NDArray[np.int64], arcs: NDArray[Any], present: NDArray[np.bool_], lengths: list[int]
) -> list[list[int]]:
    """The heads the model likes best, mended where they make no tree."""
    chosen = np.where(present, heads, 0)
    wrong = not_trees(np.pad(chosen, ((0, 0), (1, 0))), present)
    result: list[list[int]] = chosen.tolist()
    for row in wrong:
        length = lengths[row]
        result[row][:length] = best_tree(arcs[row, :length, : length + 1])
    return result

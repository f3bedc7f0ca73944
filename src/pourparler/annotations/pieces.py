"""The form in which the small model takes words: vocabulary pieces, casing, and where each word begins.

The encoder knows no capitals, so the casing of each word travels beside its pieces. Typographic quotes and
hyphens are written plainly first: the treebank that the model learnt from has few of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer

LONGEST_WORD = 16  # pieces; what is longer is a web address or noise, and its head tells enough
CASINGS = 8
_PLAIN = str.maketrans("’‘“”„«»‑‐", '\'\'"""""--')


@dataclass(frozen=True, slots=True)
class Pieces:
    """A sentence as the model takes it; `first` is the piece a word begins with, after one for the root."""

    ids: list[int]
    casing: list[int]
    first: list[int]


class PieceReader:
    """Cuts words into the pieces of one vocabulary file."""

    def __init__(self, vocabulary: Path) -> None:
        tokenizer = Tokenizer.from_file(str(vocabulary))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        vocabulary_ids = tokenizer.get_vocab()
        unknown = vocabulary_ids["[UNK]"]
        self._opening, self._closing = vocabulary_ids["[CLS]"], vocabulary_ids["[SEP]"]

        @lru_cache(maxsize=65536)
        def cut(word: str) -> tuple[list[int], int]:
            ids = tokenizer.encode(word.translate(_PLAIN), add_special_tokens=False).ids
            return ids[:LONGEST_WORD] or [unknown], casing(word)

        self._cut = cut

    def width(self, word: str) -> int:
        """How many pieces *word* takes."""
        return len(self._cut(word)[0])

    def encode(self, words: Sequence[str]) -> Pieces:
        """The words of one sentence, between the marks the encoder was trained with."""
        ids, casings, first = [self._opening], [0], [0]
        for word in words:
            cut, case = self._cut(word)
            first.append(len(ids))
            ids += cut
            casings += [case] * len(cut) if len(cut) > 1 else [case]
        ids.append(self._closing)
        casings.append(0)
        return Pieces(ids, casings, first)


def casing(word: str) -> int:
    """How *word* is written: lower case, capitalised, capitals, mixed, one capital, digits, or marks only.

    >>> [casing(word) for word in ("talks", "Geneva", "OSCE", "McFaul", "A", "2021", "...")]
    [1, 2, 3, 4, 5, 6, 7]
    """
    if not any(character.isalpha() for character in word):
        return 6 if any(character.isdigit() for character in word) else 7
    if word.islower():
        return 1
    if word.isupper():
        return 5 if len(word) == 1 else 3
    return 2 if word[0].isupper() and word[1:].islower() else 4

"""How much of what is in the documents was found, and how much of that is right.

Found: of the records that were read, and of those that were marked, how many answer to one another. Strict:
how many of those have their key fields all right. Each as precision, recall and F1 over all documents
together, with a 95 per cent interval from drawing the documents again and again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evaluation.marked import KINDS, Gold, Marked, Record
from evaluation.matching import SETS, VALUES, match, right, values, wrong

DRAWS = 2000


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were marked, how many read, and how many of them agree.

    >>> tally = Tally(marked=4, read=5, agreed=3)
    >>> tally.precision, tally.recall, round(tally.f1, 3)
    (0.6, 0.75, 0.667)
    """

    marked: int = 0
    read: int = 0
    agreed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(self.marked + other.marked, self.read + other.read, self.agreed + other.agreed)

    @property
    def precision(self) -> float:
        """Of what was read, the share that agrees; 0 when nothing was read."""
        return self.agreed / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """Of what was marked, the share that agrees; 0 when nothing was marked."""
        return self.agreed / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 0 when nothing agrees."""
        return 2 * self.agreed / (self.marked + self.read) if self.agreed else 0.0


@dataclass(frozen=True, slots=True)
class Measure:
    """A tally, and the interval in which its F1 lies when other documents of the kind are drawn."""

    tally: Tally
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Error:
    """A record that was missed, that is a false alarm, or of which a key field is wrong."""

    kind: str
    sort: str
    document: str
    wanted: Record | None
    found: Record | None


@dataclass(frozen=True, slots=True)
class Score:
    """What one gold file says of the reading of meetings, or of moves.

    `fields` has a tally for every field of the matched records: of its values where it holds several, else of
    the records in which the marking gives a value.
    """

    found: Measure
    strict: Measure
    fields: Mapping[str, Tally]
    errors: Sequence[Error]


def score(gold: Gold, predicted: Mapping[str, Record]) -> dict[str, Score]:
    """What was read in the documents of *gold*, by their names, against what was marked."""
    return {kind: _score(kind, gold.documents, predicted) for kind in KINDS}


def _score(kind: str, documents: Sequence[Marked], predicted: Mapping[str, Record]) -> Score:
    found, strict = [], []
    fields = {field: Tally() for field in (*SETS[kind], *VALUES[kind])}
    errors: list[Error] = []
    for document in documents:
        marked = document.records[kind]
        read = predicted.get(document.document.id, {}).get(kind) or []
        pairs = match(kind, marked, read, document.text)
        faulty = [(i, j, fault) for i, j in pairs if (fault := wrong(kind, marked[i], read[j]))]
        found.append(Tally(len(marked), len(read), len(pairs)))
        strict.append(Tally(len(marked), len(read), len(pairs) - len(faulty)))
        for i, j in pairs:
            for field, tally in _fields(kind, marked[i], read[j]).items():
                fields[field] += tally
        errors += _errors(kind, document.document.id, marked, read, pairs)
    given = {field: tally for field, tally in fields.items() if tally.marked or tally.read}
    return Score(measure(found), measure(strict), given, errors)


def _fields(kind: str, wanted: Record, found: Record) -> dict[str, Tally]:
    """What a matched pair adds to the tally of every field."""
    tallies = {}
    for field in SETS[kind]:
        one, other = values(wanted, kind, field), values(found, kind, field)
        tallies[field] = Tally(len(one), len(other), len(one & other))
    for field in VALUES[kind]:
        if wanted.get(field):
            tallies[field] = Tally(1, 1, int(right(kind, field, wanted, found)))
    return tallies


def _errors(
    kind: str,
    document: str,
    marked: Sequence[Record],
    read: Sequence[Record],
    pairs: Sequence[tuple[int, int]],
) -> list[Error]:
    matched, answering = {i for i, _ in pairs}, {j for _, j in pairs}
    errors = [Error(kind, "missed", document, one, None) for i, one in enumerate(marked) if i not in matched]
    errors += [Error(kind, "false alarm", document, None, one) for j, one in enumerate(read) if j not in answering]
    errors += [
        Error(kind, f"wrong {field}", document, marked[i], read[j])
        for i, j in pairs
        for field in wrong(kind, marked[i], read[j])
    ]
    return errors


def measure(tallies: Sequence[Tally]) -> Measure:
    """The sum of the tallies of documents, with an interval for its F1.

    The interval lies between the 2.5th and the 97.5th percentile over documents drawn anew.
    """
    counts: NDArray[np.int64] = np.array([[t.marked, t.read, t.agreed] for t in tallies], dtype=np.int64)
    total = sum(tallies, Tally())
    if not tallies or not total.agreed:
        return Measure(total, 0.0, 0.0)
    generator = np.random.default_rng(0)
    draws = generator.multinomial(len(tallies), [1 / len(tallies)] * len(tallies), size=DRAWS)
    marked, read, agreed = (draws @ counts).T
    scores = 2 * agreed / np.maximum(marked + read, 1)
    low, high = np.percentile(scores, [2.5, 97.5])
    return Measure(total, float(low), float(high))

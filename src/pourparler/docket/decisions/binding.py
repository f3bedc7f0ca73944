"""What people say of which statements speak of one meeting: mergers and splits, as the matcher is bound by them.

All statements of a merger speak of one meeting; those of the two halves of a split of two. Where decisions
contradict each other on two statements, the last one counts.
"""

from dataclasses import dataclass

from pourparler.docket.decisions.ruling import bearing, ruling
from pourparler.docket.entry import Act
from pourparler.docket.filing import Filed
from pourparler.docket.storage.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Binding:
    """A merger or split: the statements, by key, now read in the passages of its one part and of its other."""

    decision: int
    hand: str
    merges: bool
    parts: tuple[frozenset[str], frozenset[str]]

    @property
    def reason(self) -> str:
        """How `why` puts it."""
        return f"{self.hand} says that it is {'this' if self.merges else 'another'} meeting"


@dataclass(frozen=True, slots=True)
class Tie:
    """Whether two statements speak of one meeting, and which decision says so."""

    binding: Binding
    together: bool


class Bindings:
    """The mergers and splits that bear on statements, each looked up once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[int, Binding | None] = {}

    def on(self, filed: Filed) -> list[Binding]:
        """Those that bear on *filed*, the last first."""
        found = (self._binding(sequence) for sequence in reversed(filed.decisions))
        return [binding for binding in found if binding is not None]

    def ties(self, filed: Filed) -> dict[str, Tie]:
        """Each other statement that a decision says speaks of the same meeting, or of another one, by its key."""
        ties: dict[str, Tie] = {}
        for binding in self.on(filed):
            mine = frozenset().union(*(part for part in binding.parts if filed.key in part))
            for key in frozenset().union(*binding.parts) - {filed.key}:
                ties.setdefault(key, Tie(binding, binding.merges or key in mine))
        return ties

    def _binding(self, sequence: int) -> Binding | None:
        if sequence not in self._known:
            [sealed] = self._ledger.entries_at([sequence])
            self._known[sequence] = None
            if sealed.entry.act in (Act.MERGE, Act.SPLIT):
                said = ruling(sealed.entry.body)
                read = {filed.key: filed.statement for filed in self._ledger.of_documents(said.documents)}
                parts = frozenset(bearing(said.on, read)), frozenset(bearing(said.other, read))
                merges = sealed.entry.act is Act.MERGE
                self._known[sequence] = Binding(sequence, sealed.entry.hand, merges, parts)
        return self._known[sequence]

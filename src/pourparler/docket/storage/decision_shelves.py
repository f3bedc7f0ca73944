"""The shelves of decisions in a relational database: which there are, where they are anchored, what they mark."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import delete, select, update

from pourparler.docket.filing import Filed, Mark
from pourparler.docket.storage.database import Database
from pourparler.docket.storage.tables import ANCHORS, BLOCKS, DECISIONS, PARTIES, STATEMENTS


class DecisionShelves(Database):
    """What people decided, filed so that it is found by document."""

    def decide(self, entry: int, documents: Collection[str]) -> None:
        """Shelve the decision of that entry, anchored in passages of *documents*."""
        self._insert(DECISIONS, [{"entry": entry, "undone": None}])
        anchors = [{"document": bytes.fromhex(digest), "entry": entry} for digest in sorted(documents)]
        self._insert(ANCHORS, anchors)

    def undecide(self, entry: int, undone: int) -> None:
        """Note that the entry *undone* took a decision back."""
        self._do(update(DECISIONS).where(DECISIONS.c.entry == entry).values(undone=undone))

    def decided(self) -> dict[int, int | None]:
        """Every decision by its entry, in order, with the one that took it back."""
        rows = self._rows(select(DECISIONS).order_by(DECISIONS.c.entry))
        return {row.entry: row.undone for row in rows}

    def clinging(self, documents: Collection[str]) -> dict[str, set[int]]:
        """The decisions anchored in each of *documents* that were not taken back."""
        anchored = select(ANCHORS).join(DECISIONS, DECISIONS.c.entry == ANCHORS.c.entry)
        digests = [bytes.fromhex(digest) for digest in documents]
        found: dict[str, set[int]] = {}
        for row in self._rows_in(anchored.where(DECISIONS.c.undone.is_(None)), ANCHORS.c.document, digests):
            found.setdefault(row.document.hex(), set()).add(row.entry)
        return found

    def mark(self, filed: Filed, mark: Mark) -> None:
        """Note on the shelves what decisions make of a statement, in place of what was noted before."""
        values = {
            "decisions": " ".join(map(str, mark.decisions)) or None,
            "verdict": mark.verdict.value if mark.verdict else None,
            "latest": _text(mark.until(filed)),
        }
        self._do(update(STATEMENTS).where(STATEMENTS.c.entry == filed.entry).values(values))
        self._do(delete(PARTIES).where(PARTIES.c.entry == filed.entry))
        self._insert(PARTIES, [{"party": party, "entry": filed.entry} for party in mark.found_under(filed)])
        self._do(delete(BLOCKS).where(BLOCKS.c.entry == filed.entry))
        blocks = sorted(filed.blocks | mark.blocks)
        self._insert(BLOCKS, [{"block": block, "entry": filed.entry} for block in blocks])


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None

"""What reading a document anew would change: seen before it is entered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pourparler.docket.decisions.ruling import Ruling, ruling
from pourparler.docket.filing import Filed
from pourparler.docket.storage.ledger import Ledger
from pourparler.documents.document import Document
from pourparler.statements.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a reading of a document has that the record has not, and the other way about.

    `orphaned` are the decisions, by number, in whose passages nothing would be read any longer if this document
    alone were entered anew.
    """

    document: Document
    entered: tuple[Statement, ...]
    withdrawn: tuple[Filed, ...]
    kept: tuple[Filed, ...]
    orphaned: tuple[int, ...] = ()

    @property
    def changes(self) -> bool:
        """False when the record has all of it, and no more."""
        return bool(self.entered or self.withdrawn)


def difference(ledger: Ledger, document: Document, statements: Iterable[Statement]) -> Difference:
    """What entering *statements* as all that *document* says would change."""
    said = {statement.key: statement for statement in statements}
    known = sorted(ledger.of_document(document.digest), key=lambda filed: filed.turn)
    standing = {filed.key for filed in known}
    return Difference(
        document=document,
        entered=tuple(statement for key, statement in said.items() if key not in standing),
        withdrawn=tuple(filed for filed in known if filed.key not in said),
        kept=tuple(filed for filed in known if filed.key in said),
        orphaned=_orphaned(ledger, known, said, document.digest),
    )


def _orphaned(ledger: Ledger, known: Iterable[Filed], said: Mapping[str, Statement], document: str) -> tuple[int, ...]:
    bearing = {sequence for filed in known for sequence in filed.decisions}
    decisions = ledger.entries_at(bearing) if bearing else []
    return tuple(
        one.entry.sequence
        for one in decisions
        if not ruling(one.entry.body).bears_on(said)
        and not _bears_elsewhere(ledger, one.entry.sequence, ruling(one.entry.body), document)
    )


def _bears_elsewhere(ledger: Ledger, sequence: int, decision: Ruling, document: str) -> bool:
    others = ledger.of_documents(decision.documents - {document})
    return any(sequence in filed.decisions for filed in others)

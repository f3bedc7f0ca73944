"""Which corrections bear on a meeting or a move, and what they make of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pourparler.docket.decisions.correction import Correction, meant
from pourparler.docket.decisions.ruling import Ruling, ruling
from pourparler.docket.entry import Act, Sealed
from pourparler.docket.filing import Filed
from pourparler.docket.storage.ledger import Ledger
from pourparler.statements.statement import Move


class Corrections:
    """The corrections that bear on any of some statements, as known on the day *as_of*; found at once."""

    def __init__(self, ledger: Ledger, statements: Iterable[Filed], as_of: date | None = None) -> None:
        self._ledger, self._as_of = ledger, as_of
        sequences = {sequence for filed in statements for sequence in filed.decisions}
        found = ledger.entries_at(sequences) if sequences else []
        self._made = {sealed.entry.sequence: sealed for sealed in found if sealed.entry.act is Act.CORRECT}

    def of_meeting(self, members: Sequence[Filed]) -> dict[str, Correction]:
        """What is corrected of the meeting that *members* speak of, the last word on each field.

        A correction bears on the meeting on which at least half of the statements are that it was made on. A
        corrected status is one that all of those led to, so it counts from the day the last was published.
        """
        found: dict[str, Correction] = {}
        for sealed in self._on(members):
            said = ruling(sealed.entry.body)
            if not self._is_of(sealed.entry.sequence, said, members):
                continue
            for name, value in meant("meeting", said.values).items():
                if name != "status" or self._all_published(said):
                    found[name] = Correction(value, sealed.entry.hand)
        return found

    def of_move(self, filed: Filed) -> Filed:
        """The move with its corrected values; `as_written` is then what the document says."""
        values: dict[str, Any] = {}
        for sealed in self._on([filed]):
            values.update(meant("move", ruling(sealed.entry.body).values))
        if not values or not isinstance(filed.statement, Move):
            return filed
        fields = {"period" if name == "date" else name: value for name, value in values.items()}
        return replace(filed, statement=replace(filed.statement, **fields), as_written=filed.statement)

    def _on(self, members: Sequence[Filed]) -> list[Sealed]:
        if not self._made:
            return []
        sequences = {sequence for filed in members for sequence in filed.decisions}
        return [self._made[sequence] for sequence in sorted(sequences & self._made.keys())]

    def _is_of(self, sequence: int, said: Ruling, members: Sequence[Filed]) -> bool:
        here = sum(sequence in filed.decisions for filed in members)
        if here * 2 >= len(said.on):
            return True
        known = (filed for filed in self._ledger.of_documents(said.documents) if filed.source.known_by(self._as_of))
        return here * 2 >= sum(sequence in filed.decisions and not filed.rejected for filed in known)

    def _all_published(self, said: Ruling) -> bool:
        if self._as_of is None:
            return True
        sources = (self._ledger.source(digest) for digest in said.documents)
        return all(source is not None and source.known_by(self._as_of) for source in sources)

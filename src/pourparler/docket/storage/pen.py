"""Writing entries: each sealed over the one before, all of one act at one moment."""

from datetime import datetime

from pourparler.docket.entry import ORIGIN, Act, Entry, Sealed
from pourparler.docket.folding import fold
from pourparler.docket.storage.ledger import Ledger


class Pen:
    """Writes entries one after the other, all at one moment that no earlier entry is later than."""

    def __init__(self, ledger: Ledger, now: datetime, hand: str) -> None:
        self._ledger, self._hand = ledger, hand
        last = ledger.last()
        self.sequence = last.entry.sequence if last else 0
        self._previous = last.hash if last else ORIGIN
        self._now = max(now, last.entry.recorded) if last else now
        self._chain: list[Sealed] = []

    def write(self, act: Act, subject: str, body: str, supersedes: int | None = None) -> None:
        """Add an entry after the last one."""
        self.sequence += 1
        entry = Entry(
            sequence=self.sequence,
            recorded=self._now,
            hand=self._hand,
            act=act,
            subject=subject,
            body=body,
            supersedes=supersedes,
            previous=self._previous,
        )
        self._previous = entry.hash
        self._chain.append(Sealed(entry, self._previous))

    def put_down(self) -> None:
        """Hand the entries to the ledger and put what they say on its shelves."""
        self._ledger.append(self._chain)
        fold(self._ledger, self._chain)

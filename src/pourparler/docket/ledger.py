"""The ledger: what a backend keeps, and how the docket finds it again.

A ledger holds two things that are never altered, the entries and the archived documents, and one that is:
the *shelves*, where the statements that stand are filed so as to be found quickly. The shelves are a pure
function of the entries. Nothing but `folding` puts anything on them, and they can be emptied and refilled
at any time.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from typing import Protocol

from pourparler.docket.entry import Sealed
from pourparler.docket.filing import Filed, Source, Turn
from pourparler.documents.document import Document


class Ledger(Protocol):
    """What every backend does, and `tests/contracts/docket_contract.py` asks of it."""

    def writing(self) -> AbstractContextManager[None]:
        """Hold the record alone, and write all of what is put inside, or nothing."""
        ...

    def reading(self) -> AbstractContextManager[None]:
        """See the record as it stands now, whatever others write meanwhile."""
        ...

    def close(self) -> None:
        """Let go of the file or the connection."""
        ...

    # The record: entries and documents.

    def append(self, chain: Iterable[Sealed]) -> None:
        """Write down entries that follow from the last one."""
        ...

    def archive(self, document: Document, entry: int) -> None:
        """Keep *document* unaltered; *entry* is the one that receives it."""
        ...

    def last(self) -> Sealed | None:
        """The newest entry."""
        ...

    def entries(self, after: int = 0) -> Iterator[Sealed]:
        """Every entry from the one that follows *after*, in order."""
        ...

    def entries_on(self, subjects: Collection[str]) -> list[Sealed]:
        """The entries about these documents and statements, in order."""
        ...

    def document(self, digest: str) -> Document | None:
        """The document of that digest."""
        ...

    def documents(self) -> Iterator[Document]:
        """Every document, in the order of arrival."""
        ...

    def source(self, digest: str) -> Source | None:
        """The document of that digest, without its text."""
        ...

    # The shelves.

    def file(self, statements: Iterable[Filed]) -> None:
        """Put statements on the shelves."""
        ...

    def unfile(self, keys: Collection[str]) -> None:
        """Take statements off the shelves."""
        ...

    def assign(self, key: str, meeting: str, link: int) -> None:
        """File a meeting statement under another meeting."""
        ...

    def clear(self) -> None:
        """Empty the shelves."""
        ...

    def filed(self, keys: Collection[str]) -> list[Filed]:
        """The statements of those keys that stand."""
        ...

    def of_document(self, digest: str) -> list[Filed]:
        """What stands of one document."""
        ...

    def near(self, blocks: Collection[str]) -> set[str]:
        """The meetings of which a statement lies in any of these blocks."""
        ...

    def later(self, blocks: Collection[str], turn: Turn) -> list[Filed]:
        """The meeting statements in any of these blocks whose turn comes after *turn*."""
        ...

    def members(self, meetings: Collection[str]) -> list[Filed]:
        """The statements linked to any of these meetings."""
        ...

    def named(self, prefix: str) -> list[Filed]:
        """The statements whose key begins so; a handful of them, if there are many."""
        ...

    def moves(self, as_of: date | None, party: str | None, since: date | None) -> list[Filed]:
        """The moves published by a day that a party makes or is addressed by, not over before *since*."""
        ...

    def meetings(self, as_of: date | None, party: str | None, since: date | None) -> list[Filed]:
        """The meeting statements published by a day, of each meeting that answers.

        It does when one of them names *party*, and one, not always the same, is not over before *since*.
        """
        ...

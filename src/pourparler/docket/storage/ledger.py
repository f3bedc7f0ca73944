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

from pourparler.codebook import MoveType
from pourparler.docket.entry import Sealed
from pourparler.docket.filing import Filed, Mark, Source, Turn
from pourparler.docket.finding.browsing import MovesAsked
from pourparler.docket.finding.searching import Matches, Query
from pourparler.docket.talks.process import Process
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

    def archive(self, received: Iterable[tuple[int, Document]]) -> None:
        """Keep documents unaltered, each with the number of the entry that receives it."""
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

    def entries_at(self, sequences: Collection[int]) -> list[Sealed]:
        """The entries of these numbers, in order."""
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

    def sources_named(self, name: str) -> list[Source]:
        """The documents of that name, or of that file name, or whose digest begins so; a handful, if there are many."""
        ...

    def span(self) -> tuple[date, date] | None:
        """The first and the last day of publication of what stands on the shelves."""
        ...

    # A page at a time.

    def browse_moves(self, asked: MovesAsked, limit: int, offset: int) -> list[Filed]:
        """The moves that answer, the newest first: *limit* of them from *offset* on."""
        ...

    def count_moves(self, asked: MovesAsked, most: int) -> int:
        """How many moves answer; *most* when there are that many or more."""
        ...

    def browse_sources(self, as_of: date | None, limit: int, offset: int) -> list[Source]:
        """The documents published by a day, the newest first: *limit* of them from *offset* on."""
        ...

    def count_sources(self, as_of: date | None, most: int) -> int:
        """How many documents were published by a day; *most* when there are that many or more."""
        ...

    def entered_after(self, entry: int, most: int) -> list[Filed]:
        """What was entered after that entry and stands, the newest first, no more than *most*."""
        ...

    def tally(
        self, as_of: date | None, party: str | None, first: date, last: date, digits: int
    ) -> list[tuple[str, int]]:
        """How many meeting statements have to do with each year (4 digits), month (7) or day (10) between two days."""
        ...

    def meetings_between(self, as_of: date | None, party: str | None, first: date, last: date) -> list[Filed]:
        """The statements on every meeting of which one has to do with the time from *first* to *last*."""
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

    def of_documents(self, digests: Collection[str]) -> list[Filed]:
        """What stands of any of these documents."""
        ...

    def near(self, blocks: Collection[str]) -> set[str]:
        """The meetings of which a statement lies in any of these blocks."""
        ...

    def later(self, blocks: Collection[str], turn: Turn) -> list[Filed]:
        """The meeting statements in any of these blocks whose turn comes after *turn*.

        And the rejected ones, whatever their turn: they are linked when all that counts has been.
        """
        ...

    def members(self, meetings: Collection[str]) -> list[Filed]:
        """The statements linked to any of these meetings."""
        ...

    def search(self, query: Query, limit: int, offset: int) -> Matches:
        """What has the words that are looked for, best first: *limit* of it from *offset* on."""
        ...

    def named(self, prefix: str) -> list[Filed]:
        """The statements whose key begins so; a handful of them, if there are many."""
        ...

    def decide(self, entry: int, documents: Collection[str]) -> None:
        """Shelve the decision of that entry, anchored in passages of *documents*."""
        ...

    def undecide(self, entry: int, undone: int) -> None:
        """Note that the entry *undone* took a decision back."""
        ...

    def decided(self) -> dict[int, int | None]:
        """Every decision by its entry, in order, with the one that took it back."""
        ...

    def clinging(self, documents: Collection[str]) -> dict[str, set[int]]:
        """The decisions anchored in each of *documents* that were not taken back."""
        ...

    def mark(self, filed: Filed, mark: Mark) -> None:
        """Note on the shelves what decisions make of a statement, in place of what was noted before."""
        ...

    # What is asked of the shelves; rejected statements do not count.

    def moves(self, as_of: date | None, party: str | None, since: date | None) -> list[Filed]:
        """The moves published by a day that a party makes or is addressed by, not over before *since*."""
        ...

    def meetings(self, as_of: date | None, party: str | None, since: date | None) -> list[Filed]:
        """The meeting statements published by a day, of each meeting that answers.

        It does when one of them names *party*, and one, not always the same, is not over before *since*.
        """
        ...

    # A process: what may belong to it; the docket asks of each whether it does.

    def meetings_of(self, process: Process, as_of: date | None) -> list[Filed]:
        """The meeting statements published by a day, of each meeting that may belong to a process."""
        ...

    def moves_of(self, process: Process, as_of: date | None) -> list[Filed]:
        """The moves published by a day, in the time of a process, that name one of its parties."""
        ...

    def moves_about_talks(self, process: Process, as_of: date | None, types: Collection[MoveType]) -> list[Filed]:
        """The moves of these types about any talks, published by a day in the time of a process, whoever makes them."""
        ...

"""A docket in memory: for reading without keeping, and the plainest statement of what a backend does."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial

from pourparler.docket.entry import Sealed
from pourparler.docket.filing import Filed, Source, Turn
from pourparler.documents.document import Document
from pourparler.statements.statement import Move


class MemoryLedger:
    """Entries in a list, documents and shelves in dictionaries."""

    def __init__(self) -> None:
        self._chain: list[Sealed] = []
        self._documents: dict[str, Document] = {}
        self._undo: list[Callable[[], None]] = []
        self.clear()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Nobody else is there; what fails halfway is taken back."""
        chain, documents = len(self._chain), len(self._documents)
        self._undo = []
        try:
            yield
        except BaseException:
            for takes_back in reversed(self._undo.copy()):
                takes_back()
            del self._chain[chain:]
            for digest in list(self._documents)[documents:]:
                del self._documents[digest]
            raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Nobody else is there."""
        yield

    def close(self) -> None:
        """Nothing to let go of."""

    def append(self, chain: Iterable[Sealed]) -> None:
        """Write down entries that follow from the last one."""
        self._chain.extend(chain)

    def archive(self, document: Document, entry: int) -> None:
        """Keep *document*."""
        self._documents[document.digest] = document

    def last(self) -> Sealed | None:
        """The newest entry."""
        return self._chain[-1] if self._chain else None

    def entries(self, after: int = 0) -> Iterator[Sealed]:
        """Every entry from the one that follows *after*, in order."""
        return iter(self._chain[after:])

    def entries_on(self, subjects: Collection[str]) -> list[Sealed]:
        """The entries about these documents and statements, in order."""
        return [sealed for sealed in self._chain if sealed.entry.subject in subjects]

    def document(self, digest: str) -> Document | None:
        """The document of that digest."""
        return self._documents.get(digest)

    def documents(self) -> Iterator[Document]:
        """Every document, in the order of arrival."""
        return iter(list(self._documents.values()))

    def source(self, digest: str) -> Source | None:
        """The document of that digest, without its text."""
        document = self._documents.get(digest)
        return Source.of(document) if document else None

    def file(self, statements: Iterable[Filed]) -> None:
        """Put statements on the shelves."""
        for filed in statements:
            self._filed[filed.key] = filed
            self._by_document[filed.source.digest].add(filed.key)
            for block in filed.blocks:
                self._by_block[block].add(filed.key)
            if filed.meeting:
                self._by_meeting[filed.meeting].add(filed.key)
            self._undo.append(partial(self.unfile, [filed.key]))

    def unfile(self, keys: Collection[str]) -> None:
        """Take statements off the shelves."""
        for key in keys:
            filed = self._filed.pop(key)
            self._by_document[filed.source.digest].discard(key)
            for block in filed.blocks:
                self._by_block[block].discard(key)
            if filed.meeting:
                self._by_meeting[filed.meeting].discard(key)
            self._undo.append(partial(self.file, [filed]))

    def assign(self, key: str, meeting: str, link: int) -> None:
        """File a meeting statement under another meeting."""
        filed = self._filed[key]
        self.unfile([key])
        self.file([replace(filed, meeting=meeting, link=link)])

    def clear(self) -> None:
        """Empty the shelves."""
        self._filed: dict[str, Filed] = {}
        self._by_document: defaultdict[str, set[str]] = defaultdict(set)
        self._by_block: defaultdict[str, set[str]] = defaultdict(set)
        self._by_meeting: defaultdict[str, set[str]] = defaultdict(set)

    def filed(self, keys: Collection[str]) -> list[Filed]:
        """The statements of those keys that stand."""
        return [self._filed[key] for key in keys if key in self._filed]

    def of_document(self, digest: str) -> list[Filed]:
        """What stands of one document."""
        return self.filed(self._by_document.get(digest, ()))

    def near(self, blocks: Collection[str]) -> set[str]:
        """The meetings of which a statement lies in any of these blocks."""
        return {filed.meeting for filed in self._in(blocks) if filed.meeting}

    def later(self, blocks: Collection[str], turn: Turn) -> list[Filed]:
        """The meeting statements in any of these blocks whose turn comes after *turn*."""
        return [filed for filed in self._in(blocks) if filed.turn > turn]

    def _in(self, blocks: Collection[str]) -> list[Filed]:
        return self.filed({key for block in blocks for key in self._by_block.get(block, ())})

    def members(self, meetings: Collection[str]) -> list[Filed]:
        """The statements linked to any of these meetings."""
        return self.filed([key for meeting in meetings for key in self._by_meeting.get(meeting, ())])

    def named(self, prefix: str) -> list[Filed]:
        """The statements whose key begins so."""
        return [filed for key, filed in self._filed.items() if prefix and key.startswith(prefix)]

    def moves(self, as_of: date | None, party: str | None, since: date | None) -> list[Filed]:
        """The moves that answer."""
        moves = [filed for filed in self._filed.values() if isinstance(filed.statement, Move)]
        return [f for f in moves if _answers(f, as_of, since) and (party is None or party in f.parties)]

    def meetings(self, as_of: date | None, party: str | None, since: date | None) -> list[Filed]:
        """The meeting statements published by a day, of the meetings that answer."""
        spoken_of = [filed for filed in self._filed.values() if filed.meeting]
        meant = {filed.meeting for filed in spoken_of if _answers(filed, as_of, since)}
        if party is not None:
            meant &= {filed.meeting for filed in spoken_of if party in filed.parties}
        return [filed for filed in spoken_of if filed.meeting in meant and filed.source.known_by(as_of)]


def _answers(filed: Filed, as_of: date | None, since: date | None) -> bool:
    latest = filed.latest
    return filed.source.known_by(as_of) and (since is None or latest is None or latest >= since)

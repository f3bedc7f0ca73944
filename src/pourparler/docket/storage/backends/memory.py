"""A docket in memory: for reading without keeping, and the plainest statement of what a backend does."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial

from pourparler.codebook import MoveType
from pourparler.docket.entry import Sealed
from pourparler.docket.filing import Filed, Mark, Source, Turn, words_of
from pourparler.docket.finding.browsing import MovesAsked
from pourparler.docket.finding.searching import Matches, Query, Sought
from pourparler.docket.talks.process import Process
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

    def archive(self, received: Iterable[tuple[int, Document]]) -> None:
        """Keep documents."""
        self._documents.update((document.digest, document) for _, document in received)

    def last(self) -> Sealed | None:
        """The newest entry."""
        return self._chain[-1] if self._chain else None

    def entries(self, after: int = 0) -> Iterator[Sealed]:
        """Every entry from the one that follows *after*, in order."""
        return iter(self._chain[after:])

    def entries_on(self, subjects: Collection[str]) -> list[Sealed]:
        """The entries about these documents and statements, in order."""
        return [sealed for sealed in self._chain if sealed.entry.subject in subjects]

    def entries_at(self, sequences: Collection[int]) -> list[Sealed]:
        """The entries of these numbers, in order."""
        return [self._chain[sequence - 1] for sequence in sorted(sequences)]

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

    def sources_named(self, name: str) -> list[Source]:
        """The documents of that name, or of that file name, or whose digest begins so."""
        return [source for source in map(Source.of, self._documents.values()) if source.answers_to(name)]

    def browse_moves(self, asked: MovesAsked, limit: int, offset: int) -> list[Filed]:
        """The moves that answer, the newest first: *limit* of them from *offset* on."""
        return _newest([one for one in self._filed.values() if asked.answers(one)])[offset : offset + limit]

    def count_moves(self, asked: MovesAsked, most: int) -> int:
        """How many moves answer."""
        return min(sum(map(asked.answers, self._filed.values())), most)

    def browse_sources(self, as_of: date | None, limit: int, offset: int) -> list[Source]:
        """The documents published by a day, the newest first."""
        known = [source for source in map(Source.of, self._documents.values()) if source.known_by(as_of)]
        known.reverse()
        known.sort(key=lambda source: source.published or date.min, reverse=True)
        return known[offset : offset + limit]

    def count_sources(self, as_of: date | None, most: int) -> int:
        """How many documents were published by a day."""
        return min(sum(Source.of(one).known_by(as_of) for one in self._documents.values()), most)

    def meetings_between(self, as_of: date | None, party: str | None, first: date, last: date) -> list[Filed]:
        """The statements on every meeting of which one has to do with the time from *first* to *last*."""
        counting = (filed for filed in self._filed.values() if filed.meeting and not filed.rejected)
        spoken_of = [filed for filed in counting if filed.source.known_by(as_of)]
        within = [one for one in spoken_of if one.latest and first <= one.latest <= last]
        meant = {one.meeting for one in within if party is None or party in one.parties}
        return [filed for filed in spoken_of if filed.meeting in meant]

    def entered_after(self, entry: int, most: int) -> list[Filed]:
        """What was entered after that entry and stands, the newest first."""
        found = [one for one in self._filed.values() if one.entry > entry and not one.rejected]
        return sorted(found, key=lambda filed: filed.entry, reverse=True)[:most]

    def tally(
        self, as_of: date | None, party: str | None, first: date, last: date, digits: int
    ) -> list[tuple[str, int]]:
        """How many meeting statements have to do with each year, month or day between two days."""
        counting = (one for one in self._filed.values() if one.meeting and not one.rejected)
        meant = [one for one in counting if one.source.known_by(as_of)]
        days = [one.latest for one in meant if one.latest and (party is None or party in one.parties)]
        return sorted(Counter(day.isoformat()[:digits] for day in days if first <= day <= last).items())

    def span(self) -> tuple[date, date] | None:
        """The first and the last day of publication of what stands on the shelves."""
        days = [filed.source.published for filed in self._filed.values() if filed.source.published]
        return (min(days), max(days)) if days else None

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
        self._decided: dict[int, int | None] = {}
        self._anchored: defaultdict[str, set[int]] = defaultdict(set)
        self._marks: dict[int, Mark] = {}

    def filed(self, keys: Collection[str]) -> list[Filed]:
        """The statements of those keys that stand."""
        return [self._filed[key] for key in keys if key in self._filed]

    def of_document(self, digest: str) -> list[Filed]:
        """What stands of one document."""
        return self.filed(self._by_document.get(digest, ()))

    def of_documents(self, digests: Collection[str]) -> list[Filed]:
        """What stands of any of these documents."""
        return [filed for digest in digests for filed in self.of_document(digest)]

    def near(self, blocks: Collection[str]) -> set[str]:
        """The meetings of which a statement lies in any of these blocks."""
        return {filed.meeting for filed in self._in(blocks) if filed.meeting}

    def later(self, blocks: Collection[str], turn: Turn) -> list[Filed]:
        """The meeting statements in any of these blocks whose turn comes after *turn*, and the rejected ones."""
        return [filed for filed in self._in(blocks) if filed.turn > turn or filed.rejected]

    def _in(self, blocks: Collection[str]) -> list[Filed]:
        return self.filed({key for block in blocks for key in self._by_block.get(block, ())})

    def members(self, meetings: Collection[str]) -> list[Filed]:
        """The statements linked to any of these meetings."""
        return self.filed([key for meeting in meetings for key in self._by_meeting.get(meeting, ())])

    def named(self, prefix: str) -> list[Filed]:
        """The statements whose key begins so."""
        return [filed for key, filed in self._filed.items() if prefix and key.startswith(prefix)]

    def search(self, query: Query, limit: int, offset: int) -> Matches:
        """What has the words, most often first, and of those that have them as often the last that came."""
        found = self._sources(query) if query.sought is Sought.DOCUMENT else self._statements(query)
        ranked = sorted(found, key=lambda one: -one[0])
        hits = tuple(hit for _, hit in ranked[offset : offset + limit])
        return Matches(hits=hits, total=len(ranked), cut=False)

    def _sources(self, query: Query) -> list[tuple[int, Source | Filed]]:
        parties = {d: {party for f in self.of_document(d) for party in f.parties} for d in self._documents}
        return [
            (count, Source.of(document))
            for digest, document in reversed(self._documents.items())
            if query.covers(document.published, parties[digest])
            and (count := query.count(f"{document.title or ''}\n{document.text}"))
        ]

    def _statements(self, query: Query) -> list[tuple[int, Source | Filed]]:
        newest = sorted(self._filed.values(), key=lambda filed: -filed.entry)
        return [
            (count, filed)
            for filed in newest
            if query.seeks(filed) and (count := query.count(words_of(filed.statement)))
        ]

    def decide(self, entry: int, documents: Collection[str]) -> None:
        """Shelve the decision of that entry, anchored in passages of *documents*."""
        self._decided[entry] = None
        for digest in documents:
            self._anchored[digest].add(entry)
        self._undo.append(partial(self._forget, entry, documents))

    def _forget(self, entry: int, documents: Collection[str]) -> None:
        del self._decided[entry]
        for digest in documents:
            self._anchored[digest].discard(entry)

    def undecide(self, entry: int, undone: int) -> None:
        """Note that the entry *undone* took a decision back."""
        self._decided[entry] = undone
        self._undo.append(partial(self._decided.__setitem__, entry, None))

    def decided(self) -> dict[int, int | None]:
        """Every decision by its entry, in order, with the one that took it back."""
        return dict(self._decided)

    def clinging(self, documents: Collection[str]) -> dict[str, set[int]]:
        """The decisions anchored in each of *documents* that were not taken back."""
        standing = {entry for entry, undone in self._decided.items() if undone is None}
        found = {digest: self._anchored.get(digest, set()) & standing for digest in documents}
        return {digest: entries for digest, entries in found.items() if entries}

    def mark(self, filed: Filed, mark: Mark) -> None:
        """Note on the shelves what decisions make of a statement, in place of what was noted before."""
        before = self._marks.get(filed.entry, Mark())
        self._marks[filed.entry] = mark
        self._filed[filed.key] = replace(self._filed[filed.key], decisions=mark.decisions, verdict=mark.verdict)
        self._undo.append(partial(self.mark, filed, before))

    def _counting(self) -> list[Filed]:
        return [filed for filed in self._filed.values() if not filed.rejected]

    def _names(self, filed: Filed, party: str | None) -> bool:
        """True when a statement, or a correction of it, names the party; True without one."""
        return party is None or party in self._marks.get(filed.entry, Mark()).found_under(filed)

    def _answers(self, filed: Filed, as_of: date | None, since: date | None) -> bool:
        latest = self._marks.get(filed.entry, Mark()).until(filed)
        return filed.source.known_by(as_of) and (since is None or latest is None or latest >= since)

    def moves(self, as_of: date | None, party: str | None, since: date | None) -> list[Filed]:
        """The moves that answer."""
        moves = [filed for filed in self._counting() if isinstance(filed.statement, Move)]
        return [filed for filed in moves if self._answers(filed, as_of, since) and self._names(filed, party)]

    def meetings_of(self, process: Process, as_of: date | None) -> list[Filed]:
        """The meeting statements published by a day; the docket asks of each meeting whether it belongs."""
        return self.meetings(as_of, None, None)

    def moves_of(self, process: Process, as_of: date | None) -> list[Filed]:
        """The moves that name a party of the process."""
        return [filed for filed in self.moves(as_of, None, None) if set(filed.parties) & set(process.parties)]

    def moves_about_talks(self, process: Process, as_of: date | None, types: Collection[MoveType]) -> list[Filed]:
        """Every move; the docket asks of each what it is, and about what."""
        return self.moves(as_of, None, None)

    def meetings(self, as_of: date | None, party: str | None, since: date | None) -> list[Filed]:
        """The meeting statements published by a day, of the meetings that answer."""
        spoken_of = [filed for filed in self._counting() if filed.meeting]
        meant = {filed.meeting for filed in spoken_of if self._answers(filed, as_of, since)}
        meant &= {filed.meeting for filed in spoken_of if self._names(filed, party)}
        return [filed for filed in spoken_of if filed.meeting in meant and filed.source.known_by(as_of)]


def _newest(found: list[Filed]) -> list[Filed]:
    return sorted(found, key=lambda filed: (filed.source.published or date.min, filed.entry), reverse=True)

"""A relational ledger that can be searched: the index of its database, and what stands of what the index finds."""

from sqlalchemy import select

from pourparler.docket.filing import Filed, Source
from pourparler.docket.finding.searching import Matches, Query, Sought
from pourparler.docket.storage.browsable import BrowsableLedger
from pourparler.docket.storage.indexes import MOST_RANKED, SearchIndex
from pourparler.docket.storage.tables import DOCUMENTS, ENTRIES


class SearchableLedger(BrowsableLedger):
    """Documents, entries and shelves in tables, one of the shelves an index of words."""

    _index: SearchIndex

    def search(self, query: Query, limit: int, offset: int) -> Matches:
        """What has the words, best first: *limit* of it from *offset* on."""
        with self.reading():
            ranked = sorted((row.rank, -row.entry) for row in self._rows(self._index.found(query)))
            page = [-entry for _, entry in ranked[:MOST_RANKED][offset : offset + limit]]
            hits = self._sources(page) if query.sought is Sought.DOCUMENT else self._statements(page)
        return Matches(hits=tuple(hits), total=min(len(ranked), MOST_RANKED), cut=len(ranked) > MOST_RANKED)

    def clear(self) -> None:
        """Empty the shelves; the index is filled again at once, since it needs no folding."""
        super().clear()
        with self._block(to_write=True) as connection:
            for command in self._index.refill:
                connection.exec_driver_sql(command)

    def _sources(self, entries: list[int]) -> list[Source]:
        digests = {
            row.entry: row.digest.hex()
            for row in self._rows_in(select(DOCUMENTS.c.entry, DOCUMENTS.c.digest), DOCUMENTS.c.entry, entries)
        }
        found = (self.source(digests[entry]) for entry in entries)
        return [source for source in found if source is not None]

    def _statements(self, entries: list[int]) -> list[Filed]:
        rows = self._rows_in(select(ENTRIES.c.subject), ENTRIES.c.sequence, entries)
        filed = {one.entry: one for one in self.filed([row.subject.hex() for row in rows])}
        return [filed[entry] for entry in entries if entry in filed]

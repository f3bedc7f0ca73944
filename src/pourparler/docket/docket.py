"""The docket: what was said, and when we came to know it.

There are two clocks besides the date of a meeting itself: when a statement was *published*, and when it was
*recorded*. Entries are added and never altered, and documents archived as they came. Everything that a docket
answers is a function of the entries, computed in one way whatever the day asked for.

Takes documents with the statements read in them; gives meetings and moves. Does not know how texts are read.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice, takewhile

from pourparler.codebook import MoveType
from pourparler.docket.decisions.deciding import Deciding
from pourparler.docket.entry import Act, Entry, Sealed, canonical, walk
from pourparler.docket.filing import Filed, Source, written
from pourparler.docket.finding.browsing import MovesAsked
from pourparler.docket.finding.searching import Matches, Query, Sought
from pourparler.docket.folding import AT_ONCE, fold
from pourparler.docket.meetings.lifecycle import GRACE
from pourparler.docket.meetings.linking import link
from pourparler.docket.meetings.meeting import SHORT, Meeting
from pourparler.docket.storage.ledger import Ledger
from pourparler.docket.storage.pen import Pen
from pourparler.docket.talks.process import Process
from pourparler.documents.document import Document
from pourparler.errors import ChainBroken, DocketFault, UnknownName
from pourparler.statements.statement import Move, Statement


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a docket did with a document: whether it was new, and what became of what it says.

    `kept` statements stood in the record before; `linked` ones, of this document or others, were linked anew.
    """

    new: bool
    entered: int
    withdrawn: int
    kept: int
    linked: int

    @property
    def changed(self) -> bool:
        """False when the document was on record with the same statements."""
        return self.new or bool(self.entered or self.withdrawn)


class Docket(Deciding):
    """The record of talks, over a ledger that keeps it.

    >>> from pourparler.docket.storage.backends.memory import MemoryLedger
    >>> docket = Docket(MemoryLedger())
    >>> docket.meetings(), docket.verify()
    ([], 0)
    """

    def __init__(
        self,
        ledger: Ledger,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        grace: timedelta = GRACE,
    ) -> None:
        self._ledger = ledger
        self._clock = clock
        self._grace = grace

    def __enter__(self) -> "Docket":
        """The docket itself; it is closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the file or connection."""
        self._ledger.close()

    # Writing.

    def receive(self, document: Document, statements: Iterable[Statement], hand: str) -> Receipt:
        """Enter what *hand* read in a document; all of it is on record afterwards, or none of it.

        A document that is on record with the same statements changes nothing. Read otherwise than before, it
        keeps what is said as before, withdraws what is no longer said and enters what is new.

        Raises `DocketFault` when a statement quotes words that the document does not have at that place.
        """
        said = {statement.key: statement for statement in statements}
        digest = document.digest  # worked out from the whole text each time it is asked for
        for statement in said.values():
            _see_that_quoted(statement, document, digest)
        with self._ledger.writing():
            known = {filed.key: filed for filed in self._ledger.of_document(digest)}
            withdrawn = [filed for key, filed in known.items() if key not in said]
            entered = {key: statement for key, statement in said.items() if key not in known}
            pen = Pen(self._ledger, self._clock(), hand)
            new = not self.knows(digest)
            if new:
                pen.write(Act.RECEIVE, digest, canonical(Source.of(document)))
                self._ledger.archive([(pen.sequence, document)])
            for filed in withdrawn:
                pen.write(Act.WITHDRAW, filed.key, "null", supersedes=filed.entry)
            for key, statement in entered.items():
                pen.write(Act.ENTER, key, written(statement))
            pen.put_down()
            kept = [filed for filed in self._ledger.of_document(document.digest) if filed.key not in entered]
            decided = [filed for filed in kept if filed.decisions != known[filed.key].decisions]
            fresh = self._ledger.filed(list(entered))
            linked = link(self._ledger, self._clock(), fresh, withdrawn, decided)
        return Receipt(new, len(entered), len(withdrawn), len(known) - len(withdrawn), linked)

    # Reading.

    @property
    def today(self) -> date:
        """The day on which it is asked, by universal time."""
        return self._clock().date()

    @property
    def head(self) -> str | None:
        """The hash of the newest entry, which covers the whole record; None while it is empty."""
        last = self._ledger.last()
        return last.hash if last else None

    @property
    def sequence(self) -> int:
        """The number of the newest entry, 0 for an empty record: what was worked out at it holds until the next."""
        last = self._ledger.last()
        return last.entry.sequence if last else 0

    def span(self) -> tuple[date, date] | None:
        """The first and the last day on which anything on record was published; None if nothing is dated."""
        return self._ledger.span()

    def knows(self, digest: str) -> bool:
        """True when the document of that digest is archived."""
        return self._ledger.source(digest) is not None

    def meetings(
        self,
        as_of: date | None = None,
        party: str | None = None,
        since: date | None = None,
        *,
        process: Process | None = None,
    ) -> list[Meeting]:
        """The meetings as known on the day *as_of*, by date; undated ones by when they were last spoken of.

        With *party*, those it takes part in; with *since*, those not over before that day; with *process*, those
        that belong to it. Without *as_of*, all that is on record, as it stands today; with it, no document without
        a date of publication.
        """
        with self._ledger.reading():
            if process is None:
                members = self._ledger.meetings(as_of, party, since)
            else:
                members = self._ledger.meetings_of(process, as_of)
            found = self._meetings(_grouped(members), as_of)
        asked = (m for m in found if (party is None or party in m.parties) and _not_over(m, since))
        return sorted((m for m in asked if process is None or process.holds(m)), key=_by_date)

    def moves(
        self,
        as_of: date | None = None,
        party: str | None = None,
        since: date | None = None,
        *,
        process: Process | None = None,
    ) -> list[Filed]:
        """The moves as known on the day *as_of*, in the order of publication; of a *process*, those of it."""
        with self._ledger.reading():
            if process is None:
                found = self._corrected(self._ledger.moves(as_of, party, since), as_of)
            else:
                some = self._corrected(self._ledger.moves_of(process, as_of), as_of)
                found = [filed for filed in some if process.holds_move(filed)]
        return sorted((filed for filed in found if filed.concerns(party, since)), key=lambda filed: filed.turn)

    def moves_about_talks(
        self,
        as_of: date | None = None,
        types: Collection[MoveType] = tuple(MoveType),
        *,
        process: Process | None = None,
    ) -> list[Filed]:
        """The moves about any talks, in the order of publication; with *process*, of its time, whoever makes them."""
        with self._ledger.reading():
            if process is None:
                found = self._corrected(self._ledger.moves(as_of, None, None), as_of)
            else:
                some = self._corrected(self._ledger.moves_about_talks(process, as_of, types), as_of)
                found = [filed for filed in some if process.covers(filed)]
        moves = ((filed, filed.statement) for filed in found if isinstance(filed.statement, Move))
        about = (filed for filed, move in moves if move.aspect.of_process and move.type in types)
        return sorted(about, key=lambda filed: filed.turn)

    def browse_moves(self, asked: MovesAsked, limit: int, offset: int = 0) -> list[Filed]:
        """The moves that answer, the newest first: *limit* of them from *offset* on."""
        with self._ledger.reading():
            return self._corrected(self._ledger.browse_moves(asked, limit, offset), asked.as_of)

    def count_moves(self, asked: MovesAsked, most: int) -> int:
        """How many moves answer; *most* when there are that many or more."""
        return self._ledger.count_moves(asked, most)

    def browse_sources(self, as_of: date | None, limit: int, offset: int = 0) -> list[Source]:
        """The documents known on the day *as_of*, the newest first: *limit* of them from *offset* on."""
        return self._ledger.browse_sources(as_of, limit, offset)

    def count_sources(self, as_of: date | None, most: int) -> int:
        """How many documents are known on the day *as_of*; *most* when there are that many or more."""
        return self._ledger.count_sources(as_of, most)

    def entered_after(self, entry: int, most: int) -> list[Filed]:
        """What was entered after that entry and stands, the newest first, no more than *most*."""
        return self._ledger.entered_after(entry, most)

    def tally(
        self, as_of: date | None, party: str | None, first: date, last: date, digits: int
    ) -> list[tuple[str, int]]:
        """How many meeting statements have to do with each year (4 digits), month (7) or day (10) between two days."""
        return self._ledger.tally(as_of, party, first, last, digits)

    def meetings_between(
        self, first: date, last: date, as_of: date | None = None, party: str | None = None
    ) -> list[Meeting]:
        """The meetings that a statement has to do with, by what it speaks of or when it was published, in that time."""
        with self._ledger.reading():
            found = self._meetings(_grouped(self._ledger.meetings_between(as_of, party, first, last)), as_of)
        return sorted((meeting for meeting in found if party is None or party in meeting.parties), key=_by_date)

    def said_in(self, digest: str) -> list[Filed]:
        """What stands of one document, in the order of its text."""
        return sorted(self._ledger.of_document(digest), key=lambda filed: filed.turn)

    def members(self, meeting: str) -> list[Filed]:
        """The statements linked to the meeting of that key, in the order of their turns."""
        return sorted(self._ledger.members([meeting]), key=lambda filed: filed.turn)

    def search(self, query: Query, limit: int = 20, offset: int = 0) -> Matches:
        """What has the words that are looked for, best first: *limit* of it from *offset* on; moves as corrected."""
        with self._ledger.reading():
            found = self._ledger.search(query, limit, offset)
            if query.sought is not Sought.MOVE:
                return found
            moves = self._corrected([hit for hit in found.hits if isinstance(hit, Filed)], query.as_of)
        return replace(found, hits=tuple(moves))

    def document(self, digest: str) -> Document:
        """The archived document of that digest.

        Raises `UnknownName` when there is none.
        """
        found = self._ledger.document(digest)
        if found is None:
            raise UnknownName(f"no document {digest[:SHORT]} in the docket")
        return found

    def source(self, name: str) -> Source:
        """The document that goes by *name*: its own, its file's, or the beginning of its digest.

        Raises `UnknownName` when none answers to it, or several do.
        """
        found = self._ledger.sources_named(name.strip())
        meant = [source for source in found if source.id == name.strip()] or found
        if not meant:
            raise UnknownName(f"no document in the docket answers to {name!r}")
        if len(meant) > 1:
            several = ", ".join(sorted(f"{source.id} ({source.digest[:SHORT]})" for source in meant))
            raise UnknownName(f"{name!r} could be any of {several}")
        return meant[0]

    def documents(self) -> Iterator[Document]:
        """Every archived document, in the order of arrival."""
        return self._ledger.documents()

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """The whole record, in order; or what follows the entry of the number *after*."""
        return (sealed.entry for sealed in self._ledger.entries(after))

    def verify(self) -> int:
        """The number of entries, after seeing that the chain is whole and each document as it was received.

        Raises `ChainBroken`, naming the first entry or document that is not.
        """
        with self._ledger.reading():
            documents = self._ledger.documents()
            count = walk(_with_its_document(sealed, documents) for sealed in self._ledger.entries())
            for document in documents:
                raise ChainBroken(f"document {document.digest[:SHORT]} ({document.id}) was never received")
        return count

    def replay(
        self, ledger: Ledger, until: datetime | None = None, advance: Callable[[int], None] = lambda _: None
    ) -> "Docket":
        """This record over an empty *ledger*, entry for entry with the same hashes, or up to *until*.

        What was entered after *until* is not there, whenever it was published: so stood the record then. As it
        goes on, *advance* is told of every so many entries.

        Raises `DocketFault` if *until* has no time zone.
        """
        if until is not None and until.tzinfo is None:
            raise DocketFault(f"{until.isoformat()} names no moment without a time zone")
        with self._ledger.reading(), ledger.writing():
            documents, entries = self._ledger.documents(), self._ledger.entries()
            chain = takewhile(lambda sealed: until is None or sealed.entry.recorded <= until, entries)
            while some := list(islice(chain, AT_ONCE)):
                numbers = (sealed.entry.sequence for sealed in some if sealed.entry.act is Act.RECEIVE)
                received = list(zip(numbers, documents, strict=False))
                ledger.archive(received)
                ledger.append(some)
                fold(ledger, some, {document.digest: Source.of(document) for _, document in received})
                advance(len(some))
        return Docket(ledger, self._clock if until is None else lambda: until, self._grace)

    def refold(self) -> None:
        """Empty the shelves and fill them again from the entries."""
        with self._ledger.writing():
            self._ledger.clear()
            fold(self._ledger, self._ledger.entries())


def _see_that_quoted(statement: Statement, document: Document, digest: str) -> None:
    for mention in statement.mentions:
        for passage in (mention.passage, mention.trigger):
            found = document.text[passage.start : passage.end]
            if passage.document != digest or found != passage.words:
                raise DocketFault(
                    f"{document.id}: a statement quotes {passage.words[:60]!r} from {passage.start} "
                    f"to {passage.end}, where the document has {found[:60]!r}"
                )


def _with_its_document(sealed: Sealed, documents: Iterator[Document]) -> Sealed:
    """The entry, after seeing that the next of *documents* is the one it receives, if it receives any."""
    entry = sealed.entry
    if entry.act is Act.RECEIVE:
        document = next(documents, None)
        if document is None or canonical(Source.of(document)) != entry.body:
            raise ChainBroken(
                f"entry {entry.sequence} received a document, {entry.subject[:SHORT]}, that is gone or was altered"
            )
    return sealed


def _grouped(members: Iterable[Filed]) -> Iterable[list[Filed]]:
    groups: dict[str | None, list[Filed]] = {}
    for member in members:
        groups.setdefault(member.meeting, []).append(member)
    return groups.values()


def _day(meeting: Meeting) -> date | None:
    return meeting.period.last if meeting.period else meeting.last_published


def _not_over(meeting: Meeting, since: date | None) -> bool:
    day = _day(meeting)
    return since is None or day is None or day >= since


def _by_date(meeting: Meeting) -> tuple[date, date, str]:
    first = meeting.period.first if meeting.period else meeting.last_published
    return first or date.max, _day(meeting) or date.max, meeting.key

"""The docket: what was said, and when we came to know it.

There are two clocks besides the date of a meeting itself: when a statement was *published*, and when it was
*recorded*. Entries are added and never altered, and documents archived as they came. Everything that a docket
answers is a function of the entries, computed in one way whatever the day asked for.

Takes documents with the statements read in them; gives meetings and moves. Does not know how texts are read.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from pourparler.docket.entry import Act, Entry, Sealed, canonical, walk
from pourparler.docket.filing import Filed, Source, written
from pourparler.docket.folding import LinkBody, fold, link_body
from pourparler.docket.ledger import Ledger
from pourparler.docket.lifecycle import GRACE
from pourparler.docket.linking import Linking
from pourparler.docket.meeting import SHORT, Meeting, meeting_of
from pourparler.docket.pen import Pen
from pourparler.documents.document import Document
from pourparler.errors import ChainBroken, DocketFault, UnknownName
from pourparler.statements.statement import Statement

MATCHER = "matcher 1"
"""The hand of link entries: raised whenever the matcher would decide otherwise than before."""


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


class Docket:
    """The record of talks, over a ledger that keeps it.

    >>> from pourparler.docket.backends.memory import MemoryLedger
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
        for statement in said.values():
            _see_that_quoted(statement, document)
        with self._ledger.writing():
            known = {filed.key: filed for filed in self._ledger.of_document(document.digest)}
            withdrawn = [filed for key, filed in known.items() if key not in said]
            entered = {key: statement for key, statement in said.items() if key not in known}
            pen = Pen(self._ledger, self._clock(), hand)
            new = not self.knows(document.digest)
            if new:
                pen.write(Act.RECEIVE, document.digest, canonical(Source.of(document)))
                self._ledger.archive(document, pen.sequence)
            for filed in withdrawn:
                pen.write(Act.WITHDRAW, filed.key, "null", supersedes=filed.entry)
            for key, statement in entered.items():
                pen.write(Act.ENTER, key, written(statement))
            pen.put_down()
            links = Linking(self._ledger).settle(self._ledger.filed(list(entered)), withdrawn)
            matcher = Pen(self._ledger, self._clock(), MATCHER)
            for link in links:
                body = LinkBody(meeting=link.decision.meeting, reason=link.decision.reason)
                matcher.write(Act.LINK, link.filed.key, canonical(body), supersedes=link.filed.link)
            matcher.put_down()
        return Receipt(new, len(entered), len(withdrawn), len(known) - len(withdrawn), len(links))

    # Reading.

    @property
    def today(self) -> date:
        """The day on which it is asked, by universal time."""
        return self._clock().date()

    def knows(self, digest: str) -> bool:
        """True when the document of that digest is archived."""
        return self._ledger.source(digest) is not None

    def meetings(self, as_of: date | None = None, party: str | None = None, since: date | None = None) -> list[Meeting]:
        """The meetings as known on the day *as_of*, by date; undated ones by when they were last spoken of.

        With *party*, those it takes part in; with *since*, those not over before that day. Without *as_of*,
        all that is on record, as it stands today; with it, no document without a date of publication.
        """
        with self._ledger.reading():
            members = self._ledger.meetings(as_of, party, since)
        found = [self._meeting(group, as_of) for group in _grouped(members)]
        asked = (m for m in found if (party is None or party in m.parties) and _not_over(m, since))
        return sorted(asked, key=_by_date)

    def moves(self, as_of: date | None = None, party: str | None = None, since: date | None = None) -> list[Filed]:
        """The moves as known on the day *as_of*, in the order of publication."""
        with self._ledger.reading():
            found = self._ledger.moves(as_of, party, since)
        return sorted(found, key=lambda filed: filed.turn)

    def find(self, name: str, as_of: date | None = None) -> Meeting | Filed:
        """The meeting, or else the move, that *name* is the beginning of the key of.

        A meeting answers to the key of any statement on it, so a name once given stays good when a document
        that arrives late is found to speak of it first.

        Raises `UnknownName` when nothing on record by then answers, or several do.
        """
        with self._ledger.reading():
            named = self._named(name, as_of)
            if named.meeting is None:
                return named
            members = [one for one in self._ledger.members([named.meeting]) if one.source.known_by(as_of)]
        return self._meeting(members, as_of)

    def history(self, name: str) -> list[Entry]:
        """Every entry on a meeting or move, in order: documents, statements, links, superseded ones too."""
        found = self.find(name)
        filed = found.statements if isinstance(found, Meeting) else (found,)
        subjects = {one.key for one in filed} | {one.source.digest for one in filed}
        return [sealed.entry for sealed in self._ledger.entries_on(subjects)]

    def reasons(self, filed: Sequence[Filed]) -> dict[str, str]:
        """Why each of these statements was linked as it is, by its key."""
        links = {one.link for one in filed if one.link}
        found = self._ledger.entries_on([one.key for one in filed])
        return {s.entry.subject: link_body(s.entry)["reason"] for s in found if s.entry.sequence in links}

    def document(self, digest: str) -> Document:
        """The archived document of that digest.

        Raises `UnknownName` when there is none.
        """
        found = self._ledger.document(digest)
        if found is None:
            raise UnknownName(f"no document {digest[:SHORT]} in the docket")
        return found

    def documents(self) -> Iterator[Document]:
        """Every archived document, in the order of arrival."""
        return self._ledger.documents()

    def entries(self) -> Iterator[Entry]:
        """The whole record, in order."""
        return (sealed.entry for sealed in self._ledger.entries())

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

    def replay(self, ledger: Ledger, until: datetime | None = None) -> "Docket":
        """This record over an empty *ledger*, entry for entry with the same hashes, or up to *until*.

        What was entered after *until* is not there, whenever it was published: so stood the record then.

        Raises `DocketFault` if *until* has no time zone.
        """
        if until is not None and until.tzinfo is None:
            raise DocketFault(f"{until.isoformat()} names no moment without a time zone")
        with self._ledger.reading(), ledger.writing():
            for sealed in self._ledger.entries():
                if until is not None and sealed.entry.recorded > until:
                    break
                if sealed.entry.act is Act.RECEIVE:
                    ledger.archive(self.document(sealed.entry.subject), sealed.entry.sequence)
                ledger.append([sealed])
                fold(ledger, [sealed])
        return Docket(ledger, self._clock if until is None else lambda: until, self._grace)

    def refold(self) -> None:
        """Empty the shelves and fill them again from the entries."""
        with self._ledger.writing():
            self._ledger.clear()
            fold(self._ledger, self._ledger.entries())

    def _named(self, name: str, as_of: date | None) -> Filed:
        """The one statement that *name* means; one that founded a meeting before one that speaks of it."""
        prefix = name.strip().lower()
        found = [filed for filed in self._ledger.named(prefix) if filed.source.known_by(as_of)]
        founding = [filed for filed in found if filed.meeting in (None, filed.key)]
        meant = {filed.meeting or filed.key: filed for filed in founding or found}
        if not meant:
            raise UnknownName(f"nothing in the docket answers to {name!r}")
        if len(meant) > 1:
            several = ", ".join(sorted(key[:SHORT] for key in meant))
            raise UnknownName(f"{name!r} could be any of {several}")
        return next(iter(meant.values()))

    def _meeting(self, members: Sequence[Filed], as_of: date | None) -> Meeting:
        return meeting_of(members, as_of or self.today, self._grace)


def _see_that_quoted(statement: Statement, document: Document) -> None:
    for mention in statement.mentions:
        for passage in (mention.passage, mention.trigger):
            found = document.text[passage.start : passage.end]
            if passage.document != document.digest or found != passage.words:
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

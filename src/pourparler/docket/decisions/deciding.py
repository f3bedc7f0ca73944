"""What people decide: they accept, reject and correct, they merge and split meetings, and they add notes.

A decision is an entry like any other: it has a record time and a hand, it is never altered, and taking it back
is another entry. It is anchored in passages, so it survives when a newer coder reads them otherwise; where
nothing is read in them any longer it is orphaned, and listed as such.

People decide on a day, but on words published before it. So a decision bears on the record as of every day by
which its passages were published; as it was *recorded* at an earlier moment, the record is blind to it.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pourparler.docket.decisions.correction import Given, checked
from pourparler.docket.decisions.decision import Decision
from pourparler.docket.decisions.naming import Named
from pourparler.docket.decisions.rereading import Difference, difference
from pourparler.docket.decisions.ruling import Anchor, Ruling, Verdict, kind_of, ruling
from pourparler.docket.entry import Act, Sealed, canonical
from pourparler.docket.filing import Filed
from pourparler.docket.meetings.linking import link
from pourparler.docket.meetings.meeting import SHORT
from pourparler.docket.storage.pen import Pen
from pourparler.documents.document import Document
from pourparler.errors import DocketFault, UnknownName
from pourparler.statements.statement import Move, Statement


class Deciding(Named):
    """The part of a docket that people write.

    A *name* is the identifier of a meeting, of a move, or of one statement on a meeting. The statement that
    founded a meeting has the meeting's own identifier: asked for `alone`, it is meant by itself. Every decision
    raises `UnknownName` when nothing answers to a name, and `DocketFault` when no *hand* is named.
    """

    def accept(self, name: str, hand: str, *, alone: bool = False) -> Decision:
        """Say that a statement, or each statement on a meeting, is read rightly: it is marked so."""
        return self._judge(name, Verdict.ACCEPT, hand, alone=alone)

    def reject(self, name: str, hand: str, *, alone: bool = False) -> Decision:
        """Say that a statement, or each statement on a meeting, is not in its passage: it no longer counts.

        It stands on record with who rejected it, and founds and joins no meeting.
        """
        return self._judge(name, Verdict.REJECT, hand, alone=alone)

    def correct(self, name: str, values: Mapping[str, Given], hand: str) -> Decision:
        """Give a meeting or a move other values than the documents do: `{"place": "Geneva", "date": "2022-01-10"}`.

        A meeting has date, place, parties, people, channel, level, format and status; a move type, actors,
        recipients, modality, aspect, about and date. None, or an empty text, says that nobody knows. What the
        documents say stays visible beside it, and statements stay linked as they were: see `merge` and `split`.

        Raises `DocketFault` for a field that is not there, or a value that makes no sense.
        """
        with self._ledger.writing():
            named, members = self._meant(name, alone=False, whole=True)
            written = checked(kind_of(named.statement), values)
            return self._enter(Act.CORRECT, named, Ruling(on=self._anchors(members), values=written), hand)

    def merge(self, meeting: str, other: str, hand: str) -> Decision:
        """Say that two meetings are one: whatever speaks of either, now or later, speaks of it.

        Raises `DocketFault` when they are one already, or one of them is a move.
        """
        with self._ledger.writing():
            one, first = self._meeting_named(meeting)
            two, second = self._meeting_named(other)
            if one.meeting == two.meeting:
                raise DocketFault(f"{meeting!r} and {other!r} are one meeting already")
            merger = Ruling(on=self._anchors(first), other=self._anchors(second))
            return self._enter(Act.MERGE, one, merger, hand)

    def split(self, meeting: str, statements: Sequence[str], hand: str) -> Decision:
        """Say that some of the *statements* on a meeting speak of another one: they found it.

        Raises `DocketFault` when one of them is not on that meeting, or none would be left on it.
        """
        with self._ledger.writing():
            named, members = self._meeting_named(meeting)
            leaving = [_among(members, name, meeting) for name in statements]
            staying = [member for member in members if member not in leaving]
            if not leaving or not staying:
                raise DocketFault(f"a meeting is split by naming some, and not all, of its {len(members)} statements")
            halves = Ruling(on=self._anchors(leaving), other=self._anchors(staying))
            return self._enter(Act.SPLIT, named, halves, hand)

    def note(self, name: str, text: str, hand: str, *, alone: bool = False) -> Decision:
        """Add a remark on a meeting, a move or a statement.

        Raises `DocketFault` when it is empty.
        """
        if not text.strip():
            raise DocketFault("a note needs words")
        with self._ledger.writing():
            named, members = self._meant(name, alone=alone)
            return self._enter(Act.NOTE, named, Ruling(on=self._anchors(members), text=text.strip()), hand)

    def undo(self, decision: int, hand: str) -> Decision:
        """Take the decision of that number back: everything is as if it had not been made, and both are on record.

        Raises `DocketFault` when it is no decision, or was taken back before.
        """
        with self._ledger.writing():
            decided = self._ledger.decided()
            if decision not in decided:
                raise DocketFault(f"entry {decision} is no decision of a person")
            if decided[decision] is not None:
                raise DocketFault(f"decision {decision} was taken back before, by entry {decided[decision]}")
            [made] = self._ledger.entries_at([decision])
            touched = self._touched([made])[decision]
            self._write(Act.UNDO, made.entry.subject, "null", hand, supersedes=decision)
            self._link_again(made.entry.act, [filed.key for filed in touched])
            return self._told([made])[0]

    def decisions(self, as_of: date | None = None) -> list[Decision]:
        """Every decision in the order in which they were made, undone and orphaned ones too.

        With *as_of*, those made on words that were published by that day, with what they then touch.
        """
        with self._ledger.reading():
            made = self._ledger.entries_at(self._ledger.decided())
            if as_of is not None:
                made = [one for one in made if self._is_known(one, as_of)]
            return self._told(made, as_of)

    def decisions_on(self, statements: Sequence[Filed]) -> dict[str, tuple[Decision, ...]]:
        """The decisions in force on each of these statements, by its key, in the order in which they were made."""
        sequences = {sequence for filed in statements for sequence in filed.decisions}
        with self._ledger.reading():
            told = {decision.sequence: decision for decision in self._told(self._ledger.entries_at(sequences))}
        return {filed.key: tuple(told[sequence] for sequence in filed.decisions) for filed in statements}

    def difference(self, document: Document, statements: Iterable[Statement]) -> Difference:
        """What `receive` would enter and withdraw, and which decisions it would orphan; nothing is written."""
        with self._ledger.reading():
            return difference(self._ledger, document, statements)

    def _judge(self, name: str, verdict: Verdict, hand: str, *, alone: bool) -> Decision:
        with self._ledger.writing():
            named, members = self._meant(name, alone=alone)
            return self._enter(Act.JUDGE, named, Ruling(on=self._anchors(members), verdict=verdict), hand)

    def _meant(self, name: str, *, alone: bool, whole: bool = False) -> tuple[Filed, list[Filed]]:
        """The statement that *name* leads to, and all that are meant by it: those on its meeting, or it alone.

        A statement that founded no meeting is meant by itself, unless the *whole* meeting is.
        """
        found = {filed.key: filed for filed in self._ledger.named(name.strip().lower())} if alone else {}
        named = next(iter(found.values())) if len(found) == 1 else self._named(name, None)
        founded = named.meeting == named.key and not named.rejected
        if named.meeting is None or alone or not (founded or whole):
            return named, [named]
        members = [member for member in self._ledger.members([named.meeting]) if not member.rejected]
        if not members:
            raise DocketFault(f"{name!r} is no meeting: every statement on it was rejected")
        return named, sorted(members, key=lambda member: member.turn)

    def _meeting_named(self, name: str) -> tuple[Filed, list[Filed]]:
        named, members = self._meant(name, alone=False, whole=True)
        if isinstance(named.statement, Move):
            raise DocketFault(f"{name!r} is a move, not a meeting")
        return named, members

    def _anchors(self, statements: Sequence[Filed]) -> tuple[Anchor, ...]:
        beside: dict[str, list[Statement]] = {}
        for filed in self._ledger.of_documents({filed.source.digest for filed in statements}):
            beside.setdefault(filed.source.digest, []).append(filed.statement)
        return tuple(Anchor.of(filed.statement, beside[filed.source.digest]) for filed in statements)

    def _enter(self, act: Act, named: Filed, said: Ruling, hand: str) -> Decision:
        subject = named.key if act is Act.JUDGE or not named.meeting else named.meeting
        sequence = self._write(act, subject, canonical(said), hand)
        [made] = self._ledger.entries_at([sequence])
        self._link_again(act, [filed.key for filed in self._touched([made])[sequence]])
        return self._told([made])[0]

    def _write(self, act: Act, subject: str, body: str, hand: str, supersedes: int | None = None) -> int:
        if not hand.strip():
            raise DocketFault("a decision needs the name of the one who makes it")
        pen = Pen(self._ledger, self._clock(), hand.strip())
        pen.write(act, subject, body, supersedes)
        pen.put_down()
        return pen.sequence

    def _link_again(self, act: Act, touched: Sequence[str]) -> None:
        """Take the statements that a decision bears on to the meetings they now speak of."""
        if act in (Act.JUDGE, Act.MERGE, Act.SPLIT):
            link(self._ledger, self._clock(), (), (), self._ledger.filed(touched))

    def _told(self, made: Sequence[Sealed], as_of: date | None = None) -> list[Decision]:
        touched, decided = self._touched(made, as_of), self._ledger.decided()
        return [
            Decision(
                sequence=one.entry.sequence,
                recorded=one.entry.recorded,
                hand=one.entry.hand,
                act=one.entry.act,
                subject=one.entry.subject,
                ruling=ruling(one.entry.body),
                touches=touched[one.entry.sequence],
                undone=decided[one.entry.sequence],
            )
            for one in made
        ]

    def _touched(self, made: Sequence[Sealed], as_of: date | None = None) -> dict[int, tuple[Filed, ...]]:
        """The statements that each of these decisions bears on now, in the order of their turns."""
        found: dict[int, list[Filed]] = {one.entry.sequence: [] for one in made}
        documents = {digest for one in made for digest in ruling(one.entry.body).documents}
        for filed in sorted(self._ledger.of_documents(documents), key=lambda filed: filed.turn):
            for sequence in found.keys() & set(filed.decisions):
                if filed.source.known_by(as_of):
                    found[sequence].append(filed)
        return {sequence: tuple(touched) for sequence, touched in found.items()}

    def _is_known(self, made: Sealed, as_of: date) -> bool:
        sources = (self._ledger.source(digest) for digest in ruling(made.entry.body).documents)
        return any(source is not None and source.known_by(as_of) for source in sources)


def _among(members: Sequence[Filed], name: str, meeting: str) -> Filed:
    """The one of *members* that *name* is the beginning of the key of."""
    found = [member for member in members if member.key.startswith(name.strip().lower())]
    if len(found) != 1 or not name.strip():
        known = ", ".join(member.key[:SHORT] for member in members)
        raise UnknownName(f"{name!r} is none of the statements on {meeting!r}: they are {known}")
    return found[0]

"""What a person says of the record, and the passages it is said of.

A decision names nothing by key alone: a newer coder may say the same passage otherwise, and then its statement
has another key. It is *anchored* in the passages of the statements it was made on, each with its document and
its words, and bears on whatever statements are read there now. A meeting is named by those of its statements.

Takes the body of an entry and the statements of a document; knows nothing of where either is kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec

from pourparler.codebook import Code
from pourparler.docket.entry import Act
from pourparler.passage import Passage
from pourparler.statements.statement import MeetingStatement, Mention, Statement

DECISIONS = frozenset([Act.JUDGE, Act.CORRECT, Act.MERGE, Act.SPLIT, Act.NOTE])
"""The acts of people that bear on statements; an `undo` takes one of them back."""

Value = str | tuple[str, ...] | None
"""A corrected value as it is written down; `correcting` says what it means. None: nobody knows."""


class Verdict(Code):
    """What a person who has read the passage says of a statement."""

    ACCEPT = "accept", "the passage says so"
    REJECT = "reject", "the passage does not say so; the statement no longer counts"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The trigger of another statement in the passage of an anchor: what a decision was *not* made on."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A statement as a decision holds on to it: what kind it was, and the passages it was read in."""

    kind: str
    key: str
    mentions: tuple[Mention, ...]
    beside: tuple[Neighbour, ...] = ()

    @classmethod
    def of(cls, statement: Statement, others: Iterable[Statement]) -> "Anchor":
        """The anchor in *statement*, beside the *others* of its document."""
        kind, key = kind_of(statement), statement.key
        beside = [
            Neighbour(other.key, mention.trigger.start, mention.trigger.end)
            for other in others
            if kind_of(other) == kind and other.key != key
            for mention in other.mentions
            if any(_overlap(mention.passage, mine.passage) for mine in statement.mentions)
        ]
        return cls(
            kind=kind,
            key=key,
            mentions=statement.mentions,
            beside=tuple(sorted(beside, key=lambda one: (one.start, one.end, one.key))),
        )

    @property
    def document(self) -> str:
        """Digest of the document that its passages are of."""
        return self.mentions[0].passage.document

    def bears_on(self, statements: Mapping[str, Statement]) -> set[str]:
        """The keys of those of *statements*, all of its document, that are now read in its passages.

        The very same statement, if it is still read. Else, for each passage, those with the same trigger, or if
        there is none, those that overlap it; but never one that stood beside it when the decision was made.
        """
        alike = {key: statement for key, statement in statements.items() if kind_of(statement) == self.kind}
        if self.key in alike:
            return {self.key}
        neighbours = {one.key for one in self.beside}
        free = {key: statement.mentions for key, statement in alike.items() if key not in neighbours}
        found: set[str] = set()
        for mine in self.mentions:
            same = {key for key, said in free.items() if any(_overlap(one.trigger, mine.trigger) for one in said)}
            found |= same or {key for key, said in free.items() if any(self._covers(mine, one) for one in said)}
        return found

    def _covers(self, mine: Mention, other: Mention) -> bool:
        """True when *other* lies in the passage of *mine*, and its trigger was nobody else's."""
        taken = any(other.trigger.start < one.end and one.start < other.trigger.end for one in self.beside)
        return _overlap(mine.passage, other.passage) and not taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The body of a decision: what it is made on, and what it says.

    `other` is the second meeting of a merger, or what stays behind in a split; `verdict` is for judgements,
    `values` for corrections, `text` for notes.
    """

    on: tuple[Anchor, ...]
    other: tuple[Anchor, ...] = ()
    verdict: Verdict | None = None
    values: dict[str, Value] = field(default_factory=dict)
    text: str | None = None

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All that it holds on to."""
        return self.on + self.other

    @property
    def documents(self) -> set[str]:
        """The digests of the documents that its passages are of."""
        return {anchor.document for anchor in self.anchors}

    def bears_on(self, statements: Mapping[str, Statement]) -> set[str]:
        """The keys of those of *statements*, of any documents, that it bears on."""
        return bearing(self.anchors, statements)


def bearing(anchors: Iterable[Anchor], statements: Mapping[str, Statement]) -> set[str]:
    """The keys of those of *statements*, of any documents, that are read in the passages of *anchors*."""
    by_document: dict[str, dict[str, Statement]] = {}
    for key, statement in statements.items():
        by_document.setdefault(statement.document, {})[key] = statement
    return {key for anchor in anchors for key in anchor.bears_on(by_document.get(anchor.document, {}))}


def kind_of(statement: Statement) -> str:
    """Whether a statement is of a meeting or a move."""
    return "meeting" if isinstance(statement, MeetingStatement) else "move"


_DECODER = msgspec.json.Decoder(Ruling)


@lru_cache(maxsize=1_000)
def ruling(body: str) -> Ruling:
    """What the body of a decision says.

    Raises `msgspec.ValidationError` when it is none.
    """
    return _DECODER.decode(body)


def _overlap(one: Passage, other: Passage) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end

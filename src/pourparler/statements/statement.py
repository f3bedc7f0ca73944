"""What one document says: a meeting statement or a move, immutable, with its passages and its voice.

A statement is named by its `key`, a hash of its content, so reading a document twice yields the same statements.
Nothing here knows how the text was read: the docket and the views take statements as they are.
"""

import hashlib
from dataclasses import dataclass

import msgspec

from pourparler.chronology import Period
from pourparler.codebook import Aspect, Channel, Level, Modality, MoveType, Status
from pourparler.passage import Passage


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a document speaks of a meeting or move: its clause and, within it, the trigger.

    The trigger is the word or words that name the contact or act ("spoke by phone", "rejected").
    """

    passage: Passage
    trigger: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingStatement:
    """What one document says of one contact between parties, however often it mentions it.

    `parties` are codes, sorted; `speaker` is the person or body on whose word the text reports it, as named in
    the text; `voice` the party whose own word it therefore is, None when it is nobody's (a report).
    """

    mentions: tuple[Mention, ...]
    parties: tuple[str, ...]
    people: tuple[str, ...] = ()
    channel: Channel = Channel.UNSPECIFIED
    level: Level = Level.UNSPECIFIED
    format: str | None = None
    period: Period | None = None
    place: str | None = None
    status: Status
    speaker: str | None = None
    voice: str | None = None

    @property
    def document(self) -> str:
        """Digest of the document that says so."""
        return self.mentions[0].passage.document

    @property
    def key(self) -> str:
        """SHA-256 of the content, as 64 hexadecimal characters."""
        return _key("meeting", self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What one document says a party did or said towards another, or about the talks.

    `about` is the thing asked, refused or agreed, in the words of the text; `speaker` and `voice` as for meetings.
    """

    mentions: tuple[Mention, ...]
    type: MoveType
    actors: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    modality: Modality = Modality.ACTUAL
    aspect: Aspect = Aspect.SUBSTANCE
    about: str | None = None
    period: Period | None = None
    speaker: str | None = None
    voice: str | None = None

    @property
    def document(self) -> str:
        """Digest of the document that says so."""
        return self.mentions[0].passage.document

    @property
    def key(self) -> str:
        """SHA-256 of the content, as 64 hexadecimal characters."""
        return _key("move", self)


Statement = MeetingStatement | Move


def _key(kind: str, statement: Statement) -> str:
    """Hash of a canonical JSON array: the kind, then every field in the order of its definition."""
    return hashlib.sha256(msgspec.json.encode([kind, statement])).hexdigest()

"""Entries: what the record is made of, each sealed over the one before it.

An entry is added and never altered; a correction is a new entry naming the one it supersedes. Its *hash*
covers every other field and, through `previous`, the whole record up to it, so a line changed, dropped or
slipped in afterwards shows. Takes what was done; gives the chain. Knows nothing of where entries are kept.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

import msgspec

from pourparler.codebook import Code
from pourparler.errors import ChainBroken

ORIGIN = "0" * 64
"""What the first entry names as the one before it."""


class Act(Code):
    """What an entry does to the record."""

    RECEIVE = "receive", "a document is archived"
    ENTER = "enter", "a statement of a document is entered"
    WITHDRAW = "withdraw", "a statement is no longer read in its document"
    LINK = "link", "a meeting statement is said to speak of a meeting"
    JUDGE = "judge", "a person accepts or rejects a statement"
    CORRECT = "correct", "a person corrects a fact"
    MERGE = "merge", "a person says that two meetings are one"
    SPLIT = "split", "a person says that one meeting is two"
    NOTE = "note", "a person adds a remark"
    UNDO = "undo", "a person takes a decision back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the record.

    `recorded` is when the docket wrote it down; `hand` who did it (a coder with its version, or a user's
    name); `subject` what it is about: the digest of a document, or the key of a statement; `body` canonical
    JSON text.
    """

    sequence: int
    recorded: datetime
    hand: str
    act: Act
    subject: str
    body: str
    supersedes: int | None = None
    previous: str = ORIGIN

    @property
    def hash(self) -> str:
        """SHA-256 over a canonical JSON array of all the fields, in the order of their definition.

        >>> moment = datetime(2022, 1, 2, tzinfo=UTC)
        >>> note = Entry(sequence=1, recorded=moment, hand="me", act=Act.NOTE, subject="d1", body="null")
        >>> note.hash[:12]
        '3c61816e8117'
        """
        content = [
            self.sequence,
            timestamp(self.recorded),
            self.hand,
            self.act.value,
            self.subject,
            self.body,
            self.supersedes,
            self.previous,
        ]
        return hashlib.sha256(canonical(content).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Sealed:
    """An entry as it was found, with the hash written beside it when it was made."""

    entry: Entry
    hash: str


@lru_cache(maxsize=1000)  # what one document brings is all of one moment
def timestamp(moment: datetime) -> str:
    """*moment* in UTC, always to the microsecond, so that texts sort as times do.

    >>> timestamp(datetime(2022, 1, 2, 3, 4, tzinfo=UTC))
    '2022-01-02T03:04:00.000000Z'
    """
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


@lru_cache(maxsize=1000)
def moment(text: str) -> datetime:
    """The time that `timestamp` wrote.

    >>> moment('2022-01-02T03:04:00.000000Z').hour
    3
    """
    return datetime.fromisoformat(text)


def canonical(content: object) -> str:
    """The one JSON text of *content*: no white space, fields in the order of their definition.

    >>> canonical(["seen", None, 1])
    '["seen",null,1]'
    """
    return msgspec.json.encode(content).decode()


def walk(chain: Iterable[Sealed]) -> int:
    """The number of entries in *chain*, after seeing that each follows from the one before it.

    Raises `ChainBroken`, naming the first entry that does not.
    """
    previous, count = ORIGIN, 0
    for sealed in chain:
        entry = sealed.entry
        if entry.sequence != count + 1:
            raise ChainBroken(f"entry {count + 1} is missing: after entry {count} comes entry {entry.sequence}")
        if entry.previous != previous:
            raise ChainBroken(
                f"entry {entry.sequence} ({entry.act}, {entry.subject[:12]}) follows {entry.previous[:12]}, "
                f"but the entry before it has the hash {previous[:12]}"
            )
        if entry.hash != sealed.hash:
            raise ChainBroken(
                f"entry {entry.sequence} ({entry.act}, {entry.subject[:12]}) was altered: its content has "
                f"the hash {entry.hash[:12]}, but {sealed.hash[:12]} was written when it was made"
            )
        previous, count = sealed.hash, entry.sequence
    return count

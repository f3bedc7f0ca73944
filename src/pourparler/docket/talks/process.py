"""A process: a named set of parties, issues and formats that somebody follows; a docket may hold several.

It is written in TOML, by hand, in the words of the one who follows it:

    [[process]]
    name = "Security guarantees"
    parties = ["Russia", "United States", "NATO"]
    formats = ["NATO-Russia Council"]
    since = 2021-12-01
    until = 2022-02-20

    [[process.issues]]
    name = "NATO enlargement"
    phrases = ["enlargement", "open door", "door to new members"]
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from pourparler.docket.filing import Filed, forum
from pourparler.docket.party_names import code_of
from pourparler.docket.talks.matters import speaks_of
from pourparler.errors import ProcessFault
from pourparler.statements.statement import Move

if TYPE_CHECKING:
    from pourparler.docket.meetings.meeting import Meeting  # which is made from a ledger, and a ledger knows processes

AT_LEAST = 2
"""How many of a process's parties take part in a meeting, or are named by a move, that belongs to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One question under negotiation, by the name its follower gives it, and the phrases by which it is known."""

    name: str
    phrases: tuple[str, ...] = ()

    def is_in(self, text: str) -> bool:
        """True when *text* has all the words of one of the phrases, or of the name where there are none.

        >>> Issue(name="enlargement", phrases=("NATO expansion",)).is_in("an expansion of NATO to the east")
        True
        """
        return any(speaks_of(text, phrase) for phrase in self.phrases or (self.name,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """The parties (by code), issues and formats of one negotiation, and from when until when it is followed."""

    name: str
    parties: tuple[str, ...]
    issues: tuple[Issue, ...] = ()
    formats: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def holds(self, meeting: "Meeting") -> bool:
        """True when two of its parties take part, or the meeting sits in one of its formats, and it falls in its time.

        A format that is named in part ("the Council") counts when one of the parties takes part. A meeting without
        a date falls where it was last spoken of.
        """
        first = meeting.period.first if meeting.period else meeting.last_published
        last = meeting.period.last if meeting.period else meeting.last_published
        if not self._covers(first, last):
            return False
        there = len(set(self.parties) & set(meeting.parties))
        return there >= AT_LEAST or self.sits_in(meeting.format, known_by_party=there > 0)

    def holds_move(self, filed: Filed) -> bool:
        """True when a move was published in its time and is between its parties, or by one of them on its issues.

        Of a move that names one party only, it is asked that it speak of an issue or be about the talks; where
        no issues are listed, that nobody else be named in it.
        """
        move = filed.statement
        if not isinstance(move, Move) or not self.covers(filed):
            return False
        named = {*move.actors, *move.recipients}
        there = len(named & set(self.parties))
        if there >= AT_LEAST or not there:
            return there >= AT_LEAST
        if move.aspect.of_process or not self.issues:
            return named <= set(self.parties)
        return any(issue.is_in(text) for text in texts(move) for issue in self.issues)

    def covers(self, filed: Filed) -> bool:
        """True when a statement was published in its time, or, undated, speaks of a day in it."""
        day, period = filed.source.published, filed.statement.period
        if day is None and period is not None:
            return self._covers(period.first, period.last)
        return self._covers(day, day)

    def _covers(self, first: date | None, last: date | None) -> bool:
        if first is None or last is None:
            return self.since is None and self.until is None
        return (self.since is None or last >= self.since) and (self.until is None or first <= self.until)

    def sits_in(self, name: str | None, *, known_by_party: bool) -> bool:
        """True when *name* is that of one of its formats, or part of it where one of its parties is known to be there.

        >>> guarantees = Process(name="guarantees", parties=("RUS", "USA"), formats=("NATO-Russia Council",))
        >>> guarantees.sits_in("Russia-NATO Council", known_by_party=False)
        True
        >>> [guarantees.sits_in("the Council", known_by_party=known) for known in (False, True)]
        [False, True]
        """
        words = forum(name or "")
        return bool(words) and any(
            words == forum(own) or (known_by_party and words < forum(own)) for own in self.formats
        )


def texts(move: Move) -> tuple[str, ...]:
    """The words that say what a move is about: what is asked, refused or agreed, then the clauses that tell of it."""
    told = tuple(mention.passage.words for mention in move.mentions)
    return (move.about, *told) if move.about else told


class _Written(msgspec.Struct, forbid_unknown_fields=True):
    """A process as it is written."""

    name: str
    parties: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
    formats: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None


def processes_in(path: Path) -> list[Process]:
    """The processes that a file describes, in its order.

    Raises `ProcessFault`, naming the file and the entry, when there is none or one makes no sense.
    """
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("process")
    except (OSError, UnicodeDecodeError) as fault:
        raise ProcessFault(f"{path} cannot be read: {getattr(fault, 'strerror', None) or fault}") from fault
    except tomllib.TOMLDecodeError as fault:
        raise ProcessFault(f"{path} is no TOML: {fault}") from fault
    if not isinstance(entries, list) or not entries:
        raise ProcessFault(f"{path} describes no process: each begins with [[process]]")
    found = [_process(path, number, entry) for number, entry in enumerate(entries, 1)]
    names = [process.name for process in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise ProcessFault(f"{path}: two processes are called {twice!r}")
    return found


def process_named(path: Path, name: str | None = None) -> Process:
    """The process of that name in a file; without a name the only one it describes.

    Raises `ProcessFault` as `processes_in` does, and when no process has that name or several could be meant.
    """
    found = processes_in(path)
    listed = ", ".join(process.name for process in found)
    if name is None:
        if len(found) > 1:
            raise ProcessFault(f"{path} describes several processes; say which with {path}#NAME: {listed}")
        return found[0]
    for process in found:
        if process.name.casefold() == name.strip().casefold():
            return process
    raise ProcessFault(f"{path} describes no process {name!r}, only: {listed}")


def _process(path: Path, number: int, entry: object) -> Process:
    called = entry.get("name") if isinstance(entry, dict) else None
    where = f"{path}: process {number}" + (f" ({called})" if isinstance(called, str) else "")
    try:
        written = msgspec.convert(entry, _Written)
    except msgspec.ValidationError as fault:
        raise ProcessFault(f"{where}: {str(fault).replace('`', '').replace('object ', '')}") from fault
    parties = tuple(dict.fromkeys(code_of(party) for party in written.parties))
    if len(parties) < AT_LEAST and not written.formats:
        raise ProcessFault(f"{where}: a process has at least two parties, or a format; it has {list(parties)}")
    if written.since and written.until and written.until < written.since:
        raise ProcessFault(f"{where}: it ends on {written.until}, before it begins on {written.since}")
    return Process(
        name=written.name,
        parties=parties,
        issues=written.issues,
        formats=written.formats,
        since=written.since,
        until=written.until,
    )

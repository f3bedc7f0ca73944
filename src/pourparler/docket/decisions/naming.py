"""What answers to a name: a meeting, a move or one statement, as people have corrected it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta

from pourparler.docket.decisions.correcting import Corrections
from pourparler.docket.entry import Entry
from pourparler.docket.filing import Filed
from pourparler.docket.folding import link_body
from pourparler.docket.meetings.meeting import SHORT, Meeting, meeting_of
from pourparler.docket.storage.ledger import Ledger
from pourparler.errors import UnknownName


class Named:
    """The part of a docket that finds what a name means."""

    _ledger: Ledger
    _clock: Callable[[], datetime]
    _grace: timedelta

    def find(self, name: str, as_of: date | None = None) -> Meeting | Filed:
        """The meeting, or else the move, that *name* is the beginning of the key of.

        A meeting answers to the key of any statement on it, so a name once given stays good when a document
        that arrives late is found to speak of it first, or when a person rejects that statement. One that was
        rejected, and speaks of no meeting that is left, is found by itself.

        Raises `UnknownName` when nothing on record by then answers, or several do.
        """
        with self._ledger.reading():
            named = self._named(name, as_of)
            if named.meeting is None:
                return self._corrected([named], as_of)[0]
            members = [one for one in self._ledger.members([named.meeting]) if one.source.known_by(as_of)]
            if all(member.rejected for member in members):
                return named
            return self._meetings([members], as_of)[0]

    def history(self, name: str) -> list[Entry]:
        """Every entry on a meeting or move, in order: documents, statements, links, decisions, superseded ones too."""
        found = self.find(name)
        filed = (*found.statements, *found.rejected) if isinstance(found, Meeting) else (found,)
        subjects = {one.key for one in filed} | {one.source.digest for one in filed}
        decisions = {sequence for one in filed for sequence in one.decisions}
        entries = [*self._ledger.entries_on(subjects), *self._ledger.entries_at(decisions)]
        by_number = {sealed.entry.sequence: sealed.entry for sealed in entries}
        return [by_number[sequence] for sequence in sorted(by_number)]

    def reasons(self, filed: Sequence[Filed]) -> dict[str, str]:
        """Why each of these statements was linked as it is, by its key."""
        links = {one.link for one in filed if one.link}
        return {one.entry.subject: link_body(one.entry)["reason"] for one in self._ledger.entries_at(links)}

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

    def _meetings(self, groups: Iterable[Sequence[Filed]], as_of: date | None) -> list[Meeting]:
        """The meetings that these groups of statements speak of, as corrected."""
        groups = list(groups)
        corrections = Corrections(self._ledger, (member for group in groups for member in group), as_of)
        today = as_of or self._clock().date()
        return [meeting_of(group, today, self._grace, corrections.of_meeting(group)) for group in groups]

    def _corrected(self, moves: Sequence[Filed], as_of: date | None) -> list[Filed]:
        """The moves, as corrected."""
        corrections = Corrections(self._ledger, moves, as_of)
        return [corrections.of_move(filed) for filed in moves]

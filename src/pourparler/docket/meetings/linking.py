"""Link statements to meetings, and link again what a newly arrived document bears upon.

The links are what `matching.decide` says when every statement is taken at its turn. A statement that
arrives late can change the links of statements whose turn comes after its own, and of no others; those are
taken again, in order, until nothing changes. What results is the same as if the late one had come in time.

People's mergers and splits bind them, and rejected statements found nothing and vouch for nothing: those are
linked when all others have been, only so that it can be shown what they were taken to speak of.
"""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from pourparler.docket.decisions.binding import Bindings
from pourparler.docket.entry import Act, canonical
from pourparler.docket.filing import Filed, Turn
from pourparler.docket.folding import LinkBody
from pourparler.docket.meetings.matching import Candidate, Decision, candidates, decide
from pourparler.docket.storage.ledger import Ledger
from pourparler.docket.storage.pen import Pen
from pourparler.statements.statement import MeetingStatement

MATCHER = "matcher 2"
"""The hand of link entries: raised whenever the matcher would decide otherwise than before."""


def link(
    ledger: Ledger, now: datetime, entered: Iterable[Filed], withdrawn: Iterable[Filed], decided: Iterable[Filed]
) -> int:
    """Write down every link that changes, once *entered* are filed and *withdrawn* are gone; how many those are.

    *decided* are those that decisions bear on otherwise than before.
    """
    links = Linking(ledger).settle(entered, withdrawn, decided)
    pen = Pen(ledger, now, MATCHER)
    for one in links:
        body = LinkBody(meeting=one.decision.meeting, reason=one.decision.reason)
        pen.write(Act.LINK, one.filed.key, canonical(body), supersedes=one.filed.link)
    pen.put_down()
    return len(links)


@dataclass(frozen=True, slots=True)
class Link:
    """A decision that differs from what the record holds."""

    filed: Filed
    decision: Decision


class Linking:
    """The links that must be written down after statements came or went, or were decided on.

    Reads the shelves as they are and keeps what it changes to itself.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._bindings = Bindings(ledger)
        self._changed: dict[str, Decision] = {}
        self._waiting: list[tuple[bool, Turn, str]] = []
        self._queued: set[str] = set()

    def settle(self, entered: Iterable[Filed], withdrawn: Iterable[Filed], decided: Iterable[Filed]) -> list[Link]:
        """Every link that changes, by turn, once *entered* are filed and *withdrawn* are gone."""
        for filed in (*entered, *decided):
            if isinstance(filed.statement, MeetingStatement):
                self._queue(filed)
        for filed in (*withdrawn, *decided):
            if filed.meeting:
                self._disturb(filed, {filed.meeting})
        while self._waiting:
            key = heapq.heappop(self._waiting)[-1]
            self._queued.discard(key)
            for filed in self._ledger.filed([key]):
                self._take(self._current(filed))
        held = {filed.key: filed for filed in self._ledger.filed(list(self._changed))}
        links = [Link(held[key], decision) for key, decision in self._changed.items()]
        changed = (link for link in links if link.decision.meeting != link.filed.meeting)
        return sorted(changed, key=lambda link: link.filed.turn)

    def _take(self, filed: Filed) -> None:
        decision = self._decide(filed)
        if decision.meeting == filed.meeting:
            return
        self._changed[filed.key] = decision
        if not filed.rejected:
            self._disturb(filed, {decision.meeting, filed.meeting or decision.meeting})

    def _decide(self, filed: Filed) -> Decision:
        """Where it belongs: as people say of it and of those before it, or else as the matcher finds."""
        ties = {} if filed.rejected else self._bindings.ties(filed)
        tied = [one for one in map(self._current, self._ledger.filed(list(ties))) if self._is_before(one, filed)]
        apart = {one.meeting for one in tied if not ties[one.key].together}
        together = [one for one in tied if ties[one.key].together and one.meeting not in apart]
        if together:
            nearest = min(together, key=lambda one: (-ties[one.key].binding.decision, one.turn))
            return Decision(str(nearest.meeting), ties[nearest.key].binding.reason)
        near = self._ledger.near(filed.blocks) | {decision.meeting for decision in self._changed.values()}
        return decide(filed, self._in_parts(candidates(filed, self._members(near - apart))))

    def _is_before(self, other: Filed, filed: Filed) -> bool:
        return other.meeting is not None and not other.rejected and other.turn < filed.turn

    def _in_parts(self, found: Iterable[Candidate]) -> list[Candidate]:
        """The candidates, and for a meeting that a person made of two, each of the two beside the whole."""
        parts: list[Candidate] = []
        for candidate in found:
            bindings = {binding for member in candidate.members for binding in self._bindings.on(member)}
            split = {part for binding in bindings if binding.merges for part in binding.parts}
            some = ([member for member in candidate.members if member.key in part] for part in split)
            parts += [candidate, *(Candidate(candidate.key, members) for members in some if members)]
        return parts

    def _disturb(self, filed: Filed, meetings: set[str]) -> None:
        """Queue every later statement for which one of *meetings* is or was a candidate, or that is tied to *filed*."""
        blocks = set(filed.blocks)
        for member in self._members(meetings):
            blocks |= member.blocks
        for later in self._ledger.later(blocks, filed.turn):
            self._queue(later)
        for tied in self._ledger.filed(list(self._bindings.ties(filed))):
            if tied.turn > filed.turn:
                self._queue(tied)

    def _queue(self, filed: Filed) -> None:
        if filed.key not in self._queued:
            self._queued.add(filed.key)
            heapq.heappush(self._waiting, (filed.rejected, filed.turn, filed.key))

    def _members(self, meetings: set[str]) -> list[Filed]:
        """The members of *meetings* that count, as they now are, changes not yet written included."""
        found = {filed.key: filed for filed in self._ledger.members(meetings)}
        moved = [key for key, decision in self._changed.items() if decision.meeting in meetings]
        found.update((filed.key, filed) for filed in self._ledger.filed(moved))
        current = (self._current(filed) for filed in found.values() if not filed.rejected)
        return [filed for filed in current if filed.meeting in meetings]

    def _current(self, filed: Filed) -> Filed:
        decision = self._changed.get(filed.key)
        return replace(filed, meeting=decision.meeting) if decision else filed

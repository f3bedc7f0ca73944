"""Link statements to meetings, and link again what a newly arrived document bears upon.

The links are what `matching.decide` says when every statement is taken at its turn. A statement that
arrives late can change the links of statements whose turn comes after its own, and of no others; those are
taken again, in order, until nothing changes. What results is the same as if the late one had come in time.
"""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pourparler.docket.filing import Filed, Turn
from pourparler.docket.ledger import Ledger
from pourparler.docket.matching import Decision, candidates, decide
from pourparler.statements.statement import MeetingStatement


@dataclass(frozen=True, slots=True)
class Link:
    """A decision that differs from what the record holds."""

    filed: Filed
    decision: Decision


class Linking:
    """The links that must be written down after statements came or went.

    Reads the shelves as they are and keeps what it changes to itself: writing is the docket's.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._changed: dict[str, Decision] = {}
        self._waiting: list[tuple[Turn, str]] = []
        self._queued: set[str] = set()

    def settle(self, entered: Iterable[Filed], withdrawn: Iterable[Filed]) -> list[Link]:
        """Every link that changes, by turn, once *entered* are filed and *withdrawn* are gone."""
        for filed in entered:
            if isinstance(filed.statement, MeetingStatement):
                self._queue(filed)
        for filed in withdrawn:
            if filed.meeting:
                self._disturb(filed, {filed.meeting})
        while self._waiting:
            _, key = heapq.heappop(self._waiting)
            self._queued.discard(key)
            for filed in self._ledger.filed([key]):
                self._take(self._current(filed))
        held = {filed.key: filed for filed in self._ledger.filed(list(self._changed))}
        links = [Link(held[key], decision) for key, decision in self._changed.items()]
        changed = (link for link in links if link.decision.meeting != link.filed.meeting)
        return sorted(changed, key=lambda link: link.filed.turn)

    def _take(self, filed: Filed) -> None:
        near = self._ledger.near(filed.blocks) | {decision.meeting for decision in self._changed.values()}
        decision = decide(filed, candidates(filed, self._members(near)))
        if decision.meeting == filed.meeting:
            return
        self._changed[filed.key] = decision
        self._disturb(filed, {decision.meeting, filed.meeting or decision.meeting})

    def _disturb(self, filed: Filed, meetings: set[str]) -> None:
        """Queue every later statement for which one of *meetings* is or was a candidate."""
        blocks = set(filed.blocks)
        for member in self._members(meetings):
            blocks |= member.blocks
        for later in self._ledger.later(blocks, filed.turn):
            self._queue(later)

    def _queue(self, filed: Filed) -> None:
        if filed.key not in self._queued:
            self._queued.add(filed.key)
            heapq.heappush(self._waiting, (filed.turn, filed.key))

    def _members(self, meetings: set[str]) -> list[Filed]:
        """The members of *meetings* as they now are, changes not yet written included."""
        found = {filed.key: filed for filed in self._ledger.members(meetings)}
        moved = [key for key, decision in self._changed.items() if decision.meeting in meetings]
        found.update((filed.key, filed) for filed in self._ledger.filed(moved))
        return [filed for filed in map(self._current, found.values()) if filed.meeting in meetings]

    def _current(self, filed: Filed) -> Filed:
        decision = self._changed.get(filed.key)
        return replace(filed, meeting=decision.meeting) if decision else filed

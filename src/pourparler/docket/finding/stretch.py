"""A stretch of the record: the same record, looked at no further back and no further on than some days.

What weighs every move on record against every meeting takes longer the longer the record is. Over a stretch it takes
as long as the stretch is, whatever lies before and after it.
"""

from collections.abc import Collection, Sequence
from datetime import date

from pourparler.codebook import MoveType
from pourparler.docket.docket import Docket
from pourparler.docket.filing import Filed
from pourparler.docket.finding.browsing import MovesAsked
from pourparler.docket.meetings.meeting import Meeting
from pourparler.docket.talks.process import Process
from pourparler.statements.statement import Move

MOST = 20_000
"""More moves than a stretch should have: whoever chooses it counts them first."""


class Stretch(Docket):
    """A docket whose moves are those published between two days, and whose meetings have to do with those days.

    Whoever has looked up *meetings* for those days already gives them.
    """

    def __init__(self, docket: Docket, first: date, last: date, meetings: Sequence[Meeting] | None = None) -> None:
        super().__init__(docket._ledger, docket._clock, docket._grace)  # noqa: SLF001 - one record, seen two ways
        self.first, self._last, self._given = first, last, meetings

    def meetings(
        self,
        as_of: date | None = None,
        party: str | None = None,
        since: date | None = None,
        *,
        process: Process | None = None,
    ) -> list[Meeting]:
        """The meetings of the stretch, as known on the day *as_of*."""
        first = max(self.first, since) if since else self.first
        given = self._given if since is None and party is None else None
        found = self.meetings_between(first, self._last, as_of, party) if given is None else given
        return [meeting for meeting in found if process is None or process.holds(meeting)]

    def moves(
        self,
        as_of: date | None = None,
        party: str | None = None,
        since: date | None = None,
        *,
        process: Process | None = None,
    ) -> list[Filed]:
        """The moves of the stretch, as known on the day *as_of*, in the order of publication."""
        first = max(self.first, since) if since else self.first
        asked = MovesAsked(as_of=as_of, since=first, until=self._last, party=party)
        found = [one for one in self.browse_moves(asked, MOST) if process is None or process.holds_move(one)]
        return sorted(found, key=lambda filed: filed.turn)

    def moves_about_talks(
        self,
        as_of: date | None = None,
        types: Collection[MoveType] = tuple(MoveType),
        *,
        process: Process | None = None,
    ) -> list[Filed]:
        """The moves of the stretch about any talks."""
        found = (one for one in self.moves(as_of) if process is None or process.covers(one))
        moves = ((one, one.statement) for one in found if isinstance(one.statement, Move))
        return [one for one, move in moves if move.aspect.of_process and move.type in types]

"""What can be made out of the moves: positions, interference, commitments; and two readouts laid side by side."""

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from pourparler.docket.meetings.concordance import Agreement
from pourparler.views.commitments import CommitmentLine
from pourparler.views.commitments import commitments as commitments_view
from pourparler.views.concordance import Concordance, PointLine, Side, compare_documents, compare_meeting
from pourparler.views.interference import InterferenceLine
from pourparler.views.interference import interference as interference_view
from pourparler.views.positions import PositionLine
from pourparler.views.positions import positions as positions_view
from pourparler.web.api.asking import AsOf, Following, Page, Parting, Party, Since
from pourparler.web.asking import Asked, Asking, Memory, Record
from pourparler.web.stretch import seen_of

router = APIRouter()


def _asked(asked: Asking, party: Party, as_of: AsOf = None, since: Since = None) -> Asked:
    """What is asked, once each part of it is seen to make sense."""
    given = {"process": asked.process, "party": party, "as_of": as_of, "since": since}
    return replace(asked, given={name: str(value) for name, value in given.items() if value})


Answered = Annotated[Asked, Depends(_asked)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """What two sides say, point by point; `meeting` is the one they speak of, if they were asked about one."""

    a: Side
    b: Side
    meeting: str | None
    counts: dict[Agreement, int]
    points: tuple[PointLine, ...]


@router.get("/positions")
def positions(asked: Answered, record: Record, process: Following, memory: Memory, part: Parting) -> Page[PositionLine]:
    """Each party's stand on each issue, with its history and where it turned."""
    seen = seen_of(positions_view, record, asked, process, memory)
    return part.of(seen.lines, cut=seen.cut, since=seen.since)


@router.get("/interference")
def interference(
    asked: Answered, record: Record, process: Following, memory: Memory, part: Parting
) -> Page[InterferenceLine]:
    """The moves against what already stood of a meeting, and what became of it."""
    seen = seen_of(interference_view, record, asked, process, memory, of_anybody=True)
    return part.of(seen.lines, cut=seen.cut, since=seen.since)


@router.get("/commitments")
def commitments(
    asked: Answered, record: Record, process: Following, memory: Memory, part: Parting
) -> Page[CommitmentLine]:
    """What parties agreed to do, on what it rests and what became of it."""
    seen = seen_of(commitments_view, record, asked, process, memory)
    return part.of(seen.lines, cut=seen.cut, since=seen.since)


@router.get("/meetings/{name}/concordance")
def concordance_of_meeting(record: Record, name: str, as_of: AsOf = None) -> SideBySide:
    """The two sides' own readouts of one meeting: agreed, contradicted, left out by either."""
    return _laid_out(compare_meeting(record, name, as_of))


@router.get("/concordance")
def concordance(
    record: Record,
    a: Annotated[str, Query(min_length=1, max_length=300, description="A document, by its name or digest.")],
    b: Annotated[str, Query(min_length=1, max_length=300, description="The other document.")],
) -> SideBySide:
    """What two documents say of the same meetings and matters."""
    return _laid_out(compare_documents(record, a, b))


def _laid_out(found: Concordance) -> SideBySide:
    return SideBySide(
        a=found.a,
        b=found.b,
        meeting=found.meeting.id if found.meeting else None,
        counts=found.counts,
        points=found.points,
    )

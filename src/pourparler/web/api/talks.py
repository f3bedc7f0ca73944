"""What can be made out of the moves: positions, interference, commitments; and two readouts laid side by side."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query

from pourparler.docket.concordance import Verdict
from pourparler.views.commitments import CommitmentLine
from pourparler.views.commitments import commitments as commitments_view
from pourparler.views.concordance import Concordance, PointLine, Side, compare_documents, compare_meeting
from pourparler.views.interference import InterferenceLine
from pourparler.views.interference import interference as interference_view
from pourparler.views.positions import PositionLine
from pourparler.views.positions import positions as positions_view
from pourparler.web.api.asking import AsOf, Following, Page, Parting, Party, Since
from pourparler.web.asking import Record

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """What two sides say, point by point; `meeting` is the one they speak of, if they were asked about one."""

    a: Side
    b: Side
    meeting: str | None
    counts: dict[Verdict, int]
    points: tuple[PointLine, ...]


@router.get("/positions")
def positions(
    record: Record, process: Following, party: Party, part: Parting, as_of: AsOf = None, since: Since = None
) -> Page[PositionLine]:
    """Each party's stand on each issue, with its history and where it turned."""
    return part.of(positions_view(record, as_of, party, since, process=process))


@router.get("/interference")
def interference(
    record: Record, process: Following, party: Party, part: Parting, as_of: AsOf = None, since: Since = None
) -> Page[InterferenceLine]:
    """The moves against what already stood of a meeting, and what became of it."""
    return part.of(interference_view(record, as_of, party, since, process=process))


@router.get("/commitments")
def commitments(
    record: Record, process: Following, party: Party, part: Parting, as_of: AsOf = None, since: Since = None
) -> Page[CommitmentLine]:
    """What parties agreed to do, on what it rests and what became of it."""
    return part.of(commitments_view(record, as_of, party, since, process=process))


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

"""Readout divergence: how far two governments' accounts of the same contact lie apart.

For each contact that took place, the documents of each government that tell of it and appeared within three days are
its readout. Two readouts are laid side by side point by point (`meetings/concordance.py`). *Contradicted*: points on
which the two say otherwise, of those on which both say something. *Told by one only*: points that one leaves out, of
all points. Unit: share; Wilson's interval (1927). In all, and for each pair of governments.

There is no established measure; comparing readouts is the trade's own practice. Points of one contact are not
independent, so an interval from few contacts is too narrow; at least three contacts are asked for.

Misleads because a government that publishes little leaves out much; because translation makes one word of two; and
because what a reader of ours misses in one text looks like silence.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import combinations

from pourparler.docket.filing import Filed
from pourparler.docket.meetings.concordance import Agreement, Point, concord
from pourparler.docket.meetings.facts import TOOK_PLACE
from pourparler.docket.meetings.meeting import Meeting
from pourparler.documents.document import Document
from pourparler.documents.publishers import publisher_of
from pourparler.views.indicators import estimating
from pourparler.views.indicators.indicator import Counted, Figure, Indicator, figure, percent
from pourparler.views.indicators.observed import Observed, exact

SOON = timedelta(days=3)
"""A readout appears within so many days; what comes later tells of other things as well."""
FEW_POINTS, FEW_CONTACTS = 10, 3
MOST_PAIRS = 6
_BOTH = frozenset([Agreement.AGREED, Agreement.CONTRADICTED])


@dataclass(frozen=True, slots=True)
class Compared:
    """Two governments' readouts of one contact: the statements in them, and the points they were compared on."""

    meeting: Meeting
    pair: tuple[str, str]
    statements: tuple[Filed, ...]
    points: tuple[Point, ...]


def divergence(observed: Observed) -> Indicator:
    """How often two governments' readouts of one contact contradict each other, or tell what the other leaves out."""
    found = list(compared(observed))
    pairs: defaultdict[tuple[str, str], list[Compared]] = defaultdict(list)
    for one in found:
        pairs[one.pair].append(one)
    most = sorted(pairs, key=lambda pair: (-len(pairs[pair]), pair))[:MOST_PAIRS]
    apart = most if len(pairs) > 1 else []
    by_pair = [figure for pair in apart for figure in _both(f", {pair[0]} and {pair[1]}", pairs[pair])]
    figures = (*_both("", found), *by_pair)
    return Indicator(
        name="divergence",
        title="Readout divergence",
        first=observed.first,
        day=observed.day,
        figures=figures,
        sentence=_sentence(found, figures),
    )


def compared(observed: Observed) -> Iterator[Compared]:
    """Every contact of the span that at least two governments gave a readout of, for each two of them."""
    moves: defaultdict[str, list[Filed]] = defaultdict(list)
    for filed in observed.moves:
        moves[filed.source.digest].append(filed)
    for meeting in observed.meetings:
        if meeting.status in TOOK_PLACE and exact(meeting.period) and _in_span(observed, meeting):
            sides = _sides(meeting, moves)
            for one, other in combinations(sorted(sides), 2):
                ours, theirs = sides[one], sides[other]
                yield Compared(meeting, (one, other), (*ours, *theirs), concord(ours, theirs))


def _in_span(observed: Observed, meeting: Meeting) -> bool:
    return meeting.period is not None and observed.holds(meeting.period.first)


def _sides(meeting: Meeting, moves: dict[str, list[Filed]]) -> dict[str, list[Filed]]:
    """What each government's readouts say: of the meeting, and in the same documents of other things."""
    found: defaultdict[str, dict[str, Filed]] = defaultdict(dict)
    for filed in meeting.statements:
        party = _organ_of(filed.source.publisher, filed.source.url)
        if party in meeting.parties and _soon(meeting, filed):
            side = found[str(party)]
            side.update((one.key, one) for one in (filed, *moves.get(filed.source.digest, ())))
    return {party: list(side.values()) for party, side in found.items()}


def _soon(meeting: Meeting, filed: Filed) -> bool:
    published = filed.source.published
    if published is None or meeting.period is None:
        return False
    return meeting.period.first <= published <= meeting.period.last + SOON


@cache
def _organ_of(publisher: str | None, url: str | None) -> str | None:
    found = publisher_of(Document(id="", text="", publisher=publisher, url=url))
    return found.party if found else None


def _both(of: str, found: Sequence[Compared]) -> tuple[Figure, Figure]:
    points = [point for one in found for point in one.points]
    spoken_to = [point for point in points if point.verdict in _BOTH]
    contradicted = sum(point.verdict is Agreement.CONTRADICTED for point in points)
    return (
        _share(f"points contradicted{of}", found, contradicted, len(spoken_to)),
        _share(f"points told by one only{of}", found, len(points) - len(spoken_to), len(points)),
    )


def _share(name: str, found: Sequence[Compared], there: int, of: int) -> Figure:
    counted = tuple(dict.fromkeys(counted for one in found for counted in _counted(one)))
    contacts = len({one.meeting.key for one in found})
    enough = of >= FEW_POINTS and contacts >= FEW_CONTACTS
    return figure(
        name,
        "share",
        counted,
        estimating.share(there, of) if enough else None,
        method="binomial, Wilson",
        n=of,
        withheld=None
        if enough
        else f"points to compare: {of}, of {contacts} contacts; a share wants {FEW_POINTS} of {FEW_CONTACTS}",
        note=f"of {contacts} contacts",
    )


def _counted(one: Compared) -> Iterator[Counted]:
    day = one.meeting.period.first if one.meeting.period else None
    yield Counted(key=one.meeting.key, role="contact", day=day)
    for filed in one.statements:
        yield Counted(key=filed.key, role="said in a readout", day=day)


def _sentence(found: Sequence[Compared], figures: Sequence[Figure]) -> str:
    contradicted, left_out = figures[:2]
    if contradicted.value is None and left_out.value is None:
        return f"Nothing can be said of how readouts diverge: {left_out.withheld}."
    contacts = len({one.meeting.key for one in found})
    return (
        f"In readouts of {contacts} contacts, {percent(contradicted)} of the points that both sides speak to are "
        f"contradicted, and {percent(left_out)} of all points are told by one side only."
    )

"""Backing: what the commitments rest on.

*Share* of the commitments first told of in the span that rest on each footing: a third party or a verification is
named; both sides' own words; one side's word; nobody's own word. Unit: share; Wilson's interval (1927). Source of the
distinction: commitments hold better with guarantees and verification (Fortna 2004; Walter 2002).

Misleads when the other side's documents are not read (its word is then missing from the record, not from the world),
and because what is promised quietly is told by nobody.
"""

from collections import Counter

from pourparler.docket.talks.commitments import Commitment, Footing
from pourparler.views.indicators import estimating
from pourparler.views.indicators.indicator import Counted, Figure, Indicator, figure, percent
from pourparler.views.indicators.observed import Observed

FEW = 5
NAMES = {
    Footing.VERIFIED: "with a third party or verification named",
    Footing.MUTUAL: "on both sides' own words",
    Footing.UNILATERAL: "on one side's word only",
    Footing.REPORTED: "on nobody's own word",
}


def backing(observed: Observed) -> Indicator:
    """What the commitments rest on: both sides' words, a verification, or one side's word."""
    found = [one for one in observed.commitments if one.day is not None and observed.holds(one.day)]
    figures = tuple(_share(footing, found) for footing in NAMES)
    return Indicator(
        name="backing",
        title="Backing of commitments",
        first=observed.first,
        day=observed.day,
        figures=figures,
        sentence=_sentence(figures),
    )


def _share(footing: Footing, found: list[Commitment]) -> Figure:
    counted = tuple(Counted(key=one.moves[0].key, role=NAMES[one.footing], day=one.day) for one in found)
    there = Counter(one.footing for one in found)[footing]
    enough = len(found) >= FEW
    return figure(
        NAMES[footing],
        "share",
        counted,
        estimating.share(there, len(found)) if enough else None,
        method="binomial, Wilson",
        withheld=None if enough else f"commitments on record: {len(found)}; a share wants {FEW}",
    )


def _sentence(figures: tuple[Figure, ...]) -> str:
    verified, mutual, one_sided, _ = figures
    if verified.value is None:
        return f"Nothing can be said of what the commitments rest on: {verified.withheld}."
    return (
        f"Of {verified.n} commitments, {percent(verified)} name a third party or a verification, {percent(mutual)} "
        f"rest on both sides' own words, and {percent(one_sided)} on one side's word only."
    )

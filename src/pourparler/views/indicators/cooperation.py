"""Cooperation balance: how friendly or hostile the moves are, on a scale from -10 to 10.

*Balance*: the mean score of the moves that were really made in the span, each type with the score of
`data/scores.toml`; unit: score. Moves told by one document are not independent, so the interval is that of a mean of
clusters, documents being the clusters (Cochran 1977, chapter 6). Also for the last four weeks, for those before, and
for each party towards each other one, where enough is on record.

Sources: Goldstein 1992, A Conflict-Cooperation Scale for WEIS Events Data; its extension to CAMEO, from whose
categories PLOVER's types are made (Gerner, Schrodt & Yilmaz 2009; Halterman et al. 2023).

Misleads because a mean of a grave act and many courtesies is mild; because one act that many documents tell counts
as often; because a score knows nothing of size; and because hostile words are reported more readily than kind ones.
Compare a balance with itself at another time, read from the same sources, rather than with another's.
"""

import tomllib
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib import resources
from typing import NamedTuple

from pourparler.codebook import MoveType
from pourparler.docket.filing import Filed
from pourparler.statements.statement import Move
from pourparler.views.indicators import estimating
from pourparler.views.indicators.indicator import Counted, Figure, Indicator, figure, told
from pourparler.views.indicators.observed import Observed, recent

FEW = 10
"""Moves, from at least half as many documents."""
MOST_PAIRS = 8


class _Weighed(NamedTuple):
    """A move with what it counts for."""

    counted: Counted
    filed: Filed
    move: Move

    @property
    def day(self) -> date:
        """When it was made."""
        return self.counted.day or date.min


def score(kind: MoveType) -> float:
    """The score of a type of move.

    >>> score(MoveType.AID), score(MoveType.ACCUSE)
    (7.0, -2.0)
    """
    return _scores()[kind]


@cache
def _scores() -> dict[MoveType, float]:
    source = resources.files("pourparler.data") / "scores.toml"
    return {MoveType(name): value for name, value in tomllib.loads(source.read_text(encoding="utf-8"))["score"].items()}


def cooperation(observed: Observed) -> Indicator:
    """Whether the parties' moves are friendly or hostile on the whole, and lately."""
    turn = recent(observed)
    weighed = [
        _Weighed(Counted(key=filed.key, role=move.type.value, day=day, weight=score(move.type)), filed, move)
        for day, filed, move in observed.acts
    ]
    figures = (
        _balance("balance", weighed),
        _balance("balance of the last four weeks", [one for one in weighed if one.day >= turn]),
        _balance("balance before", [one for one in weighed if one.day < turn]),
        *_by_pair(weighed),
    )
    return Indicator(
        name="cooperation",
        title="Cooperation balance",
        first=observed.first,
        day=observed.day,
        figures=figures,
        sentence=_sentence(figures),
    )


def _balance(name: str, found: Sequence[_Weighed]) -> Figure:
    documents = [one.filed.source.digest for one in found]
    enough = len(found) >= FEW and len(set(documents)) >= FEW // 2
    return figure(
        name,
        "score",
        tuple(one.counted for one in found),
        estimating.clustered_mean([one.counted.weight for one in found], documents) if enough else None,
        method="mean of clusters (documents), t",
        withheld=None if enough else f"moves on record: {len(found)}; a mean wants {FEW} in {FEW // 2} documents",
    )


def _by_pair(found: Sequence[_Weighed]) -> list[Figure]:
    pairs: defaultdict[tuple[str, str], list[_Weighed]] = defaultdict(list)
    for one in found:
        for pair in {(actor, other) for actor in one.move.actors for other in one.move.recipients if actor != other}:
            pairs[pair].append(one)
    enough = [pair for pair in pairs if len(pairs[pair]) >= FEW]
    most = sorted(enough, key=lambda pair: (-len(pairs[pair]), pair))[:MOST_PAIRS]
    return [_balance(f"{actor} towards {other}", pairs[actor, other]) for actor, other in most]


def _sentence(figures: Sequence[Figure]) -> str:
    whole, late, before = figures[:3]
    if whole.value is None:
        return f"Nothing can be said of the balance of cooperation: {whole.withheld}."
    parts = [f"On a scale from -10 to 10 the {whole.n} moves weigh {told(whole)} on average"]
    if late.value is not None and before.value is not None:
        parts.append(f"{told(late)} in the last four weeks, {told(before)} before")
    return "; ".join(parts) + "."

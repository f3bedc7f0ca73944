"""Hand-steering: how much of the process exists on the word of leaders alone.

Counted are three kinds of things: *agreements* (commitments), *confirmations* (announced meetings that a party's own
voice confirms) and *schedule changes* (meetings moved or called off, by a party's own voice). Each exists at leader
level only when every statement that tells of it, and of which the level is known, was made by leaders or by their
offices. *Share*: those, of all whose level is known; unit: share; Wilson's interval (1927).

The question is institutional: what rests on two people goes with them. There is no established measure of it; the
formula is this project's own, after the distinction of leader-driven from institutionalised talks (Zartman 1989).

Misleads when little but presidencies' pages is read: then everything is at leader level. So it is withheld where
fewer than a fifth of the documents whose level is known carry a word from below the leaders. A presidency's page also
carries the words of its staff; where it names the speaker his own level counts. Reports of the press that name nobody
have no level and are left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pourparler.codebook import Level, Status
from pourparler.docket.filing import Filed
from pourparler.views.indicators import estimating
from pourparler.views.indicators.indicator import Counted, Figure, Indicator, figure, percent
from pourparler.views.indicators.observed import Observed, said_on
from pourparler.views.indicators.rank import rank

FEW = 5
ENOUGH_BELOW = 0.2
"""Of the documents whose level is known, so many must carry a word from below the leaders."""
AGREEMENTS, CONFIRMATIONS, CHANGES = "agreements", "confirmations", "schedule changes"
BELOW, LEADERS = "heard below the leaders", "heard from leaders only"
_CHANGED = frozenset([Status.POSTPONED, Status.CANCELLED, Status.REFUSED])


@dataclass(frozen=True, slots=True)
class _Thing:
    """An agreement, confirmation or change: its key, its first day, and who told of it at which level."""

    kind: str
    key: str
    day: date
    leaders_only: bool


def hand_steering(observed: Observed) -> Indicator:
    """How much of what was agreed, confirmed and changed rests on leaders alone."""
    things = [*_agreements(observed), *_meetings(observed)]
    heard = _heard(observed)
    figures = (
        _share("at leader level only", things, heard),
        *(
            _share(f"{kind} at leader level only", [one for one in things if one.kind == kind], heard)
            for kind in (AGREEMENTS, CONFIRMATIONS, CHANGES)
        ),
    )
    return Indicator(
        name="hand-steering",
        title="Hand-steering",
        first=observed.first,
        day=observed.day,
        figures=figures,
        sentence=_sentence(figures),
    )


def _agreements(observed: Observed) -> Iterable[_Thing]:
    for one in observed.commitments:
        if one.day is not None and observed.holds(one.day):
            yield from _thing(AGREEMENTS, one.moves[0].key, one.day, one.moves)


def _meetings(observed: Observed) -> Iterable[_Thing]:
    for meeting in observed.meetings:
        own = [(filed, said) for filed, said in said_on(meeting) if said.voice in meeting.parties]
        told = [(filed, said) for filed, said in own if observed.holds(filed.source.published)]
        confirming = [filed for filed, said in told if said.status is Status.PLANNED]
        changing = [filed for filed, said in told if said.status in _CHANGED]
        for kind, filed in ((CONFIRMATIONS, confirming), (CHANGES, changing)):
            if filed and filed[0].source.published:
                yield from _thing(kind, meeting.key, filed[0].source.published, filed)


def _thing(kind: str, key: str, day: date, told: Sequence[Filed]) -> Iterable[_Thing]:
    levels = {rank(filed) for filed in told} - {Level.UNSPECIFIED}
    if levels:
        yield _Thing(kind, key, day, levels == {Level.LEADER})


def _heard(observed: Observed) -> tuple[Counted, ...]:
    """One statement for each document whose level is known: one from below the leaders, if it has any."""
    found: dict[str, tuple[int, Filed]] = {}
    for filed in observed.statements():
        level = rank(filed)
        if observed.holds(filed.source.published) and level is not Level.UNSPECIFIED:
            lowest = found.get(filed.source.digest)
            if lowest is None or level.rank < lowest[0]:
                found[filed.source.digest] = level.rank, filed
    return tuple(
        Counted(key=filed.key, role=BELOW if level < Level.LEADER.rank else LEADERS, day=filed.source.published)
        for level, filed in found.values()
    )


def _share(name: str, things: Sequence[_Thing], heard: tuple[Counted, ...]) -> Figure:
    counted = tuple(
        Counted(key=one.key, role=f"{one.kind}: {'leaders only' if one.leaders_only else 'others too'}", day=one.day)
        for one in things
    )
    below, reason = sum(one.role == BELOW for one in heard), None
    if len(things) < FEW:
        reason = f"known by whose word: {len(things)}; a share wants {FEW}"
    elif below < ENOUGH_BELOW * len(heard):
        reason = f"only {below} of {len(heard)} documents carry a word from below the leaders"
    return figure(
        name,
        "share",
        (*counted, *heard),
        None if reason else estimating.share(sum(one.leaders_only for one in things), len(things)),
        method="binomial, Wilson",
        n=len(things),
        withheld=reason,
    )


def _sentence(figures: Sequence[Figure]) -> str:
    whole = figures[0]
    if whole.value is None:
        return f"Nothing can be said of how much rests on leaders alone: {whole.withheld}."
    return (
        f"Of {whole.n} agreements, confirmations and schedule changes, {percent(whole)} rest on leaders alone: "
        "nobody below them has said so in what was read."
    )

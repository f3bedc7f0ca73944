"""Positions: where each party stands on each issue, how it came there, and where it turned.

A *stand* is what one move says of its actor's mind on an issue. What was said not to have happened is no stand
against: who "has not rejected" a proposal has decided nothing yet. What a party would do counts only on its own
word; others' guesses about it do not. Background (historical) moves are listed where they are dated, so that a
history begins where it began, but nobody stands today where they stood years ago.
"""

import re
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pourparler.codebook import Code, Modality, MoveType
from pourparler.docket.docket import Docket
from pourparler.docket.filing import Filed, Turn
from pourparler.docket.party_names import named_in
from pourparler.docket.talks.issues import issues_of
from pourparler.docket.talks.matters import alike, matter_of
from pourparler.docket.talks.process import Issue, Process
from pourparler.statements.statement import Move


class Stance(Code):
    """Where a party stands on an issue, by what it last did or said."""

    ASKS = "asks", "proposes it, calls for it, demands it"
    OFFERS = "offers", "is ready for it: offers, promises, agrees to do it"
    FOR = "for", "accepts or endorses it, or takes part in it"
    YIELDS = "yields", "gives way: drops a demand, eases, withdraws, releases"
    AGAINST = "against", "refuses or opposes it"
    PRESSES = "presses", "threatens, punishes, raises or uses force"
    BLAMES = "blames", "accuses, criticises or protests"
    UNDECIDED = "undecided", "said not to have agreed, or not to have refused"


_STANCES = {
    MoveType.REQUEST: Stance.ASKS,
    MoveType.AGREE: Stance.FOR,
    MoveType.SUPPORT: Stance.FOR,
    MoveType.COOPERATE: Stance.FOR,
    MoveType.AID: Stance.FOR,
    MoveType.CONCEDE: Stance.YIELDS,
    MoveType.RETREAT: Stance.YIELDS,
    MoveType.REJECT: Stance.AGAINST,
    MoveType.ACCUSE: Stance.BLAMES,
    MoveType.PROTEST: Stance.BLAMES,
    MoveType.THREATEN: Stance.PRESSES,
    MoveType.SANCTION: Stance.PRESSES,
    MoveType.MOBILIZE: Stance.PRESSES,
    MoveType.COERCE: Stance.PRESSES,
    MoveType.ASSAULT: Stance.PRESSES,
}
_ANSWERS = frozenset([MoveType.AGREE, MoveType.SUPPORT, MoveType.CONCEDE, MoveType.REJECT])
_OFFERING = ("offer", "promis", "pledg", "vow", "ready", "readiness", "willing", "prepared", "commit", "undert")
_OPEN = frozenset([Stance.OFFERS, Stance.FOR, Stance.YIELDS])
_CLOSED = frozenset([Stance.AGAINST, Stance.PRESSES])
_DEMAND = re.compile(r"((?:\S+\s+){1,3}?)(?:demand|proposal|request|offer|call|initiative|draft|condition)s?\b")
_RECENT = 5
"""How many of the latest stands that share a word are looked at for what a new one turns from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What one move says of a party's mind: since which day, and whether it is another than before."""

    filed: Filed
    move: Move
    day: date | None
    stance: Stance
    turns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A party's stands on an issue, in the order of their days; never empty."""

    party: str
    issue: str
    stands: tuple[Stand, ...]

    @property
    def latest(self) -> Stand:
        """Where the party stands now."""
        return self.stands[-1]

    @property
    def turning_points(self) -> tuple[Stand, ...]:
        """The stands that changed direction from what the party said before."""
        return tuple(stand for stand in self.stands if stand.turns)


def positions(
    docket: Docket,
    as_of: date | None = None,
    party: str | None = None,
    since: date | None = None,
    *,
    process: Process | None = None,
    moves: Sequence[Filed] | None = None,
) -> list[Position]:
    """Where each party stands on each issue on the day *as_of*, by issue (those named, then the most spoken of).

    With *process*, on its issues and for its parties alone; with *since*, only where a stand was taken since. What
    an issue is called does not hang on *party* or *since*. Who has the moves at hand as known on that day gives them.
    """
    moves = docket.moves(as_of, process=process) if moves is None else moves
    named = process.issues if process else ()
    stands: dict[tuple[str, str], list[Stand]] = {}
    weight = Counter[str]()
    refused = _refused(moves)
    for filed, issues in _on_issues(moves, named):
        stand = stand_of(filed)
        for actor in stand.move.actors if stand else ():
            if stand and (process is None or actor in process.parties) and _its_own(stand, actor, refused):
                weight.update(issues)
                for issue in issues:
                    stands.setdefault((issue, actor), []).append(stand)
    found = [
        Position(party=actor, issue=issue, stands=_with_turns(actor, taken))
        for (issue, actor), taken in stands.items()
        if (party is None or actor == party) and any(_stands_now(stand) for stand in taken)
    ]
    asked = (position for position in found if since is None or (position.latest.day or date.min) >= since)
    first = {issue.name: place for place, issue in enumerate(named)}
    return sorted(asked, key=lambda one: (first.get(one.issue, len(first)), -weight[one.issue], one.issue, one.party))


def _refused(moves: Iterable[Filed]) -> dict[tuple[str, str], list[str]]:
    """What each party refuses in each document, in the words of the text."""
    found: dict[tuple[str, str], list[str]] = {}
    for filed in moves:
        move = filed.statement
        if isinstance(move, Move) and move.type is MoveType.REJECT and move.about:
            for actor in move.actors:
                found.setdefault((filed.source.digest, actor), []).append(move.about)
    return found


def _its_own(stand: Stand, actor: str, refused: dict[tuple[str, str], list[str]]) -> bool:
    """True unless it is the other side's: nobody refuses a demand of its own, or makes the one it refuses.

    Read closely, "rejected Russia's demand that NATO close its door" has two acts, and Russia makes the second.
    """
    about, kind = stand.move.about or "", stand.move.type
    if kind is MoveType.REQUEST:
        return not any(about and about in other for other in refused.get((stand.filed.source.digest, actor), ()))
    whose = _DEMAND.match(about) if kind is MoveType.REJECT else None
    return whose is None or actor not in named_in(whose[1])


def _on_issues(moves: Sequence[Filed], named: Sequence[Issue]) -> Iterable[tuple[Filed, tuple[str, ...]]]:
    issues = issues_of(moves, named)
    return ((filed, issues[filed.key]) for filed in moves if filed.key in issues)


def stand_of(filed: Filed) -> Stand | None:
    """The stand a move takes; None when it takes none.

    >>> from pourparler.docket.filing import Source
    >>> def taken(**move):
    ...     said = Move(mentions=(), actors=("RUS",), **move)
    ...     stand = stand_of(Filed(entry=1, key="k", statement=said, source=Source(digest="d", id="d")))
    ...     return str(stand.stance) if stand else None
    >>> taken(type=MoveType.REJECT), taken(type=MoveType.REJECT, modality=Modality.NEGATED)
    ('against', 'undecided')
    >>> maybe = {"type": MoveType.AGREE, "modality": Modality.HYPOTHETICAL}
    >>> taken(**maybe, voice="RUS"), taken(**maybe, voice="USA"), taken(**maybe)
    ('offers', None, None)
    """
    move = filed.statement
    if not isinstance(move, Move):
        return None
    stance = _stance(move)
    day = said_on(filed)
    if stance is None or (move.modality is Modality.HISTORICAL and move.period is None):
        return None
    return Stand(filed=filed, move=move, day=day, stance=stance)


def said_on(filed: Filed) -> date | None:
    """The day of a move: when it was done where the text says so, else when the text was published.

    A day that lies after publication is one the move speaks of, and not its own.
    """
    published, period = filed.source.published, filed.statement.period
    if period is not None and (published is None or period.last <= published):
        return period.last
    return published


def _stance(move: Move) -> Stance | None:
    if move.modality is Modality.NEGATED:
        return Stance.UNDECIDED if move.type in _ANSWERS else None
    if move.modality is Modality.HYPOTHETICAL:
        if move.voice not in move.actors:
            return None
        return Stance.OFFERS if move.type is MoveType.AGREE else _STANCES[move.type]
    if move.type is MoveType.AGREE and _offers(move):
        return Stance.OFFERS
    return _STANCES[move.type]


def _offers(move: Move) -> bool:
    """True when the words are those of who offers, rather than of who accepts."""
    if move.modality is Modality.FUTURE:
        return True
    return any(mention.trigger.words.casefold().startswith(_OFFERING) for mention in move.mentions)


def _stands_now(stand: Stand) -> bool:
    return stand.move.modality is not Modality.HISTORICAL


def _with_turns(party: str, stands: Iterable[Stand]) -> tuple[Stand, ...]:
    """The stands in order, background first, each marked where it turns from the one before it on the same thing.

    Asking and blaming turn nothing, nor does what is not decided; to give way is to turn from whatever was asked,
    refused or threatened. What another party says of it turns nothing either: its adversary calls every silence a
    refusal. Several stands of one day do not turn from each other: their order is not known.
    """
    ordered = sorted(stands, key=lambda stand: _in_order(party, stand))
    recent: dict[str, deque[tuple[int, Stand]]] = {}
    marked: list[Stand] = []
    for place, stand in enumerate(ordered):
        if stand.move.voice not in (party, None):
            marked.append(stand)
            continue
        words = matter_of(stand.move.about or "").all
        before = {one for word in words for one in recent.get(word, ()) if one[1].day != stand.day}
        likened = (one for _, one in sorted(before, key=lambda one: -one[0]) if _of_one_thing(one, stand))
        marked.append(replace(stand, turns=_turns(next(likened, None), stand)))
        if stand.stance in _OPEN | _CLOSED | {Stance.ASKS}:
            for word in words:
                recent.setdefault(word, deque(maxlen=_RECENT)).append((place, stand))
    return tuple(marked)


def _in_order(party: str, stand: Stand) -> tuple[bool, date, bool, Turn]:
    """Background first, then by day; of one day, what others say first, and its own word last."""
    return _stands_now(stand), stand.day or date.min, stand.move.voice == party, stand.filed.turn


def _of_one_thing(one: Stand, other: Stand) -> bool:
    return alike(one.move.about or "", other.move.about or "")


def _turns(before: Stand | None, stand: Stand) -> bool:
    if before is None or stand.move.modality is Modality.HYPOTHETICAL:
        return False
    if before.stance is Stance.ASKS:
        return stand.stance is Stance.YIELDS
    if stand.stance in _OPEN:
        return before.stance in _CLOSED
    return stand.stance in _CLOSED and before.stance in _OPEN

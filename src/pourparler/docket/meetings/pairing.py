"""Which moves of two sides are one move told twice, and which of them tell it otherwise.

Two moves are paired when they are of one kind, made by the same parties and about one matter; those of the
rarer kinds (a threat, an act of help) by kind and parties alone, since one meeting seldom has two of them. The
best pairs are taken first. The weight of a pair, and the order of equals, are the same from either side.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from math import sqrt
from typing import NamedTuple

from pourparler.chronology import Precision
from pourparler.codebook import Modality, MoveType
from pourparler.docket.filing import Filed
from pourparler.docket.party_names import named_in
from pourparler.docket.talks.matters import alike, matter_of, stem
from pourparler.statements.statement import Move

_KINDS = (
    frozenset([MoveType.AGREE, MoveType.SUPPORT, MoveType.CONCEDE]),
    frozenset([MoveType.REJECT]),
    frozenset([MoveType.REQUEST]),
    frozenset([MoveType.ACCUSE, MoveType.PROTEST]),
    frozenset([MoveType.THREATEN, MoveType.SANCTION]),
    frozenset([MoveType.COOPERATE, MoveType.AID]),
    frozenset([MoveType.RETREAT]),
    frozenset([MoveType.MOBILIZE, MoveType.COERCE, MoveType.ASSAULT]),
)
_CONTRARY = {_KINDS[0]: _KINDS[1], _KINDS[1]: _KINDS[0]}
_SELDOM = frozenset(_KINDS[4:7])
_CONTACTS = frozenset(
    stem(noun)
    for noun in (
        *("call", "telephone", "phone", "video", "conversation", "contact", "talk", "talks", "meeting", "summit"),
        *("negotiation", "consultation", "discussion", "dialogue", "visit"),
    )
)
_POINTING = frozenset(["a", "an", "the", "this", "that", "these", "such", "its", "their", "of", "for", "by", "with"])
_WORD, _FIGURE = re.compile(r"[^\W\d_]+"), re.compile(r"\d+(?:[.,]\d+)*")
_SAME_ACTORS = 0.5
_SAME_WORDS = 0.75
_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """One move: as one side has it, as the other has it, and in what the two contradict each other.

    Either side may be empty, or have several statements that say the same.
    """

    a: tuple[Filed, ...]
    b: tuple[Filed, ...]
    differs: tuple[str, ...] = ()

    @property
    def told(self) -> list[Move]:
        """The move in every telling, in an order that does not depend on which side is which."""
        return [move_of(one) for one in sorted((*self.a, *self.b), key=lambda one: one.turn)]


class _Match(NamedTuple):
    """Two statements that can be one move, with the weight of the evidence."""

    weight: float
    differs: tuple[str, ...]
    a: Filed
    b: Filed

    @property
    def rank(self) -> tuple[float, str, str]:
        return -self.weight, min(self.a.key, self.b.key), max(self.a.key, self.b.key)


def move_of(filed: Filed) -> Move:
    """The move that a statement is.

    Raises `TypeError` when it is none.
    """
    if not isinstance(filed.statement, Move):
        raise TypeError(f"{filed.key[:12]} is no move")
    return filed.statement


def paired(a: Sequence[Filed], b: Sequence[Filed]) -> list[Pair]:
    """Every move of both sides once, paired where it can be.

    What one side says twice stands twice on its side of one pair.
    """
    matches = sorted((found for ours, theirs in product(a, b) if (found := _match(ours, theirs))), key=lambda m: m.rank)
    homes: dict[tuple[bool, str], int] = {}
    differs: list[tuple[str, ...]] = []
    for match in matches:
        ours, theirs = (True, match.a.key), (False, match.b.key)
        if ours not in homes and theirs not in homes:
            homes[ours] = homes[theirs] = len(differs)
            differs.append(match.differs)
    for match in matches:
        if not match.differs:
            ours, theirs = (True, match.a.key), (False, match.b.key)
            homes.setdefault(ours, homes.get(theirs, -1))
            homes.setdefault(theirs, homes[ours])
    together: list[tuple[list[Filed], list[Filed]]] = [([], []) for _ in differs]
    for is_ours, one in [*((True, one) for one in a), *((False, one) for one in b)]:
        home = homes.get((is_ours, one.key))
        if home is None:
            home = len(together)
            together.append(([], []))
            differs.append(())
        together[home][0 if is_ours else 1].append(one)
    return [Pair(tuple(ours), tuple(theirs), found) for (ours, theirs), found in zip(together, differs, strict=True)]


def is_about_meeting(move: Move) -> bool:
    """True when what is asked or agreed is the contact itself, and nothing of it: "the call"."""
    words = {stem(word.casefold()) for word in _WORD.findall(move.about or "")}
    return bool(words & _CONTACTS) and words <= _CONTACTS | _POINTING


def _match(a: Filed, b: Filed) -> _Match | None:
    """The evidence that two statements tell one move; None when they do not."""
    ours, theirs = move_of(a), move_of(b)
    who = _common(ours.actors, theirs.actors)
    close = _closeness(ours, theirs)
    weight = 2 * who + close + _common(ours.recipients, theirs.recipients) / 2 + (ours.aspect is theirs.aspect) / 4
    if _kind(ours) != _kind(theirs):
        contrary = _CONTRARY.get(_kind(ours)) == _kind(theirs) and _is_real(ours) and _is_real(theirs)
        return _Match(weight / 4, ("outcome",), a, b) if contrary and close and who >= _SAME_ACTORS else None
    if who >= _SAME_ACTORS and (close or (_kind(ours) in _SELDOM and not _apart(ours, theirs))):
        if (ours.modality is Modality.NEGATED) != (theirs.modality is Modality.NEGATED):
            return _Match(weight / 4, ("outcome",), a, b) if close else None
        return _Match(weight, tuple(_differences(a, b)) if close else (), a, b)
    if not who and ours.actors and theirs.actors and _told_of_another(ours, theirs, close):
        return _Match(weight / 2, ("actors",), a, b)
    return None


def _kind(move: Move) -> frozenset[MoveType]:
    return next(kind for kind in _KINDS if move.type in kind)


def _is_real(move: Move) -> bool:
    return move.modality in (Modality.ACTUAL, Modality.FUTURE)


def _common(ours: Iterable[str], theirs: Iterable[str]) -> float:
    """How much of two lists of parties is in both, from 0 to 1."""
    first, second = set(ours), set(theirs)
    return len(first & second) / len(first | second) if first | second else 0.0


def _apart(ours: Move, theirs: Move) -> bool:
    """True when the two are towards different parties."""
    return bool(ours.recipients and theirs.recipients) and not set(ours.recipients) & set(theirs.recipients)


def _closeness(ours: Move, theirs: Move) -> float:
    """How close the matters of two moves are, from 0, not the same, to 1, told in the same words."""
    if is_about_meeting(ours) and is_about_meeting(theirs):
        return 1.0
    one, other = _text(ours), _text(theirs)
    if one == other:
        return 1.0
    if not alike(one, other):
        return 0.0
    first, second = _words(one), _words(other)
    return len(first & second) / sqrt(len(first) * len(second))


def _text(move: Move) -> str:
    """What the move is about, or else the sentence that tells of it."""
    return move.about or move.mentions[0].passage.words


def _words(about: str) -> frozenset[str]:
    return matter_of(about).all | named_in(about)


def _told_of_another(ours: Move, theirs: Move, close: float) -> bool:
    """True when each side says of another party that it asked for the talks, or for one and the same thing."""
    if is_about_meeting(ours) and is_about_meeting(theirs):
        return True
    shared = _words(ours.about or "") & _words(theirs.about or "")
    return close >= _SAME_WORDS and len(shared) >= _SEVERAL and not _mutual(ours, theirs)


def _mutual(ours: Move, theirs: Move) -> bool:
    """True when what one party does to the other is done back: each may well have asked the same of the other."""
    return bool(set(ours.actors) & set(theirs.recipients) or set(theirs.actors) & set(ours.recipients))


def _differences(a: Filed, b: Filed) -> list[str]:
    """In what two tellings of one move cannot both be right: the day it is for, the figures it names."""
    found: list[str] = []
    ours, theirs = move_of(a), move_of(b)
    if ours.period and theirs.period and _is_own_day(a) and _is_own_day(b) and ours.period.distance(theirs.period) > 1:
        found.append("date")
    figures, others = (set(_FIGURE.findall(move.about or "")) for move in (ours, theirs))
    if figures and others and not figures & others:
        found.append("figures")
    return found


def _is_own_day(one: Filed) -> bool:
    """True when the move has a day other than that of the document, which a move is often given for want of one."""
    period = move_of(one).period
    return bool(period and period.precision is Precision.DAY and period.first != one.source.published)

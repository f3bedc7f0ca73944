"""How well each fact about a meeting is backed, and by whom.

A *voice* is a party (or a third party) on whose own word a statement rests; a *report* is a statement on nobody's
word, and counts for its publisher. Of what one voice says only the latest counts: who corrects a date does not
contradict himself.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pourparler.codebook import Standing, Status
from pourparler.docket import facts
from pourparler.docket.filing import Filed, forum
from pourparler.docket.places import can_be_one
from pourparler.statements.statement import MeetingStatement

_WILL = frozenset([Status.PLANNED, Status.PROPOSED, Status.POSTPONED])
_WONT = frozenset([Status.CANCELLED, Status.REFUSED])


@dataclass(frozen=True, slots=True)
class Backing:
    """A value of a fact, and those who give it: voices by party code, reports by publisher."""

    value: str
    voices: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about a meeting: the value it has in the record, and every value that was given for it."""

    name: str
    value: str
    standing: Standing
    backings: tuple[Backing, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """What one voice or publisher last said on a fact."""

    voice: str | None
    publisher: str
    value: Any
    agrees: bool


def standing(members: Sequence[Filed], status: Status) -> tuple[Fact, ...]:
    """The facts of a meeting that stands at *status*: that it takes place, date, place, format, and who comes."""
    ordered = sorted(members, key=lambda member: member.turn)
    statements = facts.said(ordered)
    parties = facts.parties(statements)
    dated = [m for m in ordered if _says(m).period and _says(m).status in facts.TOOK_PLACE]
    found = [
        _fact("status", str(status), parties, _status_words(ordered, status)),
        _fact(
            "date",
            facts.period(statements),
            parties,
            _words(dated or ordered, facts.period(statements), lambda s: s.period, lambda a, b: a.overlaps(b)),
        ),
        _fact(
            "place",
            facts.place(statements),
            parties,
            _words(ordered, facts.place(statements), lambda s: s.place, can_be_one),
        ),
        _fact(
            "format",
            facts.format(statements),
            parties,
            _words(ordered, facts.format(statements), lambda s: s.format, _same_forum),
        ),
        _fact(
            "parties",
            ", ".join(parties),
            parties,
            _words(ordered, parties, lambda s: s.parties, lambda a, b: set(a) <= set(b) or set(b) <= set(a)),
        ),
    ]
    return tuple(fact for fact in found if fact is not None)


def overall(found: Iterable[Fact]) -> Standing:
    """How well the meeting as a whole stands: as the word that it takes place, unless who comes, when or where is disputed."""
    standings = {fact.name: fact.standing for fact in found}
    if Standing.DISPUTED in standings.values():
        return Standing.DISPUTED
    return standings["status"]


def _says(member: Filed) -> MeetingStatement:
    if not isinstance(member.statement, MeetingStatement):
        raise TypeError(f"{member.key[:12]} is no meeting statement")
    return member.statement


def _words(
    members: Sequence[Filed],
    chosen: Any,  # noqa: ANN401 - each fact has values of its own type
    take: Callable[[MeetingStatement], Any],
    agree: Callable[[Any, Any], bool],
) -> list[_Word]:
    """What each voice and each publisher last said on one fact."""
    latest: dict[tuple[str | None, str], _Word] = {}
    for member in members:
        value = take(_says(member))
        if value:
            word = _Word(_says(member).voice, _publisher(member), value, agree(value, chosen))
            latest[word.voice, "" if word.voice else word.publisher] = word
    return list(latest.values())


def _status_words(members: Sequence[Filed], status: Status) -> list[_Word]:
    """Who says that it stands so, and who the contrary.

    Who announced a meeting does not contradict those who say it was held: he has said nothing yet. Who called it
    off contradicts those who announce it, unless he did so before it was announced again.
    """
    if status in facts.TOOK_PLACE:
        agree, contrary = facts.TOOK_PLACE, _WONT
    elif status in _WONT:
        agree, contrary = _WONT, _WILL | facts.TOOK_PLACE
    else:
        agree, contrary = _WILL, _WONT
    words: dict[tuple[str | None, str], _Word] = {}
    for member in members:
        said = _says(member)
        word = _Word(said.voice, _publisher(member), str(said.status), said.status in agree)
        if said.status in agree and not any(other.agrees for other in words.values()):
            words = {who: other for who, other in words.items() if other.agrees}
        if said.status in agree | contrary:
            words[word.voice, "" if word.voice else word.publisher] = word
    return list(words.values())


def _fact(name: str, value: Any, parties: Sequence[str], words: Sequence[_Word]) -> Fact | None:  # noqa: ANN401
    if not value:
        return None
    return Fact(name, str(value), _standing(parties, words), _backings(words))


def _standing(parties: Sequence[str], words: Sequence[_Word]) -> Standing:
    voices = {word.voice for word in words if word.agrees and word.voice}
    contrary = [word for word in words if not word.agrees]
    if any(word.voice for word in contrary) or (contrary and not voices):
        return Standing.DISPUTED
    if parties and voices.issuperset(parties):
        return Standing.SETTLED
    return Standing.ONE_SIDED if voices.intersection(parties) else Standing.REPORTED


def _backings(words: Sequence[_Word]) -> tuple[Backing, ...]:
    """The values that were given, those of the record's own first."""
    given: dict[str, list[_Word]] = {}
    for word in sorted(words, key=lambda word: not word.agrees):
        value = ", ".join(word.value) if isinstance(word.value, tuple) else str(word.value)
        given.setdefault(value, []).append(word)
    return tuple(
        Backing(
            value,
            tuple(sorted({word.voice for word in found if word.voice})),
            tuple(sorted({word.publisher for word in found if not word.voice})),
        )
        for value, found in given.items()
    )


def _publisher(member: Filed) -> str:
    return member.source.publisher or member.source.id


def _same_forum(first: str, second: str) -> bool:
    one, other = forum(first), forum(second)
    return one <= other or other <= one

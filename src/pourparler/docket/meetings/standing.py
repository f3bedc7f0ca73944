"""How well each fact about a meeting is backed, and by whom.

A *voice* is a party (or a third party) on whose own word a statement rests; a *report* is a statement on
nobody's word, and counts for its publisher. Of what one voice says only the latest counts: who corrects a
date does not contradict himself.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pourparler.codebook import Standing, Status
from pourparler.docket.decisions.correction import Correction
from pourparler.docket.filing import Filed, same_forum
from pourparler.docket.meetings import facts
from pourparler.docket.meetings.places import can_be_one
from pourparler.statements.statement import MeetingStatement

_WILL = frozenset([Status.PLANNED, Status.PROPOSED, Status.POSTPONED])
_WONT = frozenset([Status.CANCELLED, Status.REFUSED])


@dataclass(frozen=True, slots=True)
class Backing:
    """A value that was given for a fact, and by whom: voices by party code, reports by publisher.

    `agrees` when it is, or can be, the value that the record has. `corrected_by` is the person who gave it, where
    no document does.
    """

    value: str
    agrees: bool
    voices: tuple[str, ...]
    reports: tuple[str, ...]
    corrected_by: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about a meeting: the value it has in the record, and every value that was given for it.

    A person who corrected it is no party to the talks: it stands as well as the documents that agree with it
    make it stand, and who contradicts it is heard beside it.
    """

    name: str
    value: str
    standing: Standing
    backings: tuple[Backing, ...]
    corrected_by: str | None = None


@dataclass(frozen=True, slots=True)
class _Word:
    """What one voice or publisher last said on a fact."""

    voice: str | None
    publisher: str
    value: Any
    agrees: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that statements give: how it is settled, where a statement gives it, when two values agree."""

    name: str
    settled: Callable[[Sequence[MeetingStatement]], Any]
    given: Callable[[MeetingStatement], Any]
    agree: Callable[[Any, Any], bool]


def _alike(one: Collection[str], other: Collection[str]) -> bool:
    """True if two parties are in both lists: who leaves a party out does not say that it stays away."""
    common = set(one) & set(other)
    return len(common) > 1 or len(common) == min(len(set(one)), len(set(other)))


_DATE = Question("date", facts.period, lambda said: said.period, lambda one, other: one.overlaps(other))
_DATE_OF_CALL = replace(_DATE, agree=lambda one, other: one.distance(other) <= 1)  # each by its own clock
_OTHERS = (
    Question("place", facts.place, lambda said: said.place, can_be_one),
    Question("format", facts.format, lambda said: said.format, same_forum),
    Question("parties", facts.parties, lambda said: said.parties, _alike),
)
_IF_CORRECTED = (
    Question("people", facts.people, lambda said: said.people, _alike),
    Question("channel", facts.channel, lambda said: said.channel, lambda one, other: one == other),
    Question("level", facts.level, lambda said: said.level, lambda one, other: one == other),
)
"""What is no fact of its own unless a person corrects it: few say it, and none of them contradicts another."""


def questions(statements: Sequence[MeetingStatement]) -> tuple[Question, ...]:
    """What can be asked of a meeting besides what became of it: date, place, format, parties."""
    return (_DATE_OF_CALL if facts.channel(statements) in facts.REMOTE else _DATE, *_OTHERS)


def standing(
    members: Sequence[Filed], status: Status, corrections: Mapping[str, Correction] | None = None
) -> tuple[Fact, ...]:
    """The facts of a meeting that stands at *status*: that it does, then date, place, format, parties.

    And whatever else was corrected.
    """
    corrected = corrections or {}
    ordered = sorted(members, key=lambda member: member.turn)
    statements = facts.said(ordered)
    parties = corrected["parties"].value if "parties" in corrected else facts.parties(statements)
    found = [_fact("status", status, parties, _status_words(ordered, status), corrected.get("status"))]
    others = (question for question in _IF_CORRECTED if question.name in corrected)
    for question in (*questions(statements), *others):
        heard = _on_date(ordered) if question.name == "date" else ordered
        correction = corrected.get(question.name)
        settled = correction.value if correction else question.settled(statements)
        if settled or correction:
            words = _words(heard, question, settled)
            found.append(_fact(question.name, settled, parties, words, correction))
    return tuple(found)


def _fact(
    name: str,
    settled: Any,  # noqa: ANN401 - whatever the fact is
    parties: Sequence[str],
    words: Sequence[_Word],
    correction: Correction | None,
) -> Fact:
    value = shown(settled) if settled else "unknown"
    if correction is None:
        return Fact(name, value, _standing(parties, words), _backings(words))
    own = Backing(value, agrees=True, voices=(), reports=(), corrected_by=correction.hand)
    agreeing = [word for word in words if word.agrees]
    return Fact(name, value, _standing(parties, agreeing), (own, *_backings(words)), correction.hand)


def overall(found: Iterable[Fact]) -> Standing:
    """How well the meeting as a whole stands: as its status does, unless any of its facts is disputed."""
    standings = {fact.name: fact.standing for fact in found}
    if Standing.DISPUTED in standings.values():
        return Standing.DISPUTED
    return standings["status"]


def _says(member: Filed) -> MeetingStatement:
    if not isinstance(member.statement, MeetingStatement):
        raise TypeError(f"{member.key[:12]} is no meeting statement")
    return member.statement


def _on_date(members: Sequence[Filed]) -> Sequence[Filed]:
    """Those whose word on the date still counts.

    Once it has taken place, they are those who say so; once it has been put off, those who spoke since.
    """
    took_place = [m for m in members if _says(m).period and _says(m).status in facts.TOOK_PLACE]
    if took_place:
        return took_place
    put_off = [count for count, m in enumerate(members) if _says(m).period and _says(m).status is Status.POSTPONED]
    return members[put_off[-1] :] if put_off else members


def _words(members: Sequence[Filed], question: Question, settled: Any) -> list[_Word]:  # noqa: ANN401
    """What each voice and each publisher last said on one fact."""
    latest: dict[tuple[str | None, str], _Word] = {}
    for member in members:
        value = question.given(_says(member))
        if value:
            agrees = bool(settled) and question.agree(value, settled)
            word = _Word(_says(member).voice, _publisher(member), value, agrees)
            latest[word.voice, "" if word.voice else word.publisher] = word
    return list(latest.values())


def _status_words(members: Sequence[Filed], status: Status) -> list[_Word]:
    """Who says that it stands so, and who the contrary.

    Who announced a meeting does not contradict those who say it was held: he has said nothing yet. Who
    called it off contradicts those who announce it, unless he did so before it was announced again.
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
    given: dict[tuple[str, bool], list[_Word]] = {}
    for word in sorted(words, key=lambda word: not word.agrees):
        given.setdefault((shown(word.value), word.agrees), []).append(word)
    return tuple(
        Backing(
            value,
            agrees,
            tuple(sorted({word.voice for word in found if word.voice})),
            tuple(sorted({word.publisher for word in found if not word.voice})),
        )
        for (value, agrees), found in given.items()
    )


def _publisher(member: Filed) -> str:
    return member.source.publisher or member.source.id


def shown(value: Any) -> str:  # noqa: ANN401 - a period, a list of parties, a name
    """A fact's value in words."""
    return ", ".join(value) if isinstance(value, tuple) else str(value)

"""Commitments: what a party agreed or promised to do, what that rests on, and what became of it.

A promise is an agreement, offer or concession, a signature, or a deed announced; views in common ("agreed on the
importance of") are none. The same promise told by several documents within a few days is one commitment, and each
telling adds a voice to it. It is *kept* or *broken* when a later move on the same thing says so, or, of a promise to
meet, when the meeting took place or was called off; of most promises nobody ever says, and they stay open.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources

from pourparler.chronology import Period
from pourparler.codebook import Aspect, Code, Modality, MoveType, Status
from pourparler.docket.docket import Docket
from pourparler.docket.filing import Filed
from pourparler.docket.meetings.alongside import Alongside
from pourparler.docket.meetings.facts import TOOK_PLACE
from pourparler.docket.meetings.meeting import Meeting
from pourparler.docket.party_names import named_in
from pourparler.docket.talks.issues import issues_of
from pourparler.docket.talks.matters import alike, matter_of, of_one_thing
from pourparler.docket.talks.positions import said_on
from pourparler.docket.talks.process import Process
from pourparler.statements.statement import Move

RETOLD = timedelta(days=4)
"""Within how many days a promise told again is taken for the same one."""


class Footing(Code):
    """What a commitment rests on."""

    VERIFIED = "verified", "a guarantor, a third party or a means of verification is named"
    MUTUAL = "mutual", "the own words of both sides"
    UNILATERAL = "unilateral", "the own word of one side only"
    REPORTED = "reported", "on nobody's own word"


class Fate(Code):
    """What became of a commitment, as far as anybody has said."""

    OPEN = "open", "nobody has said that it was kept, or that it was broken"
    KEPT = "kept", "the deed, or the meeting agreed on, was later reported"
    BROKEN = "broken", "later taken back, or said to have been broken"
    DISPUTED = "disputed", "said to have been kept, and said to have been broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A promise: who is bound towards whom, to what, since when, resting on what, and what became of it.

    `moves` are its tellings, the first one first; `meetings` the keys of those it was agreed to hold; `sequel`
    the moves that say it was kept or broken. `warrants` are guarantors and means of verification, as named.
    """

    parties: tuple[str, ...]
    towards: tuple[str, ...]
    issue: str | None
    about: str
    type: MoveType
    modality: Modality
    aspect: Aspect
    day: date | None
    due: Period | None
    footing: Footing
    voices: tuple[str, ...]
    warrants: tuple[str, ...]
    fate: Fate
    moves: tuple[Filed, ...]
    meetings: tuple[str, ...]
    sequel: tuple[Filed, ...]


_SPOKEN = frozenset([MoveType.AGREE, MoveType.CONCEDE])
_DEEDS = frozenset([MoveType.RETREAT, MoveType.AID, MoveType.COOPERATE, MoveType.CONCEDE])
_SIGNING = ("sign", "initial", "ratif", "conclud", "adopt")
_VIEWS = re.compile(
    r"(?:(?:the|their|its|his|her|our|a|an|on|in|with|\S+[’']s)\s+|\w+ly\s+)*"
    r"(?:importance|need|needs|necessity|view|views|opinion|assessment|desire|hope|interest|belief|that|there|it|this|"
    r"concern|concerns|conflict|situation|same|clear|principle|support|confidence|pleasure|regard|be)\b"
    r"|[^,;]{1,80}?\b(?:is|are|was|were|must|should|cannot|can|could|has|have|had)\b",
    re.IGNORECASE,
)
"""What is agreed as a view and binds nobody: "on the importance of", "that diplomacy is the only way"."""
_BREACH = re.compile(
    r"\b(?:violat\w+|breach\w*|bro(?:ke|ken)|break\w*|fail\w*|reneg\w+|ignor\w+|disregard\w+|sabotag\w+|backtrack\w*"
    r"|not (?:compl|fulfil|honou?r|implement|keep|kept)\w*)\b",
    re.IGNORECASE,
)


def commitments(
    docket: Docket,
    as_of: date | None = None,
    party: str | None = None,
    since: date | None = None,
    *,
    process: Process | None = None,
    meetings: Sequence[Meeting] | None = None,
    moves: Sequence[Filed] | None = None,
) -> list[Commitment]:
    """What was promised by the day *as_of*, in the order in which it was; *party* is bound, or it is promised to it.

    With *since*, what was promised since, or is due since. Who has the meetings and moves at hand as known on that day
    gives them.
    """
    moves = docket.moves(as_of, process=process) if moves is None else moves
    issues = issues_of(moves, process.issues if process else ())
    alongside = Alongside(docket.meetings(as_of, process=process) if meetings is None else meetings)
    later = _Later(moves)
    found = [_commitment(told, issues, alongside, later) for told in _told(moves)]
    return [
        one
        for one in found
        if (party is None or party in one.parties or party in one.towards) and (since is None or _still(one, since))
    ]


def promises(move: Move) -> bool:
    """True when a move binds those who make it.

    >>> def said(**move):
    ...     return Move(mentions=(), actors=("RUS",), **move)
    >>> promises(said(type=MoveType.AGREE, about="withdraw its troops"))
    True
    >>> promises(said(type=MoveType.AGREE, about="on the importance of dialogue"))
    False
    >>> promises(said(type=MoveType.RETREAT, about="troops", modality=Modality.FUTURE)), promises(
    ...     said(type=MoveType.RETREAT, about="troops"))
    (True, False)
    """
    if not move.about or move.modality not in (Modality.ACTUAL, Modality.FUTURE) or _VIEWS.match(move.about):
        return False
    if all(mention.passage.words.rstrip("\"'”’ ").endswith("?") for mention in move.mentions) and move.mentions:
        return False
    if move.type in _SPOKEN:
        return True
    if move.type is MoveType.SUPPORT:
        return move.modality is Modality.ACTUAL and _signs(move)
    return move.type in _DEEDS and move.modality is Modality.FUTURE


def _signs(move: Move) -> bool:
    return any(mention.trigger.words.casefold().startswith(_SIGNING) for mention in move.mentions)


def _still(one: Commitment, since: date) -> bool:
    return (one.day or date.min) >= since or (one.due is not None and one.due.last >= since)


def _move(filed: Filed) -> Move:
    if not isinstance(filed.statement, Move):
        raise TypeError(f"{filed.key[:12]} is no move")
    return filed.statement


def _told(moves: Iterable[Filed]) -> list[list[Filed]]:
    """Promises, each with all its tellings, by the day of the first."""
    made = [filed for filed in moves if promises(_move(filed))]
    told: list[list[Filed]] = []
    by_party: dict[str, list[list[Filed]]] = {}
    for filed in sorted(made, key=lambda filed: (said_on(filed) or date.min, filed.turn)):
        same = next((one for actor in _move(filed).actors for one in _open(by_party, actor, filed)), None)
        if same is not None:
            same.append(filed)
            continue
        told.append([filed])
        for actor in _move(filed).actors:
            by_party.setdefault(actor, []).append(told[-1])
    return told


def _open(by_party: dict[str, list[list[Filed]]], actor: str, filed: Filed) -> Iterable[list[Filed]]:
    """The promises of a party, not too old, of which *filed* may be another telling; those grown old are dropped."""
    day = said_on(filed) or date.min
    by_party[actor] = [one for one in by_party.get(actor, ()) if day - (said_on(one[0]) or date.min) <= RETOLD]
    return (one for one in by_party[actor] if _same(_move(one[0]), _move(filed)))


def _same(one: Move, other: Move) -> bool:
    first, second = one.about or "", other.about or ""
    return one.aspect is other.aspect and (first.casefold() == second.casefold() or alike(first, second))


def _commitment(
    told: Sequence[Filed], issues: dict[str, tuple[str, ...]], alongside: Alongside, later: "_Later"
) -> Commitment:
    first = _move(told[0])
    parties = {actor for filed in told for actor in _move(filed).actors}
    towards = {other for filed in told for other in _move(filed).recipients} - parties
    voices = {voice for filed in told if (voice := _move(filed).voice)}
    warrants = tuple(sorted({warrant for filed in told for warrant in _warrants(_move(filed), parties | towards)}))
    meetings = {one.key: one for filed in told if _move(filed).aspect.of_process for one in alongside.of(filed)}
    kept, broken = later.on(told, parties)
    return Commitment(
        parties=tuple(sorted(parties)),
        towards=tuple(sorted(towards)),
        issue=next(iter(issues.get(told[0].key, ())), None),
        about=first.about or "",
        type=first.type,
        modality=first.modality,
        aspect=first.aspect,
        day=said_on(told[0]),
        due=_due(told, meetings.values()),
        footing=_footing(voices, parties, towards, warrants),
        voices=tuple(sorted(voices)),
        warrants=warrants,
        fate=_fate(bool(kept), bool(broken), meetings.values(), said_on(told[0])),
        moves=tuple(told),
        meetings=tuple(sorted(meetings)),
        sequel=tuple(sorted((*kept, *broken), key=lambda filed: filed.turn)),
    )


def _due(told: Sequence[Filed], meetings: Iterable[Meeting]) -> Period | None:
    """When it is to be done: the first day given, by the words or by the meeting agreed on, after the promise."""
    day = said_on(told[0])
    given = (*(filed.statement.period for filed in told), *(meeting.period for meeting in meetings))
    return next((period for period in given if period and (day is None or period.last > day)), None)


def _footing(voices: set[str], parties: set[str], towards: set[str], warrants: Sequence[str]) -> Footing:
    own = voices & (parties | towards)
    if warrants:
        return Footing.VERIFIED
    if len(own) > 1 and own & parties:
        return Footing.MUTUAL
    return Footing.UNILATERAL if own else Footing.REPORTED


def _warrants(move: Move, sides: set[str]) -> set[str]:
    """Guarantors and means of verification that the words of a promise name."""
    words, bodies = _known_warrants()
    text = " ".join(mention.passage.words for mention in move.mentions)
    named = {found[0].casefold() for found in words.finditer(text)}
    third = named_in(text) - sides if named else named_in(text) & bodies - sides
    return named | {code for code in third if len(code) != _STATE_CODE or code in bodies}


_STATE_CODE = 3


@cache
def _known_warrants() -> tuple[re.Pattern[str], frozenset[str]]:
    path = resources.files("pourparler").joinpath("data/warrants.toml")
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    words = "|".join(re.escape(word) for word in sorted(written["words"], key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\w*", re.IGNORECASE), frozenset(written["bodies"])


def _fate(kept: bool, broken: bool, meetings: Iterable[Meeting], day: date | None) -> Fate:
    for meeting in meetings:
        after = meeting.period is None or day is None or meeting.period.last >= day
        kept = kept or (after and meeting.status in TOOK_PLACE)
        broken = broken or (after and meeting.status in (Status.CANCELLED, Status.REFUSED))
    if kept and broken:
        return Fate.DISPUTED
    return Fate.KEPT if kept else Fate.BROKEN if broken else Fate.OPEN


class _Later:
    """Moves by who makes or suffers them and what they are about, to be asked what became of a promise."""

    def __init__(self, moves: Iterable[Filed]) -> None:
        self._by: dict[tuple[str, str], list[Filed]] = {}
        for filed in moves:
            if self._says(filed):
                words = matter_of(_move(filed).about or "").all
                for party in filed.parties:
                    for word in words:
                        self._by.setdefault((party, word), []).append(filed)

    def on(self, told: Sequence[Filed], parties: set[str]) -> tuple[list[Filed], list[Filed]]:
        """The moves that say that a promise was kept, and those that say it was broken."""
        about, day = _move(told[0]).about or "", max(said_on(filed) or date.min for filed in told)
        shelves = [self._by.get((party, word), []) for party in parties for word in matter_of(about).all]
        near = {one.key: one for shelf in shelves for one in shelf}
        after = (one for one in near.values() if (said_on(one) or date.min) > day)
        like = [one for one in after if of_one_thing(about, _move(one).about or "")]
        kept = [one for one in like if _keeps(_move(one), parties)]
        return kept, [one for one in like if _breaks(_move(one), parties)]

    @staticmethod
    def _says(filed: Filed) -> bool:
        move = _move(filed)
        real = move.modality in (Modality.ACTUAL, Modality.NEGATED) and not move.aspect.of_process
        return real and (move.type in _DEEDS | {MoveType.REJECT, MoveType.ACCUSE} or _signs(move))


def _keeps(move: Move, parties: set[str]) -> bool:
    done = move.type in _DEEDS or _signs(move)
    return done and move.modality is Modality.ACTUAL and bool(parties & set(move.actors))


def _breaks(move: Move, parties: set[str]) -> bool:
    """Taken back by itself, said not to have been done, or complained of by another in words of breach."""
    itself = bool(parties & set(move.actors))
    if move.type in _DEEDS:
        return itself and move.modality is Modality.NEGATED
    if move.modality is not Modality.ACTUAL:
        return False
    if move.type is MoveType.REJECT:
        return itself and (move.voice is None or move.voice in parties)
    blamed = move.type is MoveType.ACCUSE and not itself and bool(parties & set(move.recipients))
    return blamed and any(_BREACH.search(mention.passage.words) for mention in move.mentions)

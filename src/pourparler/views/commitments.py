"""The commitments: what parties agreed or promised to do, what that rests on, and what became of it."""

from dataclasses import dataclass
from datetime import date

from pourparler.chronology import Period
from pourparler.codebook import Aspect, Modality, MoveType
from pourparler.docket.docket import Docket
from pourparler.docket.filing import Filed
from pourparler.docket.meetings.meeting import SHORT
from pourparler.docket.talks import commitments as promised
from pourparler.docket.talks.commitments import Commitment, Fate, Footing
from pourparler.docket.talks.process import Process
from pourparler.statements.statement import Move


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingLine:
    """One move that tells of a commitment, or of what became of it; `type` says which act it is."""

    id: str
    published: date | None
    document: str
    publisher: str | None
    type: MoveType
    quote: str
    speaker: str | None
    voice: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentLine:
    """One commitment: `parties` are bound *towards* others, on the `voices`, with the `warrants` that are named.

    `meetings` are the identifiers of those that were agreed on.
    """

    id: str
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
    tellings: tuple[TellingLine, ...]
    meetings: tuple[str, ...]
    sequel: tuple[TellingLine, ...]


def commitments(
    docket: Docket,
    as_of: date | None = None,
    party: str | None = None,
    since: date | None = None,
    *,
    process: Process | None = None,
) -> list[CommitmentLine]:
    """What was promised by the day *as_of*, by or to *party*; with *since*, promised since, or due since."""
    return [_line(one) for one in promised.commitments(docket, as_of, party, since, process=process)]


def _line(one: Commitment) -> CommitmentLine:
    return CommitmentLine(
        id=one.moves[0].key[:SHORT],
        parties=one.parties,
        towards=one.towards,
        issue=one.issue,
        about=one.about,
        type=one.type,
        modality=one.modality,
        aspect=one.aspect,
        day=one.day,
        due=one.due,
        footing=one.footing,
        voices=one.voices,
        warrants=one.warrants,
        fate=one.fate,
        tellings=_tellings(one.moves),
        meetings=tuple(key[:SHORT] for key in one.meetings),
        sequel=_tellings(one.sequel),
    )


def _tellings(moves: tuple[Filed, ...]) -> tuple[TellingLine, ...]:
    return tuple(_telling(filed, filed.statement) for filed in moves if isinstance(filed.statement, Move))


def _telling(filed: Filed, move: Move) -> TellingLine:
    return TellingLine(
        id=filed.key[:SHORT],
        published=filed.source.published,
        document=filed.source.id,
        publisher=filed.source.publisher,
        type=move.type,
        quote=move.mentions[0].passage.words,
        speaker=move.speaker,
        voice=move.voice,
    )

"""The moves: what parties did and said towards each other, and about the talks, by publication."""

from dataclasses import dataclass
from datetime import date

from pourparler.chronology import Period
from pourparler.codebook import Aspect, Modality, MoveType
from pourparler.docket.docket import Docket
from pourparler.docket.filing import Filed
from pourparler.docket.meetings.meeting import SHORT
from pourparler.docket.talks.process import Process
from pourparler.statements.statement import Move


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveLine:
    """One move as a line: who, towards whom, what, about what, in which words and which document."""

    id: str
    published: date | None
    document: str
    publisher: str | None
    type: MoveType
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    people: tuple[str, ...]
    modality: Modality
    aspect: Aspect
    about: str | None
    period: Period | None
    speaker: str | None
    voice: str | None
    quote: str


def moves(
    docket: Docket,
    as_of: date | None = None,
    party: str | None = None,
    since: date | None = None,
    *,
    process: Process | None = None,
) -> list[MoveLine]:
    """The moves known on the day *as_of*: *party* makes or is addressed by them, and none over by *since*."""
    found = docket.moves(as_of, party, since, process=process)
    return [move_line(filed, filed.statement) for filed in found if isinstance(filed.statement, Move)]


def move_line(filed: Filed, move: Move) -> MoveLine:
    """One move of one document as a line."""
    return MoveLine(
        id=filed.key[:SHORT],
        published=filed.source.published,
        document=filed.source.id,
        publisher=filed.source.publisher,
        type=move.type,
        actors=move.actors,
        recipients=move.recipients,
        people=move.people,
        modality=move.modality,
        aspect=move.aspect,
        about=move.about,
        period=move.period,
        speaker=move.speaker,
        voice=move.voice,
        quote=move.mentions[0].passage.words,
    )

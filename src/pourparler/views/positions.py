"""The positions: where each party stands on each issue, how it came there, and where it turned."""

from dataclasses import dataclass
from datetime import date

from pourparler.codebook import Modality, MoveType
from pourparler.docket.docket import Docket
from pourparler.docket.meetings.meeting import SHORT
from pourparler.docket.talks import positions as stands
from pourparler.docket.talks.positions import Position, Stance, Stand
from pourparler.docket.talks.process import Process


@dataclass(frozen=True, slots=True, kw_only=True)
class StandLine:
    """One stand: since which day, in which move and document, on whose word, and whether it was a turn."""

    id: str
    day: date | None
    published: date | None
    document: str
    publisher: str | None
    type: MoveType
    modality: Modality
    stance: Stance
    turns: bool
    recipients: tuple[str, ...]
    about: str | None
    quote: str
    speaker: str | None
    voice: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionLine:
    """A party's latest stand on an issue, the whole history in order, and the stands that changed direction."""

    party: str
    issue: str
    latest: StandLine
    history: tuple[StandLine, ...]
    turning_points: tuple[StandLine, ...]


def positions(
    docket: Docket,
    as_of: date | None = None,
    party: str | None = None,
    since: date | None = None,
    *,
    process: Process | None = None,
) -> list[PositionLine]:
    """Where each party stood on each issue on the day *as_of*; with *since*, where it took a stand since."""
    return [_line(position) for position in stands.positions(docket, as_of, party, since, process=process)]


def _line(position: Position) -> PositionLine:
    history = tuple(map(_stand, position.stands))
    return PositionLine(
        party=position.party,
        issue=position.issue,
        latest=history[-1],
        history=history,
        turning_points=tuple(line for line in history if line.turns),
    )


def _stand(stand: Stand) -> StandLine:
    move, source = stand.move, stand.filed.source
    return StandLine(
        id=stand.filed.key[:SHORT],
        day=stand.day,
        published=source.published,
        document=source.id,
        publisher=source.publisher,
        type=move.type,
        modality=move.modality,
        stance=stand.stance,
        turns=stand.turns,
        recipients=move.recipients,
        about=move.about,
        quote=move.mentions[0].passage.words,
        speaker=move.speaker,
        voice=move.voice,
    )

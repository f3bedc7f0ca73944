"""The interference: moves against what stood, by whose hand, whom they touch, and what became of it."""

from dataclasses import dataclass
from datetime import date

from pourparler.chronology import Period
from pourparler.codebook import Aspect, Modality, MoveType, Status
from pourparler.docket.docket import Docket
from pourparler.docket.meetings.meeting import SHORT
from pourparler.docket.talks import interference as meddling
from pourparler.docket.talks.interference import Hand, Interference, Sequel, Touched
from pourparler.docket.talks.process import Process


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedLine:
    """A meeting that a move touches: how it stands now, its date and status before, and what became of it."""

    id: str
    parties: tuple[str, ...]
    format: str | None
    place: str | None
    period: Period | None
    period_before: Period | None
    status: Status
    status_before: Status
    sequel: Sequel


@dataclass(frozen=True, slots=True, kw_only=True)
class InterferenceLine:
    """One move against what stood; `hand` says whether a party of a touched meeting makes it, or an outsider."""

    id: str
    day: date | None
    published: date | None
    document: str
    publisher: str | None
    type: MoveType
    modality: Modality
    aspect: Aspect
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    people: tuple[str, ...]
    about: str | None
    quote: str
    speaker: str | None
    voice: str | None
    hand: Hand
    touched: tuple[TouchedLine, ...]


def interference(
    docket: Docket,
    as_of: date | None = None,
    party: str | None = None,
    since: date | None = None,
    *,
    process: Process | None = None,
) -> list[InterferenceLine]:
    """The moves against what stood, as known on the day *as_of*: by *party* or touching it, made since a day."""
    return [_line(one) for one in meddling.interference(docket, as_of, party, since, process=process)]


def _line(one: Interference) -> InterferenceLine:
    move, source = one.move, one.filed.source
    return InterferenceLine(
        id=one.filed.key[:SHORT],
        day=one.day,
        published=source.published,
        document=source.id,
        publisher=source.publisher,
        type=move.type,
        modality=move.modality,
        aspect=move.aspect,
        actors=move.actors,
        recipients=move.recipients,
        people=move.people,
        about=move.about,
        quote=move.mentions[0].passage.words,
        speaker=move.speaker,
        voice=move.voice,
        hand=one.hand,
        touched=tuple(map(_touched, one.touched)),
    )


def _touched(one: Touched) -> TouchedLine:
    now = one.meeting
    return TouchedLine(
        id=now.id,
        parties=now.parties,
        format=now.format,
        place=now.place,
        period=now.period,
        period_before=one.before.period,
        status=now.status,
        status_before=one.before.status,
        sequel=one.sequel,
    )

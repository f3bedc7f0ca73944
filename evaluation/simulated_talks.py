"""Talks that are made up: meetings, moves and commitments whose truth is known, for the simulations."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache

from scipy import integrate

from pourparler.chronology import Period
from pourparler.codebook import Aspect, Channel, Level, Modality, MoveType, Status
from pourparler.docket.filing import Filed, Source
from pourparler.docket.meetings.meeting import Meeting, meeting_of
from pourparler.docket.talks.commitments import Commitment, Fate, Footing
from pourparler.docket.talks.interference import Hand, Interference
from pourparler.passage import Passage
from pourparler.statements.statement import MeetingStatement, Mention, Move
from pourparler.views.indicators.observed import Observed

FIRST = date(2021, 1, 1)
_PARTIES = ("RUS", "USA")
_LONG_AFTER = FIRST + timedelta(days=4000)


def observed(
    days: int,
    meetings: Sequence[Meeting] = (),
    moves: Sequence[Filed] = (),
    interference: Sequence[Interference] = (),
    commitments: Sequence[Commitment] = (),
) -> Observed:
    """A span of so many days."""
    return Observed(
        first=FIRST,
        day=_day(days - 1),
        meetings=tuple(meetings),
        moves=tuple(moves),
        interference=tuple(interference),
        commitments=tuple(commitments),
    )


def contact(number: int, day: int, level: Level = Level.LEADER) -> Meeting:
    """A contact that took place on a day."""
    said = MeetingStatement(
        mentions=(_mention(),), parties=_PARTIES, level=level, period=Period.of_day(_day(day)), status=Status.HELD
    )
    return meeting_of([_filed(f"contact{number}", said, day, meeting=f"contact{number}")], _day(day + 30))


def announced(number: int, day: int, ahead: int, outcome: str, slip: int, changed: int | None = None) -> Meeting:
    """A meeting announced on a day for so many days later, and what became of it, said after *changed* days."""
    key, due = f"sitting{number}", _day(day + ahead)
    plan = _sitting(Status.PLANNED, due)
    later = changed if changed is not None else ahead // 2
    steps = [_filed(key, plan, day, meeting=key)]
    if outcome == "moved":
        moved = due + timedelta(days=slip)
        steps.append(_filed(f"{key} moved", _sitting(Status.POSTPONED, moved), day + later, meeting=key))
        steps.append(_filed(f"{key} held", _sitting(Status.HELD, moved), day + ahead + slip, meeting=key))
    elif outcome == "called off":
        steps.append(_filed(f"{key} off", _sitting(Status.CANCELLED, due), day + later, meeting=key))
    elif outcome == "held":
        steps.append(_filed(f"{key} held", _sitting(Status.HELD, due), day + ahead, meeting=key))
    return meeting_of(steps, _LONG_AFTER)


def readouts(number: int, day: int, differs: Sequence[bool]) -> Meeting:
    """A contact of which two governments tell, differing in place, level and channel as asked."""
    key = f"contact{number}"
    theirs = ("Vienna", Level.MINISTER, Channel.IN_PERSON)
    ours = ("Geneva", Level.OFFICIAL, Channel.PHONE)
    place, level, channel = (one if other else same for same, one, other in zip(ours, theirs, differs, strict=True))
    tellings = (
        ("The White House", "USA", (*ours,)),
        ("Kremlin", "RUS", (place, level, channel)),
    )
    members = [
        _filed(
            f"{key} {party}",
            MeetingStatement(
                mentions=(_mention(f"{key}{party}"),),
                parties=_PARTIES,
                period=Period.of_day(_day(day)),
                status=Status.HELD,
                voice=party,
                place=str(said[0]),
                level=Level(said[1]),
                channel=Channel(said[2]),
            ),
            day,
            meeting=key,
            publisher=publisher,
        )
        for publisher, party, said in tellings
    ]
    return meeting_of(members, _LONG_AFTER)


def moves(
    said: Sequence[Sequence[MoveType]],
    span: int,
    days: Sequence[int] | None = None,
    publishers: Sequence[str] | None = None,
) -> list[Filed]:
    """Documents with moves of these types, spread over the span unless their days are given."""
    return [
        _filed(
            f"move {number} {place}",
            _move(kind, f"d{number}"),
            days[number] if days else number * span // len(said),
            document=f"d{number}",
            publisher=publishers[number] if publishers else None,
        )
        for number, kinds in enumerate(said)
        for place, kind in enumerate(kinds)
    ]


def spoilers(days: Iterable[int]) -> list[Interference]:
    """Interfering moves on these days."""
    return [
        Interference(
            filed=_filed(f"spoiler {number}", move, day),
            move=move,
            day=_day(day),
            hand=Hand.OUTSIDER,
            touched=(),
        )
        for number, day in enumerate(days)
        if (move := _move(MoveType.REQUEST, f"s{number}", Aspect.AGENDA))
    ]


def commitment(number: int, *, leaders_only: bool = True, footing: Footing = Footing.MUTUAL) -> Commitment:
    """A commitment that a presidency tells of, and a foreign ministry too unless leaders only."""
    tellers = ["Kremlin"] if leaders_only else ["Kremlin", "Russian Foreign Ministry"]
    told = tuple(
        _filed(f"promise {number} {teller}", _move(MoveType.AGREE, f"p{number}{teller}"), number, publisher=teller)
        for teller in tellers
    )
    return Commitment(
        parties=("RUS",),
        towards=("USA",),
        issue=None,
        about="meet again",
        type=MoveType.AGREE,
        modality=Modality.ACTUAL,
        aspect=Aspect.TALKS,
        day=_day(number),
        due=None,
        footing=footing,
        voices=("RUS",),
        warrants=(),
        fate=Fate.OPEN,
        moves=told,
        meetings=(),
        sequel=(),
    )


@cache
def rounded_wait(shape: float, scale: float, waited: int) -> float:
    """The mean further wait after *waited* days, of a Weibull wait rounded to whole days, one at least."""

    def lasts(day: float) -> float:
        return float(2.718281828459045 ** -((day / scale) ** shape))

    # The open wait says that the rounded one is longer than `waited`: the true one is longer than that and a half.
    beyond = waited + 0.5
    tail, _ = integrate.quad(lasts, beyond, 60 * scale)
    return float(tail) / lasts(beyond) + 0.5


def _day(number: int) -> date:
    return FIRST + timedelta(days=number)


def _sitting(status: Status, day: date) -> MeetingStatement:
    return MeetingStatement(
        mentions=(_mention(),),
        parties=_PARTIES,
        channel=Channel.IN_PERSON,
        period=Period.of_day(day),
        status=status,
        voice="RUS",
    )


def _move(kind: MoveType, document: str, aspect: Aspect = Aspect.SUBSTANCE) -> Move:
    return Move(mentions=(_mention(document),), type=kind, actors=("RUS",), recipients=("USA",), aspect=aspect)


def _mention(document: str = "d") -> Mention:
    passage = Passage(document, 0, 4, "said")
    return Mention(passage, passage)


def _filed(
    key: str,
    statement: MeetingStatement | Move,
    day: int,
    *,
    meeting: str | None = None,
    document: str | None = None,
    publisher: str | None = None,
) -> Filed:
    digest = document or key
    source = Source(digest=digest, id=digest, publisher=publisher, published=_day(day))
    return Filed(entry=1, key=key, statement=statement, source=source, meeting=meeting)

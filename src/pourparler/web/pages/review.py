"""Review: what is doubtful, one line after the other, and what people decided of it; by keyboard alone if wished."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from pourparler.codebook import Aspect, Channel, Level, Modality, MoveType, Status
from pourparler.docket.docket import Docket
from pourparler.docket.filing import Filed
from pourparler.docket.finding.browsing import MovesAsked
from pourparler.docket.meetings.meeting import SHORT, Meeting
from pourparler.docket.talks.process import Process
from pourparler.errors import DocketFault, UnknownName
from pourparler.web.asking import Asked, Asking, Following, Memory, Record
from pourparler.web.doubt import Case, queue
from pourparler.web.drawing import draw
from pourparler.web.remembering import Remembering

BACK, AHEAD = timedelta(days=30), timedelta(days=30)
"""The days about the one that is shown whose meetings are looked through."""

MOVES, SHOWN, DECIDED = 300, 40, 25
"""How many of the newest moves are looked through, and how many cases and decisions are listed."""

MEETING_FIELDS = (
    ("status", tuple(Status)),
    ("date", ()),
    ("place", ()),
    ("parties", ()),
    ("people", ()),
    ("channel", tuple(Channel)),
    ("level", tuple(Level)),
    ("format", ()),
)
MOVE_FIELDS = (
    ("type", tuple(MoveType)),
    ("actors", ()),
    ("recipients", ()),
    ("aspect", tuple(Aspect)),
    ("modality", tuple(Modality)),
    ("about", ()),
    ("date", ()),
)

router = APIRouter()
Word = Annotated[str, Form()]


@router.get("/review")
def review(request: Request, asked: Asking, record: Record, process: Following, memory: Memory) -> Response:
    """The queue, the line that is looked at, and the last decisions."""
    return _page(request, asked, record, process, memory)


@dataclass(frozen=True, slots=True)
class Sent:
    """What the form of a decision brings: the other meeting, the statements that leave, the note, the new values."""

    other: str
    statements: list[str]
    text: str
    values: dict[str, str]


def _sent(
    other: Word = "",
    statement: Annotated[list[str] | None, Form()] = None,
    text: Word = "",
    fields: Annotated[list[str] | None, Form()] = None,
    values: Annotated[list[str] | None, Form()] = None,
) -> Sent:
    return Sent(other, statement or [], text, dict(zip(fields or (), values or (), strict=False)))


@router.post("/review/{name}/{act}")
def decide(
    request: Request,
    name: str,
    act: str,
    asked: Asking,
    record: Record,
    process: Following,
    memory: Memory,
    sent: Annotated[Sent, Depends(_sent)],
) -> Response:
    """Enter what was decided, then show the next line; what cannot be done is said above the same line."""
    if not getattr(request.state, "may_edit", True):
        raise HTTPException(403, "you may read this record, and not change it")
    hand = getattr(request.state, "user", None) or "page"
    try:
        _enter(record, act, name, sent, hand)
    except DocketFault as fault:
        return _page(request, Asked("/review", {**asked.given, "at": name}), record, process, memory, str(fault))
    memory.forget()
    after = asked.word("next" if act in ("accept", "reject") else "at")
    return RedirectResponse(asked.to("/review", at=after), 303)


def _enter(record: Docket, act: str, name: str, sent: Sent, hand: str) -> None:
    """Enter one decision."""
    match act:
        case "accept":
            record.accept(name, hand)
        case "reject":
            record.reject(name, hand)
        case "correct":
            record.correct(name, _changed(record, name, sent.values), hand)
        case "merge":
            record.merge(name, sent.other, hand)
        case "split":
            record.split(name, sent.statements, hand)
        case "note":
            record.note(name, sent.text, hand)
        case "undo":
            record.undo(int(name) if name.isascii() and name.isdigit() else 0, hand)
        case _:
            raise HTTPException(404, f"nothing can be decided by {act!r}")


def _page(
    request: Request,
    asked: Asked,
    record: Docket,
    process: Process | None,
    memory: Remembering,
    fault: str | None = None,
) -> Response:
    meetings, cases = memory(
        ("review", asked.as_of, asked.party, asked.process), lambda: _doubtful(record, asked, process)
    )
    case = _case(record, asked, cases)
    before, following = _beside(case, cases)
    decisions = record.decisions(asked.as_of)
    return draw(
        request,
        "review.html",
        200 if fault is None else 409,
        asked=asked,
        cases=cases[:SHOWN],
        count=len(cases),
        case=case,
        following=following,
        before=before,
        fields=_fields(case),
        others=_others(case, meetings),
        on_it=record.decisions_on(_statements(case)) if case else {},
        decisions=list(reversed(decisions))[:DECIDED],
        fault=fault,
    )


def _doubtful(record: Docket, asked: Asked, process: Process | None) -> tuple[list[Meeting], list[Case]]:
    """The meetings about the day, and the cases among them and the newest moves."""
    meetings = _meetings(record, asked, process)
    wanted = MovesAsked(as_of=asked.as_of, party=asked.party)
    moves = [one for one in record.browse_moves(wanted, MOVES) if process is None or process.holds_move(one)]
    return meetings, queue(meetings, moves)


def _meetings(record: Docket, asked: Asked, process: Process | None) -> list[Meeting]:
    span = record.span()
    day = asked.as_of or (min(record.today, span[1]) if span else record.today)
    if process:
        return record.meetings(asked.as_of, asked.party, day - BACK, process=process)
    return record.meetings_between(day - BACK, day + AHEAD, asked.as_of, asked.party)


def _case(record: Docket, asked: Asked, cases: list[Case]) -> Case | None:
    """The line that is looked at: the one asked for, whether it is doubtful or not, else the first of the queue."""
    at = asked.word("at")
    for case in cases:
        if at in (None, case.id):
            return case
    try:
        found = record.find(at or "", asked.as_of)
    except UnknownName:
        return cases[0] if cases else None
    if isinstance(found, Meeting):
        return Case(id=found.id, meeting=found, filed=None, reasons=(), rank=0)
    return Case(id=found.key[:SHORT], meeting=None, filed=found, reasons=(), rank=0)


def _beside(case: Case | None, cases: list[Case]) -> tuple[str | None, str | None]:
    """The lines before and after it in the queue, by their identifiers."""
    ids = [one.id for one in cases]
    if case is None or case.id not in ids:
        return None, ids[0] if ids else None
    place = ids.index(case.id)
    return ids[place - 1] if place else None, ids[place + 1] if place + 1 < len(ids) else None


def _statements(case: Case) -> list[Filed]:
    if case.meeting:
        return [*case.meeting.statements, *case.meeting.rejected]
    return [case.filed] if case.filed else []


def _fields(case: Case | None) -> list[tuple[str, str, tuple[object, ...]]]:
    """The fields that can be corrected: name, the value it has, the values it can have if they are a closed list."""
    if case is None:
        return []
    if case.meeting:
        return [(name, _value(case.meeting, name), codes) for name, codes in MEETING_FIELDS]
    move = case.filed.statement if case.filed else None
    return [(name, _value(move, name), codes) for name, codes in MOVE_FIELDS]


def _value(subject: object, name: str) -> str:
    value = getattr(subject, "period" if name == "date" else name)
    if value is None:
        return ""
    if name == "date":
        return value.start if value.end is None else f"{value.start}/{value.end}"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _changed(record: Docket, name: str, given: dict[str, str]) -> dict[str, str]:
    """The values in a form that are others than the record has."""
    found = record.find(name)
    subject = found if isinstance(found, Meeting) else found.statement
    known = {field for field, _ in (MEETING_FIELDS if isinstance(found, Meeting) else MOVE_FIELDS)}
    return {
        key: value.strip() for key, value in given.items() if key in known and value.strip() != _value(subject, key)
    }


def _others(case: Case | None, meetings: list[Meeting]) -> list[Meeting]:
    """Other meetings with a party of this one, near to it in time: those it may be one with."""
    if case is None or case.meeting is None:
        return []
    one = case.meeting
    near = [
        other
        for other in meetings
        if other.key != one.key and set(other.parties) & set(one.parties) and _near(one, other)
    ]
    return near[:20]


def _near(one: Meeting, other: Meeting) -> bool:
    return one.period is None or other.period is None or one.period.distance(other.period) <= 31

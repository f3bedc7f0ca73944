"""What people decided, and deciding: accepting, rejecting, correcting, merging, splitting, noting, undoing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Body, HTTPException, Request
from pydantic import BaseModel, ConfigDict, Field

from pourparler.docket.decisions.decision import Decision, Hold
from pourparler.docket.decisions.ruling import Verdict
from pourparler.docket.docket import Docket
from pourparler.docket.entry import Act
from pourparler.docket.meetings.meeting import SHORT
from pourparler.errors import DocketFault, UnknownName
from pourparler.web.api.asking import AsOf, Page, Parting, problems
from pourparler.web.asking import Memory, Record

router = APIRouter()

Name = Annotated[str, Field(min_length=1, max_length=64, description="A meeting, a move or a statement.")]
Text = Annotated[str, Field(max_length=2000)]


class _Asked(BaseModel):
    """A decision as it is asked for: nothing is passed over that was misspelt."""

    model_config = ConfigDict(extra="forbid")


class Judging(_Asked):
    """Say that a statement, or each on a meeting, is read rightly or is not in its passage."""

    act: Literal["accept", "reject"]
    name: Name
    alone: bool = Field(False, description="Only the statement of that name, not the whole meeting.")


class Correcting(_Asked):
    """Give a meeting or a move other values than the documents do; null says that nobody knows."""

    act: Literal["correct"]
    name: Name
    values: dict[Text, Text | list[Text] | None]


class Merging(_Asked):
    """Say that two meetings are one."""

    act: Literal["merge"]
    name: Name
    other: Name


class Splitting(_Asked):
    """Say that some of the statements on a meeting speak of another one."""

    act: Literal["split"]
    name: Name
    statements: list[Name] = Field(max_length=1000)


class Noting(_Asked):
    """Add a remark."""

    act: Literal["note"]
    name: Name
    text: Text
    alone: bool = False


class Undoing(_Asked):
    """Take a decision back."""

    act: Literal["undo"]
    decision: int = Field(ge=1, le=2**53)


Asked = Annotated[
    Judging | Correcting | Merging | Splitting | Noting | Undoing,
    Body(discriminator="act"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """A decision: who made it and when, what it says, which statements it bears on, and whether it still does."""

    decision: int
    recorded: datetime
    by: str
    act: Act
    subject: str
    verdict: Verdict | None
    values: dict[str, str | tuple[str, ...] | None]
    text: str | None
    words: tuple[str, ...]
    touches: tuple[str, ...]
    hold: Hold
    undone: int | None


@router.get("/decisions")
def decisions(record: Record, part: Parting, as_of: AsOf = None) -> Page[DecisionRow]:
    """Every decision in the order in which they were made, undone and orphaned ones too."""
    return part.of([_row(decision) for decision in record.decisions(as_of)])


@router.post(
    "/decisions",
    status_code=201,
    responses=problems(
        {
            403: "Only an editor can decide.",
            409: "The record as it stands does not allow it.",
            413: "More was sent than is taken.",
        }
    ),
)
def decide(request: Request, record: Record, memory: Memory, asked: Asked) -> DecisionRow:
    """Enter a decision under the name of whoever signed in."""
    try:
        decided = _row(_decided(record, asked, request.state.user))
    except DocketFault as fault:
        if isinstance(fault, UnknownName) or fault.__cause__ is not None:
            raise
        raise HTTPException(409, str(fault)) from fault
    memory.forget()
    return decided


def _decided(record: Docket, asked: BaseModel, hand: str) -> Decision:
    match asked:
        case Judging(act="accept"):
            return record.accept(asked.name, hand, alone=asked.alone)
        case Judging():
            return record.reject(asked.name, hand, alone=asked.alone)
        case Correcting():
            return record.correct(asked.name, asked.values, hand)
        case Merging():
            return record.merge(asked.name, asked.other, hand)
        case Splitting():
            return record.split(asked.name, asked.statements, hand)
        case Noting():
            return record.note(asked.name, asked.text, hand, alone=asked.alone)
        case Undoing():
            return record.undo(asked.decision, hand)
    raise TypeError(f"{asked!r} is no decision")


def _row(decision: Decision) -> DecisionRow:
    return DecisionRow(
        decision=decision.sequence,
        recorded=decision.recorded,
        by=decision.hand,
        act=decision.act,
        subject=decision.subject[:SHORT],
        verdict=decision.verdict,
        values=decision.values,
        text=decision.text,
        words=decision.words,
        touches=tuple(filed.key[:SHORT] for filed in decision.touches),
        hold=decision.hold,
        undone=decision.undone,
    )

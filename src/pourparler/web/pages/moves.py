"""Moves: what parties asked, offered, refused, did; filtered, sorted, a page at a time, or as CSV."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from pourparler.codebook import Aspect, Code, Modality, MoveType
from pourparler.docket.docket import Docket
from pourparler.docket.filing import Filed
from pourparler.docket.finding.browsing import NOBODY, MovesAsked
from pourparler.docket.meetings.meeting import Meeting
from pourparler.docket.party_names import code_of
from pourparler.docket.talks.process import Process
from pourparler.statements.statement import Move
from pourparler.views.evidence import evidence
from pourparler.views.moves import MoveLine, move_line
from pourparler.web.asking import LINES, Asked, Asking, Following, Memory, Record
from pourparler.web.csv_file import csv_file
from pourparler.web.drawing import draw
from pourparler.web.listing import Listing
from pourparler.web.remembering import Remembering
from pourparler.web.stretch import beginning

COUNTED = 2000
"""Up to this many lines a list is counted, and sorted by any of its columns."""

READ = 15_000
"""How many moves are read through for those of a type, an aspect, a modality or a voice."""

MOST_EXPORTED = 100_000

_SORTS: dict[str, Callable[[MoveLine], tuple[str, ...]]] = {
    "published": lambda line: (_text(line.published),),
    "actors": lambda line: line.actors,
    "type": lambda line: (line.type.value,),
    "aspect": lambda line: (line.aspect.value,),
    "voice": lambda line: (line.voice or "",),
}
router = APIRouter()
C = TypeVar("C", bound=Code)


@router.get("/moves")
def moves(request: Request, asked: Asking, record: Record, process: Following, memory: Memory) -> Response:
    """The moves, as a table."""
    wanted = moves_asked(asked)
    reached = wanted if process else within_reach(record, wanted)
    table = _listing(asked, record, reached, process, memory)
    return draw(
        request,
        "moves.html",
        asked=asked,
        table=table,
        reached=reached.since if reached != wanted else None,
        sort=asked.word("sort") or "-published",
        types=list(MoveType),
        aspects=list(Aspect),
        modalities=list(Modality),
        nobody=NOBODY,
    )


@router.get("/moves.csv")
def moves_csv(asked: Asking, record: Record, process: Following, memory: Memory) -> Response:
    """The moves that the table shows, all of them, as CSV."""
    wanted = moves_asked(asked)
    found = (
        followed(record, wanted, process, memory)
        if process
        else record.browse_moves(within_reach(record, wanted), MOST_EXPORTED)
    )
    lines = _lines(found)
    columns = ("id", "published", "publisher", "document", "actors", "type", "modality", "aspect", "recipients")
    return csv_file("moves.csv", (*columns, "about", "date", "voice", "speaker", "quote"), map(_record, lines))


@router.get("/moves/{name}")
def move(request: Request, name: str, asked: Asking, record: Record) -> Response:
    """One move, with the sentences it rests on."""
    found = evidence(record, name, asked.as_of)
    if isinstance(found.subject, Meeting):
        return RedirectResponse(asked.to(f"/meetings/{found.id}"), 303)
    return draw(request, "move.html", asked=asked, filed=found.subject, move=found.subject.statement)


def moves_asked(asked: Asked) -> MovesAsked:
    """Which moves an address asks for.

    Raises `HTTPException` when it names no type, aspect or modality.
    """
    voice = asked.word("voice")
    return MovesAsked(
        as_of=asked.as_of,
        since=asked.day("since"),
        until=asked.day("until"),
        party=asked.party,
        type=_code(asked, "type", MoveType),
        aspect=_code(asked, "aspect", Aspect),
        modality=_code(asked, "modality", Modality),
        voice=code_of(voice) if voice and voice != NOBODY else voice,
    )


def _listing(
    asked: Asked, record: Record, wanted: MovesAsked, process: Process | None, memory: Remembering
) -> Listing[MoveLine]:
    """One page; of a list short enough to be sorted as a whole, in the order that was asked for."""
    sort = asked.word("sort") or "-published"
    key = _SORTS.get(sort.removeprefix("-"))
    if key is None:
        raise HTTPException(400, f"moves cannot be sorted by {sort!r}")
    if process:
        return Listing.of(
            sorted(_lines(followed(record, wanted, process, memory)), key=key, reverse=sort[0] == "-"), asked.page
        )
    count = record.count_moves(wanted, COUNTED)
    if sort == "-published" or count >= COUNTED:
        page = record.browse_moves(wanted, LINES, (asked.page - 1) * LINES)
        return Listing(_lines(page), count, asked.page, cut=count >= COUNTED)
    whole = _lines(record.browse_moves(wanted, COUNTED))
    return Listing.of(sorted(whole, key=key, reverse=sort[0] == "-"), asked.page)


def within_reach(record: Record, wanted: MovesAsked) -> MovesAsked:
    """The same question, of no more moves than can be read through: their type and the like have no index."""
    narrowed = replace(wanted, type=None, aspect=None, modality=None, voice=None)
    if narrowed == wanted or record.count_moves(narrowed, READ) < READ:
        return wanted
    return replace(wanted, since=beginning(record, narrowed, READ))


def followed(record: Docket, wanted: MovesAsked, process: Process, memory: Remembering) -> list[Filed]:
    """The moves of a process that are asked for, the newest first."""
    question = ("moves", process.name, wanted.as_of)
    found = memory(question, lambda: record.moves(wanted.as_of, process=process))
    return [filed for filed in reversed(found) if wanted.answers(filed)]


def _lines(found: Iterable[Filed]) -> list[MoveLine]:
    return [move_line(filed, filed.statement) for filed in found if isinstance(filed.statement, Move)]


def _code(asked: Asked, name: str, codes: type[C]) -> C | None:
    word = asked.word(name)
    try:
        return codes(word) if word else None
    except ValueError:
        raise HTTPException(400, f"{word!r} is none of: {', '.join(codes)}") from None


def _record(line: MoveLine) -> tuple[object, ...]:
    return (
        line.id,
        line.published,
        line.publisher,
        line.document,
        line.actors,
        line.type,
        line.modality,
        line.aspect,
        line.recipients,
        line.about,
        line.period.start if line.period else None,
        line.voice,
        line.speaker,
        line.quote,
    )


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""

"""Moves, for programs."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi import Path as InPath

from pourparler.codebook import Aspect, Modality, MoveType
from pourparler.docket.filing import Filed
from pourparler.docket.finding.browsing import NOBODY, MovesAsked
from pourparler.docket.party_names import code_of
from pourparler.errors import UnknownName
from pourparler.statements.statement import Move
from pourparler.views.moves import MoveLine, move_line
from pourparler.web.api.asking import AsOf, Following, Page, Parting, Party, PublishedSince, PublishedUntil
from pourparler.web.asking import Memory, Record
from pourparler.web.pages.moves import followed, within_reach

COUNTED = 10_000

router = APIRouter()


@router.get("/moves")
def moves(
    record: Record,
    memory: Memory,
    process: Following,
    party: Party,
    part: Parting,
    as_of: AsOf = None,
    since: PublishedSince = None,
    until: PublishedUntil = None,
    type: MoveType | None = None,  # noqa: A002 - the field's own word
    aspect: Aspect | None = None,
    modality: Modality | None = None,
    voice: Annotated[
        str | None, Query(max_length=80, description=f"On whose word; `{NOBODY}` for nobody's own.")
    ] = None,
) -> Page[MoveLine]:
    """What parties asked, offered, refused, did; the newest first."""
    asked = MovesAsked(
        as_of=as_of,
        since=since,
        until=until,
        party=party,
        type=type,
        aspect=aspect,
        modality=modality,
        voice=code_of(voice) if voice and voice != NOBODY else voice or None,
    )
    if process is not None:
        return part.of([_line(filed) for filed in followed(record, asked, process, memory)])
    reached = within_reach(record, asked)
    count = record.count_moves(reached, COUNTED)
    rows = [_line(filed) for filed in record.browse_moves(reached, part.limit, part.offset)]
    page = part.page(rows, count, cut=count >= COUNTED or reached != asked)
    return page.model_copy(update={"since": reached.since}) if reached != asked else page


@router.get("/moves/{name}")
def move(
    record: Record,
    name: Annotated[str, InPath(max_length=64, description="The beginning of the identifier.")],
    as_of: AsOf = None,
) -> MoveLine:
    """One move, by the beginning of its identifier."""
    found = record.find(name, as_of)
    if not isinstance(found, Filed):
        raise UnknownName(f"{name!r} is a meeting, not a move")
    return _line(found)


def _line(filed: Filed) -> MoveLine:
    if not isinstance(filed.statement, Move):
        raise UnknownName(f"{filed.key[:12]} is no move")
    return move_line(filed, filed.statement)

"""What a program can ask the record for: parameters that all questions share, each understood in one way."""

from datetime import date
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, HTTPException, Query, Request
from pydantic import BaseModel, BeforeValidator, Field, WithJsonSchema

from pourparler.docket.party_names import code_of
from pourparler.docket.talks.process import Process
from pourparler.web.asking import day_written

Row = TypeVar("Row")

MOST_ROWS = 200
MOST_OFFSET = 1_000_000


class Page(BaseModel, Generic[Row]):
    """Some of the rows that answer, and where the rest are to be had."""

    rows: list[Row]
    total: int = Field(description="How many rows answer; at least so many if `cut`.")
    cut: bool = Field(False, description="True when there are more than were counted.")
    since: date | None = Field(None, description="Where the record is too much to be weighed: the day it was from.")
    next: str | None = Field(None, description="The address of the next page; null on the last.")


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


def _iso_day(given: Any) -> Any:  # noqa: ANN401 - whatever was sent
    """A day as ISO writes it; other ways to write one are not guessed at."""
    return day_written(given) if isinstance(given, str) else given


Day = Annotated[
    date,
    BeforeValidator(_iso_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": "^[1-8][0-9]{3}-[0-9]{2}-[0-9]{2}$"}),
]
AsOf = Annotated[Day | None, Query(description="Only what was published by that day.")]
Since = Annotated[Day | None, Query(description="Only what is not over before that day.")]
PublishedSince = Annotated[Day | None, Query(description="Only what was published on that day or later.")]
PublishedUntil = Annotated[Day | None, Query(description="Only what was published on that day or earlier.")]


def _party(
    party: Annotated[str | None, Query(max_length=80, description="A party, by its code or one of its names.")] = None,
) -> str | None:
    return code_of(party) if party and party.strip() else None


Party = Annotated[str | None, Depends(_party)]


def _process(
    request: Request,
    process: Annotated[str | None, Query(max_length=200, description="A process that the page follows.")] = None,
) -> Process | None:
    if not process:
        return None
    followed: tuple[Process, ...] = request.app.state.settings.processes
    for one in followed:
        if one.name == process:
            return one
    raise HTTPException(404, f"no process is called {process!r} here")


Following = Annotated[Process | None, Depends(_process)]


class Part:
    """Which part of a long answer is wanted."""

    def __init__(
        self,
        request: Request,
        limit: Annotated[int, Query(ge=1, le=MOST_ROWS, description="How many rows at most.")] = 50,
        offset: Annotated[int, Query(ge=0, le=MOST_OFFSET, description="How many rows to pass over.")] = 0,
    ) -> None:
        self.limit, self.offset = limit, offset
        self._url = request.url

    def of(self, rows: list[Row], *, cut: bool = False, since: date | None = None) -> Page[Row]:
        """This part of all the rows, found in the whole of the record or, if *cut*, *since* some day."""
        page = self.page(rows[self.offset : self.offset + self.limit], len(rows), cut=cut)
        return page.model_copy(update={"since": since}) if cut else page

    def page(self, rows: list[Row], total: int, *, cut: bool = False) -> Page[Row]:
        """These rows as this part of *total*."""
        end = self.offset + self.limit
        more = total > end and end <= MOST_OFFSET
        following = self._url.include_query_params(offset=end, limit=self.limit) if more else None
        address = f"{following.path}?{following.query}" if following else None
        return Page(rows=rows, total=total, cut=cut, since=None, next=address)


Parting = Annotated[Part, Depends()]


def problems(said: dict[int, str]) -> dict[int | str, dict[str, Any]]:
    """What a question can meet with, as the description of the API has it."""
    schema = Problem.model_json_schema()
    return {
        status: {"description": meaning, "content": {"application/problem+json": {"schema": schema}}}
        for status, meaning in said.items()
    }


PROBLEMS = problems(
    {
        401: "Nobody has signed in.",
        404: "Nothing on record answers to the name.",
        421: "The page does not go by the name it was asked under.",
        422: "The question makes no sense.",
        429: "Too many wrong passwords.",
        503: "The record is not available now.",
    }
)
"""What every question can meet with."""

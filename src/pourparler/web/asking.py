"""What an address asks for: the as-of day, the process, the party, the page; and how every link keeps them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, HTTPException, Request

from pourparler.docket.docket import Docket
from pourparler.docket.party_names import code_of
from pourparler.docket.talks.process import Process
from pourparler.web.remembering import Remembering

KEPT = ("process", "as_of")
"""What a link to another page takes along."""

FIRST_YEAR, LAST_YEAR = 1000, 9000
"""What can be asked about: the calendar of dates ends soon before and after."""

LINES = 50
"""How many lines a table shows at a time."""

_DAY = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")


@dataclass(frozen=True, slots=True)
class Asked:
    """The question in an address, and the links that put another one.

    >>> asked = Asked("/moves", {"as_of": "2022-01-02", "party": "RUS", "page": "3"})
    >>> asked.link(party=None)
    '/moves?as_of=2022-01-02'
    >>> asked.to("/timeline", scale="weeks")
    '/timeline?as_of=2022-01-02&scale=weeks'
    """

    path: str
    given: Mapping[str, str]

    @property
    def as_of(self) -> date | None:
        """The day asked for; None asks for all that is on record."""
        return self.day("as_of")

    @property
    def process(self) -> str | None:
        """The name of the process that was chosen."""
        return self.word("process")

    @property
    def party(self) -> str | None:
        """The code of the party that was asked for, by whichever of its names."""
        named = self.word("party")
        return code_of(named) if named else None

    @property
    def page(self) -> int:
        """Which page of a long table, counted from 1.

        Raises `HTTPException` when it is no number.
        """
        asked = self.word("page") or "1"
        if not asked.isascii() or not asked.isdigit() or not 1 <= len(asked) <= 6:
            raise HTTPException(400, f"{asked!r} is no page; pages are counted from 1")
        return max(int(asked), 1)

    @property
    def filters(self) -> dict[str, str]:
        """What narrows the list: all that was given but the page and what every link keeps."""
        return {name: value for name, value in self.given.items() if name not in (*KEPT, "page")}

    @property
    def question(self) -> frozenset[tuple[str, str]]:
        """All that was asked but which page and in which order."""
        return frozenset((name, value) for name, value in self.given.items() if name not in ("page", "sort"))

    def word(self, name: str) -> str | None:
        """What was given under this name; None for nothing."""
        return self.given.get(name, "").strip() or None

    def day(self, name: str) -> date | None:
        """The day given under this name.

        Raises `HTTPException` when what is given is no day.
        """
        word = self.word(name)
        try:
            return day_written(word) if word else None
        except ValueError as fault:
            raise HTTPException(400, str(fault)) from None

    def to(self, path: str, **more: object) -> str:
        """A link to another page, for the same process and day."""
        kept = {name: self.given.get(name) for name in KEPT}
        return _address(path, {**kept, **more})

    def link(self, **changes: object) -> str:
        """A link to this page with the question changed; it begins again on the first page of a table."""
        return _address(self.path, {**self.given, "page": None, **changes})


def day_written(text: str) -> date:
    """The day that somebody wrote, as ISO writes it.

    >>> day_written("2022-01-20")
    datetime.date(2022, 1, 20)

    Raises `ValueError` when it is no day, or so far off that no days can be counted from it.
    """
    wrong = f"{text[:40]!r} is no day; write it as 2022-01-20"
    try:
        found = date.fromisoformat(text) if _DAY.fullmatch(text) else date.min
    except ValueError:
        raise ValueError(wrong) from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(wrong)
    return found


def _address(path: str, given: Mapping[str, object]) -> str:
    pairs = [(name, str(value)) for name, value in given.items() if value not in (None, "")]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _asked(request: Request) -> Asked:
    return Asked(request.url.path, dict(request.query_params))


Asking = Annotated[Asked, Depends(_asked)]
"""What a page takes to know what it is asked."""


def _record(request: Request) -> Docket:
    record: Docket = request.app.state.docket
    return record


Record = Annotated[Docket, Depends(_record)]
"""What a page takes to consult the record."""


def _process(request: Request, asked: Asking) -> Process | None:
    processes: tuple[Process, ...] = request.app.state.settings.processes
    for process in processes:
        if process.name == asked.process:
            return process
    if asked.process:
        raise HTTPException(404, f"no process is called {asked.process!r} here")
    return None


Following = Annotated[Process | None, Depends(_process)]
"""What a page takes to keep to the process that was chosen."""


def _memory(request: Request) -> Remembering:
    memory: Remembering = request.app.state.remember
    return memory


Memory = Annotated[Remembering, Depends(_memory)]
"""What a page takes to have a long answer worked out once for all its readers."""

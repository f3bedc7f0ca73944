"""The control above every page: another process, another day, and back to the page one was on."""

from datetime import date, timedelta
from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import RedirectResponse, Response

from pourparler.web.asking import Asked, Asking, Record

router = APIRouter()


@router.get("/as-of")
def as_of(asked: Asking, record: Record, back: Annotated[str, Query(alias="from")] = "/") -> Response:
    """The page that the control stood on, asked again; a slider that was moved counts before the date beside it."""
    parts = urlsplit(back)
    if parts.scheme or parts.netloc or not parts.path.startswith("/") or parts.path.startswith(("//", "/\\")):
        raise HTTPException(400, f"{back!r} is no page here")
    page = Asked(parts.path, dict(parse_qsl(parts.query)))
    return RedirectResponse(page.link(as_of=_day(asked, record.span()), process=asked.process), 303)


def _day(asked: Asked, span: tuple[date, date] | None) -> date | None:
    step, was = asked.word("step"), asked.word("was")
    if span and step and step != was and step.isascii() and step.isdigit() and len(step) < 7:
        return span[0] + timedelta(days=int(step))
    return asked.as_of

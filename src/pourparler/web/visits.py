"""What the record held at the reader's last visit, which a cookie remembers: what is newer is marked as new."""

import time

from fastapi import Request, Response

COOKIE = "visit"
PAUSE = 3600
"""Seconds without a look after which the next one is another visit."""

_YEAR = 365 * 24 * 3600


def last_seen(request: Request, sequence: int) -> int:
    """The newest entry that was on record at the last visit; on the first visit *sequence*, so nothing is new."""
    before, latest, moment = _visit(request) or (sequence, sequence, time.time())
    return latest if time.time() - moment > PAUSE else before


def note_visit(request: Request, response: Response, sequence: int) -> None:
    """Remember that the reader has now seen the record up to *sequence*."""
    value = f"{last_seen(request, sequence)}.{sequence}.{int(time.time())}"
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, value, max_age=_YEAR, httponly=True, samesite="strict", secure=secure)


def _visit(request: Request) -> tuple[int, int, int] | None:
    """The entries seen before and during the last visit, and when it was; None when the cookie is not ours."""
    parts = request.cookies.get(COOKIE, "").split(".")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) < 16 for part in parts):
        return None
    before, latest, moment = map(int, parts)
    return before, latest, moment

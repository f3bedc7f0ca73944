"""How a program is told what went wrong: RFC 9457's problem document, in the words a person would be told it in."""

from http import HTTPStatus

from fastapi.responses import JSONResponse

from pourparler.errors import DocketFault, PourparlerError, ProcessFault, UnknownName

FEEDS = ("/calendar.ics", "/feed.atom")


class Problem(JSONResponse):
    """A problem, as the kind of JSON it is."""

    media_type = "application/problem+json"


def problem(status: int, detail: str, headers: dict[str, str] | None = None) -> Problem:
    """What went wrong, by its HTTP status, and in a sentence."""
    title = HTTPStatus(status).phrase
    return Problem({"type": "about:blank", "title": title, "status": status, "detail": detail}, status, headers)


def for_programs(path: str) -> bool:
    """True for what programs ask for, as against people."""
    return path.startswith("/api/") or path in FEEDS


def status_of(fault: PourparlerError) -> int:
    """What a fault of ours is in HTTP: not there, not to be answered, or, with the database behind it, not available.

    >>> status_of(DocketFault("nobody speaks of it in its own voice")).value
    422
    """
    if isinstance(fault, UnknownName):
        return HTTPStatus.NOT_FOUND
    unavailable = not isinstance(fault, DocketFault | ProcessFault) or isinstance(fault.__cause__, Exception)
    return HTTPStatus.SERVICE_UNAVAILABLE if unavailable else HTTPStatus.UNPROCESSABLE_ENTITY

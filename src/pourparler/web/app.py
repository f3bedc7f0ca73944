"""The page over a docket, as an application to serve."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException as AnyHTTPException

from pourparler import __version__
from pourparler.docket.opening import open_docket
from pourparler.errors import PourparlerError
from pourparler.web.api.routing import router as api
from pourparler.web.asking import Asked
from pourparler.web.drawing import STATIC, draw
from pourparler.web.feeds import calendars, news
from pourparler.web.framing import Framing
from pourparler.web.pages import (
    add,
    commitments,
    compare,
    documents,
    indicators,
    interference,
    lens,
    meetings,
    moves,
    positions,
    review,
    searching,
    timeline,
    today,
)
from pourparler.web.problems import for_programs, problem, status_of
from pourparler.web.remembering import Remembering
from pourparler.web.safety import HEADERS, protect
from pourparler.web.settings import Settings
from pourparler.web.signing_in import router as signing_in

PAGES = (
    lens.router,
    today.router,
    timeline.router,
    meetings.router,
    positions.router,
    moves.router,
    interference.router,
    commitments.router,
    indicators.router,
    documents.router,
    compare.router,
    searching.router,
    review.router,
    add.router,
)
"""The routers of the pages, one a page."""


def create_app(settings: Settings) -> FastAPI:
    """The application that shows the docket named by *settings*.

    Raises `DocketFault` when the docket cannot be opened.
    """
    docket = open_docket(settings.docket)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        app.state.remember.close()
        docket.close()

    app = FastAPI(
        title="Pourparler",
        version=__version__,
        openapi_url="/api/openapi.json",
        docs_url=None,  # their scripts would come from another host
        redoc_url=None,
        # What is asked of the page goes nowhere, whatever the environment tells the framework.
        telemetry={"auto_configure": False, "tracing": False, "metrics": False, "logs": False},
        lifespan=lifespan,
    )
    app.state.settings = settings
    app.state.docket = docket
    app.state.remember = Remembering(docket)
    app.state.frame = Framing(docket, tuple(process.name for process in settings.processes))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for router in PAGES:
        app.include_router(router, include_in_schema=False)
    app.include_router(signing_in, include_in_schema=False)
    app.include_router(api)
    app.include_router(calendars.router, include_in_schema=False)
    app.include_router(news.router, include_in_schema=False)
    app.add_exception_handler(PourparlerError, _fault)
    app.add_exception_handler(AnyHTTPException, _refusal)
    app.add_exception_handler(RequestValidationError, _misunderstanding)
    app.add_exception_handler(Exception, _breakdown)
    protect(app, settings.door)
    return app


def _fault(request: Request, fault: Exception) -> Response:
    """A fault of ours, told in a line: what does not answer is not found, anything else is not available."""
    status = status_of(fault) if isinstance(fault, PourparlerError) else 500
    return _told(request, status, str(fault))


def _refusal(request: Request, refusal: Exception) -> Response:
    status, reason = 500, str(refusal)
    if isinstance(refusal, AnyHTTPException):
        status, reason = refusal.status_code, str(refusal.detail)
    return _told(request, status, reason)


def _misunderstanding(request: Request, misunderstood: Exception) -> Response:
    """What was asked for in a way that makes no sense, each part of it by its name."""
    reasons = misunderstood.errors() if isinstance(misunderstood, RequestValidationError) else []
    named = (".".join(str(part) for part in reason["loc"][1:]) for reason in reasons)
    told = (reason["msg"].removeprefix("Value error, ") for reason in reasons)
    return _told(request, 422, "; ".join(f"{name}: {why}" for name, why in zip(named, told, strict=True)))


def _breakdown(request: Request, _: Exception) -> Response:
    """A fault of the program itself; it stands outside the guard, so it brings the headers of every answer."""
    answer = _told(request, 500, "Pourparler failed at this; what is on record is as it was before")
    answer.headers.update(HEADERS)
    return answer


def _told(request: Request, status: int, reason: str) -> Response:
    """The fault, to a person as a page (asked for nothing, so that it can be drawn), to a program as a problem."""
    path = request.url.path
    if for_programs(path):
        return problem(status, reason)
    return draw(request, "fault.html", status, asked=Asked(path, {}), reason=reason)

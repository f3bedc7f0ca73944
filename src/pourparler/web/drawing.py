"""Draw a page: its template, with what every page shows around it."""

from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pourparler import __version__
from pourparler.web.asking import Asked
from pourparler.web.phrasing import FILTERS, locale_of

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"

PAGES = (
    ("/", "Today"),
    ("/timeline", "Timeline"),
    ("/positions", "Positions"),
    ("/moves", "Moves"),
    ("/interference", "Interference"),
    ("/commitments", "Commitments"),
    ("/documents", "Documents"),
    ("/indicators", "Indicators"),
    ("/review", "Review"),
    ("/add", "Add"),
)
"""The pages, in the order in which every page lists them."""

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.filters.update(FILTERS)
_ENVIRONMENT.globals.update(pages=PAGES, version=__version__)


def draw(
    request: Request,
    template: str,
    status: int = 200,
    **shown: Any,  # noqa: ANN401 - what a template shows
) -> HTMLResponse:
    """The page that *template* makes of what is *shown*.

    Every page is given what was `asked`, the frame that stands around it, and the token its forms send back.
    """
    asked = shown.pop("asked", None) or Asked(request.url.path, dict(request.query_params))
    context = {
        "asked": asked,
        "to": asked.to,
        "link": asked.link,
        "frame": request.app.state.frame(asked),
        "locale": locale_of(request.headers.get("accept-language", "")),
        "csrf": getattr(request.state, "csrf", ""),
        "user": getattr(request.state, "user", None),
        "guarded": request.app.state.settings.door.is_guarded,
        "may_edit": getattr(request.state, "may_edit", True),
    }
    html = _ENVIRONMENT.get_template(template).render(context | shown)
    return HTMLResponse(html, status_code=status)


def fragment(template: str, **shown: Any) -> str:  # noqa: ANN401
    """What *template* makes by itself, without a look at the record: for those who have not signed in."""
    return _ENVIRONMENT.get_template(template).render(shown)

"""Indicators: where the talks stand in figures, each with its interval, its n, and what it counts."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from pourparler.web.asking import Asking, Following, Memory, Record
from pourparler.web.drawing import draw

router = APIRouter()


@router.get("/indicators")
def indicators(request: Request, asked: Asking, record: Record, process: Following, memory: Memory) -> Response:
    """Every indicator; without the extra they need, which that is."""
    try:
        # scipy and altair take a second to load, and are an extra.
        from pourparler.web.figures import measured
    except ImportError:
        return draw(request, "indicators.html", asked=asked, found=None)
    found = memory(("indicators", asked.question), lambda: measured(record, asked, process))
    return draw(request, "indicators.html", asked=asked, found=found)


@router.get("/indicators/{name}.svg")
def chart(name: str, asked: Asking, record: Record, process: Following, memory: Memory) -> Response:
    """One chart, as a picture for the page."""
    # As above.
    from pourparler.web.figures import drawn, measured

    found = memory(("indicators", asked.question), lambda: measured(record, asked, process))
    picture = memory(("chart", name, asked.question), lambda: drawn(found, name))
    if picture is None:
        raise HTTPException(404, f"there is no chart {name!r}")
    return Response(picture, media_type="image/svg+xml")

"""The feed that a news reader subscribes to: `/feed.atom`, of a process or of a party, or of all talks on record."""

from datetime import timedelta

from fastapi import APIRouter, Request
from fastapi.responses import Response

from pourparler.exports.feed import feed
from pourparler.views.revisions import lately
from pourparler.web.api.asking import AsOf, Following, Party
from pourparler.web.asking import Memory, Record
from pourparler.web.feeds.calendars import name_of

BACK = timedelta(days=30)
"""How many days the feed goes back from the newest publication."""

router = APIRouter()


@router.get("/feed.atom", response_class=Response)
def news(
    request: Request, record: Record, memory: Memory, process: Following, party: Party, as_of: AsOf = None
) -> Response:
    """What the documents of the last thirty days changed, as Atom."""
    span = record.span()
    newest = span[1] if span else record.today
    day = min(as_of or newest, newest)
    name, page, address = name_of(process, party), str(request.base_url), str(request.url)

    def made() -> bytes:
        return feed(lately(record, day - BACK, day, party, process=process), name, day, page, address)

    answer = memory(("feed", day, party, process and process.name, address), made)
    return Response(answer, media_type="application/atom+xml; charset=utf-8")

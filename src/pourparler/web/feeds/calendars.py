"""The calendar that one subscribes to: `/calendar.ics`, of a process or of a party, or of all talks on record."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from pourparler.docket.talks.process import Process
from pourparler.exports.calendar import calendar
from pourparler.exports.party_names import full_name
from pourparler.web.api.asking import AsOf, Day, Following, Party
from pourparler.web.api.meetings import AHEAD, BACK, between
from pourparler.web.asking import Memory, Record

router = APIRouter()


@router.get("/calendar.ics", response_class=Response)
def calendar_file(
    request: Request,
    record: Record,
    memory: Memory,
    process: Following,
    party: Party,
    as_of: AsOf = None,
    since: Annotated[Day | None, Query(description="The first day; without it, ninety days back.")] = None,
) -> Response:
    """The meetings as iCalendar, from ninety days back to three years ahead."""
    day = as_of or record.today
    first, name, page = since or day - BACK, name_of(process, party), str(request.base_url)

    def made() -> bytes:
        if process is None:
            found = between(record, memory, first, day + AHEAD, as_of, party)
        else:
            found = record.meetings(as_of, party, first, process=process)
        return calendar(found, name, datetime.now(UTC), page)

    answer = memory(("calendar", first, as_of, party, process and process.name, page), made)
    return Response(answer, media_type="text/calendar; charset=utf-8")


def name_of(process: Process | None, party: str | None) -> str:
    """What a feed is called: after the process and the party it keeps to."""
    told = [process.name if process else "Talks on record", *([full_name(party)] if party else [])]
    return ", ".join(told)

"""The concordance as one web page that needs nothing besides itself: to print, to send, to keep."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from pourparler.exports.concordance_wording import (
    MARKS,
    by_topic,
    place_of,
    side_name,
    source_told,
    summary,
    value_told,
    verdict_told,
)
from pourparler.exports.wording import parties, when
from pourparler.views.concordance import Concordance, SentenceLine


def concordance_page(found: Concordance) -> str:
    """The whole HTML page; whatever comes from a document is escaped."""
    a, b = side_name(found.a), side_name(found.b)
    meeting = found.meeting
    return _template().render(
        title=f"{a} and {b}" + (f", {when(meeting.period)}" if meeting else ""),
        meeting=f"{when(meeting.period)}, {parties(meeting.parties)}" if meeting else None,
        id=meeting.id if meeting else None,
        a=a,
        b=b,
        sources=(source_told(found.a), source_told(found.b)),
        summary=summary(found),
        topics=by_topic(found.points),
    )


def parts_of(line: SentenceLine) -> tuple[str, str, str]:
    """A sentence before its trigger, the trigger, and what follows it."""
    if line.trigger is None:
        return line.quote, "", ""
    start, end = line.trigger
    return line.quote[:start], line.quote[start:end], line.quote[end:]


@cache
def _template() -> Template:
    loader = PackageLoader("pourparler.exports")
    drawing = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    drawing.globals.update(
        marks=MARKS, verdict_told=verdict_told, value_told=value_told, place_of=place_of, parts_of=parts_of
    )
    return drawing.get_template("concordance.html")

"""The record in the words and dates of the reader, as templates put it: `{{ period | when }}`."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_interval, format_skeleton
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from pourparler.chronology import Period, precision_of
from pourparler.codebook import Level
from pourparler.docket.meetings.meeting import Meeting
from pourparler.docket.talks.commitments import Footing
from pourparler.exports.concordance_wording import by_topic, side_name, summary, value_told, verdict_told
from pourparler.exports.party_names import full_name, spoken
from pourparler.exports.wording import act, counted, cut, day, how, listed, on_whose_word
from pourparler.passage import Passage
from pourparler.statements.statement import Mention

ENGLISH = "en"
"""The language of the page; its dates are written as everywhere else in Pourparler, the day before the month."""

_SKELETONS = {"day": "yMMMd", "month": "yMMM", "year": "y"}


@lru_cache(maxsize=1000)
def locale_of(accepted: str) -> str:
    """The first language of an Accept-Language header whose dates can be written.

    >>> locale_of("xx, fr-CH;q=0.9, en;q=0.8"), locale_of("en-US,en"), locale_of("")
    ('fr_CH', 'en', 'en')
    """
    for offered in accepted.split(",")[:10]:
        code = offered.split(";")[0].strip()
        if code.lower().split("-")[0] == ENGLISH:
            return ENGLISH
        try:
            return str(Locale.parse(code, sep="-"))
        except (ValueError, UnknownLocaleError):
            continue
    return ENGLISH


@lru_cache(maxsize=20_000)
def written(period: Period, locale: str) -> str:
    """A period as readers of *locale* write it, as exact as it is known.

    >>> written(Period("2022-01-09", "2022-01-10"), "de"), written(Period("2022-01"), "fr")
    ('9.–10. Jan. 2022', 'janv. 2022')
    """
    if locale == ENGLISH:
        return str(period)
    start, end = _SKELETONS[precision_of(period.start)], _SKELETONS[precision_of(period.end or period.start)]
    if period.first == period.last or period.end is None:
        return str(format_skeleton(start, period.first, locale=locale))
    if start == end:
        return str(format_interval(period.first, period.last, start, locale=locale))
    ends = (format_skeleton(start, period.first, locale=locale), format_skeleton(end, period.last, locale=locale))
    return " – ".join(map(str, ends))


@lru_cache(maxsize=20_000)
def _one_day(given: date, locale: str) -> str:
    return day(given) if locale == ENGLISH else str(format_date(given, "medium", locale=locale))


@pass_context
def when(context: Context, period: Period | None, otherwise: str = "no date") -> Markup:
    """A period, as a `<time>` that a program can read as well."""
    if period is None:
        return Markup('<span class="unknown">{}</span>').format(otherwise)
    return Markup('<time datetime="{}">{}</time>').format(period.start, written(period, context["locale"]))


@pass_context
def on_day(context: Context, given: date | None, otherwise: str = "undated") -> Markup:
    """A day, as a `<time>`."""
    if given is None:
        return Markup('<span class="unknown">{}</span>').format(otherwise)
    return Markup('<time datetime="{}">{}</time>').format(given.isoformat(), _one_day(given, context["locale"]))


@pass_context
def at_time(context: Context, given: datetime) -> Markup:
    """A moment, to the minute, by universal time."""
    locale = context["locale"]
    shown = (
        f"{day(given.date())}, {given:%H:%M}" if locale == ENGLISH else format_datetime(given, "short", locale=locale)
    )
    return Markup('<time datetime="{}">{} UTC</time>').format(given.isoformat(), shown)


def names(codes: Iterable[str]) -> str:
    """Parties by their names, as a list.

    >>> names(["RUS", "NATO"])
    'Russia, NATO'
    """
    return ", ".join(full_name(code) for code in codes)


def word_on(line: Any) -> str:  # noqa: ANN401 - any line that tells of a meeting
    """On whose word a meeting stands as it does."""
    return on_whose_word(line.status, line.standing, line.parties, line.backed_by)


def how_held(line: Any) -> str:  # noqa: ANN401
    """Where and in which form parties meet, and at which rank."""
    return how(line.channel, line.place, line.format, line.level)


def act_of(line: Any) -> str:  # noqa: ANN401
    """What a party does, in a few words."""
    return act(line.type, line.modality, line.aspect)


def titled(code: str) -> str:
    """A code at the head of a column or a line: `one-sided` as "One-sided"."""
    return code.replace("_", " ")[:1].upper() + code.replace("_", " ")[1:]


def rank(level: Level) -> str:
    """The rank as a plural, for a table."""
    return "" if level is Level.UNSPECIFIED else f"{level.value}s"


def marked(quote: str, spans: Iterable[tuple[int, int]]) -> Markup:
    """A sentence with the words that carry it set off; it is escaped like everything that comes from a document.

    >>> marked("<b> they met", [(9, 12)])
    Markup('&lt;b&gt; they <mark>met</mark>')
    """
    parts: list[Markup] = []
    at = 0
    for start, end in sorted(spans):
        if start >= at:
            parts += [escape(quote[at:start]), Markup("<mark>{}</mark>").format(quote[start:end])]
            at = end
    return Markup("").join([*parts, escape(quote[at:])])


def sentences(mentions: Iterable[Mention]) -> list[tuple[Passage, list[tuple[int, int]]]]:
    """The passages of a statement, each once, with the places of its triggers counted within it."""
    found: dict[Passage, list[tuple[int, int]]] = {}
    for mention in mentions:
        passage, spans = mention.passage, found.setdefault(mention.passage, [])
        begin, end = mention.trigger.start - passage.start, mention.trigger.end - passage.start
        if 0 <= begin < end <= len(passage.words):
            spans.append((begin, end))
    return list(found.items())


def web_address(url: str) -> str:
    """The address of a document if it is one of the web; a link to nothing if it is a script or a file.

    >>> web_address("https://www.osce.org/1"), web_address("javascript:alert(1)")
    ('https://www.osce.org/1', '#')
    """
    return url if url.lower().startswith(("https://", "http://")) else "#"


def told(meeting: Meeting) -> str:
    """A meeting in one line, for those who point at its mark or have it read to them."""
    date_ = str(meeting.period) if meeting.period else "no date set"
    parts = [date_, names(meeting.parties), how_held(meeting), meeting.status.value, word_on(meeting)]
    return "; ".join(part for part in parts if part)


_FOOTINGS = {
    Footing.VERIFIED: "someone else watches over it",
    Footing.MUTUAL: "both sides say so",
    Footing.UNILATERAL: "one side says so",
    Footing.REPORTED: "no side says so itself",
}


def footing_told(footing: Footing) -> str:
    """What a commitment rests on, as people say it."""
    return _FOOTINGS[footing]


FILTERS: Mapping[str, Callable[..., Any]] = {
    "when": when,
    "on_day": on_day,
    "at_time": at_time,
    "names": names,
    "full_name": full_name,
    "spoken": spoken,
    "word_on": word_on,
    "how_held": how_held,
    "act_of": act_of,
    "titled": titled,
    "rank": rank,
    "marked": marked,
    "sentences": sentences,
    "web_address": web_address,
    "told": told,
    "footing_told": footing_told,
    "by_topic": by_topic,
    "side_name": side_name,
    "tally_of": summary,
    "value_told": value_told,
    "verdict_told": verdict_told,
    "period_of": Period,
    "counted": counted,
    "cut": cut,
    "listed": listed,
}
"""What templates can say of the record."""

"""The record in the words of those who use it: "confirmed by both", "only Moscow says so"."""

from collections.abc import Iterable, Sequence
from datetime import date

from pourparler.chronology import Period
from pourparler.codebook import Aspect, Channel, Level, Modality, MoveType, Standing, Status
from pourparler.exports.party_names import spoken

MANY = 3
"""From this number on reports are counted, not named."""

_CHANNELS = {
    Channel.PHONE: "phone call",
    Channel.VIDEO: "video call",
    Channel.WRITTEN: "in writing",
}
_LEVELS = {Level.LEADER: "leaders", Level.MINISTER: "ministers", Level.OFFICIAL: "officials"}
_ACTS = {
    MoveType.AGREE: "agrees",
    MoveType.SUPPORT: "supports",
    MoveType.CONCEDE: "gives way",
    MoveType.COOPERATE: "cooperates",
    MoveType.AID: "helps",
    MoveType.RETREAT: "withdraws",
    MoveType.REQUEST: "asks",
    MoveType.ACCUSE: "accuses",
    MoveType.REJECT: "rejects",
    MoveType.THREATEN: "threatens",
    MoveType.PROTEST: "protests",
    MoveType.SANCTION: "sanctions",
    MoveType.MOBILIZE: "mobilises",
    MoveType.COERCE: "coerces",
    MoveType.ASSAULT: "attacks",
}
_ASPECTS = {
    Aspect.TALKS: "whether to talk",
    Aspect.FORMAT: "the format",
    Aspect.SCHEDULE: "the date",
    Aspect.VENUE: "the place",
    Aspect.AGENDA: "the agenda",
    Aspect.PARTICIPATION: "who takes part",
}


def day(given: date) -> str:
    """A day as it is written in every table.

    >>> day(date(2022, 1, 2))
    '2 Jan 2022'
    """
    return str(Period.of_day(given))


def when(period: Period | None, otherwise: str = "undated") -> str:
    """The date, as exact as it is known."""
    return str(period) if period else otherwise


def parties(codes: Iterable[str]) -> str:
    """Who, in one line."""
    return ", ".join(codes)


def how(channel: Channel, place: str | None, format: str | None, level: Level) -> str:  # noqa: A002
    """Where and in which form parties meet, and at which rank: only what is known of it.

    >>> how(Channel.IN_PERSON, "Brussels", "Russia-NATO Council", Level.OFFICIAL)
    'Brussels, Russia-NATO Council, officials'
    >>> how(Channel.PHONE, None, None, Level.LEADER), how(Channel.IN_PERSON, None, None, Level.UNSPECIFIED)
    ('phone call, leaders', 'in person')
    """
    known = [_CHANNELS.get(channel), place, format, _LEVELS.get(level)]
    told = [part for part in known if part]
    if not told and channel is Channel.IN_PERSON:
        return "in person"
    return ", ".join(told)


def on_whose_word(status: Status, standing: Standing, parties: Sequence[str], backed_by: Sequence[str]) -> str:
    """How well it stands that a meeting does as it does, in a few words.

    >>> on_whose_word(Status.HELD, Standing.SETTLED, ("RUS", "USA"), ("RUS", "USA"))
    'confirmed by both'
    >>> on_whose_word(Status.PLANNED, Standing.ONE_SIDED, ("RUS", "USA"), ("RUS", "Reuters"))
    'only Moscow says so'
    >>> on_whose_word(Status.PLANNED, Standing.REPORTED, ("RUS", "USA"), ("Reuters",))
    'reported by Reuters'
    """
    if status is Status.LAPSED:
        return "nobody has said it took place"
    if standing is Standing.DISPUTED:
        return "voices disagree"
    own = [spoken(code) for code in backed_by if code in parties]
    if standing is Standing.SETTLED:
        return {1: f"{listed(own)} says so", 2: "confirmed by both"}.get(len(parties), "confirmed by all")
    if standing is Standing.ONE_SIDED:
        return f"only {listed(own)} {'says' if len(own) == 1 else 'say'} so"
    others = [spoken(source) for source in backed_by]
    if len(others) >= MANY:
        return f"reported by {len(others)} sources"
    return f"reported by {listed(others)}" if others else "reported"


def act(kind: MoveType, modality: Modality, aspect: Aspect) -> str:
    """What a party does, how real it is unless it is done, and of which element of the talks.

    >>> act(MoveType.REQUEST, Modality.ACTUAL, Aspect.FORMAT)
    'asks, on the format'
    >>> act(MoveType.ASSAULT, Modality.NEGATED, Aspect.SUBSTANCE)
    'attacks (negated)'
    """
    done = _ACTS[kind] if modality is Modality.ACTUAL else f"{_ACTS[kind]} ({modality.value})"
    return f"{done}, on {_ASPECTS[aspect]}" if aspect.of_process else done


def listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them.

    >>> listed(["Kyiv", "Paris", "Berlin"])
    'Kyiv, Paris and Berlin'
    """
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def counted(count: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "document"), counted(1200, "entry")
    ('1 document', '1,200 entries')
    """
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{count:,} {noun if count == 1 else plural}"


def cut(words: str, length: int) -> str:
    """*words* in one line, cut behind a word when they are longer than *length*.

    >>> cut("that such talks were not a matter for two", 20)
    'that such talks …'
    """
    line = " ".join(words.split())
    if len(line) <= length:
        return line
    return line[: length - 1].rsplit(" ", 1)[0] + " …"

"""Meetings, moves and promises in a sentence each, with the sentences they rest on."""

from collections.abc import Iterable, Sequence
from datetime import date

from pourparler.codebook import Channel, Level, Status
from pourparler.docket.filing import FEW_DAYS, Filed
from pourparler.docket.meetings.facts import TOOK_PLACE
from pourparler.docket.meetings.meeting import SHORT, Meeting
from pourparler.docket.talks.commitments import Commitment, Footing
from pourparler.docket.talks.interference import Interference, Sequel
from pourparler.docket.talks.positions import Position, Stance, Stand
from pourparler.exports.brief.brief import Cited
from pourparler.exports.party_names import full_name, spoken
from pourparler.exports.wording import act, cut, day, listed, on_whose_word, when
from pourparler.statements.statement import MeetingStatement, Move

QUOTED = 220
"""A quotation of more characters than this is cut."""
MANY_PARTIES = 5
_THE = frozenset(["USA", "GBR", "NLD", "ARE", "PHL", "CZE", "DOM", "CAF", "COD", "EU", "UN", "OSCE", "IAEA"])
"""Those whose name has an article in running text."""

_MET = {
    Channel.PHONE: "spoke by telephone",
    Channel.VIDEO: "spoke by video link",
    Channel.WRITTEN: "wrote to each other",
    Channel.IN_PERSON: "met",
    Channel.UNSPECIFIED: "were in contact",
}
_TO_MEET = {
    Channel.PHONE: "speak by telephone",
    Channel.VIDEO: "speak by video link",
    Channel.WRITTEN: "write to each other",
    Channel.IN_PERSON: "meet",
    Channel.UNSPECIFIED: "be in contact",
}
_LEVELS = {Level.LEADER: "leaders", Level.MINISTER: "ministers", Level.OFFICIAL: "officials"}
_STANCES = {
    Stance.ASKS: "asks",
    Stance.OFFERS: "offers",
    Stance.FOR: "is for it",
    Stance.YIELDS: "gives way",
    Stance.AGAINST: "is against it",
    Stance.PRESSES: "presses",
    Stance.BLAMES: "blames",
    Stance.UNDECIDED: "has not decided",
}
_SEQUELS = {
    Sequel.HELD: "held as it stood",
    Sequel.MOVED: "then moved",
    Sequel.ALTERED: "then altered",
    Sequel.CALLED_OFF: "then called off",
    Sequel.LAPSED: "never said to have taken place",
    Sequel.PENDING: "still to come",
}
_OVER = {Status.CANCELLED: "was called off", Status.REFUSED: "was refused", Status.LAPSED: "has lapsed"}


def named(codes: Iterable[str]) -> str:
    """Parties as a sentence names them; many are cut short.

    >>> named(["RUS", "USA"]), named(["NATO"])
    ('Russia and the United States', 'NATO')
    """
    names = [f"the {full_name(code)}" if code in _THE else full_name(code) for code in codes]
    if len(names) > MANY_PARTIES:
        names = [*names[: MANY_PARTIES - 1], f"{len(names) - MANY_PARTIES + 1} others"]
    return listed(names) or "somebody"


def meeting_told(meeting: Meeting) -> str:
    """What became of a meeting, and on whose word."""
    word = on_whose_word(meeting.status, meeting.standing, meeting.parties, meeting.backed_by)
    return f"{_what(meeting)}; {word}."


def sitting(meeting: Meeting) -> str:
    """A meeting as another sentence refers to it: "the meeting of Russia and France in Moscow, 7 Feb 2022"."""
    who = named(meeting.parties)
    what = f"the {meeting.format} ({who})" if meeting.format else f"the {_kind(meeting)} of {who}"
    place = f" in {meeting.place}" if meeting.place else ""
    return what + place + (f", {meeting.period}" if meeting.period else "")


def move_told(one: Interference) -> str:
    """A move against what stood, what it touches, and what came of that."""
    move = one.move
    said = f": “{cut(move.about, QUOTED)}”" if move.about else ""
    touched = "; ".join(f"{sitting(each.before)}, {_SEQUELS[each.sequel]}" for each in one.touched[:2])
    more = f" and {len(one.touched) - 2} more" if len(one.touched) > 2 else ""
    who = named(move.actors) if move.actors else "Somebody"
    return f"{_capital(who)} {_does(move, len(move.actors))}{said}. It touches {touched}{more}."


def turn_told(position: Position, stand: Stand, before: Stand | None) -> str:
    """Where a party turned, and from where."""
    about = f", “{cut(stand.move.about, QUOTED)}”" if stand.move.about else ""
    was = f" (on {day(before.day)}: {_STANCES[before.stance]})" if before and before.day else ""
    who = _capital(named([position.party]))
    return f"{who}, on {position.issue}: {_STANCES[stand.stance]}{about}{was}."


def promise_told(one: Commitment) -> str:
    """What was agreed or promised, to whom, and what it rests on."""
    towards = f" towards {named(one.towards)}" if one.towards else ""
    due = f", due {one.due}" if one.due else ""
    who = _capital(named(one.parties))
    return f"{who} {_does(one, len(one.parties))}{towards}: “{cut(one.about, QUOTED)}”{due}; {_rests(one)}."


def change_told(before: Meeting, now: Meeting) -> str:
    """How a meeting that was on record before stands now."""
    return f"{_capital(sitting(now))}: was {_stood(before, now)}; now {_stood(now, before)}."


def _stood(meeting: Meeting, other: Meeting) -> str:
    word = on_whose_word(meeting.status, meeting.standing, meeting.parties, meeting.backed_by)
    dated = [f"for {when(meeting.period, 'no date')}"] if meeting.period != other.period else []
    return ", ".join([meeting.status.value, *dated, word])


def cited(filed: Filed, key: str | None = None) -> Cited:
    """The source of a line; *key* is that of the meeting or move it is about, if not the statement's own."""
    source = filed.source
    return Cited(
        id=(key or filed.key)[:SHORT],
        document=source.id,
        publisher=source.publisher,
        published=source.published,
        url=source.url,
        quote=cut(_telling(filed), QUOTED),
    )


def _telling(filed: Filed) -> str:
    """Of the passages of a statement the one that names most of what it says: people, place, forum."""
    said = filed.statement
    named = [person.split()[-1] for person in said.people if person]
    if isinstance(said, MeetingStatement):
        named += [name for name in (said.place, said.format) if name]
    passages = [mention.passage.words for mention in said.mentions]
    return max(passages, key=lambda words: sum(name in words for name in named))


def witnesses(meeting: Meeting, since: date | None = None) -> tuple[Cited, ...]:
    """The sentences a meeting stands on as it does: the clearest of each of two parties, else the clearest of all."""
    told = [filed for filed in meeting.statements if _agrees(meeting, filed)] or list(meeting.statements)
    late = [filed for filed in told if since and filed.source.published and filed.source.published >= since] or told
    clearest = sorted(late, key=_clarity, reverse=True)
    own: dict[str, Filed] = {}
    for filed in clearest:
        if filed.statement.voice in meeting.parties:
            own.setdefault(str(filed.statement.voice), filed)
    return tuple(cited(filed, meeting.key) for filed in list(own.values())[:2] or clearest[:1])


def _clarity(filed: Filed) -> tuple[int, int]:
    """How much a statement says of a meeting by itself; of two that say as much, the one made more often."""
    said = filed.statement
    if not isinstance(said, MeetingStatement):
        return 0, 0
    known = (
        said.period and said.period.days <= FEW_DAYS,
        said.channel is not Channel.UNSPECIFIED,
        said.place or said.format,
    )
    return 2 * min(len(said.parties), 2) + sum(map(bool, known)) + bool(said.people), len(said.mentions)


def _agrees(meeting: Meeting, filed: Filed) -> bool:
    said = filed.statement
    if not isinstance(said, MeetingStatement):
        return False
    return said.status is meeting.status or (said.status in TOOK_PLACE and meeting.status in TOOK_PLACE)


def _what(meeting: Meeting) -> str:
    who, how_ = _capital(named(meeting.parties)), _circumstances(meeting)
    alone = len(meeting.parties) == 1
    if meeting.status in TOOK_PLACE:
        return f"{who} {'held talks' if alone else _MET[_channel(meeting)]}{how_}"
    if meeting.status in _OVER:
        return f"{_capital(sitting(meeting))}{',' if meeting.period else ''} {_OVER[meeting.status]}"
    verb = "hold talks" if alone else _TO_MEET[_channel(meeting)]
    if meeting.status is Status.PROPOSED:
        return f"It is proposed that {named(meeting.parties)} {verb}{how_}"
    be = "is" if alone else "are"
    return f"{who} {be} to {verb}{how_}"


def _channel(meeting: Meeting) -> Channel:
    """How they meet; who comes to a place, or sits in a forum, meets."""
    told = meeting.channel is not Channel.UNSPECIFIED or not (meeting.place or meeting.format)
    return meeting.channel if told else Channel.IN_PERSON


def _circumstances(meeting: Meeting) -> str:
    there = meeting.channel in (Channel.IN_PERSON, Channel.UNSPECIFIED)
    place = f" in {meeting.place}" if meeting.place and there else ""
    more = [part for part in (meeting.format, _LEVELS.get(meeting.level)) if part]
    return place + (f" ({', '.join(more)})" if more else "")


def _does(one: Move | Commitment, many: int = 1) -> str:
    """What somebody does; of several, what they do."""
    verb, space, rest = act(one.type, one.modality, one.aspect).partition(" ")
    comma = "," if verb.endswith(",") else ""
    verb = verb.removesuffix(",")
    return (verb.removesuffix("s") if many > 1 else verb) + comma + space + rest


def _kind(meeting: Meeting) -> str:
    if meeting.channel in (Channel.PHONE, Channel.VIDEO):
        return "call"
    return "meeting" if meeting.channel is Channel.IN_PERSON else "contact"


def _rests(one: Commitment) -> str:
    if one.footing is Footing.VERIFIED:
        return f"rests on {listed(one.warrants)}"
    voices = [spoken(voice) for voice in one.voices]
    if one.footing is Footing.MUTUAL:
        return f"on the word of {listed(voices)}"
    if one.footing is Footing.UNILATERAL:
        return f"only on the word of {listed(voices)}"
    return "on nobody's own word"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def tellings(filed: Sequence[Filed]) -> tuple[Cited, ...]:
    """The first telling of a promise, and the first on another's word."""
    first = filed[0]
    other = next((one for one in filed if one.statement.voice != first.statement.voice), None)
    return tuple(cited(one, first.key) for one in (first, other) if one)

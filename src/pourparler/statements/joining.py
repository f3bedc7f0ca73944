"""Join the mentions of one meeting, and of one act, within a document.

A mention with no party of its own ("the talks", "the conversation") is the meeting last spoken of that it can be; one
with parties joins a meeting of the same parties unless date, channel, place or status tell them apart.
"""

import re
from dataclasses import dataclass, replace
from functools import partial

from pourparler.annotations.gazetteer import countries_of_cities
from pourparler.chronology import Period, Precision
from pourparler.codebook import Aspect, Channel, Level, Modality, MoveType, Status
from pourparler.statements.participants import Side
from pourparler.statements.statement import Mention
from pourparler.statements.word_lists import word_list

_FAMILIES = {name: word_list(name) for name in ("calls", "visits", "letters", "meetings")}
_PLAIN = word_list("plain")
_TELLING = (word_list("sessions") | word_list("visits") | _FAMILIES["calls"] | _FAMILIES["letters"]) - _PLAIN
_SITTINGS = word_list("sessions") - _PLAIN
_CONVERSATIONS = word_list("conversations")
_SIDELINES = re.compile(r"\b(?:sideline|margin|fringe)s? of(?: [\w\N{EN DASH}-]+){0,6} $")
_PAST = frozenset([Status.HELD, Status.ONGOING])
_AHEAD = frozenset([Status.PLANNED, Status.PROPOSED, Status.POSTPONED, Status.CANCELLED, Status.REFUSED])


@dataclass(frozen=True, slots=True)
class MeetingMention:
    """One mention of a meeting as the rules read it, before mentions are joined."""

    mention: Mention
    word: str  # the lemma of the trigger
    own: Side  # named by the mention itself
    nearby: tuple[Side, ...]  # who else may take part, best guess first
    channel: Channel
    level: Level
    format: str | None
    period: Period | None
    place: str | None
    country: str | None
    status: Status
    told: bool  # the sentence tells the status by words, not by default
    speaker: str | None
    voice: str | None
    definite: bool  # "the talks", which may lean on what was said before
    body: bool  # a session of a standing body or bloc, which is party enough by itself
    foremost: bool  # told as news, not named in passing
    present: bool  # told in the present tense, as news items tell the day's news
    set_apart: str | None  # "past" or "ahead" when words set it off from the news: "the recent visit", "the next round"
    setting: bool  # the contact after or during which the news came about
    simply_past: bool  # told by a verb in the simple past, as a report tells what happened that day
    ends: bool  # told only as ending
    today: bool  # on the day of publication, in so many words

    @property
    def family(self) -> str:
        """What sort of contact the trigger's word names."""
        return next((name for name, words in _FAMILIES.items() if self.word in words), "talks")


@dataclass(frozen=True, slots=True)
class MoveMention:
    """One mention of an act as the rules read it."""

    mention: Mention
    word: str
    type: MoveType
    actors: Side
    recipients: Side
    modality: Modality
    aspect: Aspect
    about: str | None
    period: Period | None
    speaker: str | None
    voice: str | None


@dataclass(slots=True)
class Meeting:
    """A meeting as far as the document has told it."""

    mentions: list[MeetingMention]
    side: Side

    @property
    def period(self) -> Period | None:
        """The first period told to the day, else the most exact."""
        periods = [m.period for m in self.mentions if m.period]
        exact = [period for period in periods if period.precision is Precision.DAY]
        return exact[0] if exact else min(periods, key=lambda period: period.days, default=None)

    @property
    def channel(self) -> Channel:
        """The first channel told."""
        return next((m.channel for m in self.mentions if m.channel is not Channel.UNSPECIFIED), Channel.UNSPECIFIED)

    @property
    def status(self) -> Status:
        """The status told in words if any mention tells it, else the first's; "the next round" is yet to come."""
        told = [m.status for m in self.mentions if m.told]
        status = told[0] if told else self.mentions[0].status
        ahead = all(m.set_apart == "ahead" and not m.foremost for m in self.mentions)
        return Status.PLANNED if ahead and status in _PAST else status

    def place(self, countries: frozenset[str]) -> str | None:
        """The first city any mention gives, else the first country: "in Egypt" and then "in Cairo" is Cairo.

        A city of another country than the one told first is somewhere else.
        """
        placed = [m for m in self.mentions if m.place]
        cities = [m.place for m in placed if m.place not in countries and m.country == placed[0].country]
        return next(iter(cities), placed[0].place if placed else None)

    @property
    def is_news(self) -> bool:
        """True for what the document tells of, false for what those who met spoke of or what is named in passing."""
        told = self.mentions[0]
        return told.foremost and told.set_apart is None

    def first(self, name: str) -> str | None:
        """The first value that any mention gives for a field."""
        return next((value for m in self.mentions if (value := getattr(m, name))), None)


def joined_meetings(mentions: list[MeetingMention]) -> list[Meeting]:
    """The distinct meetings behind *mentions*, in the order of the text."""
    meetings: list[Meeting] = []
    for mention in map(partial(_by_itself, mentions=mentions), mentions):
        home = _home(mention, meetings)
        if home is not None:
            home.side = home.side + _of_the_same(mention.own, home.side)
            home.mentions.append(mention)
            continue
        meetings.append(Meeting([mention], _completed(_without_topics(mention, mentions), meetings)))
    return meetings


def _of_the_same(own: Side, known: Side) -> Side:
    """What *own* adds to those known to meet: of people not named before no new parties.

    "Who also took part in the meeting" tells what office somebody holds, not who else sits at the table.
    """
    others = own.people and known.people and set(own.people).isdisjoint(known.people)
    new = set(own.codes) - set(known.codes)
    return own.without(Side(tuple(new))) if others and len(known.codes) > 1 else own


def _without_topics(mention: MeetingMention, mentions: list[MeetingMention]) -> MeetingMention:
    """The mention without those nearby who met at what it is about: "briefed the allies on her call with Moscow"."""
    if mention.set_apart is not None:
        return mention
    ours = set(mention.own.codes)
    topics = [
        set(other.own.codes)
        for other in mentions
        if other.set_apart is not None and _overlap(mention, other) and ours < set(other.own.codes)
    ]
    near = [side for side in mention.nearby if not any(_meets_at(side, ours, topic) for topic in topics)]
    return replace(mention, nearby=tuple(near))


def _meets_at(side: Side, ours: set[str], topic: set[str]) -> bool:
    """True for a side whose others are all of the topic's."""
    others = set(side.codes) - ours
    return bool(others) and others <= topic


def _completed(mention: MeetingMention, earlier: list[Meeting]) -> Side:
    """The mention's own side, with who else may take part until it has two; a named forum stands by itself."""
    found = mention.own
    if mention.body:
        return found
    for more in mention.nearby:
        if len(found.codes) > 1:
            break
        found = found + more
    if len(found.codes) < 2 and mention.definite and earlier:
        known = Side(earlier[-1].side.codes)
        found = found + known if set(found.codes) <= set(known.codes) else found
    return found if found.codes or not earlier else Side(earlier[-1].side.codes)


def _home(mention: MeetingMention, meetings: list[Meeting]) -> Meeting | None:
    """The meeting spoken of before that *mention* is a further mention of.

    The latest that fits; but "during the talks", which names nobody, is the news of the document rather than a meeting
    that was only a topic of it, unless the words repeat that one's ("the summit in Madrid ... the summit").
    """
    fitting = [meeting for meeting in meetings if all(rule(mention, meeting) for rule in _SAME)]
    if not fitting:
        return None
    if mention.own and not mention.definite:
        return fitting[-1]
    return max(
        reversed(fitting),
        key=lambda meeting: (
            _echoed(mention, meeting),
            meeting.mentions[0].set_apart != "ahead" or mention.set_apart == "ahead",
            meeting.is_news,
        ),
    )


def _echoed(mention: MeetingMention, meeting: Meeting) -> bool:
    """True when the mention repeats a telling word: "summit", "visit", "call", not "talks" or "meeting"."""
    return mention.word in _TELLING and any(mention.word == told.word for told in meeting.mentions)


def _parties_agree(mention: MeetingMention, meeting: Meeting) -> bool:
    """The same parties; fewer or more of them under words that lean on what was said ("the talks with Moscow")."""
    ours, theirs = set(mention.own.codes), set(meeting.side.codes)
    leaning = mention.definite or _in_one_breath(mention, meeting)
    again = mention.word == meeting.mentions[0].word
    if not ours:
        todays = mention.today and meeting.is_news and meeting.period is None
        return leaning or todays or (mention.period is not None and mention.period == meeting.period)
    if ours <= theirs:
        return (
            ours == theirs
            or leaning
            or mention.family == meeting.mentions[0].family
            or _people_in_common(mention, meeting)
        )
    if theirs < ours:
        return len(theirs) < 2 or again
    return mention.definite and again and bool(ours & theirs)


def _in_one_breath(mention: MeetingMention, meeting: Meeting) -> bool:
    """True when the sentence of *mention* has just spoken of the meeting."""
    return _overlap(mention, meeting.mentions[-1])


def _overlap(mention: MeetingMention, other: MeetingMention) -> bool:
    one, two = mention.mention.passage, other.mention.passage
    return one.start < two.end and two.start < one.end


def _people_in_common(mention: MeetingMention, meeting: Meeting) -> bool:
    return bool(set(mention.own.people) & set(meeting.side.people))


def _people_agree(mention: MeetingMention, meeting: Meeting) -> bool:
    """Not other people: the presidents' call is not their advisers'."""
    ours, theirs = set(mention.own.people), set(meeting.side.people)
    again = mention.definite and mention.word == meeting.mentions[0].word and mention.level is meeting.mentions[0].level
    return not ours or not theirs or bool(ours & theirs) or again


def _kinds_agree(mention: MeetingMention, meeting: Meeting) -> bool:
    """A call is no visit, and a letter neither; "the conversation" and "the talks" can be either."""
    first, other = meeting.mentions[0].family, meeting.mentions[0].word
    remote = {mention.channel, meeting.channel} & {Channel.PHONE, Channel.VIDEO}
    if not remote and any(
        one in _CONVERSATIONS and two in _SITTINGS for one, two in ((mention.word, other), (other, mention.word))
    ):
        return False
    if mention.family in (first, "talks") or first == "talks":
        return "letters" not in (mention.family, first) or mention.family == first
    return {mention.family, first} <= {"meetings", "visits"}


def _channels_agree(mention: MeetingMention, meeting: Meeting) -> bool:
    """Not by other means; but "the talks" held by video are still called talks."""
    leaning = mention.definite or (mention.today and not mention.own)
    if leaning and mention.word in _PLAIN and mention.place is None and mention.channel is Channel.IN_PERSON:
        return True
    known = {mention.channel, meeting.channel} - {Channel.UNSPECIFIED}
    return len(known) < 2 or not known & {Channel.PHONE, Channel.VIDEO, Channel.WRITTEN}


def _forums_agree(mention: MeetingMention, meeting: Meeting) -> bool:
    """A named forum or a session of a body is not a bilateral contact, except where "the meeting" refers to it."""
    if any(_frames(told, mention) for told in meeting.mentions):
        return False
    named = meeting.first("format")
    if mention.format and (named or not mention.body):
        return named is not None and (mention.format in named or named in mention.format)
    if mention.body != any(m.body for m in meeting.mentions):
        return mention.definite and not mention.own
    return True


def _by_itself(mention: MeetingMention, mentions: list[MeetingMention]) -> MeetingMention:
    """The mention without the forum on whose sidelines it is told to take place."""
    return replace(mention, format=None) if any(_frames(forum, mention) for forum in mentions) else mention


def _frames(forum: MeetingMention, mention: MeetingMention) -> bool:
    """True when *mention* is told of as taking place on the sidelines of *forum*, and so apart from it."""
    if mention.body or not mention.own or not forum.body or not _overlap(mention, forum):
        return False
    passage, trigger = forum.mention.passage, forum.mention.trigger
    return _SIDELINES.search(passage.words[: trigger.start - passage.start]) is not None


def _times_agree(mention: MeetingMention, meeting: Meeting) -> bool:
    """Not on other days; "the recent visit", "the next round" is another than the one told as news."""
    if mention.period and meeting.period:
        return mention.period.overlaps(meeting.period)
    apart = meeting.mentions[0].set_apart
    if mention.set_apart is None and apart is not None and not mention.own:
        last = meeting.mentions[-1].mention.passage
        return _echoed(mention, meeting) or last.end + 2 >= mention.mention.passage.start
    return mention.set_apart == apart or mention.set_apart is None


def _places_agree(mention: MeetingMention, meeting: Meeting) -> bool:
    """Not in two cities; but in Egypt and in Cairo can be one."""
    place, cities = meeting.first("place"), countries_of_cities()
    if mention.place in cities and place in cities and mention.place != place and not mention.definite:
        return False
    return not mention.place or not place or mention.place == place or mention.country == meeting.first("country")


def _statuses_agree(mention: MeetingMention, meeting: Meeting) -> bool:
    """What was asked for and what was held can be one ("Putin had asked for the call"), not what is yet to come.

    The present tense of news ("arrives in Kyiv") can tell of what is only about to be.
    """
    if mention.definite and mention.status is Status.PROPOSED and mention.period is None:
        return True
    if {mention.status, meeting.status} == {Status.PLANNED, Status.CANCELLED} and meeting.period is not None:
        return any(mention.word == told.word for told in meeting.mentions)  # else the talks to come are others
    arrival = meeting.mentions[0].family == "visits" and meeting.mentions[0].present
    untold = arrival and not any(told.told for told in meeting.mentions)
    if not mention.told or untold or (mention.status in _PAST) == (meeting.status in _PAST):
        return True
    return mention.status in _AHEAD and meeting.status in _AHEAD


_SAME = (
    _parties_agree,
    _people_agree,
    _kinds_agree,
    _channels_agree,
    _forums_agree,
    _times_agree,
    _places_agree,
    _statuses_agree,
)
"""What must hold for a mention to be of a meeting already spoken of."""


def joined_moves(mentions: list[MoveMention]) -> list[list[MoveMention]]:
    """The distinct acts behind *mentions*: the same act told twice is one."""
    acts: list[list[MoveMention]] = []
    for mention in mentions:
        home = next((act for act in acts if _same_act(mention, act[0])), None)
        if home is None:
            acts.append([mention])
        else:
            home.append(mention)
    return acts


def _same_act(a: MoveMention, b: MoveMention) -> bool:
    """The same type by the same actor to the same recipient, told by the same word or about the same thing."""
    if a.type is not b.type or a.modality is not b.modality:
        return False
    if set(a.actors.codes) != set(b.actors.codes):
        return False
    if a.recipients.codes and b.recipients.codes and not set(a.recipients.codes) & set(b.recipients.codes):
        return False
    if a.period and b.period and not a.period.overlaps(b.period):
        return False
    if (a.word == b.word and a.about is None) or b.about is None:
        return a.word == b.word
    return _alike(a.about, b.about) or (a.word == b.word and _alike(a.about, b.about, 0.2))


def _alike(a: str | None, b: str | None, share: float = 0.5) -> bool:
    """True when the two wordings share at least *share* of the shorter one's words of some length."""
    one, two = ({w.casefold() for w in (text or "").split() if len(w) > 3} for text in (a, b))
    return bool(one and two) and len(one & two) >= share * min(len(one), len(two))

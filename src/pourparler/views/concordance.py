"""The concordance: two readouts side by side, and what they agree on, contradict, or leave out.

The two are documents, or else the two sides of one meeting: what each party says in its own voice, in the
documents in which it speaks of that meeting.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pourparler.docket.docket import Docket
from pourparler.docket.filing import Filed, Source
from pourparler.docket.meetings import facts
from pourparler.docket.meetings.concordance import Agreement, Point, Said, concord
from pourparler.docket.meetings.meeting import SHORT, Meeting
from pourparler.docket.talks.process import Issue
from pourparler.errors import DocketFault
from pourparler.statements.statement import MeetingStatement, Mention, Move


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two: a document, or the party whose own word is compared, with the documents it is taken from."""

    label: str
    party: str | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceLine:
    """A sentence on which a point rests: where it stands, its trigger, and on whose word it is said.

    `start` and `end` are offsets in the document; the trigger's count from the beginning of `quote`, or are None
    where the trigger stands outside it. `id` names the statement.
    """

    id: str
    document: str
    digest: str
    publisher: str | None
    published: date | None
    url: str | None
    start: int
    end: int
    quote: str
    trigger: tuple[int, int] | None
    voice: str | None
    speaker: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PointLine:
    """One point: what it is about, the value that each side gives, and the sentences that say so.

    `a_move` and `b_move` are the move by either side's account; None for facts and meetings.
    """

    topic: str
    subject: str
    verdict: Agreement
    differs: tuple[str, ...]
    a_value: str | None
    b_value: str | None
    a_move: Move | None
    b_move: Move | None
    a: tuple[SentenceLine, ...]
    b: tuple[SentenceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concordance:
    """Two sides, the meeting they are compared on (None for two documents), and point by point what they say."""

    a: Side
    b: Side
    meeting: Meeting | None
    points: tuple[PointLine, ...]

    @property
    def counts(self) -> dict[Agreement, int]:
        """How many points have each verdict."""
        counted = Counter(point.verdict for point in self.points)
        return {verdict: counted[verdict] for verdict in Agreement}


def compare_documents(docket: Docket, a: str, b: str, issues: Sequence[Issue] = ()) -> Concordance:
    """Two documents, by their names or the beginnings of their digests, side by side.

    Raises `UnknownName` when a name means none, or several; `DocketFault` when both mean the same one.
    """
    first, second = docket.source(a), docket.source(b)
    if first.digest == second.digest:
        raise DocketFault(f"{a!r} and {b!r} are the same document, {first.id}")
    told_apart = first.publisher and second.publisher and first.publisher != second.publisher
    labels = [first.publisher, second.publisher] if told_apart else [first.id, second.id]
    sides = [
        Side(label=str(label), party=None, sources=(source,))
        for label, source in zip(labels, (first, second), strict=True)
    ]
    said = [docket.said_in(source.digest) for source in (first, second)]
    return _compared(sides, said, None, issues)


def compare_meeting(
    docket: Docket,
    name: str,
    as_of: date | None = None,
    parties: Sequence[str] = (),
    issues: Sequence[Issue] = (),
) -> Concordance:
    """What two sides say in their own voices of the meeting that *name* is the beginning of the identifier of.

    Of the documents in which a side speaks of it, those count that tell of the meeting itself, once it has taken
    place; else all of them. The sides are *parties*, or else the two that speak of it.

    Raises `UnknownName` when no meeting answers to *name*; `DocketFault` when fewer than two sides speak of it in
    their own voice, or more and it is not said which are meant.
    """
    meeting = docket.find(name, as_of)
    if not isinstance(meeting, Meeting):
        raise DocketFault(f"{name!r} is a move, not a meeting: two sides can be compared on a meeting only")
    first, second = _two_sides(meeting, parties)
    sides, said = [], []
    for party in (first, second):
        sources = _readouts(meeting, party)
        sides.append(Side(label=party, party=party, sources=tuple(sources)))
        found = [one for source in sources for one in docket.said_in(source.digest)]
        said.append([one for one in found if one.statement.voice == party])
    return _compared(sides, said, meeting, issues)


def _compared(
    sides: Sequence[Side], said: Sequence[Sequence[Filed]], meeting: Meeting | None, issues: Sequence[Issue]
) -> Concordance:
    points = concord(said[0], said[1], issues)
    if meeting is not None:
        keys = {one.key for one in meeting.statements}
        points = (*(one for one in points if _is_on(one, keys)), *(one for one in points if not _is_on(one, keys)))
    return Concordance(a=sides[0], b=sides[1], meeting=meeting, points=tuple(map(_line, points)))


def _is_on(point: Point, keys: set[str]) -> bool:
    """True for a point on the meeting that is asked for."""
    return any(said.statement.key in keys for said in (*point.a, *point.b))


def _two_sides(meeting: Meeting, parties: Sequence[str]) -> tuple[str, str]:
    voices = {one.statement.voice for one in meeting.statements if one.statement.voice}
    asked = list(dict.fromkeys(parties)) or sorted(voices & set(meeting.parties)) or sorted(voices)
    silent = [party for party in asked if party not in voices]
    if silent:
        raise DocketFault(f"{silent[0]} says nothing of meeting {meeting.id} in its own voice")
    if len(asked) > 2:
        several = ", ".join(asked)
        raise DocketFault(f"{len(asked)} sides speak of meeting {meeting.id} ({several}): say which two are meant")
    if len(asked) < 2:
        who = f"only {asked[0]} speaks" if asked else "nobody speaks"
        raise DocketFault(f"{who} of meeting {meeting.id} in its own voice: there is nothing to compare it with")
    return asked[0], asked[1]


def _readouts(meeting: Meeting, party: str) -> list[Source]:
    """The documents in which a party tells of a meeting that took place, else all in which it speaks of it."""
    own = [one for one in meeting.statements if one.statement.voice == party]
    telling = [
        one for one in own if isinstance(one.statement, MeetingStatement) and one.statement.status in facts.TOOK_PLACE
    ]
    return list({one.source.digest: one.source for one in telling or own}.values())


def _line(point: Point) -> PointLine:
    return PointLine(
        topic=point.topic,
        subject=point.subject,
        verdict=point.verdict,
        differs=point.differs,
        a_value=_value(point.a),
        b_value=_value(point.b),
        a_move=_move(point.a),
        b_move=_move(point.b),
        a=_sentences(point.a),
        b=_sentences(point.b),
    )


def _value(said: Iterable[Said]) -> str | None:
    return next((one.value for one in said), None)


def _move(said: Iterable[Said]) -> Move | None:
    return next((move for one in said if isinstance(move := one.statement.statement, Move)), None)


def _sentences(said: Iterable[Said]) -> tuple[SentenceLine, ...]:
    """Each sentence once, in the order of publication and text."""
    lines = [_sentence(one.statement, mention) for one in said for mention in one.statement.statement.mentions]
    return tuple({(line.digest, line.start, line.end): line for line in reversed(lines)}.values())[::-1]


def _sentence(filed: Filed, mention: Mention) -> SentenceLine:
    statement, source, passage = filed.statement, filed.source, mention.passage
    start, end = mention.trigger.start - passage.start, mention.trigger.end - passage.start
    return SentenceLine(
        id=filed.key[:SHORT],
        document=source.id,
        digest=source.digest,
        publisher=source.publisher,
        published=source.published,
        url=source.url,
        start=passage.start,
        end=passage.end,
        quote=passage.words,
        trigger=(start, end) if start >= 0 and end <= len(passage.words) else None,
        voice=statement.voice,
        speaker=statement.speaker,
    )

"""The evidence: the sentences behind a meeting or a move, each with its source, its voice and its trigger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pourparler.codebook import Status
from pourparler.docket.decisions.decision import Decision
from pourparler.docket.decisions.ruling import Verdict
from pourparler.docket.docket import Docket
from pourparler.docket.filing import Filed
from pourparler.docket.meetings.meeting import SHORT, Meeting
from pourparler.statements.statement import MeetingStatement, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """One passage: what it says became of the meeting (None for a move), and why it was taken to speak of it.

    `start` and `end` are offsets in the document; the trigger's count from the beginning of `quote`, or are
    None where the trigger stands outside it. `statement` is the identifier of what was read there; `verdict` is
    what the person `judged_by` says of it, the last to judge it.
    """

    statement: str
    document: str
    title: str | None
    publisher: str | None
    published: date | None
    url: str | None
    voice: str | None
    speaker: str | None
    status: Status | None
    quote: str
    start: int
    end: int
    trigger: tuple[int, int] | None
    reason: str | None
    verdict: Verdict | None
    judged_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What was asked for, the passages it rests on, in the order of publication, and what people decided of it.

    Passages that a person rejected come last: nothing rests on them.
    """

    id: str
    subject: Meeting | Filed
    lines: tuple[EvidenceLine, ...]
    decisions: tuple[Decision, ...]


def evidence(docket: Docket, name: str, as_of: date | None = None) -> Evidence:
    """The sentences behind the meeting or move that *name* is the beginning of the identifier of.

    Raises `UnknownName` when nothing answers to it, or several do.
    """
    found = docket.find(name, as_of)
    filed = (*found.statements, *found.rejected) if isinstance(found, Meeting) else (found,)
    reasons, decided = docket.reasons(filed), docket.decisions_on(filed)
    lines = tuple(
        _line(one, mention, reasons.get(one.key), decided[one.key])
        for one in filed
        for mention in one.statement.mentions
    )
    decisions = {decision.sequence: decision for made in decided.values() for decision in made}
    in_order = tuple(decisions[sequence] for sequence in sorted(decisions))
    return Evidence(id=found.key[:SHORT], subject=found, lines=lines, decisions=in_order)


def _line(filed: Filed, mention: Mention, reason: str | None, decisions: Sequence[Decision]) -> EvidenceLine:
    statement, source, passage = filed.statement, filed.source, mention.passage
    start, end = mention.trigger.start - passage.start, mention.trigger.end - passage.start
    judged = [decision for decision in decisions if decision.verdict]
    return EvidenceLine(
        statement=filed.key[:SHORT],
        document=source.id,
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        url=source.url,
        voice=statement.voice,
        speaker=statement.speaker,
        status=statement.status if isinstance(statement, MeetingStatement) else None,
        quote=passage.words,
        start=passage.start,
        end=passage.end,
        trigger=(start, end) if start >= 0 and end <= len(passage.words) else None,
        reason=reason,
        verdict=filed.verdict,
        judged_by=judged[-1].hand if judged else None,
    )

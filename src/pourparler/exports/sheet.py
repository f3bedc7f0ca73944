"""The sheet behind one line of the record: every sentence with its source, its voice and its trigger."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from pourparler.codebook import Standing
from pourparler.docket.filing import Filed
from pourparler.docket.meetings.meeting import Meeting
from pourparler.docket.meetings.standing import Backing, Fact
from pourparler.exports.decisions import said
from pourparler.exports.party_names import spoken
from pourparler.exports.tables import SHORT
from pourparler.exports.wording import act, cut, day, how, listed, on_whose_word, parties, when
from pourparler.statements.statement import Move
from pourparler.views.evidence import Evidence, EvidenceLine

_INDENT = 2
_LONGEST = 50
"""A speaker's name of more characters than this is cut."""


def evidence_sheet(found: Evidence, lines: Sequence[EvidenceLine], *, plain: bool) -> RenderableType:
    """What was asked for, then the sentences in the order of publication.

    The trigger is bold on a terminal; on *plain* paper it stands in [brackets].
    """
    parts: list[RenderableType] = [_head(found)]
    if isinstance(found.subject, Meeting):
        parts += [_indented(told) for told in _facts(found.subject)]
    parts += [_indented(told) for told in _decisions(found)]
    for _, group in groupby(lines, key=_statement):
        mentions = list(group)
        parts += [Text(), _source(mentions[0])]
        for _, same in groupby(mentions, key=_place):
            parts += [_indented(told) for told in _sentence(list(same), plain=plain)]
        if mentions[0].reason:
            parts.append(_indented(Text(f"linked: {mentions[0].reason}", style="dim")))
    if not lines:
        parts += [Text(), Text("no sentence answers to what was asked")]
    return Group(*parts)


def _head(found: Evidence) -> Text:
    subject = found.subject
    if isinstance(subject, Meeting):
        told = how(subject.channel, subject.place, subject.format, subject.level)
        what = [when(subject.period), parties(subject.parties), told, subject.status.value]
    else:
        what = list(_move(subject))
    return Text(f"{found.id}  ", style="dim").append("  ".join(part for part in what if part), style="not dim bold")


def _move(subject: Filed) -> Iterator[str]:
    what = subject.statement
    published = subject.source.published
    yield when(what.period, day(published) if published else "undated")
    if isinstance(what, Move):
        yield parties(what.actors) + (f" → {parties(what.recipients)}" if what.recipients else "")
        yield act(what.type, what.modality, what.aspect) + (f": “{what.about}”" if what.about else "")
    else:
        yield parties(what.parties)
        yield f"{what.status.value}, rejected"


def _facts(meeting: Meeting) -> Iterator[Text]:
    """On whose word it stands, and every value that was given for what is disputed."""
    word = on_whose_word(meeting.status, meeting.standing, meeting.parties, meeting.backed_by)
    yield Text(f"{meeting.status.value}: {word}")
    for fact in meeting.facts:
        if fact.corrected_by:
            yield Text(f"{fact.name}: {_dispute(fact)}")
        elif fact.standing is Standing.DISPUTED:
            yield Text(f"{fact.name}: {_dispute(fact)}", style="red")


def _decisions(found: Evidence) -> Iterator[Text]:
    """What people decided of it, each with its number, by which it can be taken back."""
    for decision in found.decisions:
        on = day(decision.recorded.date())
        yield Text(f"{on}  {decision.hand} {said(decision)}  ({decision.sequence})")


def _dispute(fact: Fact) -> str:
    return "; ".join(f"{backing.value} ({_backers(backing)})" for backing in fact.backings)


def _backers(backing: Backing) -> str:
    corrected = [f"corrected by {backing.corrected_by}"] if backing.corrected_by else []
    return listed([*corrected, *(spoken(voice) for voice in backing.voices), *backing.reports])


def _statement(line: EvidenceLine) -> str:
    """What the mentions of one statement have in common."""
    return line.statement


def _source(line: EvidenceLine) -> Text:
    """Who published it and when, on whose word, and what it says became of the meeting."""
    told = Text(day(line.published) if line.published else "undated", style="bold")
    told.append(f"  {line.publisher or 'publisher unknown'}", style="not bold")
    speaker = f", {cut(line.speaker, _LONGEST)}" if line.speaker else ""
    word = f"on the word of {spoken(line.voice)}{speaker}" if line.voice else f"a report{speaker}"
    told.append(f"  ({word})" + (f"  {line.status.value}" if line.status else ""), style="not bold")
    if line.verdict:
        told.append(f"  {line.verdict.value}ed by {line.judged_by}", style="not bold red")
    return told.append(f"  {line.statement[:SHORT]}", style="not bold dim")


def _place(line: EvidenceLine) -> tuple[int, int]:
    return line.start, line.end


def _sentence(lines: Sequence[EvidenceLine], *, plain: bool) -> Iterator[Text]:
    """One sentence with its place, in one paragraph, every trigger in it marked."""
    first = lines[0]
    yield Text(f"{first.document}:{first.start}-{first.end}", style="dim")
    text, at = Text(), 0
    for start, end in sorted({line.trigger for line in lines if line.trigger}):
        if start < at:
            continue
        trigger = _in_one_line(first.quote[start:end])
        text.append(_in_one_line(first.quote[at:start]))
        text.append(f"[{trigger}]" if plain else trigger, style="" if plain else "bold underline")
        at = end
    yield text.append(_in_one_line(first.quote[at:]))


def _in_one_line(words: str) -> str:
    return words.replace("\r\n", " ").replace("\n", " ")


def _indented(told: Text) -> Padding:
    return Padding(told, (0, 0, 0, _INDENT))

"""A statement as one sentence of the news: who met or is to meet whom, who asked what of whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pourparler.chronology import Period
from pourparler.codebook import Status
from pourparler.docket.filing import Filed, Source, Turn
from pourparler.docket.meetings.meeting import SHORT, Meeting
from pourparler.exports.party_names import full_name, spoken
from pourparler.exports.wording import act, cut, how, listed
from pourparler.statements.statement import MeetingStatement, Move

_OUTCOMES = {
    Status.HELD: "met",
    Status.ONGOING: "are meeting",
    Status.PLANNED: "are to meet",
    Status.PROPOSED: "may meet",
    Status.POSTPONED: "will meet later",
    Status.CANCELLED: "will not meet",
    Status.REFUSED: "will not meet",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One sentence of what changed: where it leads, on whose word it stands, and whether it is new to the reader."""

    words: str
    path: str
    word: str
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What one document says, the talks themselves before the substance."""

    source: Source
    lines: tuple[Change, ...]


def changes(
    meetings: Iterable[Meeting], moves: Iterable[Filed], late: Iterable[Filed], since: date, day: date, seen: int
) -> list[Changes]:
    """What was published from *since* to *day*, document by document, the newest first.

    New is what was entered after the entry *seen*; of that, *late* is shown whenever it was published.
    """
    groups: dict[str, dict[str, Filed]] = {}
    published = [*(filed for meeting in meetings for filed in meeting.statements), *moves]
    lately = [one for one in published if one.source.published and since <= one.source.published <= day]
    for filed in [*lately, *(one for one in late if one.source.known_by(day))]:
        groups.setdefault(filed.source.digest, {})[filed.key] = filed
    newest = sorted((sorted(group.values(), key=_place) for group in groups.values()), key=_digest)
    newest.sort(key=lambda group: group[0].source.published or date.min, reverse=True)
    return [Changes(source=group[0].source, lines=tuple(_change(one, seen) for one in group)) for group in newest]


def _digest(group: list[Filed]) -> str:
    return group[0].source.digest


def _place(filed: Filed) -> tuple[int, Turn]:
    """Meetings first, then what is about the talks, then the rest."""
    statement = filed.statement
    return (0 if isinstance(statement, MeetingStatement) else 1 if statement.aspect.of_process else 2), filed.turn


def _change(filed: Filed, seen: int) -> Change:
    statement = filed.statement
    return Change(
        words=_meeting(statement) if isinstance(statement, MeetingStatement) else _move(statement),
        path=f"/{'meetings' if filed.meeting else 'moves'}/{(filed.meeting or filed.key)[:SHORT]}",
        word=f"on the word of {spoken(statement.voice)}" if statement.voice else "a report",
        new=filed.entry > seen,
    )


def _meeting(said: MeetingStatement) -> str:
    who = listed([full_name(code) for code in said.parties]) or "Parties not named"
    held = how(said.channel, said.place, said.format, said.level)
    outcome = _OUTCOMES[said.status] if len(said.parties) != 1 else _OUTCOMES[said.status].replace("are ", "is ")
    return f"{who} {outcome}{_on(said.period)}{': ' + held if held else ''}"


def _move(move: Move) -> str:
    towards = f" (towards {listed([full_name(code) for code in move.recipients])})" if move.recipients else ""
    about = f": “{cut(move.about, 110)}”" if move.about else ""
    who = listed([full_name(code) for code in move.actors]) or "Somebody"
    colon = ":" if len(move.actors) > 1 else ""
    return f"{who}{colon} {act(move.type, move.modality, move.aspect)}{towards}{about}"


def _on(period: Period | None) -> str:
    return f", {period}" if period else ""

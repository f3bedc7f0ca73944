"""What reading a document anew would change: as lines for a person, and as plain JSON objects."""

from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from pourparler.docket.decisions.rereading import Difference
from pourparler.exports.records import meeting_record, move_record
from pourparler.exports.wording import act, cut, day, how, parties, when
from pourparler.statements.statement import MeetingStatement, Statement

_LONGEST = 70


def difference_lines(difference: Difference) -> RenderableType:
    """The document, then what it is no longer read to say (-), and what it is now (+)."""
    document = difference.document
    published = day(document.published) if document.published else "undated"
    return Group(Text(f"{document.id}  {published}  {document.publisher or ''}", style="bold"), *_lines(difference))


def difference_record(difference: Difference) -> dict[str, Any]:
    """One document: what would be withdrawn and what entered, and which decisions would be orphaned."""
    return {
        "id": difference.document.id,
        "document": difference.document.digest,
        "withdrawn": [{"statement": filed.key, **_record(filed.statement)} for filed in difference.withdrawn],
        "entered": [{"statement": statement.key, **_record(statement)} for statement in difference.entered],
        "kept": len(difference.kept),
        "orphaned": list(difference.orphaned),
    }


def _lines(difference: Difference) -> Iterator[Text]:
    for filed in difference.withdrawn:
        yield Text(f"  - {_told(filed.statement)}", style="red")
    for statement in difference.entered:
        yield Text(f"  + {_told(statement)}", style="green")
    for number in difference.orphaned:
        yield Text(f"  ! decision {number} would be orphaned: nothing would be read in its passage")


def _told(statement: Statement) -> str:
    if isinstance(statement, MeetingStatement):
        place = how(statement.channel, statement.place, statement.format, statement.level)
        parts = [statement.status.value, when(statement.period), parties(statement.parties), place]
    else:
        to = f" → {parties(statement.recipients)}" if statement.recipients else ""
        done = act(statement.type, statement.modality, statement.aspect)
        parts = [f"{parties(statement.actors)}{to}", done, when(statement.period, "")]
    words = cut(statement.mentions[0].passage.words, _LONGEST)
    return "  ".join([*(part for part in parts if part), f"“{words}”"])


def _record(statement: Statement) -> dict[str, Any]:
    if isinstance(statement, MeetingStatement):
        return {"what": "meeting", **meeting_record(statement)}
    return {"what": "move", **move_record(statement)}

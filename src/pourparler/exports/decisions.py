"""The decisions of people: in words, as a table, and as plain JSON objects."""

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pourparler.docket.decisions.decision import Decision, Hold
from pourparler.docket.decisions.ruling import Value, Verdict
from pourparler.docket.entry import Act
from pourparler.docket.filing import Filed
from pourparler.exports.wording import counted, cut, day

_GAP = 2
_LONGEST = 60
"""A passage of more characters than this is cut."""
_VERDICTS = {Verdict.ACCEPT: "accepted", Verdict.REJECT: "rejected"}
_HOLDS = {Hold.STANDS: "", Hold.UNDONE: "strike", Hold.ORPHANED: "dim"}


def said(decision: Decision) -> str:
    """What a decision says, in words."""
    if decision.verdict is not None:
        return _VERDICTS[decision.verdict]
    if decision.act is Act.CORRECT:
        return "corrected " + ", ".join(f"{name} to {_shown(value)}" for name, value in decision.values.items())
    if decision.act is Act.MERGE:
        return "said that two meetings are one"
    if decision.act is Act.SPLIT:
        return f"said that {counted(len(decision.ruling.on), 'statement')} of it speak of another meeting"
    return f"noted “{decision.text}”"


def receipt(decision: Decision) -> str:
    """What is printed when a decision was made: its number, by which it can be taken back, and what it touches."""
    back = f", taken back by entry {decision.undone}" if decision.undone is not None else ""
    touched = counted(len(decision.touches), "statement")
    return f"decision {decision.sequence}: {decision.hand} {said(decision)}{back or f'; it bears on {touched}'}"


def decisions_table(decisions: Sequence[Decision], known: str, width: int) -> RenderableType:
    """Every decision: its number, the day, whose it is, what it says, on which words, and whether it stands."""
    heading = Text("DECISIONS", style="bold")
    heading.append(known.rjust(max(width - len("DECISIONS"), len(known) + _GAP)), style="not bold dim")
    if not decisions:
        return Group(heading, Text(" none"))
    table = Table.grid(padding=(0, _GAP, 0, 0))
    for justify in ("right", "right", "left"):
        table.add_column(justify=justify, no_wrap=justify == "right")
    for decision in decisions:
        told = Text(f"{decision.hand} {said(decision)}", style=_HOLDS[decision.hold])
        words = cut(decision.words[0], min(width - 24, _LONGEST))
        told.append(f"\n{_state(decision)}: “{words}”", style="not strike dim")
        table.add_row(str(decision.sequence), day(decision.recorded.date()), told)
    return Group(heading, table)


def decision_record(decision: Decision) -> dict[str, Any]:
    """One decision, with the passages it was made on and the statements it bears on now."""
    return {
        "decision": decision.sequence,
        "recorded": decision.recorded.isoformat(),
        "by": decision.hand,
        "act": decision.act.value,
        "verdict": decision.verdict.value if decision.verdict else None,
        "values": {name: _plain(value) for name, value in decision.values.items()},
        "text": decision.text,
        "hold": decision.hold.value,
        "undone": decision.undone,
        "subject": decision.subject,
        "passages": [
            {
                "document": mention.passage.document,
                "start": mention.passage.start,
                "end": mention.passage.end,
                "quote": mention.passage.words,
            }
            for anchor in decision.ruling.anchors
            for mention in anchor.mentions
        ],
        "touches": [{"statement": filed.key, "meeting": filed.meeting} for filed in decision.touches],
    }


def _state(decision: Decision) -> str:
    if decision.hold is Hold.UNDONE:
        return f"taken back by entry {decision.undone}, on"
    if decision.hold is Hold.ORPHANED:
        return "orphaned, nothing is read any longer in"
    return f"bears on {', '.join(_names(decision.touches))}, in"


def _names(touched: Iterable[Filed]) -> list[str]:
    """The meetings and moves that are touched, by the digits that tables show."""
    return list(dict.fromkeys((filed.meeting or filed.key)[:7] for filed in touched))


def _shown(value: Value) -> str:
    return "unknown" if not value else ", ".join(value) if isinstance(value, tuple) else value


def _plain(value: Value) -> str | list[str] | None:
    return list(value) if isinstance(value, tuple) else value

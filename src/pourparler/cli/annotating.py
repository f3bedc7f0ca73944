"""The command that shows the reading aids by themselves: what the annotators found, before any rule of coding."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import typer
from rich.console import Console
from rich.text import Text

from pourparler.cli.answering import leave, print_json
from pourparler.cli.asking import Json, Lexicons, Sources, examples
from pourparler.cli.sources import documents
from pourparler.exports.screen import show

app = typer.Typer()

_STYLES = {
    "party": "cyan",
    "person": "green",
    "place": "yellow",
    "date": "magenta",
    "trigger": "bold red",
    "source": "underline",
    "cue": "italic underline",
}


@app.command(epilog=examples("annotate readout.txt", "annotate readout.txt --json | jq .timexes"))
def annotate(sources: Sources, json: Json = False, lexicon: Lexicons = None) -> None:
    """Show who, when, where and on whose word.

    Every sentence is read, whether or not it can hold a contact or an act. With --json the dates are TIMEX3's;
    without, the text is printed with what was found in colour, or in brackets where there are no colours.
    """
    from pourparler.annotations.annotating import mark_up  # takes a second to load
    from pourparler.annotations.lexicon import Lexicon
    from pourparler.annotations.marking import annotation_record

    names = Lexicon.with_user_files(*lexicon) if lexicon else None
    with documents(sources, streaming=True) as (found, faults):
        for document in found:
            record = annotation_record(mark_up(document, names))
            if json:
                print_json(record)
            else:
                show(partial(_page, document.title or document.id, document.text, list(_marks(record))))
    leave(faults)


Mark = tuple[int, int, str, str]
"""From where to where, what kind of thing, and what it was taken for."""


def _marks(record: dict[str, Any]) -> Iterator[Mark]:
    """Everything that can be marked in the text, in no order."""
    for one in record["parties"]:
        yield one["start"], one["end"], "party", "+".join(one["codes"])
    for one in record["people"]:
        yield one["start"], one["end"], "person", ", ".join(one["names"])
    for one in record["places"]:
        yield one["start"], one["end"], "place", one["name"]
    for one in record["timexes"]:
        yield one["start"], one["end"], "date", one["value"]
    for one in record["triggers"]:
        yield one["start"], one["end"], "trigger", one["kind"]
    for one in (*record["attributions"], *record["nested"]):
        for part in ("source", "cue"):
            for start, end in one[part]:
                yield start, end, part, part


def _page(title: str, text: str, marks: list[Mark], screen: Console) -> Text:
    if not screen.is_terminal:
        return Text(f"{title}\n\n{_bracketed(text, marks)}\n")
    page = Text(text)
    for start, end, kind, _ in marks:
        page.stylize(_STYLES[kind], start, end)
    key = Text(" · ").join(Text(kind, style=_STYLES[kind]) for kind in _STYLES)
    return Text("\n").join([Text(f"{title}\n", style="bold"), page, Text(), key])


def _bracketed(text: str, marks: list[Mark]) -> str:
    """The text with ``[words](what they are)``; of marks that overlap, the longest of those that start first."""
    parts, at = [], 0
    for start, end, kind, meaning in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
        if start >= at and kind not in ("source", "cue"):
            parts += [text[at:start], f"[{text[start:end]}]({meaning})"]
            at = end
    return "".join([*parts, text[at:]])

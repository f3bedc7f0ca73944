"""What a search found, as a list that fits the terminal or as JSON."""

from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from pourparler.docket.finding.searching import Sought
from pourparler.exports.wording import counted, day
from pourparler.views.search import Found, SearchLine

_INDENT = (0, 0, 1, 2)
_SHORT = 7


def found_list(found: Found, known: str, width: int) -> RenderableType:
    """What was found, best first: the document, and under it the words with those that were looked for set off."""
    count = f"more than {found.total:,} found" if found.cut else f"{found.total:,} found"
    heading = Text(count.upper() if found.total else "NOTHING FOUND", style="bold")
    heading.append(known.rjust(max(width - len(heading), len(known) + 2)), style="not bold dim")
    parts: list[RenderableType] = [heading]
    for line in found.lines:
        parts += [_source(line), Padding(_words(line), _INDENT)]
    if found.lines and found.total > len(found.lines):
        parts.append(Text(f"{counted(len(found.lines), 'line')} shown; --limit shows more", style="dim"))
    return Group(*parts)


def found_record(line: SearchLine) -> dict[str, Any]:
    """One document or statement that was found; `marks` are offsets within `words`, `start` is in the document."""
    return {
        "what": line.sought.value,
        "id": line.id,
        "document": line.document,
        "digest": line.digest,
        "title": line.title,
        "publisher": line.publisher,
        "published": line.published.isoformat() if line.published else None,
        "parties": list(line.parties),
        "start": line.excerpt.start,
        "words": line.excerpt.words,
        "marks": [list(mark) for mark in line.excerpt.marks],
    }


def _source(line: SearchLine) -> Text:
    told = [day(line.published) if line.published else "undated", line.publisher or line.document]
    if line.sought is Sought.DOCUMENT:
        told.append(line.title or line.document)
    else:
        told += [", ".join(line.parties), line.sought.value]
    text = Text("  ".join(part for part in told if part))
    return text.append(f"  {line.id[:_SHORT]}", style="dim") if line.id else text


def _words(line: SearchLine) -> Text:
    """The excerpt in one paragraph, its marks in bold; line breaks become spaces, so offsets hold."""
    text = Text("".join(" " if character.isspace() else character for character in line.excerpt.words))
    for start, end in line.excerpt.marks:
        text.stylize("bold", start, end)
    return text

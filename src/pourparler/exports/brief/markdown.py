"""The brief as Markdown: what a person would paste into a mail."""

from collections.abc import Iterator

from pourparler.exports.brief.brief import Brief, Cited, Line, Section
from pourparler.exports.wording import counted, day

LONGEST = 40
"""The name of a document is cut behind so many characters; the identifier finds it."""
_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>#|"})


def markdown(brief: Brief) -> str:
    """The brief, its sources in small type below each line; nothing in it acts as markup that came from a document."""
    return "\n".join([f"# {plain(brief.title)}", "", span(brief), "", *_body(brief)]).rstrip() + "\n"


def span(brief: Brief) -> str:
    """From when to when, and on how much it rests."""
    return f"{day(brief.since)} to {day(brief.day)}, from {counted(brief.documents, 'document')}."


def source(one: Cited) -> str:
    """A source in a line: who published it when, the document, and the identifier to ask for."""
    published = day(one.published) if one.published else "undated"
    document = one.document if len(one.document) <= LONGEST else f"{one.document[: LONGEST - 1]}…"
    return f"{one.publisher or 'publisher unknown'}, {published}, {document}, {one.id[:7]}"


def left_out(section: Section) -> str:
    """What stands below a section that has no room for all."""
    return f"{section.more} more in the docket."


def plain(text: str) -> str:
    """Text of which no character is markup."""
    return " ".join(text.split()).translate(_SPECIAL)


def _body(brief: Brief) -> Iterator[str]:
    for section in brief.sections:
        yield from (f"## {section.heading}", "")
        if not section.lines:
            yield section.nothing
        for line in section.lines:
            yield from _line(line)
        if section.more:
            yield from ("", left_out(section))
        yield ""


def _line(line: Line) -> Iterator[str]:
    head = f"**{plain(line.when)}** " if line.when else ""
    yield f"- {head}{plain(line.text)}"
    for one in line.cited:
        quote = f"“{plain(one.quote)}” " if one.quote else ""
        yield f"  - {quote}({plain(source(one))})"

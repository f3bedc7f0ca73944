"""The brief as a plain JSON object."""

from typing import Any

from pourparler.exports.brief.brief import Brief, Cited, Line


def brief_record(brief: Brief) -> dict[str, Any]:
    """The whole brief: its sections, their lines, and the sources of each."""
    return {
        "title": brief.title,
        "since": brief.since.isoformat(),
        "day": brief.day.isoformat(),
        "sections": [
            {
                "heading": section.heading,
                "nothing": None if section.lines else section.nothing,
                "lines": [_line(line) for line in section.lines],
                "more": section.more,
            }
            for section in brief.sections
        ],
    }


def _line(line: Line) -> dict[str, Any]:
    return {"when": line.when, "text": line.text, "sources": [_cited(one) for one in line.cited]}


def _cited(one: Cited) -> dict[str, Any]:
    return {
        "id": one.id,
        "document": one.document,
        "publisher": one.publisher,
        "published": one.published.isoformat() if one.published else None,
        "url": one.url,
        "quote": one.quote,
    }

"""The revisions as plain JSON objects: one to a meeting or move that came, changed or went."""

from typing import Any

from pourparler.views.revisions import RevisionLine, RevisionSource


def revision_record(line: RevisionLine) -> dict[str, Any]:
    """What became of it, what it is, what about it is otherwise, and the documents that made the difference."""
    known = {"channel": line.channel, "level": line.level, "status": line.status, "standing": line.standing}
    made = {"type": line.act, "aspect": line.aspect}
    return {
        "change": line.change.value,
        "what": line.what,
        "id": line.id,
        "parties": list(line.parties),
        "start": line.period.start if line.period else None,
        "end": line.period.end if line.period else None,
        "format": line.format,
        "place": line.place,
        **{name: code.value if code else None for name, code in (*known.items(), *made.items())},
        "about": line.about,
        "revised": [{"name": one.name, "before": one.before, "after": one.after} for one in line.revised],
        "sources": [_source(source) for source in line.sources],
        "hands": list(line.hands),
    }


def _source(source: RevisionSource) -> dict[str, Any]:
    return {
        "document": source.document,
        "digest": source.digest,
        "publisher": source.publisher,
        "published": source.published.isoformat() if source.published else None,
        "url": source.url,
        "recorded": source.recorded.isoformat() if source.recorded else None,
        "late": source.late,
    }

"""Marked documents: what a person, or the reader, found in each, as plain records with their places.

A gold file has one JSON object per line: a document with its text, and the `meetings` and `moves` marked in
it. What `pourparler read --json` prints has the same shape, without the text.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pourparler.documents.document import Document

Record = Mapping[str, Any]
Place = tuple[int, int]

KINDS = ("meetings", "moves")


@dataclass(frozen=True, slots=True)
class Marked:
    """A document with the records marked in it."""

    document: Document
    records: Mapping[str, Sequence[Record]]

    @property
    def text(self) -> str:
        """The words that were marked."""
        return self.document.text


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold file: its name, the digest of its bytes, and its documents."""

    name: str
    sha256: str
    documents: tuple[Marked, ...]


def load_gold(path: Path) -> Gold:
    """The gold file at *path*.

    Raises `ValueError`, naming the line, where a line is no marked document.
    """
    raw = path.read_bytes()
    documents = [
        _marked(line, f"{path.name}:{number}")
        for number, line in enumerate(raw.decode("utf-8").splitlines(), 1)
        if line.strip()
    ]
    return Gold(path.stem, hashlib.sha256(raw).hexdigest(), tuple(documents))


def load_predicted(path: Path) -> dict[str, Record]:
    """What was read in each document, by its name, from the output of `pourparler read --json`."""
    lines = filter(str.strip, path.read_text(encoding="utf-8").splitlines())
    return {found["id"]: found for found in map(json.loads, lines)}


def quoted(record: Record, text: str) -> list[Place]:
    """Where the mentions of a record stand in *text*, by their offsets or else by their words.

    >>> quoted({"mentions": [{"quote": "met in Oslo"}, {"start": 0, "end": 4}]}, "They met in Oslo.")
    [(5, 16), (0, 4)]
    """
    return [place for mention in record.get("mentions", []) if (place := _quote(mention, text))]


def triggers(record: Record, text: str) -> list[Place]:
    """Where the triggers of a marked record stand; the whole quote, where no trigger is marked in it.

    >>> triggers({"mentions": [{"quote": "met in Oslo", "trigger": "met"}]}, "They met in Oslo.")
    [(5, 8)]
    """
    found = []
    for mention in record.get("mentions", []):
        quote, trigger = mention.get("quote") or "", mention.get("trigger") or ""
        start, inner = text.find(quote), quote.find(trigger)
        if not quote or start < 0:
            continue
        if trigger and inner >= 0:
            found.append((start + inner, start + inner + len(trigger)))
        else:
            found.append((start, start + len(quote)))
    return found


def _quote(mention: Mapping[str, Any], text: str) -> Place | None:
    if "start" in mention:
        return int(mention["start"]), int(mention["end"])
    quote = mention.get("quote") or ""
    start = text.find(quote)
    return (start, start + len(quote)) if quote and start >= 0 else None


def _marked(line: str, where: str) -> Marked:
    try:
        content = json.loads(line)
        published = content.get("published")
        document = Document(
            id=content["id"],
            text=content["text"],
            title=content.get("title"),
            publisher=content.get("publisher"),
            published=date.fromisoformat(published) if published else None,
            url=content.get("url"),
        )
    except (KeyError, ValueError) as fault:
        raise ValueError(f"{where} is no marked document: {fault}") from fault
    return Marked(document, {kind: content.get(kind) or [] for kind in KINDS})

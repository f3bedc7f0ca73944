"""Read the corpora of a study into one docket: readouts of governments, and dated news items.

What stands in the docket already is not read again, so a run that was broken off goes on where it stopped.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from rich.progress import track

from pourparler import __version__
from pourparler.docket.docket import Docket
from pourparler.docket.opening import open_docket
from pourparler.documents.document import Document
from pourparler.pipeline import read

FIRST, LAST = date(2010, 1, 1), date(2022, 3, 1)
"""The days that the study asks for."""
FILES = {"diplomatic.jsonl": None, "current_events.jsonl": "Wikipedia Current Events"}
"""The files that are read, and who publishes what names no publisher."""


def corpus_docket(corpora: Path, kept: Path) -> Docket:
    """The docket of every document of those days in the corpora, kept in a file."""
    docket = open_docket(kept)
    documents = list(_documents(corpora))
    new = [document for document in documents if not docket.knows(document.digest)]
    for document in track(new, description="reading", disable=not new):
        docket.receive(document, read(document).statements, f"coder {__version__}")
    return docket


def _documents(corpora: Path) -> Iterator[Document]:
    for name, publisher in FILES.items():
        with (corpora / name).open(encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                published = date.fromisoformat(record["date"])
                if FIRST <= published <= LAST:
                    yield Document(
                        id=record["id"],
                        text=record["text"],
                        title=record.get("title"),
                        publisher=record.get("publisher") or publisher,
                        published=published,
                        url=record.get("source_url"),
                    )

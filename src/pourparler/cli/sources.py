"""Where documents come from: the files, folders and streams that a command was given."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pourparler.errors import DocumentFault
from pourparler.exports.screen import progress

if TYPE_CHECKING:
    from pourparler.documents.document import Document


@contextmanager
def documents(sources: list[Path], *, streaming: bool) -> Iterator[tuple[Iterable["Document"], list[DocumentFault]]]:
    """The documents in *sources*, as each is read, and the faults met so far, which are told as they are met."""
    # The parsers take their time to load, so only the commands that read pay for them.
    from pourparler.documents.reading import measure, read_sources

    faults: list[DocumentFault] = []
    with progress(lambda: measure(sources), streaming=streaming) as (advance, say):

        def report(fault: DocumentFault) -> None:
            faults.append(fault)
            say(f"pourparler: {fault}")

        yield read_sources(sources, report, advance), faults

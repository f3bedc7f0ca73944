"""What the page is told when it is started: where the docket is, who follows what, and who reads for it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pourparler.docket.talks.process import Process
from pourparler.documents.document import Document
from pourparler.errors import DocumentFault
from pourparler.statements.statement import Statement
from pourparler.web.door import Door

Taken = tuple[Document, tuple[Statement, ...]] | DocumentFault
"""One document of a file that was handed in, with what it says; or why it cannot be read."""

Reader = Callable[[str, bytes], Iterable[Taken]]
"""Reads a file, by its name and its content, into the documents it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a page is run.

    The page consults the record and never runs the reader: who starts it hands it one as `reader`, and the name it
    signs with as `hand`. Without a reader nothing can be added from the page.
    """

    docket: str
    processes: tuple[Process, ...] = ()
    reader: Reader | None = None
    hand: str = "coder"
    door: Door = field(default_factory=Door)

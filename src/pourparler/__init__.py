"""Pourparler follows negotiations from what is written about them and keeps the docket of the talks.

The names below are what a program needs; `docs/python.md` shows them at work. Each is loaded when it is first used:
the reader takes a second, and who only consults a docket has no need of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pourparler.chronology import Period
    from pourparler.docket.docket import Docket, Receipt
    from pourparler.docket.filing import Filed
    from pourparler.docket.meetings.meeting import Meeting
    from pourparler.docket.opening import as_recorded, copy_docket, open_docket
    from pourparler.documents.document import Document
    from pourparler.errors import PourparlerError
    from pourparler.passage import Passage
    from pourparler.pipeline import Reading, enter, read, read_files
    from pourparler.statements.statement import MeetingStatement, Move

__version__ = "0.1.0"
__all__ = [
    "Docket",
    "Document",
    "Filed",
    "Meeting",
    "MeetingStatement",
    "Move",
    "Passage",
    "Period",
    "PourparlerError",
    "Reading",
    "Receipt",
    "__version__",
    "as_recorded",
    "copy_docket",
    "enter",
    "open_docket",
    "read",
    "read_files",
]

_HOMES = {
    "Docket": "docket.docket",
    "Document": "documents.document",
    "Filed": "docket.filing",
    "Meeting": "docket.meetings.meeting",
    "MeetingStatement": "statements.statement",
    "Move": "statements.statement",
    "Passage": "passage",
    "Period": "chronology",
    "PourparlerError": "errors",
    "Reading": "pipeline",
    "Receipt": "docket.docket",
    "as_recorded": "docket.opening",
    "copy_docket": "docket.opening",
    "enter": "pipeline",
    "open_docket": "docket.opening",
    "read": "pipeline",
    "read_files": "pipeline",
}


def __getattr__(name: str) -> object:
    """The public name, from the module that defines it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """The public names."""
    return __all__

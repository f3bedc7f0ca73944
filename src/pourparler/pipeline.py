"""Document to statements, statements to docket, in a few lines; by several processes where there is much to read."""

import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from pourparler import __version__
from pourparler.annotations.annotating import annotate
from pourparler.annotations.lexicon import Lexicon
from pourparler.docket.docket import Docket, Receipt
from pourparler.documents.document import Document
from pourparler.documents.reading import read_sources
from pourparler.errors import DocumentFault
from pourparler.statements.coding import code
from pourparler.statements.statement import MeetingStatement, Move, Statement

_AT_ONCE = 8
"""Documents handed to a process at a time: enough that handing them over costs nothing."""

_AHEAD = 3
"""How many such handfuls wait for each process: what is read ahead of what is asked for stays small."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and what it says."""

    document: Document
    statements: tuple[Statement, ...]

    @property
    def meetings(self) -> list[MeetingStatement]:
        """What it says of meetings, in the order of the text."""
        return [one for one in self.statements if isinstance(one, MeetingStatement)]

    @property
    def moves(self) -> list[Move]:
        """What it says of moves, in the order of the text."""
        return [one for one in self.statements if isinstance(one, Move)]


def read(document: Document, lexicon: Lexicon | None = None) -> Reading:
    """What *document* says, by the shipped lexicon unless another is given."""
    return Reading(document, tuple(code(annotate(document, lexicon), lexicon)))


def read_files(*sources: Path | str, lexicon: Lexicon | None = None) -> Iterator[Reading]:
    """What the documents in files and folders say, each as it is read.

    Raises `DocumentFault` at the first source that cannot be read; what was read before it has been given.
    """

    def refuse(fault: DocumentFault) -> None:
        raise fault

    return (read(document, lexicon) for document in read_sources(sources, refuse))


def enter(docket: Docket, readings: Reading | Iterable[Reading], hand: str = f"coder {__version__}") -> list[Receipt]:
    """Enter what documents say in a docket, under the name of who read them; what became of each document.

    Each is on record, whole, before the next is read. One that is on record with the same statements changes nothing.
    """
    some = [readings] if isinstance(readings, Reading) else readings
    return [docket.receive(reading.document, reading.statements, hand) for reading in some]


def read_all(documents: Iterable[Document], lexicons: Sequence[Path] = (), jobs: int = 1) -> Iterator[Reading]:
    """What each of *documents* says, in their order, read by so many processes at once.

    *lexicons* are files of the user's own. The readings are the same whatever *jobs* is, and memory does not grow
    with the number of documents.

    Raises `LexiconFault` when a file of the user's makes no sense.
    """
    lexicon = _lexicon(tuple(lexicons))
    if jobs <= 1:
        yield from (read(document, lexicon) for document in documents)
        return
    # A fresh process: one that is forked may hang on what the parent's threads held.
    with ProcessPoolExecutor(jobs, get_context("spawn"), _leave_interrupts_alone) as processes:
        waiting: deque[Future[list[Reading]]] = deque()
        coming = iter(documents)
        while handful := list(islice(coming, _AT_ONCE)):
            waiting.append(processes.submit(_read_handful, handful, tuple(lexicons)))
            if len(waiting) >= jobs * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _read_handful(documents: list[Document], lexicons: tuple[Path, ...]) -> list[Reading]:
    return [read(document, _lexicon(lexicons)) for document in documents]


@cache
def _lexicon(files: tuple[Path, ...]) -> Lexicon:
    return Lexicon.with_user_files(*files) if files else Lexicon.shipped()


def _leave_interrupts_alone() -> None:
    """Ctrl-C ends the parent, which ends the processes; they need not each complain of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

"""Read sources, be they files, folders or standard input, into documents.

A source that cannot be read is reported and the rest goes on. Documents come one at a time, in an order that
depends only on the sources: as given, and within a folder by name.
"""

import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import NamedTuple

from pourparler.documents.document import Document
from pourparler.documents.readers.lines import read_lines
from pourparler.documents.readers.plain_text import read_plain_text
from pourparler.documents.readers.web_page import read_web_page
from pourparler.errors import DocumentFault

LARGEST = 16 * 1024 * 1024
"""A document of more bytes than this, be it a file or a line, is reported and not read."""

STANDARD_INPUT = "-"

Report = Callable[[DocumentFault], None]
Advance = Callable[[int], None]

_TEXTS = frozenset([".txt", ".text", ".md", ".markdown"])
_PAGES = frozenset([".html", ".htm", ".xhtml"])
_LINES = frozenset([".jsonl", ".ndjson", ".json"])
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")


class Source(NamedTuple):
    """A file to be read (None: standard input) and the name of the document in it."""

    path: Path | None
    identity: str

    @property
    def name(self) -> str:
        """How messages name it."""
        return _printable(self.path.as_posix()) if self.path else "standard input"


def read_sources(sources: Iterable[Path | str], report: Report, advance: Advance | None = None) -> Iterator[Document]:
    """The documents in *sources*, each as it is read; what cannot be read goes to *report*.

    A folder is walked with all that lies in it, but for hidden files, dockets and files called README. A file is read
    by its suffix, else by how its content begins; ``-`` is standard input. A document from a file is named by
    its path, from the folder given if there is one. Of two documents of one name the second is reported, not
    read: no answer could tell them apart. *advance* is told of the bytes read, for a progress bar.
    """
    taken: set[str] = set()
    for source in _listed(sources, report):
        for line, document in _documents(source, report, advance or (lambda _: None)):
            if document.id in taken:
                report(DocumentFault(source.name, line, f"another document is already named {document.id!r}"))
            else:
                taken.add(document.id)
                yield document


def read_handed_in(name: str, content: bytes, report: Report) -> Iterator[Document]:
    """The documents in a file that was handed in, not found on a disk: by its *name* and its *content*.

    >>> [document.text for document in read_handed_in("note.txt", b"The two sides met.", print)]
    ['The two sides met.']
    """
    source = Source(Path(name), _printable(name))
    try:
        stream: BufferedReader = BufferedReader(BytesIO(content))
        yield from (document for _, document in _read(stream, source, report, lambda _: None))
    except DocumentFault as fault:
        report(fault)


def measure(sources: Iterable[Path | str]) -> int:
    """How many bytes `read_sources` will read, as far as known beforehand: of standard input nothing is."""
    listed = _listed(sources, lambda _: None)
    return sum(source.path.stat().st_size for source in listed if source.path is not None)


def _listed(sources: Iterable[Path | str], report: Report) -> Iterator[Source]:
    """Every file to be read, folders opened up."""
    for given in sources:
        path = Path(given)
        if str(given) == STANDARD_INPUT:
            yield Source(None, STANDARD_INPUT)
        elif (mode := _mode(path, report)) is None:
            continue
        elif not stat.S_ISDIR(mode):
            yield Source(path, path.as_posix())
        else:
            inside = _folder(path, path, frozenset(), report)
            first = next(inside, None)
            if first is None:
                report(DocumentFault(path.as_posix(), None, "no file to read in this folder"))
            else:
                yield first
                yield from inside


def _mode(path: Path, report: Report) -> int | None:
    """What kind of file it is, in the system's terms; None, and reported, if it cannot be reached."""
    try:
        return path.stat().st_mode
    except OSError as fault:
        missing = isinstance(fault, FileNotFoundError) and path.is_symlink()
        reason = "a link that leads nowhere" if missing else _reason(fault)
        report(DocumentFault(path.as_posix(), None, reason))
        return None


def _folder(folder: Path, top: Path, above: frozenset[Path], report: Report) -> Iterator[Source]:
    """The files in *folder* in order, each named by its path from *top*; *above* are those around it."""
    real = folder.resolve()
    if real in above:
        report(DocumentFault(folder.as_posix(), None, "a link that leads back to a folder above it"))
        return
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as fault:
        report(DocumentFault(folder.as_posix(), None, _reason(fault)))
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.partition(".")[0].upper() == "README":
            continue
        if ".docket" in entry.suffixes or entry.suffix.startswith(".docket-"):
            continue  # the record itself, kept in the folder it was read from
        mode = _mode(entry, report)
        if mode is None:
            continue
        if stat.S_ISDIR(mode):
            yield from _folder(entry, top, above | {real}, report)
        elif stat.S_ISREG(mode):
            yield Source(entry, _printable(entry.relative_to(top).as_posix()))
        else:  # a pipe or a device: reading it might never end
            report(DocumentFault(entry.as_posix(), None, "neither a file nor a folder"))


def _printable(name: str) -> str:
    """A path as text: bytes that are no UTF-8 are shown as the replacement character."""
    return os.fsencode(name).decode("utf-8", "replace")


def _documents(source: Source, report: Report, advance: Advance) -> Iterator[tuple[int | None, Document]]:
    """The documents in one source, each with its line where it is one of many."""
    try:
        with _opened(source.path) as stream:
            yield from _read(stream, source, report, advance)
    except DocumentFault as fault:
        report(fault)
    except OSError as fault:
        report(DocumentFault(source.name, None, _reason(fault)))


def _opened(path: Path | None) -> AbstractContextManager[BufferedReader]:
    """The bytes of a file or of standard input, which stays open."""
    if path:
        return path.open("rb")
    stream = sys.stdin.buffer
    if isinstance(stream, BufferedReader):
        return nullcontext(stream)
    return BufferedReader(BytesIO(stream.read()))  # a program that runs us has put something else in its place


def _read(
    stream: BufferedReader, source: Source, report: Report, advance: Advance
) -> Iterator[tuple[int | None, Document]]:
    """The documents in a stream, by the reader that its suffix or its beginning calls for."""
    suffix, head = source.path.suffix.lower() if source.path else "", stream.peek()
    known = suffix in _TEXTS or suffix in _PAGES
    if head and (suffix in _LINES or (not known and _OBJECT.match(head))):
        if b"\x00" in head:
            raise DocumentFault(source.name, None, "JSON Lines in UTF-8 are wanted; this is UTF-16 or binary")
        yield from read_lines(stream, source.name, LARGEST, report, advance)
        return
    raw = stream.read(LARGEST + 1)
    advance(len(raw))
    if len(raw) > LARGEST:
        raise DocumentFault(source.name, None, f"the file is larger than {LARGEST:,} bytes")
    page = suffix in _PAGES or (not known and _PAGE.match(head))
    read = read_web_page if page else read_plain_text
    yield None, read(raw, source.name, source.identity)


def _reason(fault: OSError) -> str:
    """What the system says is wrong, in lower case."""
    return (fault.strerror or "cannot be read").lower()

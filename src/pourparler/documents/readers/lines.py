"""JSON Lines: one document to a line, read as they come and never held together in memory."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import IO

import msgspec

from pourparler.documents.document import Document
from pourparler.documents.publication import publication_day
from pourparler.errors import DocumentFault, DocumentFlaw

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_SHOWN = 40  # how much of a strange value a message quotes


def read_lines(
    stream: IO[bytes],
    name: str,
    longest: int,
    report: Callable[[DocumentFault], None],
    advance: Callable[[int], None],
) -> Iterator[tuple[int, Document]]:
    """The documents in a stream of JSON objects, one to a line, each with the number of its line.

    Of each object `id`, `text`, `title`, `publisher`, `published` and `url` are read; only `text` must be
    there. A record without `id` is named by file and line. A line that cannot be read, or has more than
    *longest* bytes, is reported and passed over; one whose `published` names no day ("2022-01") is reported as a flaw,
    and read as undated. *advance* is told of the bytes that each line took.

    >>> from io import BytesIO
    >>> stream = BytesIO(b'{"id": "a", "text": "They met."}\\n{"id": "b"}\\n{"text": "They left."}')
    >>> [(line, document.id) for line, document in read_lines(stream, "talks.jsonl", 1000, print, int)]
    talks.jsonl:2: no field 'text'
    [(1, 'a'), (3, 'talks.jsonl:3')]

    Raises `DocumentFault` when the stream is one JSON text over several lines.
    """
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        advance(len(line))
        if len(line) > longest and not line.endswith(b"\n"):
            advance(_skip_rest(stream))
            report(DocumentFault(name, number, f"the line is longer than {longest:,} bytes"))
            continue
        if number == 1:
            line = line.removeprefix(_BYTE_ORDER_MARK)
        if not line.strip():
            continue
        if number == 1 and line.strip() in (b"{", b"["):
            raise DocumentFault(name, 1, "JSON over several lines; one whole object to a line is wanted")
        try:
            yield number, _document(line, name, number, report)
        except DocumentFault as fault:
            report(fault)


def _skip_rest(stream: IO[bytes]) -> int:
    """Pass over the rest of a line too long to be held; how many bytes that was."""
    skipped = 0
    while piece := stream.readline(1 << 16):
        skipped += len(piece)
        if piece.endswith(b"\n"):
            break
    return skipped


def _document(line: bytes, name: str, number: int, report: Callable[[DocumentFault], None]) -> Document:
    """The document on one line."""
    try:
        record = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise DocumentFault(name, number, f"not JSON: {fault}") from None
    if not isinstance(record, dict):
        raise DocumentFault(name, number, f"a JSON object is wanted, not {_shown(record)}")
    text = _words(record, "text", name, number)
    if text is None:
        raise DocumentFault(name, number, "field 'text' is empty" if "text" in record else "no field 'text'")
    return Document(
        _identity(record, name, number),
        text,
        title=_words(record, "title", name, number),
        publisher=_words(record, "publisher", name, number),
        published=_published(record, name, number, report),
        url=_words(record, "url", name, number),
    )


def _words(record: dict[str, object], field: str, name: str, number: int) -> str | None:
    """The text in a field, unaltered; None when the field is missing, null or blank."""
    value = record.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise DocumentFault(name, number, f"field {field!r} is {_shown(value)}, not a text")
    if "\x00" in value:
        raise DocumentFault(name, number, f"field {field!r} holds a NUL character")
    return value if value.strip() else None


def _identity(record: dict[str, object], name: str, number: int) -> str:
    """The name of the document: its `id`, of which a whole number is one too; else its place."""
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _words(record, "id", name, number) or f"{name}:{number}"


def _published(
    record: dict[str, object], name: str, number: int, report: Callable[[DocumentFault], None]
) -> date | None:
    """The day of publication, None when the record gives none, or gives what names no day."""
    written = _words(record, "published", name, number)
    try:
        return publication_day(written) if written else None
    except ValueError as fault:
        report(DocumentFlaw(name, number, f"field 'published': {fault}; read as undated"))
        return None


def _shown(value: object) -> str:
    """The value as JSON, cut to a readable length."""
    written = msgspec.json.encode(value).decode()
    return written if len(written) <= _SHOWN else f"{written[:_SHOWN]}..."

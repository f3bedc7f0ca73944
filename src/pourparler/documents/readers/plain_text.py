"""Plain text and Markdown, kept as written but for the front matter at their head."""

import re
from datetime import date

from pourparler.documents.decoding import decoded
from pourparler.documents.document import Document
from pourparler.documents.publication import publication_day
from pourparler.errors import DocumentFault

_FENCE = re.compile(r"---[ \t]*(?:\r\n|\r|\n|$)")
_ENTRY = re.compile(r"(?P<key>[A-Za-z][\w -]*?)\s*:(?:\s+(?P<value>.*))?$")
_OURS = frozenset(["title", "publisher", "published", "url"])
_NESTED = re.compile(r"\s|-(?:\s|$)")  # how the lines of a list or a folded value begin


def read_plain_text(raw: bytes, name: str, identity: str) -> Document:
    """The document in a text or Markdown file called *name*.

    Front matter is a first line of ``---``, then lines of ``key: value``, then ``---`` again. Of its keys
    `title`, `publisher`, `published` and `url` are read, the others passed over. The text is all that
    follows, its offsets counted from there.

    >>> raw = b"---\\npublisher: Kremlin\\npublished: 2021-12-30\\n---\\nThe two presidents spoke."
    >>> document = read_plain_text(raw, "call.md", "call.md")
    >>> document.publisher, document.published, document.text
    ('Kremlin', datetime.date(2021, 12, 30), 'The two presidents spoke.')

    Raises `DocumentFault`, naming the line, where the front matter is malformed.
    """
    whole = decoded(raw, name)
    matter, begin = _front_matter(whole, name)
    published = _published(matter, name)
    text = whole[begin:]
    if not text.strip():
        raise DocumentFault(name, None, "no text after the front matter")
    title, publisher, url = (_value(matter, key) for key in ("title", "publisher", "url"))
    return Document(identity, text, title=title, publisher=publisher, published=published, url=url)


def _front_matter(whole: str, name: str) -> tuple[dict[str, tuple[str, int]], int]:
    """The values in the front matter, each with its line, and where the text begins after it.

    A text may well begin with a ruled line: what follows ``---`` is front matter only if it looks like it.
    """
    fence = _FENCE.match(whole)
    lines = whole[fence.end() :].splitlines(keepends=True) if fence else []
    if not fence or not lines or not (_ENTRY.match(lines[0].strip()) or _FENCE.match(lines[0])):
        return {}, 0
    matter: dict[str, tuple[str, int]] = {}
    begin, last = fence.end(), ""
    for number, line in enumerate(lines, start=2):
        begin += len(line)
        if _FENCE.match(line):
            return matter, begin
        last = _enter(matter, line, last, name, number)
    raise DocumentFault(name, 1, "front matter begins here, but no line '---' ends it")


def _enter(matter: dict[str, tuple[str, int]], line: str, last: str, name: str, number: int) -> str:
    """Read one line of front matter into *matter*; the key it belongs to, after a line of *last*."""
    bare = line.strip()
    if not bare or bare.startswith("#"):
        return last
    if _NESTED.match(line):
        if last in _OURS or not last:
            raise DocumentFault(name, number, f"{bare!r}: '{last or 'a key'}' takes one value, on its own line")
        return last
    entry = _ENTRY.match(bare)
    if entry is None:
        raise DocumentFault(name, number, f"{bare!r} in the front matter is not 'key: value'")
    key = entry["key"].lower()
    if key in matter and key in _OURS:
        raise DocumentFault(name, number, f"{key!r} stands twice in the front matter, first on line {matter[key][1]}")
    matter[key] = _unquoted(entry["value"] or "", name, number), number
    return key


def _unquoted(value: str, name: str, number: int) -> str:
    """The value without the quotes around it."""
    value = value.strip()
    if value[:1] not in ("'", '"') or not value:
        return value
    if len(value) < 2 or value[-1] != value[0]:
        raise DocumentFault(name, number, f"{value!r} in the front matter opens a quote and does not close it")
    return value[1:-1].replace(value[0] * 2 if value[0] == "'" else '\\"', value[0])


def _value(matter: dict[str, tuple[str, int]], key: str) -> str | None:
    """The value of a key, None when it is missing or empty."""
    return matter.get(key, ("", 0))[0] or None


def _published(matter: dict[str, tuple[str, int]], name: str) -> date | None:
    """The day of publication, None when the front matter gives none."""
    written, line = matter.get("published", ("", 0))
    try:
        return publication_day(written) if written else None
    except ValueError as fault:
        raise DocumentFault(name, line, f"published: {fault}") from None

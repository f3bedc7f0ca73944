"""The characters behind a file's bytes: UTF-8 unless the bytes themselves say otherwise."""

import codecs

from charset_normalizer import CharsetMatch, from_bytes

from pourparler.errors import DocumentFault

_MARKS = (  # byte-order marks, the longer first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLDER = ["cp1252", "latin_1", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256"]
_OLDER += ["gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"]
_BINARY = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0", b"SQLite")


def decoded(raw: bytes, name: str, declared: str | None = None) -> str:
    """The text behind the bytes of the source called *name*, without byte-order mark, else unchanged.

    Tried in turn: the byte-order mark, UTF-8, the encoding *declared* (by a web page), and the older
    encodings, of which charset-normalizer picks the one whose text looks most like writing.

    >>> decoded("Côte d’Ivoire sent its envoy.".encode("cp1252"), "note.txt")
    'Côte d’Ivoire sent its envoy.'

    Raises `DocumentFault` for an empty or binary file, and for bytes that are text in no encoding, naming the
    first line that is not UTF-8.
    """
    if not raw:
        raise DocumentFault(name, None, "the file is empty")
    if raw.startswith(_BINARY):
        raise DocumentFault(name, None, "a binary file, not a text")
    text = _by_mark(raw, name) or _as_utf8(raw) or _as_declared(raw, declared) or _as_guessed(raw, name)
    if "\x00" in text:
        raise DocumentFault(name, None, "the text holds a NUL character")
    if not text.strip():
        raise DocumentFault(name, None, "the file holds nothing but white space")
    return text


def _by_mark(raw: bytes, name: str) -> str | None:
    """The text of bytes that begin with a byte-order mark."""
    encoding = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)
    if encoding is None:
        return None
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as fault:
        line = fault.object.count(b"\n", 0, fault.start) + 1
        raise DocumentFault(name, line, f"begins as {encoding} but does not stay so: {fault.reason}") from None


def _as_utf8(raw: bytes) -> str | None:
    """The text of UTF-8; None for anything else, and for the NUL characters of UTF-16 without a mark."""
    try:
        return None if b"\x00" in raw else raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _as_declared(raw: bytes, declared: str | None) -> str | None:
    """The text in the encoding declared, when there is one, it exists, and the bytes are valid in it."""
    try:
        return raw.decode(declared) if declared and b"\x00" not in raw else None
    except (LookupError, UnicodeDecodeError):
        return None


def _as_guessed(raw: bytes, name: str) -> str:
    """The text in the older encoding, or the UTF-16 without a mark, that reads best."""
    encodings = ["utf_16_le", "utf_16_be"] if b"\x00" in raw else _OLDER
    matches = sorted(from_bytes(raw, cp_isolation=encodings), key=_strangeness)
    if not matches or "\x00" in str(matches[0]):
        raise DocumentFault(name, *_first_strange_byte(raw))
    return str(matches[0])


def _strangeness(match: CharsetMatch) -> tuple[float, float, int]:
    """How little a reading looks like writing; of several that look alike the Western ones come first."""
    place = min((_OLDER.index(name) for name in match.could_be_from_charset if name in _OLDER), default=0)
    return match.chaos, -match.coherence, place


def _first_strange_byte(raw: bytes) -> tuple[int | None, str]:
    """The line of the first byte that is not UTF-8, or None where it is no text at all, and what is wrong."""
    if b"\x00" in raw:
        return None, "a binary file, not a text"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        return raw.count(b"\n", 0, fault.start) + 1, f"byte 0x{raw[fault.start]:02x} is text in no known encoding"
    return None, "no text in any known encoding"

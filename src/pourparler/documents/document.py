"""A document: a text with a publisher and a publication date, kept unaltered and named by its digest."""

import hashlib
from dataclasses import dataclass
from datetime import date

import msgspec


@dataclass(frozen=True, slots=True)
class Document:
    """What was published, by whom and when.

    `id` is the name the document was fed in with (a file's name, a JSONL record's ``id``); it is for people and
    is no part of the digest. `published` is None when the source gives no date: such a document is read, and
    relative dates in it stay unresolved.

    >>> readout = Document(id="call", text="The two presidents spoke.", publisher="Kremlin")
    >>> readout.digest == Document(id="same call", text="The two presidents spoke.", publisher="Kremlin").digest
    True
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None

    @property
    def digest(self) -> str:
        """SHA-256 over a canonical JSON array of what was published: 64 hexadecimal characters."""
        published = self.published.isoformat() if self.published else None
        content = [self.publisher, published, self.title, self.url, self.text]
        return hashlib.sha256(msgspec.json.encode(content)).hexdigest()

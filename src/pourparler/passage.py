"""A passage: the words of a document that everything else leads back to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """The exact words of one document, from *start* up to *end*.

    Offsets count characters of the document's unaltered text, so
    ``text[passage.start:passage.end] == passage.words`` holds for the document named by `document`, its digest.

    >>> Passage.of("The talks opened in Oslo.", 4, 9, document="d1").words
    'talks'
    """

    document: str
    start: int
    end: int
    words: str

    @classmethod
    def of(cls, text: str, start: int, end: int, document: str) -> "Passage":
        """The passage of *text* between two offsets.

        Raises `ValueError` when the offsets do not lie within the text or hold no words.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no words from {start} to {end} in document {document} of {len(text)} characters")
        return cls(document, start, end, text[start:end])

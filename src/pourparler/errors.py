"""Every fault that Pourparler reports, drawn as a tree.

    PourparlerError
    ├── DocumentFault      a source that cannot be read as a document; names file and line
    ├── LexiconFault       a lexicon entry (ours or the user's) that makes no sense; names file and entry
    ├── ModelFault         the shipped model is missing or not the one its manifest names
    └── DocketFault        the record cannot be opened, or refuses what was asked
        ├── ChainBroken    an entry's hash does not follow from the one before it
        └── UnknownName    no meeting, move or document answers to the name given

A message quotes what was found and says what was missing. The command line prints it as it is and
exits with 1; nothing else is printed for a fault that is one of these.
"""


class PourparlerError(Exception):
    """The root: whatever a user can mend by changing what they feed in or ask."""


class DocumentFault(PourparlerError):
    """A source that cannot be read as a document.

    >>> str(DocumentFault("talks.jsonl", 3, "no field 'text'"))
    "talks.jsonl:3: no field 'text'"
    >>> str(DocumentFault("empty.txt", None, "the file is empty"))
    'empty.txt: the file is empty'
    """

    def __init__(self, source: str, line: int | None, reason: str) -> None:
        self.source, self.line, self.reason = source, line, reason
        place = source if line is None else f"{source}:{line}"
        super().__init__(f"{place}: {reason}")


class LexiconFault(PourparlerError):
    """A lexicon that makes no sense: a table nobody reads, an entry that lacks a key or has an unknown level."""


class ModelFault(PourparlerError):
    """The model's files are missing, or their digests are not those of the manifest."""


class DocketFault(PourparlerError):
    """The record cannot be opened, or refuses what was asked."""


class ChainBroken(DocketFault):
    """An entry whose hash does not follow from the one before it."""


class UnknownName(DocketFault):
    """No meeting, move or document in the docket answers to the name given."""

"""Every fault that Pourparler reports, drawn as a tree.

    PourparlerError
    ├── DocumentFault      a source that cannot be read as a document; names file and line
    │   └── DocumentFlaw   something in a source that cannot be used; the document is read without it
    ├── LexiconFault       a lexicon entry (ours or the user's) that makes no sense; names file and entry
    ├── ProcessFault       a process file that makes no sense; names file and entry
    ├── AccessFault        the page may not be served so, or a user's entry makes no sense
    ├── ExtraMissing       what was asked for needs an extra that is not installed
    ├── ModelFault         the shipped model is missing or not the one its manifest names
    └── DocketFault        the record cannot be opened, or refuses what was asked
        ├── ChainBroken    an entry's hash does not follow from the one before it
        ├── SearchFault    a search that names no word to look for
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


class DocumentFlaw(DocumentFault):
    """Something in a source that cannot be used, as a day of publication that is none; the rest is read."""


class LexiconFault(PourparlerError):
    """A lexicon that makes no sense: a table nobody reads, an entry that lacks a key or has an unknown level."""


class ProcessFault(PourparlerError):
    """A process file that cannot be read, or describes a process that makes no sense, or not the one asked for."""


class AccessFault(PourparlerError):
    """The page may not be served so: others could come in unasked, or a list of users that makes no sense."""


class ExtraMissing(PourparlerError):
    """What was asked for needs packages that are installed only when asked for.

    >>> str(ExtraMissing("indicators", "scipy"))
    "this needs the extra: pip install 'pourparler[indicators]' (scipy is missing)"
    """

    def __init__(self, extra: str, missing: str) -> None:
        self.extra = extra
        super().__init__(f"this needs the extra: pip install 'pourparler[{extra}]' ({missing} is missing)")


class ModelFault(PourparlerError):
    """The model's files are missing, or their digests are not those of the manifest."""


class DocketFault(PourparlerError):
    """The record cannot be opened, or refuses what was asked."""


class ChainBroken(DocketFault):
    """An entry whose hash does not follow from the one before it."""


class SearchFault(DocketFault):
    """A search that names no word to look for."""


class UnknownName(DocketFault):
    """No meeting, move or document in the docket answers to the name given."""

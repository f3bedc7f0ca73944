"""Fold entries onto the shelves: what stands, as a pure function of what was written down.

The docket does this as it writes, one entry after the other; doing it again from the first entry to the last
gives the same shelves, which is how a docket is read as it stood at an earlier moment, or mended.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import TypedDict

import msgspec

from pourparler.docket.entry import Act, Entry, Sealed
from pourparler.docket.filing import Filed, read
from pourparler.docket.ledger import Ledger
from pourparler.errors import DocketFault


class LinkBody(TypedDict):
    """What a `link` entry says: the meeting, by the key of the statement that founded it, and why."""

    meeting: str
    reason: str


def link_body(entry: Entry) -> LinkBody:
    """What a `link` entry says."""
    return msgspec.json.decode(entry.body, type=LinkBody)


def fold(ledger: Ledger, chain: Iterable[Sealed]) -> None:
    """Do to the shelves of *ledger* what each entry of *chain* says, in order.

    Raises `DocketFault` when a statement's document is not archived.
    """
    for act, alike in groupby((sealed.entry for sealed in chain), key=lambda entry: entry.act):
        if act is Act.ENTER:
            ledger.file([_filed(ledger, entry) for entry in alike])
        elif act is Act.WITHDRAW:
            ledger.unfile([entry.subject for entry in alike])
        elif act is Act.LINK:
            for entry in alike:
                ledger.assign(entry.subject, link_body(entry)["meeting"], entry.sequence)


def _filed(ledger: Ledger, entry: Entry) -> Filed:
    statement = read(entry.body)
    source = ledger.source(statement.document)
    if source is None:
        raise DocketFault(f"entry {entry.sequence} rests on document {statement.document[:12]}, which is missing")
    return Filed(entry=entry.sequence, key=entry.subject, statement=statement, source=source)

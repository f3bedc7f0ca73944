"""Fold entries onto the shelves: what stands, as a pure function of what was written down.

The docket does this as it writes, one entry after the other; doing it again from the first entry to the last
gives the same shelves, which is how a docket is read as it stood at an earlier moment, or mended.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice
from typing import TypedDict

import msgspec

from pourparler.docket.decisions.marking import mark
from pourparler.docket.decisions.ruling import DECISIONS, ruling
from pourparler.docket.entry import Act, Entry, Sealed
from pourparler.docket.filing import Filed, Source, read
from pourparler.docket.storage.ledger import Ledger
from pourparler.errors import DocketFault

AT_ONCE = 2000
"""How many entries are folded together at most: a record of any length takes no more memory than these."""


class LinkBody(TypedDict):
    """What a `link` entry says: the meeting, by the key of the statement that founded it, and why."""

    meeting: str
    reason: str


def link_body(entry: Entry) -> LinkBody:
    """What a `link` entry says."""
    return msgspec.json.decode(entry.body, type=LinkBody)


def fold(ledger: Ledger, chain: Iterable[Sealed], sources: Mapping[str, Source] | None = None) -> None:
    """Do to the shelves of *ledger* what each entry of *chain* says, in order.

    *sources* are documents just archived, which need not be looked up.

    Raises `DocketFault` when a statement's document is not archived.
    """
    for act, alike in groupby((sealed.entry for sealed in chain), key=_alike):
        if act is Act.ENTER:
            while some := list(islice(alike, AT_ONCE)):
                _grow(ledger, some, dict(sources or {}))
        elif act is Act.WITHDRAW:
            withdrawn = ledger.filed([entry.subject for entry in alike])
            ledger.unfile([filed.key for filed in withdrawn])
            _mark_again(ledger, withdrawn)
        else:
            for entry in alike:
                _decide(ledger, entry)


def _alike(entry: Entry) -> Act:
    """What is folded together: documents, their statements and the links of these are one kind of work."""
    return Act.ENTER if entry.act in (Act.RECEIVE, Act.LINK) else entry.act


def _grow(ledger: Ledger, entries: Sequence[Entry], sources: dict[str, Source]) -> None:
    """File what is entered, each statement at once under the meeting that it is linked to among these entries."""
    entered: dict[str, Filed] = {}
    linked: list[Entry] = []
    for entry in entries:
        if entry.act is Act.ENTER:
            entered[entry.subject] = _filed(ledger, entry, sources)
        elif entry.act is Act.LINK and entry.subject in entered:
            meeting = link_body(entry)["meeting"]
            entered[entry.subject] = replace(entered[entry.subject], meeting=meeting, link=entry.sequence)
        elif entry.act is Act.LINK:
            linked.append(entry)
    ledger.file(entered.values())
    _mark_again(ledger, entered.values())
    for entry in linked:
        ledger.assign(entry.subject, link_body(entry)["meeting"], entry.sequence)


def _mark_again(ledger: Ledger, statements: Iterable[Filed]) -> None:
    """What stands beside statements that came or went may be what a decision bears on instead."""
    anchored = ledger.clinging({filed.source.digest for filed in statements})
    if anchored:
        mark(ledger, anchored)


def _decide(ledger: Ledger, entry: Entry) -> None:
    if entry.act in DECISIONS:
        documents = ruling(entry.body).documents
        ledger.decide(entry.sequence, documents)
        mark(ledger, documents)
    elif entry.act is Act.UNDO and entry.supersedes is not None:
        [undone] = ledger.entries_at([entry.supersedes])
        ledger.undecide(entry.supersedes, entry.sequence)
        mark(ledger, ruling(undone.entry.body).documents)


def _filed(ledger: Ledger, entry: Entry, sources: dict[str, Source]) -> Filed:
    """The statement that an entry enters; *sources* are those met so far."""
    statement = read(entry.body)
    source = sources.get(statement.document) or ledger.source(statement.document)
    if source is None:
        raise DocketFault(f"entry {entry.sequence} rests on document {statement.document[:12]}, which is missing")
    sources[source.digest] = source
    return Filed(entry=entry.sequence, key=entry.subject, statement=statement, source=source)

"""Which decisions bear on which statements, worked out anew whenever either change."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pourparler.docket.decisions.correction import meant
from pourparler.docket.decisions.ruling import Verdict, ruling
from pourparler.docket.entry import Act, Sealed
from pourparler.docket.filing import Filed, Mark, blocks
from pourparler.docket.storage.ledger import Ledger
from pourparler.statements.statement import MeetingStatement


def mark(ledger: Ledger, documents: Collection[str]) -> None:
    """Note on the shelves which decisions bear on each statement of these documents, and what they make of it."""
    clinging = ledger.clinging(documents)
    decisions = {one.entry.sequence: one for one in ledger.entries_at(set().union(*clinging.values()))}
    by_document: dict[str, list[Filed]] = {}
    for filed in ledger.of_documents(documents):
        by_document.setdefault(filed.source.digest, []).append(filed)
    for digest, statements in by_document.items():
        said = {filed.key: filed.statement for filed in statements}
        made = [decisions[sequence] for sequence in sorted(clinging.get(digest, ()))]
        borne = [(one, ruling(one.entry.body).bears_on(said)) for one in made]
        for filed in statements:
            found = _mark(filed, [one for one, keys in borne if filed.key in keys])
            if found.decisions != filed.decisions:
                ledger.mark(filed, found)


def _mark(filed: Filed, bearing: Sequence[Sealed]) -> Mark:
    """What these decisions make of it; under every value it was ever given, since a later word may be of half of it."""
    verdict: Verdict | None = None
    parties, days, drawers = set[str](), set[date](), set[str]()
    for one in bearing:
        said = ruling(one.entry.body)
        if one.entry.act is Act.JUDGE:
            verdict = said.verdict
        if one.entry.act is Act.CORRECT:
            corrected = meant(said.on[0].kind, said.values)
            for name in ("parties", "actors", "recipients"):
                parties.update(corrected.get(name, ()))
            if corrected.get("date"):
                days.add(corrected["date"].last)
            drawers |= _blocks(filed, corrected)
    return Mark(
        decisions=tuple(one.entry.sequence for one in bearing),
        verdict=verdict,
        parties=tuple(sorted(parties)),
        latest=max(days, default=None),
        blocks=frozenset(drawers),
    )


def _blocks(filed: Filed, corrected: Mapping[str, Any]) -> frozenset[str]:
    """The blocks in which a meeting statement would lie if its document said what a person says."""
    if not isinstance(filed.statement, MeetingStatement):
        return frozenset()
    fields = {"parties": "parties", "format": "format", "date": "period"}
    values = {fields[name]: value for name, value in corrected.items() if name in fields}
    return blocks(replace(filed.statement, **values), filed.source.published)

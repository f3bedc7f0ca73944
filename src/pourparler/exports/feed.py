"""What the record learnt and what changed in it, day by day, as an Atom feed (RFC 4287)."""

import re
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from pourparler import __version__
from pourparler.codebook import Channel, Level, Modality
from pourparler.exports.party_names import full_name
from pourparler.exports.wording import act, cut, how, listed
from pourparler.views.revisions import Change, DayRevision, RevisionLine, RevisionSource

ATOM = "http://www.w3.org/2005/Atom"
MOST = 200

_TAG = "tag:pourparler.invalid,2022"
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(changes: Iterable[DayRevision], name: str, day: date, page: str, address: str) -> bytes:
    """The changes as a feed called *name*, as of *day*, had at *address*; each leads to its page under *page*."""
    shown = list(changes)[:MOST]
    made = Element("feed", xmlns=ATOM)
    _text(made, "id", f"{_TAG}:{quote(name)}")
    _text(made, "title", name)
    _text(made, "updated", _moment(shown[0].day if shown else day))
    _text(SubElement(made, "author"), "name", "Pourparler")
    SubElement(made, "generator", version=__version__).text = "Pourparler"
    SubElement(made, "link", rel="self", type="application/atom+xml", href=address)
    SubElement(made, "link", rel="alternate", type="text/html", href=page)
    for change in shown:
        _entry(made, change, page)
    indent(made)
    return bytes(tostring(made, encoding="utf-8", xml_declaration=True))


def _entry(made: Element, change: DayRevision, page: str) -> None:
    line = change.line
    entry = SubElement(made, "entry")
    _text(entry, "id", _identity(change))
    _text(entry, "title", _title(line))
    _text(entry, "updated", _moment(change.day))
    _text(entry, "published", _moment(change.day))
    where = "meetings" if line.what == "meeting" else "moves"
    SubElement(entry, "link", rel="alternate", type="text/html", href=f"{page.rstrip('/')}/{where}/{line.id}")
    SubElement(entry, "category", term=line.change.value)
    SubElement(entry, "category", term=line.what)
    told = _text(entry, "content", "\n".join([*_revised(line), *map(_source, line.sources)]) or line.change.gloss)
    told.set("type", "text")


def _identity(change: DayRevision) -> str:
    """What the entry is called, whatever turns up later: by its day and the statement first on record."""
    digest = sha256(f"{change.anchor} {change.day.isoformat()}".encode()).hexdigest()
    return f"{_TAG}:{change.line.what}:{digest[:32]}"


def _title(line: RevisionLine) -> str:
    who = listed([full_name(code) for code in line.parties]) or "Parties not named"
    if line.act is not None and line.aspect is not None:
        about = f": “{cut(line.about, 110)}”" if line.about else ""
        return f"{who}: {act(line.act, Modality.ACTUAL, line.aspect)}{about}"
    where = how(line.channel or Channel.UNSPECIFIED, line.place, line.format, line.level or Level.UNSPECIFIED)
    told = [f"{line.period}" if line.period else "no date", *([where] if where else []), line.status or ""]
    news = "now known" if line.change is Change.LEARNT else "changed"
    return f"{who}, {', '.join(told)} ({news})"


def _revised(line: RevisionLine) -> list[str]:
    return [f"{one.name}: {one.before or 'not known'} → {one.after or 'not known'}" for one in line.revised]


def _source(source: RevisionSource) -> str:
    day = f", {source.published.isoformat()}" if source.published else ""
    return f"{source.publisher or source.document}{day}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _text(parent: Element, name: str, text: str) -> Element:
    """An element with this text, without the characters that XML cannot have."""
    element = SubElement(parent, name)
    element.text = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    return element

"""Which record that was read answers to which that was marked, and whether its values are right.

Names are compared without accents, case, punctuation and a leading "the"; a few bodies under any of their
names.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from evaluation.marked import Place, Record, quoted, triggers

WIDEST = 600
"""A mention of more characters than this points at nothing."""

_SAME = {
    "united nations": "un",
    "un general assembly": "un",
    "unga": "un",
    "un security council": "un",
    "unsc": "un",
    "european union": "eu",
    "european commission": "eu",
    "ec": "eu",
    "north atlantic treaty organization": "nato",
    "african union": "au",
    "league of arab states": "arab league",
    "international atomic energy agency": "iaea",
    "g-7": "g7",
    "g-8": "g8",
    "g-20": "g20",
    "palestine": "pse",
    "palestinian authority": "pse",
    "plo": "pse",
    "soviet union": "sun",
    "ussr": "sun",
    "kosovo": "xkx",
    "tamil tigers": "ltte",
}


def name(value: object) -> str:
    """*value* as it is compared.

    >>> name("The Côte d'Ivoire"), name("United Nations"), name("G-8")
    ('cote divoire', 'un', 'g8')
    """
    plain = unicodedata.normalize("NFKD", str(value)).encode("ascii", "ignore").decode().casefold()
    plain = re.sub(r"^the\s+", "", re.sub(r"[^\w\s-]", "", plain).strip())
    return _SAME.get(plain, plain)


def surname(value: object) -> str:
    """The last word of a person's name, as it is compared.

    >>> surname("Joseph R. Biden")
    'biden'
    """
    return (name(value).split() or [""])[-1]


SETS: Mapping[str, Mapping[str, Callable[[object], str]]] = {
    "meetings": {"parties": name, "people": surname},
    "moves": {"actors": name, "recipients": name, "people": surname},
}
"""Fields that hold several values, and how each is compared."""

VALUES: Mapping[str, Sequence[str]] = {
    "meetings": ("start", "end", "place", "status", "channel", "level", "format", "speaker"),
    "moves": ("type", "modality", "aspect", "about", "date", "speaker"),
}
"""Fields that hold one value."""

KEYS: Mapping[str, Sequence[str]] = {
    "meetings": ("parties", "start", "status"),
    "moves": ("type", "actors", "modality"),
}
"""Fields that must all be right for a record to be right strictly."""

_WORDED = frozenset(["place", "format", "about", "speaker"])


def match(kind: str, marked: Sequence[Record], read: Sequence[Record], text: str) -> list[tuple[int, int]]:
    """Pairs of a marked and a read record, one to one, the best pairs first.

    A record can answer when a mention of it covers a marked trigger; a meeting also when it has the same
    parties and the same start.
    """
    places = [quoted(record, text) for record in read]
    pairs = []
    for i, wanted in enumerate(marked):
        targets = triggers(wanted, text)
        for j, found in enumerate(read):
            likeness = _likeness(kind, wanted, found, near=_covers(places[j], targets))
            if likeness is not None:
                pairs.append((-likeness, i, j))
    chosen: list[tuple[int, int]] = []
    taken_marked, taken_read = set(), set()
    for _, i, j in sorted(pairs):
        if i not in taken_marked and j not in taken_read:
            taken_marked.add(i)
            taken_read.add(j)
            chosen.append((i, j))
    return chosen


def values(record: Record, kind: str, field: str) -> set[str]:
    """The values of a field that holds several, as they are compared."""
    fold = SETS[kind][field]
    return {folded for value in record.get(field) or [] if (folded := fold(value))}


def right(kind: str, field: str, wanted: Record, found: Record) -> bool:
    """True when *found* has what *wanted* has in *field*.

    Of free text one must hold the other: a text says "the Council", or "the NATO-Russia Council in Brussels".

    >>> right("meetings", "place", {"place": "Geneva"}, {"place": "Geneva, Switzerland"})
    True
    """
    if field in SETS[kind]:
        return values(wanted, kind, field) == values(found, kind, field)
    if field in _WORDED and wanted.get(field):
        one, other = name(wanted[field]), name(found.get(field) or "")
        return bool(other) and (one in other or other in one)
    return _same(wanted, found, field)


def wrong(kind: str, wanted: Record, found: Record) -> list[str]:
    """The key fields in which a matched record is wrong; none when it is right strictly."""
    return [field for field in KEYS[kind] if not right(kind, field, wanted, found)]


def _likeness(kind: str, wanted: Record, found: Record, *, near: bool) -> float | None:
    """How well a read record answers to a marked one; None when it does not at all."""
    if kind == "moves":
        shared = _shared(values(wanted, kind, "actors"), values(found, kind, "actors"))
        return near + 1.5 * _same(wanted, found, "type") + shared if near else None
    one, other = values(wanted, kind, "parties"), values(found, kind, "parties")
    starts_alike = _same(wanted, found, "start")
    if not near and not (one == other and wanted.get("start") and starts_alike):
        return None
    return near + _shared(one, other) + starts_alike + 0.5 * _same(wanted, found, "status")


def _covers(places: Sequence[Place], targets: Sequence[Place]) -> bool:
    return any(
        start <= first and last <= end and end - start <= WIDEST for start, end in places for first, last in targets
    )


def _same(wanted: Record, found: Record, field: str) -> bool:
    return name(wanted.get(field) or "") == name(found.get(field) or "")


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0

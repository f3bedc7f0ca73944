"""A brief: what changed in the talks since a day, a few sections of lines, every line with its sources."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Where a line comes from: the document, who published it and when, its words, and the line's identifier."""

    id: str
    document: str
    publisher: str | None
    published: date | None
    url: str | None
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that is said, when, and on which sources; never without one.

    `weight` is how much it matters beside the others of its section, where there is no room for all.
    """

    when: str
    text: str
    cited: tuple[Cited, ...]
    day: date | None = None
    weight: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Some lines under a heading; `nothing` is what stands there when there are none, `more` how many were left out."""

    heading: str
    nothing: str
    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What the record holds of the talks from `since` to `day`, as known on `day`."""

    title: str
    since: date
    day: date
    documents: int
    sections: tuple[Section, ...]

"""The words around what a search found: a piece of the text, and where in it the words stand that were looked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from pourparler.docket.finding.searching import Query, fold
from pourparler.statements.statement import Mention

WIDTH = 260
"""How many characters of a text are shown."""

_LOOKED_THROUGH = 2_000_000
_PLACES = 500
"""How far into a text, and at how many places of it, the best piece is looked for."""

_ROOM_BEFORE = 60


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a document from *start* on, unaltered; `marks` are the places found, counted within `words`."""

    start: int
    words: str
    marks: tuple[tuple[int, int], ...] = ()


def excerpt(text: str, query: Query, width: int = WIDTH) -> Excerpt:
    """The piece of *text* that has most of what is looked for, the first of equals.

    >>> from pourparler.docket.finding.searching import terms_of
    >>> asked = Query(terms=terms_of("border talk*"))
    >>> excerpt("The talks on the Border went on.", asked).marks
    ((4, 9), (17, 23))
    """
    places = _places(text[:_LOOKED_THROUGH], query)
    if not places:
        return Excerpt(0, _whole_words(text, 0, width))
    start = max(_best(places, width) - _ROOM_BEFORE, 0)
    while start and text[start].isalnum() and text[start - 1].isalnum():
        start += 1
    while not text[start].isalnum():
        start += 1
    words = _whole_words(text, start, width)
    marks = tuple((at - start, end - start) for at, end, _ in places if start <= at and end <= start + len(words))
    return Excerpt(start, words, marks)


def passage_excerpt(mentions: Sequence[Mention], query: Query, width: int = WIDTH) -> Excerpt:
    """The piece of one of a statement's passages that has most of what is looked for."""
    found = [(mention.passage.start, excerpt(mention.passage.words, query, width)) for mention in mentions]
    begins, best = max(found, key=lambda one: len(one[1].marks))
    return Excerpt(begins + best.start, best.words, best.marks)


def _places(text: str, query: Query) -> list[tuple[int, int, int]]:
    """Where the wanted terms stand: start, end and which of them."""
    matches = islice(query.pattern.finditer(fold(text)), _PLACES)
    return [(match.start(), match.end(), match.lastindex or 0) for match in matches]


def _best(places: Sequence[tuple[int, int, int]], width: int) -> int:
    """Where the stretch begins that has most of the terms, then the most places."""

    def worth(first: int) -> tuple[int, int, int]:
        begins = places[first][0]
        near = islice(places, first, first + width)
        within = [term for at, end, term in near if end <= begins + width - _ROOM_BEFORE]
        return len(set(within)), len(within), -first

    return places[max(range(len(places)), key=worth)][0]


def _whole_words(text: str, start: int, width: int) -> str:
    """From *start* on, cut behind a word unless one word is all there is."""
    piece = text[start : start + width]
    if len(piece) < width or len(text) == start + width:
        return piece
    cut = max(piece.rfind(" "), piece.rfind("\n"))
    return piece[:cut] if cut > 0 else piece

"""A text with what was read from it marked in place: every character as it was, cut where a mark begins or ends."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pourparler.docket.filing import Filed

PART = 40_000
"""How many characters of a text are shown at a time."""

MOST_MARKS = 400
"""How many mentions are marked in one part; of a text with more, the others are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some characters that carry the same marks.

    `opens` are the places that begin with it and can be linked to; `depth` is how many passages it lies in, and
    `numbers` are theirs; `trigger` is True for the words that name a contact or act.
    """

    words: str
    opens: tuple[int, ...]
    numbers: tuple[int, ...]
    trigger: bool

    @property
    def depth(self) -> int:
        """In how many passages it lies."""
        return len(self.numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A line of the text, and the numbers of the statements that begin in it."""

    pieces: tuple[Piece, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A part of a text, from *start* to *end*, with the statements mentioned in it, by their numbers."""

    start: int
    end: int
    paragraphs: tuple[Paragraph, ...]
    statements: tuple[tuple[int, Filed], ...]
    unmarked: int


@dataclass(frozen=True, slots=True)
class _Span:
    number: int
    start: int
    end: int
    trigger: tuple[int, int]


def marked_text(text: str, said: Sequence[Filed], start: int = 0) -> MarkedText:
    """The part of *text* from *start* on, with the statements that have a mention in it numbered in their order."""
    end = _end(text, start)
    spans = [
        _Span(number, mention.passage.start, mention.passage.end, (mention.trigger.start, mention.trigger.end))
        for number, filed in enumerate(said, start=1)
        for mention in filed.statement.mentions
        if mention.passage.start < end and mention.passage.end > start
    ]
    spans.sort(key=lambda span: (span.start, span.number))
    shown = spans[:MOST_MARKS]
    numbers = {span.number for span in shown}
    return MarkedText(
        start=start,
        end=end,
        paragraphs=tuple(_paragraphs(text, start, end, shown)),
        statements=tuple((number, said[number - 1]) for number in sorted(numbers)),
        unmarked=len(spans) - len(shown),
    )


def _end(text: str, start: int) -> int:
    """Where the part ends: behind a line, or a word, if there is one to end behind."""
    end = min(start + PART, len(text))
    if end == len(text):
        return end
    for boundary in ("\n", " "):
        found = text.rfind(boundary, start + PART // 2, end)
        if found > 0:
            return found + 1
    return end


def _paragraphs(text: str, start: int, end: int, spans: Sequence[_Span]) -> Iterator[Paragraph]:
    at = start
    for line in text[start:end].splitlines(keepends=True):
        stop = at + len(line)
        inside = [span for span in spans if span.start < stop and span.end > at]
        begins = [span for span in inside if span.start >= at or at == start]
        if line.strip():
            pieces = tuple(_pieces(text, at, at + len(line.rstrip("\r\n")), inside))
            yield Paragraph(pieces=pieces, numbers=tuple(dict.fromkeys(span.number for span in begins)))
        at = stop


def _pieces(text: str, start: int, end: int, spans: Sequence[_Span]) -> Iterator[Piece]:
    cuts = {start, end}
    for span in spans:
        cuts.update(max(start, min(end, at)) for at in (span.start, span.end, *span.trigger))
    bounds = sorted(cuts)
    over: list[set[int]] = [set() for _ in bounds]
    triggers, opens = [False] * len(bounds), [set[int]() for _ in bounds]
    for span in spans:
        for place in range(bisect_left(bounds, span.start), bisect_left(bounds, span.end)):
            over[place].add(span.number)
        for place in range(bisect_left(bounds, span.trigger[0]), bisect_left(bounds, span.trigger[1])):
            triggers[place] = True
        opens[bisect_left(bounds, max(start, span.start))].add(span.start)
    for place, (begin, stop) in enumerate(pairwise(bounds)):
        yield Piece(
            words=text[begin:stop],
            opens=tuple(sorted(opens[place])),
            numbers=tuple(sorted(over[place])),
            trigger=triggers[place],
        )

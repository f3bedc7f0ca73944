"""Cut a text into its sentences, each with its exact place.

Works in two steps. Lines are first gathered into *blocks*: a line break inside hard-wrapped prose is a space,
one after a headline, a list item or a speaker's turn is an end, and the shape of the lines decides which.
Each block is then cut at its full stops, except those of an abbreviation, an initial or a number.

Takes the bare text; gives offsets. Nothing is trained, and the cost grows with the length of the text only.
"""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

LONGEST = 2_000
"""A sentence longer than this many characters is cut at white space: such a text has lost its stops."""

_NARROWEST, _WIDEST = 40, 120  # the widths, in characters, at which prose is wrapped by hand or by a mailer

_WORDS = tomllib.loads(
    files("pourparler").joinpath("data", "lexicon", "en", "abbreviations.toml").read_text(encoding="utf-8")
)
_BEFORE_NAME = frozenset(_WORDS["before_name"])
_BEFORE_NUMBER = frozenset(_WORDS["before_number"])
_BEFORE_LOWER_CASE = frozenset(_WORDS["before_lower_case"])
_MAY_END = frozenset(_WORDS["may_end"])
_OPENERS = frozenset(_WORDS["openers"])

_ITEM = re.compile(  # "- ", "1. ", "(a) ", "IV) ", "## ", "> ", "| "
    r"\s*(?:[-*+•‣▪◦·–—]\s|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]\s|#{1,6}\s|>|\|)"
)
_TURN = re.compile(r"\s*(?:[A-Z][A-Z.'’ -]{1,40}|Q|A|Question|Answer)(?: \([^)]{1,40}\))?:\s")
_HEADING = re.compile(r"\s*#{1,6}\s")
_NUMBERING = re.compile(r"(?:[-*+•‣▪◦·–—]\s+)?\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})$")
_SPACE = re.compile(r"\s*")
_FIRST_WORD = re.compile(r"\s*(\S+)")

_STOP = re.compile(
    r"""(?<![.!?…])(?<![.!?…][ \u00a0])  # where stops begin, so that a long row of them is tried once
        (?P<stop>[.!?…]++(?:[ \u00a0]\.(?!\w))*+)  # one stop, or dots in a row, also spaced
        (?P<closing>(?:["'”’»)\]*_]|\s?\[(?:\d{1,3}|\.\.\.|…)\])*+)  # what closes after it, "[6]" too
        (?=\s|$|(?<=[a-z)\]"”][.!?])[A-Z“][a-z])  # then white space, or a missing space: "talks.The"
      | [。！？｡।۔؟]+["'”’»」』）)\]]*  # stops that need no white space after them
    """,
    re.VERBOSE,
)
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_NEXT = re.compile(r"\s*[\"'“”‘’«(\[*_—–-]*\s?(?P<word>[^\W\d_]+|\d)?(?P<after>\.?)")
_WORD = re.compile(r"[\w.&]+$")
_TIMES_OF_DAY = frozenset(["a.m", "p.m"])
_AFTER_TIME = frozenset(["local", "moscow", "eastern", "central", "pacific", "sharp", *_WEEKDAYS])


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of *text* as pairs of offsets, in order, without the white space around them.

    Headings, list items and datelines count as sentences or parts of one, so every character that is not
    white space lies in exactly one sentence. A sentence is cut after 2,000 characters at the latest.

    >>> text = 'GENEVA, Jan. 10 -- The U.S. side spoke first. "We listened." Talks go on.'
    >>> [text[start:end] for start, end in sentences(text)]
    ['GENEVA, Jan. 10 -- The U.S. side spoke first.', '"We listened."', 'Talks go on.']
    """
    spans: list[tuple[int, int]] = []
    for start, end in _blocks(text):
        begin = _after_space(text, start, end)
        for match in _STOP.finditer(text, begin, end):
            if match.end() < end and _ends_sentence(text, begin, match, end):
                _add(text, begin, match.end(), spans)
                begin = _after_space(text, match.end(), end)
        _add(text, begin, end, spans)
    return spans


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of text within which a line break is only a space."""
    paragraph: list[str] = []
    start = position = 0
    for line in text.splitlines(keepends=True):
        if not line.isspace():
            start = start if paragraph else position
            paragraph.append(line)
        elif paragraph:
            yield from _blocks_of(paragraph, start)
            paragraph = []
        position += len(line)
    yield from _blocks_of(paragraph, start)


def _blocks_of(lines: list[str], start: int) -> Iterator[tuple[int, int]]:
    """The blocks of one paragraph, its lines given with the offset at which it starts."""
    width = max((len(line.rstrip()) for line in lines), default=0)
    position = start
    for number, line in enumerate(lines):
        position += len(line)
        if number + 1 == len(lines) or not _runs_on(line, lines[number + 1], width):
            yield start, position
            start = position


def _runs_on(line: str, following: str, width: int) -> bool:
    """Whether the break between two lines of a paragraph *width* characters wide is only a space.

    It is when the first word of the next line would not have fitted on this one, as in hard-wrapped prose, or
    when the next line goes on in lower case.
    """
    if _HEADING.match(line) or _ITEM.match(following) or _TURN.match(following):
        return False
    bare = line.rstrip()
    word = _FIRST_WORD.match(following)
    first = word[1] if word else ""
    if first[:1].islower() and bare[-1] not in ".!?:;":
        return True
    return _NARROWEST <= width <= _WIDEST and len(bare) + 1 + len(first) > width


def _ends_sentence(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Whether the stop found is the end of the sentence that began at *begin*."""
    stop = match["stop"]
    if stop is None:
        return True
    following = _NEXT.match(text, match.end(), end)
    word = (following["word"] if following else None) or ""
    goes_on = word[:1].islower()
    if goes_on and (match["closing"] or len(stop) > 1 or stop == "…"):
        return False  # '"Never!" he said', "talks ... and more"
    if stop != ".":
        return True
    opens = word.lower() in _OPENERS and not (following and following["after"])
    return _full_stop_ends(text, begin, match.start(), word, opens)


def _full_stop_ends(text: str, begin: int, place: int, word: str, opens: bool) -> bool:
    """Whether the single full stop at *place* ends a sentence when *word* follows it.

    *opens* says that *word* commonly opens a sentence: it decides after an abbreviation that may end one.
    """
    before = _WORD.search(text, max(begin, place - 24), place)
    last = before[0] if before else ""
    name, goes_on = last.lower(), word[:1].islower()
    if len(last) <= 4 and _NUMBERING.fullmatch(text, begin, place):
        return False
    if name in _BEFORE_NAME or (name in _BEFORE_NUMBER and word.isdigit()):
        return False
    if name in _TIMES_OF_DAY:
        return not goes_on and word.lower() not in _AFTER_TIME and not _is_zone(word)
    if name in _MAY_END or _is_initials(last):
        return opens and not goes_on
    unknown = last[:1].isupper() and len(last) <= 4  # perhaps an abbreviation that we do not know
    return not (goes_on and (unknown or name in _BEFORE_LOWER_CASE))


def _is_initials(last: str) -> bool:
    """Whether *last* is what stands before the last stop of "J. Kerry" or "the U.S. side"."""
    return last.isupper() if len(last) == 1 else last[-2:-1] == "."


def _is_zone(word: str) -> bool:
    """Whether *word* looks like a time zone: "GMT", "EST"."""
    return 2 < len(word) <= 4 and word.isupper()


def _after_space(text: str, start: int, end: int) -> int:
    """The first place from *start* on that is not white space, or *end*."""
    space = _SPACE.match(text, start, end)
    return space.end() if space else start


def _add(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    """Append the stretch without the white space around it, cut into pieces of bearable length."""
    while start < end:
        stretch = text[start : min(end, start + LONGEST + 1)]
        bare = stretch.lstrip()
        start += len(stretch) - len(bare)
        if not bare:
            continue
        cut = min(end, start + LONGEST)
        if cut < end:
            white = max(text.rfind(" ", start, cut + 1), text.rfind("\n", start, cut + 1))
            cut = white if white > start else cut
        spans.append((start, start + len(text[start:cut].rstrip())))
        start = cut

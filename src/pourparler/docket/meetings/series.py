"""Which of a series a statement speaks of: "the third round", "the 10th summit"."""

import re

from pourparler.statements.statement import MeetingStatement

_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBERED = re.compile(
    rf"\b(?P<ordinal>{'|'.join(_WORDS)}|\d{{1,2}}(?=st|nd|rd|th))(?:st|nd|rd|th)?[ -]"
    r"(?:\w+[ -]){0,2}?(?:round|session|sitting|summit|phase)s?\b",
    re.IGNORECASE,
)


def numbers(statement: MeetingStatement) -> frozenset[int]:
    """The numbers that its words give the meeting in a series; none for most.

    A "first meeting" is no number in a series: it is most often the first in a long time.
    """
    found = (match for mention in statement.mentions for match in _NUMBERED.finditer(mention.passage.words))
    return frozenset(_number(match["ordinal"].lower()) for match in found)


def _number(ordinal: str) -> int:
    return _WORDS.index(ordinal) + 1 if ordinal in _WORDS else int(ordinal)

"""Quotations: the stretches of a text that stand between quotation marks."""

import re

_MARK = re.compile(r"[“”«»\"\n]")
_OPENING = frozenset("“«")
_CLOSING = frozenset("”»")


def quotations(text: str) -> list[tuple[int, int]]:
    """From where to where each quotation reaches, its marks included, in the order of the text.

    A quotation ends with its paragraph: one that goes on is opened anew in the next and closed in the last, as
    is the custom. Marks within a quotation are part of it.

    >>> text = 'He said: “We agree.” She did not: "No."'
    >>> [text[start:end] for start, end in quotations(text)]
    ['“We agree.”', '"No."']
    """
    found = []
    opened: int | None = None
    for mark in _MARK.finditer(text):
        at, sign = mark.start(), mark.group()
        if sign == "\n":
            if opened is not None and text[opened] in _OPENING and _begins_paragraph(text, opened):
                found.append((opened, at))
            opened = None
        elif opened is None:
            opened = None if sign in _CLOSING else at
        elif sign in _CLOSING or (sign == '"' and text[opened] == '"'):
            found.append((opened, mark.end()))
            opened = None
    return found


def _begins_paragraph(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"

"""Capitals: what names have, and texts that shout or whisper do not."""

import re

from pourparler.annotations.lexicon import Lexicon

_SHOUTED = re.compile(r"\b[A-Z][A-Z'’-]{3,}\b")
_MOSTLY_LOWER = 0.004  # share of capitals below which a text counts as written in lower case


def with_capitals(text: str, lexicon: Lexicon) -> str:
    """*text* with the capitals that names have, character for character: headlines shout, chats whisper.

    >>> with_capitals("RUSSIA AND NATO MEET", Lexicon.shipped())
    'Russia AND NATO Meet'
    """
    capitals = sum(map(str.isupper, text[:4000]))
    if len(text) > 40 and capitals < _MOSTLY_LOWER * min(len(text), 4000):
        titled = text.title()
        text = titled if len(titled) == len(text) else text
    return _SHOUTED.sub(lambda m: m[0] if lexicon.namings(m[0]) else m[0].title(), text)

"""Turns: who has the floor in a transcript, paragraph by paragraph.

A turn opens with a label and a colon ("PRESIDENT PUTIN:", "President of Finland Sauli Niinistö:", "SENIOR
ADMINISTRATION OFFICIAL:") or with the press's "Q", and lasts until the next one. Stage directions and headings are
told from labels by their number: a text has turns only if it has two or more.
"""

import re
from dataclasses import dataclass

_PRESS = r"(?P<asks>Q|QUESTION|Question)(?:\s*\([^)\n]{1,40}\))?(?:\*\*)?(?::|\s+(?=[A-Z“\"(\[]))"
_CAPITALS = r"(?P<capitals>[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:[ ,]+[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*){0,6}(?: \([A-Za-z ]{1,30}\))?)(?:\*\*)?:"
_NAME = r"(?P<name>[A-ZÀ-Þ][\w.’'-]+(?: (?:of|the|for|and|de|van|von|bin|al)| [A-ZÀ-Þ][\w.’'-]*){1,12})(?:\*\*)?:"
_LABEL = re.compile(rf"^(?:\*\*)?(?:{_PRESS}|{_CAPITALS}|{_NAME})\s*(?=\S)", re.MULTILINE)
_STEWARDS = frozenset(["MODERATOR", "OPERATOR", "AIDE", "WHITE HOUSE AIDE", "INTERPRETER", "HOST", "PARTICIPANT"])
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """From where to where somebody has the floor, label included, and where that label says who.

    `asks` for the press and for those who lead through the event: what they say is nobody's word. `capitals` for
    the style that writes out the publisher's own people so ("MR. SULLIVAN").
    """

    start: int
    end: int
    label: tuple[int, int]
    asks: bool
    capitals: bool


def turns(text: str) -> list[Turn]:
    """The turns of a transcript, in order; none if the text is no transcript.

    >>> text = "PRESIDENT NIINISTÖ: We met twice.\\n\\nQ When again?\\n\\nPRESIDENT NIINISTÖ: In May."
    >>> [(text[slice(*turn.label)], turn.asks) for turn in turns(text)]
    [('PRESIDENT NIINISTÖ', False), ('Q', True), ('PRESIDENT NIINISTÖ', False)]
    >>> turns("Location: Geneva")
    []
    """
    labels = list(_LABEL.finditer(text))
    if len(labels) < _FEWEST:
        return []
    ends = [*(label.start() for label in labels[1:]), len(text)]
    return [
        Turn(
            label.start(),
            end,
            _named(label),
            bool(label["asks"]) or text[slice(*_named(label))] in _STEWARDS,
            bool(label["capitals"]),
        )
        for label, end in zip(labels, ends, strict=True)
    ]


def _named(label: re.Match[str]) -> tuple[int, int]:
    return label.span(str(label.lastgroup))

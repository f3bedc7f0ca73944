"""A correction: what of a meeting or a move can be corrected, and what a corrected value means.

A correction gives a meeting or a move another value than the documents do. It is checked when it is made, so
that whatever is on record makes sense. It changes what is shown, never how statements are linked: for that
there are `merge` and `split`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pourparler.chronology import Period
from pourparler.codebook import Aspect, Channel, Code, Level, Modality, MoveType, Status
from pourparler.docket.decisions.ruling import Value
from pourparler.docket.party_names import code_of
from pourparler.errors import DocketFault

Given = str | Sequence[str] | None
"""A value as a person gives it: a text, or a list where there can be several; None or nothing for "unknown"."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One corrected value, and in whose hand."""

    value: Any
    hand: str


def checked(kind: str, values: Mapping[str, Given]) -> dict[str, Value]:
    """*values* as they are written down, each seen to make sense for a "meeting" or a "move".

    >>> checked("meeting", {"place": " Geneva", "parties": "USA, Russia", "date": "2022-01-09/2022-01-10"})
    {'date': '2022-01-09/2022-01-10', 'parties': ('RUS', 'USA'), 'place': 'Geneva'}

    Raises `DocketFault` for an unknown field, and for a value that makes no sense, saying which are known.
    """
    if not values:
        raise DocketFault(f"nothing to correct was given: a {kind} has {', '.join(_FIELDS[kind])}")
    written: dict[str, Value] = {}
    for name in sorted(values):
        if name not in _FIELDS[kind]:
            raise DocketFault(f"a {kind} has no {name!r} to correct; it has {', '.join(_FIELDS[kind])}")
        try:
            written[name] = _written(_FIELDS[kind][name](values[name]))
        except ValueError as error:
            raise DocketFault(f"{name}={_shown(values[name])} makes no sense: {error}") from error
    return written


def meant(kind: str, values: Mapping[str, Value]) -> dict[str, Any]:
    """The values that `checked` wrote down, as the codebook and the calendar have them.

    >>> meant("move", {"type": "REQUEST", "about": None})
    {'type': <MoveType.REQUEST: 'REQUEST'>, 'about': None}
    """
    return {name: _FIELDS[kind][name](value) for name, value in values.items()}


def _text(given: Given) -> str:
    if not isinstance(given, str) or not given.strip():
        raise ValueError("one text is wanted")
    return " ".join(given.split())


def _name(given: Given) -> str | None:
    return _text(given) if given else None


def _several(given: Given) -> tuple[str, ...]:
    names = given.split(",") if isinstance(given, str) else given or ()
    return tuple(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))


def _some(given: Given) -> tuple[str, ...]:
    if not _several(given):
        raise ValueError("at least one is wanted")
    return _parties(given)


def _parties(given: Given) -> tuple[str, ...]:
    return tuple(sorted({code_of(name) for name in _several(given)}))


def _period(given: Given) -> Period | None:
    if not given:
        return None
    start, _, end = _text(given).partition("/")
    return Period(start.strip(), end.strip() or None)


def _code(codes: type[Code], *but: Code) -> Callable[[Given], Code]:
    """What reads a code of one vocabulary; some that are worked out cannot be given."""
    known = [code for code in codes if code not in but]

    def read(given: Given) -> Code:
        asked = _text(given).casefold().replace(" ", "_")
        for code in known:
            if code.value.casefold() == asked:
                return code
        raise ValueError(f"it is one of {', '.join(code.value for code in known)}")

    return read


_FIELDS: dict[str, dict[str, Callable[[Given], Any]]] = {
    "meeting": {
        "date": _period,
        "place": _name,
        "parties": _some,
        "people": _several,
        "channel": _code(Channel),
        "level": _code(Level),
        "format": _name,
        "status": _code(Status, Status.LAPSED),
    },
    "move": {
        "type": _code(MoveType),
        "actors": _some,
        "recipients": _parties,
        "modality": _code(Modality),
        "aspect": _code(Aspect),
        "about": _name,
        "date": _period,
    },
}


def _written(value: Any) -> Value:  # noqa: ANN401 - whatever a field holds
    if isinstance(value, Period):
        return value.start if value.end is None else f"{value.start}/{value.end}"
    if isinstance(value, Code):
        return value.value
    return value if isinstance(value, tuple) or value is None else str(value)


def _shown(given: Given) -> str:
    return repr(given if isinstance(given, str) or given is None else ", ".join(given))

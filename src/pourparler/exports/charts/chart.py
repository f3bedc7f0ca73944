"""A chart: what it shows in one sentence, how much it rests on, how it is drawn, and the same as a plain table."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One chart. `spec` is Vega-Lite with all its data inside, for a page or for `drawing.png` and `drawing.svg`.

    `columns` and `rows` say in text what the marks say: for those who cannot see them, or want the numbers.
    """

    name: str
    title: str
    sentence: str
    n: int
    spec: dict[str, Any]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

"""An indicator: figures on the talks, each with its interval, its n and the very entries it counts.

A figure that rests on too little has no value but a reason why it is withheld. Whoever doubts a figure opens
what it `counted`: the same indicator over those entries alone, in the same span of days, gives it again.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A meeting or move that a figure counts, by its key: as what, on which day, and with which weight."""

    key: str
    role: str
    day: date | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with the ends of its 95 per cent interval; an end is None where there is none."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number: what it measures, in which unit, from how many cases, and how sure it is.

    `value` is None exactly when `withheld` says why. `method` names the interval; `p` is the probability of so
    much or more if nothing were behind it, corrected where `note` says so.
    """

    name: str
    unit: str
    n: int
    counted: tuple[Counted, ...]
    method: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    note: str | None = None
    withheld: str | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The meetings and moves it counts, each once, in order."""
        return tuple(dict.fromkeys(one.key for one in self.counted))


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One question about the talks: its figures, the first of them the one to quote, and what they show.

    `first` and `day` are the span of days that it looks at; nothing published after `day` is in it.
    """

    name: str
    title: str
    first: date
    day: date
    figures: tuple[Figure, ...]
    sentence: str

    @property
    def headline(self) -> Figure:
        """The figure to quote."""
        return self.figures[0]

    @property
    def withheld(self) -> str | None:
        """Why it says nothing: the headline's reason, if not one of its figures has a value."""
        return None if any(figure.withheld is None for figure in self.figures) else self.headline.withheld

    def figure(self, name: str) -> Figure:
        """The figure of that name.

        Raises `KeyError` when it has none such.
        """
        found = {figure.name: figure for figure in self.figures}
        return found[name]


def figure(
    name: str,
    unit: str,
    counted: tuple[Counted, ...],
    estimate: Estimate | None,
    *,
    method: str,
    n: int | None = None,
    withheld: str | None = None,
    p: float | None = None,
    note: str | None = None,
) -> Figure:
    """The figure of an estimate; without an estimate, withheld for the reason given.

    >>> figure("waits", "days", (), None, method="", withheld="no contact on record").value is None
    True
    """
    known = estimate if withheld is None else None
    return Figure(
        name=name,
        unit=unit,
        n=len(counted) if n is None else n,
        counted=counted,
        method=method,
        value=known.value if known else None,
        low=known.low if known else None,
        high=known.high if known else None,
        p=p if known else None,
        note=note,
        withheld=None if known else withheld or "too little is on record",
    )


def told(found: Figure, digits: int | None = None) -> str:
    """A figure with its interval, as a sentence has it: with two digits behind the point if it is below one.

    >>> told(Figure(name="calls", unit="a week", n=4, counted=(), method="", value=0.5, low=0.159, high=1.206))
    '0.50 (0.16 to 1.21)'
    """
    if found.value is None:
        return "withheld"
    if digits is None:
        digits = 2 if abs(found.value) < 1 else 1
    value = f"{found.value:.{digits}f}"
    if found.low is None and found.high is None:
        return value
    low = "?" if found.low is None else f"{found.low:.{digits}f}"
    return f"{value} ({low} to {'any number' if found.high is None else f'{found.high:.{digits}f}'})"


def percent(found: Figure) -> str:
    """A share with its interval, in per cent.

    >>> percent(Figure(name="held", unit="share", n=8, counted=(), method="", value=0.5, low=0.215, high=0.785))
    '50 % (22 to 78 %)'
    """
    if found.value is None:
        return "withheld"
    value = f"{100 * found.value:.0f} %"
    if found.low is None or found.high is None:
        return value
    return f"{value} ({100 * found.low:.0f} to {100 * found.high:.0f} %)"

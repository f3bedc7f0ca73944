"""The study of docs/study.md: do more moves come that impede, the closer the parties are to a sitting?

    python -m evaluation.study CORPORA [--docket FILE] [--write]

Reads the corpora into FILE unless they are there (an hour on one slow core), measures, and prints the tables; with
--write they are put into docs/study.md. The processes are those of `evaluation/study.toml`.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from scipy import stats

from evaluation.corpora import corpus_docket
from pourparler.codebook import Channel, MoveType
from pourparler.docket.docket import Docket
from pourparler.docket.meetings.facts import TOOK_PLACE
from pourparler.docket.talks.process import processes_in
from pourparler.exports.indicator_tables import figure_interval, figure_value
from pourparler.views.indicators import estimating
from pourparler.views.indicators.hand_steering import hand_steering
from pourparler.views.indicators.indicator import Estimate, Figure
from pourparler.views.indicators.interference_rate import dated, near, odds_ratio, sittings
from pourparler.views.indicators.measuring import observe
from pourparler.views.indicators.observed import WEEK, Observed, by_week, exact
from pourparler.views.indicators.schedule_keeping import schedule_keeping
from pourparler.views.indicators.tempo import tempo

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "study.md"
SEASON = "Security guarantees"
WINDOWS = (3, 7, 14)
HOSTILE = frozenset(
    [
        MoveType.REJECT,
        MoveType.ACCUSE,
        MoveType.THREATEN,
        MoveType.PROTEST,
        MoveType.SANCTION,
        MoveType.MOBILIZE,
        MoveType.COERCE,
        MoveType.ASSAULT,
    ]
)
"""The moves by which talks can be impeded, whatever their intention."""
FEW_SITTINGS, FEW_MOVES = 3, 10
BEGIN, END = "<!-- study -->", "<!-- end -->"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Moves in some days near sittings, and on the other days: how many hostile, how many in all, in how many days."""

    name: str
    here: int
    here_all: int
    here_days: int
    away: int
    away_all: int
    away_days: int
    weeks: tuple[int, ...]
    turned: float

    @property
    def ratio(self) -> tuple[Estimate, float, str | None]:
        """Hostile moves a day, as so many times those of the other days."""
        return estimating.clustered_ratio(self.here, self.here_days, self.away, self.away_days, self.weeks)

    @property
    def odds(self) -> Estimate | None:
        """The odds that a move is hostile, as so many times those on the other days; None without any."""
        table = [[self.here, self.here_all - self.here], [self.away, self.away_all - self.away]]
        return odds_ratio(table) if min(self.here, self.away, *map(min, table)) else None


def compared(observed: Observed, name: str, days: Sequence[date], window: int) -> Compared:
    """Hostile moves in the days before *days* (after them, with a negative window) against the others."""
    anchors = days if window > 0 else [day + timedelta(days=1 - window) for day in days]
    before, _ = near(observed, anchors, abs(window))
    _, there = near(observed, days, 1)
    is_near = [one and not other for one, other in zip(before, there, strict=True)]
    hostile = [day for day, _, move in observed.acts if move.type in HOSTILE]
    hits = Counter((day - observed.first).days for day in hostile)
    every = Counter((day - observed.first).days for day, _, _ in observed.acts)
    places = range(observed.days)
    away = [place for place in places if not is_near[place] and not there[place]]
    here = [place for place in places if is_near[place]]
    return Compared(
        name=name,
        here=sum(hits[place] for place in here),
        here_all=sum(every[place] for place in here),
        here_days=len(here),
        away=sum(hits[place] for place in away),
        away_all=sum(every[place] for place in away),
        away_days=len(away),
        weeks=tuple(by_week(observed, hostile)),
        turned=estimating.rotation([hits[place] for place in places], is_near),
    )


def announced(observed: Observed) -> list[date]:
    """The days of sittings that were announced ahead."""
    return sorted({day for day, _ in sittings(observed) if day <= observed.day})


def held(observed: Observed) -> list[date]:
    """The days of all meetings in person, or in a forum, that took place, announced or not."""
    return sorted(
        {
            one.period.first
            for one in observed.meetings
            if one.status in TOOK_PLACE and one.period and exact(one.period) and observed.holds(one.period.first)
            if one.channel is Channel.IN_PERSON or one.format
        }
    )


def pooled(found: Sequence[Compared]) -> Estimate:
    """The rate ratio common to all processes: Mantel & Haenszel's, interval by Greenland & Robins (1985).

    It is widened by the root of the largest dispersion of any process, so that clusters do not feign certainty.
    """
    here, away = np.array([one.here for one in found]), np.array([one.away for one in found])
    t1, t0 = np.array([one.here_days for one in found]), np.array([one.away_days for one in found])
    whole = t1 + t0
    top, bottom = (here * t0 / whole).sum(), (away * t1 / whole).sum()
    variance = ((here + away) * t1 * t0 / whole**2).sum() / (top * bottom)
    widest = max(1.0, *(estimating.dispersion(one.weeks)[0] for one in found))
    spread = float(np.exp(stats.norm.ppf(0.975) * (variance * widest) ** 0.5))
    value = float(top / bottom)
    return Estimate(value, value / spread, value * spread)


def pooled_odds(found: Sequence[Compared]) -> Estimate:
    """The odds ratio common to all processes, by Mantel & Haenszel; variance by Robins, Breslow & Greenland (1986)."""
    a, b = np.array([one.here for one in found]), np.array([one.here_all - one.here for one in found])
    c, d = np.array([one.away for one in found]), np.array([one.away_all - one.away for one in found])
    n = a + b + c + d
    p, q, r, s = (a + d) / n, (b + c) / n, a * d / n, b * c / n
    variance = (p * r).sum() / (2 * r.sum() ** 2) + (q * s).sum() / (2 * s.sum() ** 2)
    variance += (p * s + q * r).sum() / (2 * r.sum() * s.sum())
    spread, value = float(np.exp(stats.norm.ppf(0.975) * variance**0.5)), float(r.sum() / s.sum())
    return Estimate(value, value / spread, value * spread)


def strict(some: Sequence[Observed]) -> tuple[int, int, float, float]:
    """Interference in the strict sense of the indicator: in the week before a sitting, in all, expected, and its P.

    Given how many there are in each process, those in the week before are binomial; P is of so many or more.
    """
    hits, total, chance = 0, 0, np.array([1.0])
    expected = 0.0
    for observed in some:
        before, _ = near(observed, announced(observed), WEEK)
        moves = [(day - observed.first).days for day, _ in dated(observed)]
        part = sum(before) / observed.days
        hits, total, expected = (
            hits + sum(before[day] for day in moves),
            total + len(moves),
            expected + part * len(moves),
        )
        chance = np.convolve(chance, stats.binom.pmf(np.arange(len(moves) + 1), len(moves), part))
    return hits, total, expected, float(chance[hits:].sum())


def tables(docket: Docket) -> Iterator[str]:
    """The tables of the page, line by line."""
    some = {one.name: observe(docket, process=one, as_of=one.until) for one in processes_in(HERE / "study.toml")}
    yield from _what_there_is(some)
    yield from _by_process(some)
    yield from _robust(some)
    yield from _strictly(some)
    yield from _season(some[SEASON])


def _what_there_is(some: dict[str, Observed]) -> Iterator[str]:
    yield "**Table 1.** What there is of each process.\n"
    yield from _row(
        "process", "from", "to", "meetings", "sittings announced ahead", "sittings held", "moves", "hostile"
    )
    yield from _row(*["---"] * 8)
    for name, one in some.items():
        hostile = sum(move.type in HOSTILE for _, _, move in one.acts)
        cells = (len(one.meetings), len(announced(one)), len(held(one)), len(one.acts), hostile)
        yield from _row(name, f"{one.first:%b %Y}", f"{one.day:%b %Y}", *map(str, cells))
    yield ""


def _enough(some: dict[str, Observed], days: str = "announced") -> dict[str, tuple[Observed, list[date]]]:
    """The processes with enough sittings and hostile moves to compare, with the days of their sittings."""
    found = {name: (one, announced(one) if days == "announced" else held(one)) for name, one in some.items()}
    return {
        name: (one, dates)
        for name, (one, dates) in found.items()
        if len(dates) >= FEW_SITTINGS and sum(move.type in HOSTILE for _, _, move in one.acts) >= FEW_MOVES
    }


def _by_process(some: dict[str, Observed]) -> Iterator[str]:
    yield "**Table 2.** Hostile moves in the seven days before an announced sitting, against the other days.\n"
    yield from _row(
        "process",
        "before: moves in days",
        "other: moves in days",
        "rate ratio",
        "P",
        "P, calendar turned",
        "odds ratio",
    )
    yield from _row(*["---"] * 7)
    found = [compared(one, name, days, WEEK) for name, (one, days) in _enough(some).items()]
    ratios = [one.ratio for one in found]
    corrected = estimating.holm([p for _, p, _ in ratios])
    for one, (ratio, _, _), p in zip(found, ratios, corrected, strict=True):
        yield from _row(
            one.name,
            f"{one.here} in {one.here_days}",
            f"{one.away} in {one.away_days}",
            _told(ratio),
            f"{p:.3f}",
            f"{one.turned:.3f}",
            _told(one.odds),
        )
    yield from _row("**together**", "", "", f"**{_told(pooled(found))}**", "", "", f"**{_told(pooled_odds(found))}**")
    yield ""


def _robust(some: dict[str, Observed]) -> Iterator[str]:
    yield "**Table 3.** All processes together, asked otherwise.\n"
    yield from _row("days", "sittings", "processes", "rate ratio", "odds ratio")
    yield from _row(*["---"] * 5)
    for window in (*WINDOWS, *(-window for window in WINDOWS)):
        for kind in ("announced", "held"):
            found = [compared(one, name, days, window) for name, (one, days) in _enough(some, kind).items()]
            usable = [one for one in found if one.here_days and one.away_days]
            side = "before" if window > 0 else "after"
            kinds = "announced ahead" if kind == "announced" else "held, announced or not"
            ratio, odds = _told(pooled(usable)), _told(pooled_odds(usable))
            yield from _row(f"{abs(window)} {side}", kinds, str(len(usable)), ratio, odds)
    yield ""


def _strictly(some: dict[str, Observed]) -> Iterator[str]:
    hits, total, expected, p = strict(list(some.values()))
    yield (
        f"Interference in the strict sense (against what stood, as `pourparler interference` has it): {total} moves in "
        f"all {len(some)} processes together, {hits} of them in the week before an announced sitting, where "
        f"{expected:.1f} would lie there by chance (P {p:.2f})."
    )
    yield ""


def _season(observed: Observed) -> Iterator[str]:
    yield f"**Table 4.** The season: {observed.first:%d %b %Y} to {observed.day:%d %b %Y}.\n"
    yield from _row("figure", "value", "95 %", "n", "note")
    yield from _row(*["---"] * 5)
    for indicator in (tempo(observed), schedule_keeping(observed), hand_steering(observed)):
        for one in indicator.figures:
            yield from _row(*_cells(one))
    yield ""


def _cells(one: Figure) -> tuple[str, ...]:
    name = one.name if one.unit in ("share", "days") else f"{one.name}, {one.unit}"
    if one.withheld:
        return name, "withheld", "", "", one.withheld
    return name, figure_value(one), figure_interval(one), str(one.n), one.note or ""


def _told(found: Estimate | None) -> str:
    if found is None:
        return "–"
    high = "more" if found.high is None else f"{found.high:.2f}"
    return f"{found.value:.2f} ({found.low or 0:.2f} to {high})"


def _row(*cells: str) -> Iterator[str]:
    yield f"| {' | '.join(cells)} |"


def main() -> None:
    """Read, measure, print, and if asked write."""
    asked = argparse.ArgumentParser(prog="python -m evaluation.study", description="Make the tables of docs/study.md.")
    asked.add_argument("corpora", type=Path, help="the folder of the corpora")
    asked.add_argument("--docket", type=Path, default=Path("build/study.docket"), help="where they are kept once read")
    asked.add_argument("--write", action="store_true", help="put the tables into docs/study.md")
    given = asked.parse_args()
    given.docket.parent.mkdir(parents=True, exist_ok=True)
    with corpus_docket(given.corpora, given.docket) as docket:
        made = "\n".join(tables(docket))
    print(made)
    if given.write:
        text = PAGE.read_text(encoding="utf-8")
        start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
        PAGE.write_text(f"{text[:start]}\n\n{made}\n{text[end:]}", encoding="utf-8")


if __name__ == "__main__":
    main()

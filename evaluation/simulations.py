"""Whether the indicators find what is there: talks made up with known truth, measured a thousand times.

    python -m evaluation.simulations [RUNS] [NAME ...]

For each figure: the truth, the mean of what was estimated, its bias, and how often the interval held the truth. An
estimate should be within 5 per cent of the truth on average, and a 95 per cent interval hold it in 93 to 97 of 100
runs. The talks are put together above the matcher: which statements speak of one meeting is given.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from evaluation.simulated_talks import (
    FIRST,
    announced,
    commitment,
    contact,
    moves,
    observed,
    readouts,
    rounded_wait,
    spoilers,
)
from pourparler.codebook import MoveType
from pourparler.docket.talks.commitments import Footing
from pourparler.views.indicators.attention import attention
from pourparler.views.indicators.backing import backing
from pourparler.views.indicators.cooperation import cooperation, score
from pourparler.views.indicators.divergence import divergence
from pourparler.views.indicators.hand_steering import hand_steering
from pourparler.views.indicators.indicator import Figure
from pourparler.views.indicators.interference_rate import interference_rate, near, ratio_name
from pourparler.views.indicators.schedule_keeping import SLIP, schedule_keeping
from pourparler.views.indicators.tempo import NEXT, tempo

BIAS, LOW, HIGH = 0.05, 0.93, 0.97
RUNS = 1000

Known = tuple[Figure, float]
"""A figure and its truth."""


def contacts_at_random(chance: np.random.Generator) -> Iterator[Known]:
    """Two contacts of leaders a week, at random, over thirty weeks."""
    days = np.repeat(np.arange(210), chance.poisson(2 / 7, 210))
    talks = observed(210, meetings=[contact(number, int(day)) for number, day in enumerate(days)])
    yield tempo(talks).figure("contacts of leaders"), 2.0


def contacts_in_clusters(chance: np.random.Generator) -> Iterator[Known]:
    """Three contacts a week on average, in clusters: the weeks' means vary as a gamma variable does."""
    weekly = chance.gamma(2.0, 1.5, 52)
    days = [7 * week + chance.integers(7) for week, mean in enumerate(weekly) for _ in range(chance.poisson(mean))]
    talks = observed(364, meetings=[contact(number, int(day)) for number, day in enumerate(days)])
    yield tempo(talks).figure("contacts"), 3.0


def waits_of_leaders(chance: np.random.Generator) -> Iterator[Known]:
    """Waits of some ten days, more regular than chance; the expected further wait, given the one that is open."""
    shape, scale, span = 1.5, 11.0, 540
    days = [0]
    while days[-1] < span:
        days.append(days[-1] + max(1, round(float(chance.weibull(shape)) * scale)))
    held = [day for day in days if day < span]
    found = tempo(observed(span, meetings=[contact(number, day) for number, day in enumerate(held)])).figure(NEXT)
    yield found, rounded_wait(shape, scale, span - 1 - held[-1])


def calendars(chance: np.random.Generator) -> Iterator[Known]:
    """Sixty announced meetings: 60 % held on the day, 20 % moved, 10 % called off, 10 % lapsed."""
    outcomes = chance.choice(["held", "moved", "called off", "lapsed"], 60, p=[0.6, 0.2, 0.1, 0.1])
    slips = 1 + chance.gamma(2.0, 12.0, 60).astype(int)
    meetings = [
        announced(number, 3 * number, 20, str(outcome), int(slip))
        for number, (outcome, slip) in enumerate(zip(outcomes, slips, strict=True))
    ]
    found = schedule_keeping(observed(240, meetings=meetings))
    yield found.figure("held on the day"), 0.6
    yield found.figure("moved"), 0.2


def slips(chance: np.random.Generator) -> Iterator[Known]:
    """Forty meetings that are all moved, by a gamma number of days whose median is known."""
    drawn = 1 + chance.gamma(2.0, 15.0, 40).astype(int)
    meetings = [announced(number, 3 * number, 20, "moved", int(slip)) for number, slip in enumerate(drawn)]
    yield schedule_keeping(observed(190, meetings=meetings)).figure(SLIP), 1 + int(2 * 15 * 0.8392)


def lasting_announcements(chance: np.random.Generator) -> Iterator[Known]:
    """Announcements that lose one in fifty a day, of meetings between five and forty days ahead."""
    meetings = []
    for number in range(60):
        ahead, lasts = int(chance.integers(5, 41)), int(chance.geometric(0.02))
        outcome = "called off" if lasts < ahead else "held"
        meetings.append(announced(number, 3 * number, ahead, outcome, 0, lasts))
    found = schedule_keeping(observed(230, meetings=meetings))
    yield found.figure("still standing 14 days after it was announced"), 0.98**14


def interference_by_chance(chance: np.random.Generator) -> Iterator[Known]:
    """Twice as many interfering moves in the week before a sitting as on other days, at random."""
    yield from _interference(chance, ratio=2.0, clusters=0.0)


def interference_in_clusters(chance: np.random.Generator) -> Iterator[Known]:
    """The same, but the moves come in clusters: each day's mean varies as a gamma variable does."""
    yield from _interference(chance, ratio=2.0, clusters=1.0)


def _interference(chance: np.random.Generator, ratio: float, clusters: float) -> Iterator[Known]:
    span, mean = 364, 0.35
    sittings = sorted(int(day) for day in chance.choice(np.arange(20, span), 12, replace=False))
    meetings = [announced(number, day - 15, 15, "held", 0) for number, day in enumerate(sittings)]
    talks = observed(span, meetings=meetings)
    before, there = near(talks, [one.period.first for one in meetings if one.period], 7)
    means = np.array([mean * (ratio if is_near else 1.0) for is_near in before])
    if clusters:
        means = means * chance.gamma(1 / clusters, clusters, span)
    days = np.repeat(np.arange(span), chance.poisson(means))
    found = interference_rate(observed(span, meetings=meetings, interference=spoilers(int(day) for day in days)))
    yield found.figure(ratio_name(7)), ratio
    if not clusters:
        expected = mean * (sum(before) * ratio + span - sum(before))
        yield found.figure("interference"), float(expected / (span / 7))
    del there


def words_of_leaders(chance: np.random.Generator) -> Iterator[Known]:
    """Sixty agreements, four in ten of which only leaders tell of."""
    alone = chance.random(60) < 0.4
    agreed = [commitment(number, leaders_only=bool(only)) for number, only in enumerate(alone)]
    yield hand_steering(observed(120, commitments=agreed)).figure("at leader level only"), 0.4


def footings(chance: np.random.Generator) -> Iterator[Known]:
    """Eighty commitments: three in ten on both sides' words."""
    drawn = chance.choice([Footing.MUTUAL, Footing.UNILATERAL], 80, p=[0.3, 0.7])
    agreed = [commitment(number, footing=Footing(footing)) for number, footing in enumerate(drawn)]
    yield backing(observed(120, commitments=agreed)).figure("on both sides' own words"), 0.3


def balances(chance: np.random.Generator) -> Iterator[Known]:
    """Sixty documents of one to six moves, each document in a friendly or hostile mood."""
    said: list[list[MoveType]] = []
    for _ in range(60):
        mood = [MoveType.AGREE, MoveType.SUPPORT] if chance.random() < 0.7 else [MoveType.ACCUSE, MoveType.REJECT]
        said.append([mood[int(chance.integers(2))] for _ in range(int(chance.integers(1, 7)))])
    truth = 0.7 * (score(MoveType.AGREE) + score(MoveType.SUPPORT)) / 2
    truth += 0.3 * (score(MoveType.ACCUSE) + score(MoveType.REJECT)) / 2
    yield cooperation(observed(120, moves=moves(said, 120))).figure("balance"), truth


def accounts(chance: np.random.Generator) -> Iterator[Known]:
    """Thirty contacts with two readouts; on place, level and channel each contradicts the other two times in ten."""
    differs = chance.random((30, 3)) < 0.2
    meetings = [readouts(number, 4 * number, [bool(one) for one in row]) for number, row in enumerate(differs)]
    found = divergence(observed(130, meetings=meetings))
    always_agreed = 3  # status, date, parties
    yield found.figure("points contradicted"), 0.2 * 3 / (3 + always_agreed)


def coverage_of_the_press(chance: np.random.Generator) -> Iterator[Known]:
    """Five documents a week, half of them from one of six publishers."""
    days = np.repeat(np.arange(210), chance.poisson(5 / 7, 210))
    houses = ["The Gazette" if chance.random() < 0.5 else f"Paper {chance.integers(5)}" for _ in days]
    said = moves([[MoveType.AGREE] for _ in days], 210, [int(day) for day in days], houses)
    found = attention(observed(210, moves=said))
    yield found.figure("documents"), 5.0
    yield found.figure("share of the publisher with most documents"), 0.5


SIMULATIONS: tuple[Callable[[np.random.Generator], Iterator[Known]], ...] = (
    contacts_at_random,
    contacts_in_clusters,
    waits_of_leaders,
    calendars,
    slips,
    lasting_announcements,
    interference_by_chance,
    interference_in_clusters,
    words_of_leaders,
    footings,
    balances,
    accounts,
    coverage_of_the_press,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """How well a figure finds the truth over so many runs: its relative bias, the share of intervals that hold it."""

    simulation: str
    figure: str
    runs: int
    withheld: int
    truth: float
    estimate: float
    bias: float
    coverage: float
    below: float
    above: float

    @property
    def fine(self) -> bool:
        """True when bias and coverage are as they should be."""
        return abs(self.bias) <= BIAS and LOW <= self.coverage <= HIGH

    @property
    def row(self) -> str:
        """The line of the table; a mark where something is not as it should be."""
        cells = (
            self.simulation,
            self.figure,
            f"{self.truth:.2f}",
            f"{self.estimate:.2f}",
            f"{100 * self.bias:+.1f} %",
            f"{100 * self.coverage:.1f} %" + ("" if self.fine else " (!)"),
            f"{100 * self.below:.1f} %",
            f"{100 * self.above:.1f} %",
        )
        return f"| {' | '.join(cells)} |"


def simulate(simulation: Callable[[np.random.Generator], Iterator[Known]], runs: int, seed: int = 1) -> list[Result]:
    """A simulation run so many times: one result for each of its figures."""
    chance = np.random.default_rng(seed)
    found: dict[str, list[Known]] = {}
    for _ in range(runs):
        for figure, truth in simulation(chance):
            found.setdefault(figure.name, []).append((figure, truth))
    return [_result(simulation.__name__, name, known) for name, known in found.items()]


def _result(simulation: str, name: str, known: list[Known]) -> Result:
    told = [(one.value, one.low, one.high, truth) for one, truth in known if one.value is not None]
    below = float(np.mean([high is not None and high < truth for _, _, high, truth in told]))
    above = float(np.mean([low is not None and low > truth for _, low, _, truth in told]))
    return Result(
        simulation=simulation.replace("_", " "),
        figure=name,
        runs=len(told),
        withheld=len(known) - len(told),
        truth=float(np.mean([truth for *_, truth in told])),
        estimate=float(np.mean([value for value, *_ in told])),
        bias=float(np.mean([value / truth for value, _, _, truth in told])) - 1,
        coverage=1 - below - above,
        below=below,
        above=above,
    )


def main(runs: int, names: list[str]) -> int:
    """Print a table of every simulation, or of those named; the number of figures that are not as they should be."""
    print(f"{runs} runs, from {FIRST:%d %b %Y}, measured {date.today():%d %b %Y}\n")
    print("| talks | figure | truth | mean estimate | bias | interval holds the truth | too low | too high |")
    print("|---|---|---|---|---|---|---|---|")
    off = 0
    for simulation in SIMULATIONS:
        if not names or simulation.__name__ in names:
            for one in simulate(simulation, runs):
                off += not one.fine
                print(one.row, flush=True)
    return off


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main(int(given[0]) if given else RUNS, given[1:]) > 0)

"""Estimates with their intervals: rates, shares, ratios, medians, survival, waits, means.

Counts are small and whole, so textbook intervals miss their mark. The exact ones hold the truth too often (they
are wider than they need be), the plain normal ones too seldom. What is used here holds it about 95 times in 100;
`evaluation/simulations.py` shows how often, for each. Distributions, tests and solvers are scipy's.
"""

import warnings
from collections.abc import Callable, Hashable, Sequence
from math import exp, log

import numpy as np
from scipy import optimize, special, stats

from pourparler.views.indicators.indicator import Estimate

CONFIDENCE = 0.95
_TAIL = (1 - CONFIDENCE) / 2
FEW_EVENTS = 5
"""Fewer events than this allow no comparison."""
_TOO_REGULAR = 1.35
"""By so much, over their number, the shape fitted to waits is too high."""
FEW_WAITS = 8
"""Fewer waits than this give no shape: the fit would say more about itself than about the talks."""


def rate(count: int, exposure: float) -> Estimate:
    """Events per unit of exposure, as if they came at random; mid-P interval (Cox & Lewis 1966; Lancaster 1961).

    >>> found = rate(4, 8.0)
    >>> found.value, round(found.low, 3), round(found.high, 3)
    (0.5, 0.159, 1.206)
    """
    most = count + 10 * (count + 4) ** 0.5 + 10

    def above(mean: float) -> float:
        return float(special.pdtrc(count, mean) + stats.poisson.pmf(count, mean) / 2)

    low = _root(lambda mean: above(mean) - _TAIL, 0.0, float(count)) if count else 0.0
    high = _root(lambda mean: 1 - above(mean) - _TAIL, float(count), most)
    return Estimate(count / exposure, low / exposure, high / exposure)


def weekly_rate(weeks: Sequence[int], count: int, days: int) -> tuple[Estimate, str | None]:
    """Events a week; the interval is widened, and a note says so, where the counts of *weeks* come in clusters."""
    found = rate(count, days / 7)
    index, p = dispersion(weeks)
    if p >= 1 - CONFIDENCE or not count:
        return found, None
    spread = float(np.exp(stats.norm.ppf(1 - _TAIL) * (index / count) ** 0.5))
    wider = Estimate(found.value, found.value / spread, found.value * spread)
    return wider, _clusters(index)


def share(count: int, of: int) -> Estimate:
    """A share of cases; Wilson's interval (Wilson 1927).

    >>> found = share(4, 8)
    >>> found.value, round(found.low, 3), round(found.high, 3)
    (0.5, 0.215, 0.785)
    """
    interval = stats.binomtest(count, of).proportion_ci(CONFIDENCE, method="wilson")
    return Estimate(count / of, float(interval.low), float(interval.high))


def rate_ratio(here: int, here_days: float, there: int, there_days: float) -> tuple[Estimate, float]:
    """How many times as often events come here as there, and the exact conditional P (Przyborowski & Wilenski 1940).

    Of all events, those here are binomial, whatever the rates are; the interval is that binomial's mid-P one.
    Its upper end is None when none came there: it could be any number of times as often.

    >>> found, p = rate_ratio(41, 28010, 15, 19017)  # breast cancer after X-rays (Boice & Monson 1977)
    >>> round(found.value, 2), round(found.low, 2), round(found.high, 2), round(p, 3)
    (1.86, 1.04, 3.45, 0.041)
    """
    total, part = here + there, here_days / (here_days + there_days)

    def above(chance: float) -> float:
        return float(special.bdtrc(here, total, chance) + stats.binom.pmf(here, total, chance) / 2)

    low = _root(lambda chance: above(chance) - _TAIL, 0.0, 1.0) if here else 0.0
    high = _root(lambda chance: 1 - above(chance) - _TAIL, 0.0, 1.0) if there else 1.0
    value = (here / here_days) / (there / there_days) if there else float("inf")
    odds = there_days / here_days
    found = Estimate(value, low / (1 - low) * odds, high / (1 - high) * odds if there else None)
    return found, float(stats.binomtest(here, total, part).pvalue)


def clustered_ratio(
    here: int, here_days: float, there: int, there_days: float, weeks: Sequence[int]
) -> tuple[Estimate, float, str | None]:
    """The ratio and its P, with a note where the counts of *weeks* come in clusters.

    Then interval and P are quasi-Poisson (McCullagh & Nelder 1989, section 6.2): events that come in clusters tell
    less than their number.
    """
    found, p = rate_ratio(here, here_days, there, there_days)
    index, chance = dispersion(weeks)
    if chance >= 1 - CONFIDENCE or not here or not there:
        return found, p, None
    error = (index * (1 / here + 1 / there)) ** 0.5
    spread = exp(float(stats.norm.ppf(1 - _TAIL)) * error)
    wider = Estimate(found.value, found.value / spread, found.value * spread)
    return wider, 2 * float(stats.norm.sf(abs(log(found.value)) / error)), _clusters(index)


def dispersion(counts: Sequence[int]) -> tuple[float, float]:
    """Variance over mean of counts in equal spans, and Fisher's P of so much if they came at random (1950).

    >>> index, p = dispersion([0, 0, 9, 0, 0, 9])
    >>> round(index, 1), p < 0.001
    (7.2, True)
    """
    if len(counts) < 2 or not any(counts):
        return 1.0, 1.0
    mean = float(np.mean(counts))
    squares = float(np.sum((np.asarray(counts) - mean) ** 2) / mean)
    return squares / (len(counts) - 1), float(stats.chi2.sf(squares, len(counts) - 1))


def median(values: Sequence[float]) -> Estimate:
    """The median, with order statistics interpolated to 95 per cent (Hettmansperger & Sheather 1986).

    >>> found = median([1, 2, 3, 5, 7, 8, 13, 21, 30])
    >>> found.value, round(found.low, 1), round(found.high, 1)
    (7.0, 2.2, 19.2)
    """
    ordered, count = np.sort(np.asarray(values, dtype=float)), len(values)
    covers = [1 - 2 * special.bdtr(rank - 1, count, 0.5) for rank in range(1, count // 2 + 1)]
    wide = max((rank for rank, cover in enumerate(covers) if cover >= CONFIDENCE), default=None)
    if wide is None or wide + 1 >= len(covers):
        return Estimate(float(np.median(ordered)))
    weight = (covers[wide] - CONFIDENCE) / (covers[wide] - covers[wide + 1])
    rank = wide + 1
    blend = (count - rank) * weight / (rank + (count - 2 * rank) * weight)
    low = (1 - blend) * ordered[wide] + blend * ordered[wide + 1]
    high = (1 - blend) * ordered[count - 1 - wide] + blend * ordered[count - 2 - wide]
    return Estimate(float(np.median(ordered)), float(low), float(high))


def surviving(ended: Sequence[float], watched: Sequence[float], at: float) -> Estimate:
    """The share that lasts beyond *at*, by Kaplan & Meier (1958), with the log-log interval.

    *ended* are the spans that came to an end, *watched* those that were lost from sight before they did. Where none
    has ended by then there is no such interval, and the low end is Wilson's for as many as were watched so long.
    """
    curve = stats.ecdf(stats.CensoredData(uncensored=list(ended), right=list(watched))).sf
    value = float(curve.evaluate(at))
    if value == 1:
        return Estimate(
            1.0, share(long, long).low if (long := sum(span >= at for span in (*ended, *watched))) else None
        )
    if value == 0:
        return Estimate(0.0)
    with warnings.catch_warnings():  # scipy warns where the curve has no variance; those steps are not asked for
        warnings.simplefilter("ignore", RuntimeWarning)
        interval = curve.confidence_interval(CONFIDENCE, method="log-log")
    return Estimate(value, float(interval.low.evaluate(at)), float(interval.high.evaluate(at)))


def median_survival(ended: Sequence[float], watched: Sequence[float]) -> Estimate | None:
    """The time by which half have come to an end, by Kaplan & Meier; interval by Brookmeyer & Crowley (1982).

    None where fewer than half have. An end is None where the curve's own interval does not reach a half.
    """
    curve = stats.ecdf(stats.CensoredData(uncensored=list(ended), right=list(watched))).sf
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        interval = curve.confidence_interval(CONFIDENCE, method="log-log")

    def half(of: np.ndarray) -> float | None:
        at = np.flatnonzero(of <= 0.5)
        return float(curve.quantiles[at[0]]) if len(at) else None

    middle = half(curve.probabilities)
    return (
        None
        if middle is None
        else Estimate(middle, half(interval.low.probabilities), half(interval.high.probabilities))
    )


def further_wait(waits: Sequence[int], waited: int) -> Estimate:
    """The expected further wait in days, after *waited* days, by a Weibull fit to past waits that counts the open one.

    The open wait is censored (Cox & Oakes 1984, section 3.7); of waits in whole days it says that it lasts half a day
    more. The fitted shape is too high in small samples, and corrected for that (Thoman, Bain & Antle 1969). The
    interval is the delta method's, on the logarithm of the expectation, with the observed information.
    """
    open_ = waited + 0.5
    shape, _, scale = stats.weibull_min.fit(stats.CensoredData(uncensored=list(waits), right=[open_]), floc=0)
    at, ended = np.log([shape, scale]), np.asarray(waits, dtype=float)

    def fault(where: np.ndarray) -> float:
        bent, stretched = np.exp(where)
        seen = stats.weibull_min.logpdf(ended, bent, scale=stretched).sum()
        return -float(seen + stats.weibull_min.logsf(open_, bent, scale=stretched))

    def expected(where: np.ndarray) -> float:
        bent, stretched = (float(one) for one in np.exp(where))
        return log(_residual(bent * (1 - _TOO_REGULAR / len(waits)), stretched, open_) + 0.5)

    slope = optimize.approx_fprime(at, expected, 1e-5)
    variance = float(slope @ np.linalg.inv(_curvature(fault, at)) @ slope)
    spread = float(stats.t.ppf(1 - _TAIL, max(len(waits) - 1, 1))) * max(variance, 0.0) ** 0.5
    value = expected(at)
    return Estimate(exp(value), exp(value - spread), exp(value + spread))


def clustered_mean(values: Sequence[float], clusters: Sequence[Hashable]) -> Estimate:
    """A mean of values that come in clusters (moves in documents): Cochran's ratio estimator (1977), t interval."""
    numbers: dict[Hashable, int] = {}
    places = [numbers.setdefault(cluster, len(numbers)) for cluster in clusters]
    mean, count = float(np.mean(values)), len(numbers)
    if count < 2:
        return Estimate(mean)
    left = float(np.sum((np.bincount(places, values) - mean * np.bincount(places)) ** 2))
    error = (count / (count - 1) * left) ** 0.5 / len(values)
    spread = float(stats.t.ppf(1 - _TAIL, count - 1)) * error
    return Estimate(mean, mean - spread, mean + spread)


def holm(chances: Sequence[float]) -> list[float]:
    """P values corrected for being several (Holm 1979).

    >>> holm([0.01, 0.04, 0.03])
    [0.03, 0.06, 0.06]
    """
    corrected, highest = [0.0] * len(chances), 0.0
    for done, place in enumerate(sorted(range(len(chances)), key=chances.__getitem__)):
        highest = max(highest, min(1.0, (len(chances) - done) * chances[place]))
        corrected[place] = highest
    return corrected


def rotation(hits: Sequence[int], near: Sequence[bool]) -> float:
    """The P of so many hits on *near* days, the calendar of near days being turned against that of hits.

    Every turn keeps both series as clustered as they are, which tests for counts cannot do. P counts the turns
    that give as many or more; with few days it cannot be small.

    >>> rotation([0, 0, 3, 0, 0, 0, 0, 0], [False, False, True, False, False, False, False, False])
    0.125
    """
    events, days = np.asarray(hits, dtype=float), np.asarray(near, dtype=float)
    turned = np.fft.irfft(np.conj(np.fft.rfft(events)) * np.fft.rfft(days), n=len(events))
    return float(np.mean(np.round(turned) >= round(float(events @ days))))


def _clusters(index: float) -> str:
    return f"they come in clusters (variance {index:.1f} times the mean)"


def _root(function: Callable[[float], float], low: float, high: float) -> float:
    root: float = optimize.brentq(function, low, high, xtol=1e-12)
    return root


def _residual(shape: float, scale: float, waited: float) -> float:
    """The mean residual life of a Weibull; far in its tail, the reciprocal of the hazard there."""
    passed = (waited / scale) ** shape
    if passed > 500:
        return float(scale / shape * passed ** (1 / shape - 1))
    tail = float(special.gamma(1 / shape) * special.gammaincc(1 / shape, passed))
    return scale / shape * tail * exp(passed)


def _curvature(function: Callable[[np.ndarray], float], at: np.ndarray) -> np.ndarray:
    """The matrix of second derivatives, by central differences."""
    step, size = 1e-4, len(at)
    found = np.empty((size, size))
    for one in range(size):
        for other in range(size):
            corners = [
                (sign * function(at + step * (a * np.eye(size)[one] + b * np.eye(size)[other])))
                for a, b, sign in ((1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1))
            ]
            found[one, other] = sum(corners) / (4 * step * step)
    return found

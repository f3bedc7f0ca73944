"""Interference: how often anyone acts against what stands of the process, and whether more so as a sitting comes near.

*Rate*: interfering moves over the weeks of the span, in all, by actor and by aspect; unit: a week; Poisson, mid-P,
widened where they come in clusters (Fisher's dispersion test).

*Ratio*: interfering moves a day in the 3, 7 and 14 days before a sitting or an expected result, as so many times
those of the other days; the day itself counts on neither side. Given their number, the moves before a sitting are
binomial, whatever the rate (Przyborowski & Wilenski 1940): exact P, corrected for the three windows (Holm 1979),
mid-P interval; quasi-Poisson (McCullagh & Nelder 1989) where moves come in clusters. Beside it stands a P that
assumes no randomness of the moves at all: the share of turns of the calendar of sittings against that of the moves
that would give as many before a sitting or more.

*Against attention*: the odds that a move is interference before a sitting, as so many times those on other days, for
every move that was read (Fisher's conditional odds ratio). More is written before a sitting, so more of everything is
found there; this figure does not rise with that alone.

Sittings are meetings in person, or in a named forum, on every exact date that was announced for them ahead; so one
that was called off, or moved away, counts on the date it had: left out, interference that succeeded would vanish. A
result is expected on the day by which something was promised. Source of the question: spoilers act when an agreement
comes near (Stedman 1997; Kydd & Walter 2002).

Misleads when sittings lie so close together that few other days are left; when what is read was chosen for the
sittings; and when the same act is told by many documents, each of which counts.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from scipy.stats import contingency

from pourparler.codebook import Channel, Status
from pourparler.docket.talks.interference import Interference
from pourparler.views.indicators import estimating
from pourparler.views.indicators.indicator import Counted, Estimate, Figure, Indicator, figure, told
from pourparler.views.indicators.observed import WEEK, Observed, by_week, exact, said_on

WINDOWS = (3, 7, 14)
"""So many days before a sitting are set against the others."""
MOST_ACTORS = 6
BEFORE, OTHER, THE_DAY = "before a sitting", "on other days", "on the day of a sitting"

_SET = frozenset([Status.PLANNED, Status.POSTPONED])

Dated = list[tuple[date, Interference]]
Sittings = list[tuple[date, str]]
"""The days of sittings, each with the key of the meeting or promise."""


def interference_rate(observed: Observed) -> Indicator:
    """How often the process is interfered with, by whom, in what, and whether sittings draw it."""
    found, stood = dated(observed), sittings(observed)
    figures = (
        _rate(observed, "interference", found),
        *_ratios(observed, found, stood),
        _odds(observed, found, stood),
        *_by_actor(observed, found),
        *_by_aspect(observed, found),
    )
    return Indicator(
        name="interference",
        title="Interference",
        first=observed.first,
        day=observed.day,
        figures=figures,
        sentence=_sentence(figures),
    )


def dated(observed: Observed) -> Dated:
    """The interfering moves of the span, by day."""
    found = [(one.day, one) for one in observed.interference if one.day is not None and observed.holds(one.day)]
    return sorted(found, key=lambda pair: (pair[0], pair[1].filed.key))


def sittings(observed: Observed) -> Sittings:
    """The days on which a sitting stood to open or a result was expected, each with its key.

    Only those that were announced ahead: nobody can act against what he does not know of.
    """
    announced = [
        (said.period.first, meeting.key)
        for meeting in observed.meetings
        if meeting.channel is Channel.IN_PERSON or meeting.format is not None
        for filed, said in said_on(meeting)
        if said.period and exact(said.period) and said.status in _SET
        if filed.source.published and filed.source.published < said.period.first
    ]
    results = [(one.due.first, one.moves[0].key) for one in observed.commitments if one.due and exact(one.due)]
    furthest = observed.day + timedelta(days=max(WINDOWS))
    return sorted({(day, key) for day, key in (*announced, *results) if observed.first <= day <= furthest})


def near(observed: Observed, days: Iterable[date], window: int) -> tuple[list[bool], list[bool]]:
    """For each day of the span: whether it lies in the *window* before one of *days*; whether it is one of them."""
    before, there = [False] * observed.days, [False] * observed.days
    for day in set(days):
        at = (day - observed.first).days
        for place in range(max(at - window, 0), min(at, observed.days)):
            before[place] = True
        if at < observed.days:
            there[at] = True
    return [one and not other for one, other in zip(before, there, strict=True)], there


def _counted(found: Dated, role: str) -> tuple[Counted, ...]:
    return tuple(Counted(key=one.filed.key, role=role, day=day) for day, one in found)


def _rate(observed: Observed, name: str, found: Dated) -> Figure:
    counted = _counted(found, "interference")
    weeks = by_week(observed, (day for day, _ in found))
    estimate, note = estimating.weekly_rate(weeks, len(found), observed.days)
    return figure(
        name,
        "a week",
        counted,
        estimate,
        method="Poisson, mid-P; widened where moves come in clusters",
        withheld="the span is shorter than a week" if observed.days < WEEK else None,
        note=note,
    )


def _ratios(observed: Observed, found: Dated, stood: Sittings) -> list[Figure]:
    ratios = [_ratio(observed, found, stood, window) for window in WINDOWS]
    known = [place for place, one in enumerate(ratios) if one.p is not None]
    corrected = estimating.holm([ratios[place].p or 0.0 for place in known])
    for place, p in zip(known, corrected, strict=True):
        ratios[place] = replace(ratios[place], p=p)
    return ratios


def ratio_name(window: int) -> str:
    """What the ratio of a window is called.

    >>> ratio_name(7)
    'in the 7 days before a sitting against other days'
    """
    return f"in the {window} days before a sitting against other days"


def _ratio(observed: Observed, found: Dated, stood: Sittings, window: int) -> Figure:
    before, there = near(observed, (day for day, _ in stood), window)
    hits = Counter((day - observed.first).days for day, _ in found)
    counted = (
        *(
            Counted(
                key=one.filed.key,
                role=_role(before, there, (day - observed.first).days),
                day=day,
            )
            for day, one in found
        ),
        *(Counted(key=key, role="sitting", day=day) for day, key in stood),
    )
    here = sum(hits[place] for place, is_near in enumerate(before) if is_near)
    away = len(found) - here - sum(hits[place] for place, sits in enumerate(there) if sits)
    here_days, other_days = sum(before), observed.days - sum(before) - sum(there)
    reason = _too_little(here + away, len({day for day, _ in stood}), here_days, other_days)
    name, method = ratio_name(window), "conditional binomial, mid-P; exact P, Holm-corrected for three windows"
    if reason:
        return figure(name, "times", counted, None, method=method, n=here + away, withheld=reason)
    weeks = by_week(observed, (day for day, _ in found))
    estimate, p, clusters = estimating.clustered_ratio(here, here_days, away, other_days, weeks)
    if clusters:
        method = "quasi-Poisson; P Holm-corrected for three windows"
    notes = [f"{here} moves in {here_days} days before, {away} in {other_days} others", *filter(None, [clusters])]
    turns = estimating.rotation([hits[place] for place in range(observed.days)], before)
    notes.append(f"P by turning the calendar {turns:.3f}")
    return figure(name, "times", counted, estimate, method=method, n=here + away, p=p, note="; ".join(notes))


def _role(before: Sequence[bool], there: Sequence[bool], place: int) -> str:
    if there[place]:
        return THE_DAY
    return BEFORE if before[place] else OTHER


def _too_little(moves: int, days: int, here_days: int, other_days: int) -> str | None:
    if moves < estimating.FEW_EVENTS:
        return f"interfering moves on record: {moves}; a comparison wants {estimating.FEW_EVENTS}"
    if not days:
        return "no sitting has an exact date"
    if min(here_days, other_days) < WEEK:
        return f"days before a sitting: {here_days}; other days: {other_days}; a comparison wants {WEEK} of each"
    return None


def _odds(observed: Observed, found: Dated, stood: Sittings) -> Figure:
    """The odds of interference among all moves, in the seven days before a sitting against other days."""
    before, there = near(observed, (day for day, _ in stood), WEEK)
    interfering = {one.filed.key for _, one in found}
    places = [
        (filed.key, day, _role(before, there, (day - observed.first).days), filed.key in interfering)
        for day, filed, _ in observed.acts
    ]
    counted = (
        *(Counted(key=k, role=f"{'interference' if i else 'another move'} {r}", day=d) for k, d, r, i in places),
        *(Counted(key=key, role="sitting", day=day) for day, key in stood),
    )
    cells = Counter((role, is_one) for _, _, role, is_one in places)
    table = [[cells[BEFORE, True], cells[BEFORE, False]], [cells[OTHER, True], cells[OTHER, False]]]
    moves = sum(map(sum, table))
    split = f"{table[0][0]} of {sum(table[0])} moves before, {table[1][0]} of {sum(table[1])} others"
    reason = None
    if table[0][0] + table[1][0] < estimating.FEW_EVENTS or 0 in (sum(table[0]), sum(table[1]), table[1][0]):
        reason = f"too few to compare: {split}"
    return figure(
        "odds that a move interferes, in the 7 days before a sitting against other days",
        "times",
        counted,
        None if reason else odds_ratio(table),
        method="conditional odds ratio; exact",
        n=moves,
        withheld=reason,
        note=None if reason else split,
    )


def odds_ratio(table: Sequence[Sequence[int]]) -> Estimate:
    """Fisher's conditional odds ratio of a two by two table, with its exact interval.

    >>> tea = odds_ratio([[3, 1], [1, 3]])  # the lady tasting tea (Fisher 1935)
    >>> round(tea.value, 2), round(tea.low, 2), round(tea.high, 1)
    (6.41, 0.21, 626.2)
    """
    found = contingency.odds_ratio(table, kind="conditional")
    interval = found.confidence_interval(estimating.CONFIDENCE)
    return Estimate(float(found.statistic), float(interval.low), float(interval.high))


def _by_actor(observed: Observed, found: Dated) -> list[Figure]:
    counts = Counter(actor for _, one in found for actor in set(one.move.actors))
    most = sorted(counts, key=lambda actor: (-counts[actor], actor))[:MOST_ACTORS]
    return [
        _rate(observed, f"interference by {actor}", [pair for pair in found if actor in pair[1].move.actors])
        for actor in most
    ]


def _by_aspect(observed: Observed, found: Dated) -> list[Figure]:
    aspects = sorted({one.move.aspect for _, one in found}, key=str)
    return [
        _rate(observed, f"interference with {aspect}", [pair for pair in found if pair[1].move.aspect is aspect])
        for aspect in aspects
    ]


def _sentence(figures: Sequence[Figure]) -> str:
    found = {one.name: one for one in figures}
    whole, ratio = found["interference"], found[ratio_name(WEEK)]
    if whole.value is None:
        return f"Nothing can be said of interference: {whole.withheld}."
    if not whole.n:
        return "No interference with the process is on record in this span."
    parts = [f"{whole.n} {'move' if whole.n == 1 else 'moves'} against what stood, {told(whole)} a week"]
    if ratio.value is not None and ratio.low is not None:
        parts.append(
            f"in the week before a sitting they come {_how_often(ratio)} than on other days: {told(ratio)} times"
        )
    else:
        parts.append("whether sittings draw it cannot be told")
    return "; ".join(parts) + "."


def _how_often(ratio: Figure) -> str:
    if ratio.low is not None and ratio.low > 1:
        return "more often"
    if ratio.high is not None and ratio.high < 1:
        return "less often"
    return "neither clearly more nor less often"

"""Schedule keeping: whether what was announced takes place, when it was to, and by how much it slips.

Looked at are the meetings announced ahead for an exact date. *Shares*: of those whose first date is over by more
than the days of grace, how many were held on the day, were moved (held on another, or put off and still to come),
were called off, or lapsed (nobody said that they took place); unit: share; Wilson's interval. Those more recent are
left out whatever became of them, for what is held is told sooner than what is not.

*Slip*: the days from the first date announced to the last one given, of those that were moved; the median, with
interpolated order statistics (Hettmansperger & Sheather 1986).

*Still standing*: the share that nobody has moved or called off so many days after it was announced, by Kaplan and
Meier (1958), log-log interval; a meeting whose day comes before, or that is still to come, counts as censored.

Misleads when announcements are read of one side only, when a moved meeting is taken for a new one (a call-off and a
surprise, where there was a slip), and because meetings are announced late when they are doubtful: who announces
nothing keeps every date. Censoring is not independent where short notice goes with firm dates.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pourparler.chronology import Period
from pourparler.codebook import Code, Status
from pourparler.docket.meetings.facts import REMOTE, TOOK_PLACE
from pourparler.docket.meetings.lifecycle import GRACE
from pourparler.docket.meetings.meeting import Meeting
from pourparler.views.indicators import estimating
from pourparler.views.indicators.indicator import Counted, Figure, Indicator, figure, percent, told
from pourparler.views.indicators.observed import Observed, exact, said_on

AFTER = (7, 14, 30)
"""After so many days it is asked whether an announced meeting still stands."""
SLIP = "days by which what was moved slipped"
FEW = 5
FEW_ON_A_CURVE = 8


class Outcome(Code):
    """What became of a meeting that was announced for a day."""

    HELD = "held on the day", "it took place on the date first announced"
    MOVED = "moved", "held on another date, or put off and still to come"
    CALLED_OFF = "called off", "cancelled, or refused after it had been announced"
    LAPSED = "lapsed", "its date passed and nobody said it took place"
    PENDING = "pending", "its date is to come, or not over by more than the days of grace"


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """A meeting announced ahead: when it was, for which date, when that first changed, and what became of it."""

    key: str
    announced: date
    due: Period
    changed: date | None
    outcome: Outcome
    slip: int | None


def schedule_keeping(observed: Observed) -> Indicator:
    """How far the calendar that was announced is kept."""
    found = announced_in(observed)
    over = [one for one in found if one.due.last + GRACE < observed.day]
    left = len(found) - len(over)
    shares = tuple(_share(outcome, over, left) for outcome in Outcome if outcome is not Outcome.PENDING)
    figures = (*shares, _slip(over), *(_standing(observed, found, days) for days in AFTER))
    return Indicator(
        name="schedule keeping",
        title="Schedule keeping",
        first=observed.first,
        day=observed.day,
        figures=figures,
        sentence=_sentence(over, figures),
    )


def announced_in(observed: Observed) -> list[Announced]:
    """The meetings that were announced in the span, ahead of an exact date."""
    found = [one for one in map(announcement, observed.meetings) if one and observed.holds(one.announced)]
    return sorted(found, key=lambda one: (one.announced, one.key))


def announcement(meeting: Meeting) -> Announced | None:
    """The meeting as it was first announced for an exact date to come, and what became of it; None if it never was."""
    due, announced, changed = None, None, None
    for filed, said in said_on(meeting):
        published, period = filed.source.published, said.period
        if published is None:
            continue
        if due is None or announced is None:
            ahead = period is not None and exact(period) and published < period.first
            if ahead and said.status in (Status.PLANNED, Status.POSTPONED):
                due, announced = period, published
        elif changed is None and published < due.first and _changes(said.status, period, due):
            changed = published
    if due is None or announced is None:
        return None
    outcome = _outcome(meeting, due)
    moved = meeting.period if outcome is Outcome.MOVED and exact(meeting.period) else None
    slip = (moved.first - due.first).days if moved else None
    return Announced(key=meeting.key, announced=announced, due=due, changed=changed, outcome=outcome, slip=slip)


def _changes(status: Status, period: Period | None, due: Period) -> bool:
    """True for a word by which what was announced stands no longer."""
    if status in (Status.CANCELLED, Status.REFUSED, Status.POSTPONED):
        return True
    return status is Status.PLANNED and period is not None and exact(period) and not period.overlaps(due)


def _outcome(meeting: Meeting, due: Period) -> Outcome:
    if meeting.status in (Status.CANCELLED, Status.REFUSED):
        return Outcome.CALLED_OFF
    tolerance = 1 if meeting.channel in REMOTE else 0  # each side dates a call by its own clock
    if exact(meeting.period) and meeting.period and meeting.period.distance(due) > tolerance:
        return Outcome.MOVED
    if meeting.status in TOOK_PLACE:
        return Outcome.HELD
    if meeting.status is Status.POSTPONED:
        return Outcome.MOVED
    return Outcome.LAPSED if meeting.status is Status.LAPSED else Outcome.PENDING


def _share(outcome: Outcome, over: Sequence[Announced], left: int) -> Figure:
    counted = tuple(Counted(key=one.key, role=one.outcome.value, day=one.due.first) for one in over)
    there = Counter(one.outcome for one in over)[outcome]
    enough = len(over) >= FEW
    return figure(
        outcome.value,
        "share",
        counted,
        estimating.share(there, len(over)) if enough else None,
        method="binomial, Wilson",
        withheld=None if enough else f"announced meetings that are past: {len(over)}; a share wants {FEW}",
        note=f"{left} more are to come, or too recent to tell" if left else None,
    )


def _slip(over: Sequence[Announced]) -> Figure:
    moved = [one for one in over if one.slip is not None]
    enough = len(moved) >= FEW
    return figure(
        SLIP,
        "days",
        tuple(Counted(key=one.key, role="moved", day=one.due.first, weight=float(one.slip or 0)) for one in moved),
        estimating.median([float(one.slip or 0) for one in moved]) if enough else None,
        method="median; interpolated order statistics",
        withheld=None if enough else f"moved to a date that is known: {len(moved)}; a median wants {FEW}",
    )


def _standing(observed: Observed, found: Sequence[Announced], days: int) -> Figure:
    ended, watched = spans(observed, found)
    enough = len(ended) + len(watched) >= FEW_ON_A_CURVE
    reach = max([*ended, *watched], default=0)
    reason = None
    if not enough:
        reason = f"meetings announced ahead: {len(found)}; a curve wants {FEW_ON_A_CURVE}"
    elif reach < days:
        reason = f"none was announced more than {reach:.0f} days ahead"
    return figure(
        f"still standing {days} days after it was announced",
        "share",
        tuple(
            Counted(key=one.key, role="changed" if one.changed else "not changed", day=one.announced) for one in found
        ),
        None if reason else estimating.surviving(ended, watched, days),
        method="Kaplan-Meier; log-log",
        withheld=reason,
    )


def spans(observed: Observed, found: Sequence[Announced]) -> tuple[list[float], list[float]]:
    """The days from the announcement to the first change, and those of meetings that were lost from sight before."""
    ended = [float((one.changed - one.announced).days) for one in found if one.changed]
    watched = [float((min(one.due.first, observed.day) - one.announced).days) for one in found if not one.changed]
    return ended, watched


def _sentence(over: Sequence[Announced], figures: Sequence[Figure]) -> str:
    found = {one.name: one for one in figures}
    held = found[Outcome.HELD.value]
    if held.value is None:
        return f"Nothing can be said of how the calendar is kept: {held.withheld}."
    outcomes = Counter(one.outcome for one in over)
    rest = ", ".join(
        f"{outcomes[outcome]} {outcome.value}"
        for outcome in (Outcome.MOVED, Outcome.CALLED_OFF, Outcome.LAPSED)
        if outcomes[outcome]
    )
    parts = [f"Of {len(over)} meetings announced ahead and past, {percent(held)} were held on the day"]
    parts += [rest] * bool(rest)
    slip = found[SLIP]
    if slip.value is not None:
        parts.append(f"what was moved slipped by {told(slip, 0)} days")
    return "; ".join(parts) + "."

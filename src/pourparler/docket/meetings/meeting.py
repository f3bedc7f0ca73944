"""A meeting: one contact between parties as a thing with a life, to which many statements point."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from pourparler.chronology import Period
from pourparler.codebook import Channel, Level, Standing, Status
from pourparler.docket.decisions.correction import Correction
from pourparler.docket.filing import Filed
from pourparler.docket.meetings import facts, lifecycle
from pourparler.docket.meetings.standing import Fact, overall, standing
from pourparler.statements.statement import MeetingStatement

SHORT = 12
"""How many digits of a key people are shown: enough that no two are alike in a docket of millions."""


@dataclass(frozen=True, kw_only=True)  # without slots, so that how it stands is worked out only where it is asked
class Meeting:
    """What the record holds of one meeting, as of some day.

    `key` is that of the statement that founded it, the first to speak of it. Every value is that of the
    statements, or a person's correction; `facts` says for each how well it stands and what else was said.
    `rejected` are statements that speak of it too, but that a person says are not so: they do not count.
    """

    key: str
    parties: tuple[str, ...]
    people: tuple[str, ...]
    channel: Channel
    level: Level
    format: str | None
    period: Period | None
    place: str | None
    status: Status
    life: tuple[lifecycle.Step, ...]
    statements: tuple[Filed, ...]
    rejected: tuple[Filed, ...] = ()
    corrections: Mapping[str, Correction] = field(default_factory=dict, hash=False)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Each fact with how well it is backed, and every value that was given for it."""
        return standing(self.statements, self.status, self.corrections)

    @cached_property
    def standing(self) -> Standing:
        """How well it stands as a whole."""
        return overall(self.facts)

    @property
    def id(self) -> str:
        """The name people use: the first digits of the key."""
        return self.key[:SHORT]

    @property
    def backed_by(self) -> tuple[str, ...]:
        """On whose word it stands as it does: parties by code, the publishers of reports, who corrected it."""
        status = next(fact for fact in self.facts if fact.name == "status")
        backings = [backing for backing in status.backings if backing.agrees]
        voices = {voice for backing in backings for voice in backing.voices}
        reports = {report for backing in backings for report in backing.reports}
        return (*sorted(voices), *sorted(reports), *((status.corrected_by,) if status.corrected_by else ()))

    @property
    def speaker(self) -> str | None:
        """The first person or body named as saying so; `backed_by` and the facts have all of them."""
        said = (filed.statement.speaker for filed in self.statements)
        return next((speaker for speaker in said if speaker), None)

    @property
    def last_published(self) -> date | None:
        """When it was last spoken of in a dated document."""
        return max(
            (step.source.published for step in self.life if step.source and step.source.published),
            default=None,
        )


_SETTLED: dict[str, Callable[[Sequence[MeetingStatement]], Any]] = {
    "parties": facts.parties,
    "people": facts.people,
    "channel": facts.channel,
    "level": facts.level,
    "format": facts.format,
    "date": facts.period,
    "place": facts.place,
}


def meeting_of(
    members: Sequence[Filed],
    today: date,
    grace: timedelta = lifecycle.GRACE,
    corrections: Mapping[str, Correction] | None = None,
) -> Meeting:
    """The meeting that *members*, all linked to it, speak of, as it stands on *today*; rejected ones do not count."""
    corrected = corrections or {}
    ordered = sorted((member for member in members if not member.rejected), key=lambda member: member.turn)
    statements = facts.said(ordered)
    values = {name: settled(statements) for name, settled in _SETTLED.items()}
    values.update({name: one.value for name, one in corrected.items() if name in values})
    period = values.pop("date")
    steps = lifecycle.life(ordered)
    status = lifecycle.status(steps, period, today, grace)
    if "status" in corrected and not _before_its_time(corrected["status"].value, period, today):
        status = lifecycle.by(today, corrected["status"].value, period, grace)
    else:
        corrected = {name: one for name, one in corrected.items() if name != "status"}
    if status is Status.LAPSED and period is not None:
        steps = (*steps, lifecycle.lapse(period, grace))
    return Meeting(
        key=str(ordered[0].meeting),
        **values,
        period=period,
        status=status,
        life=steps,
        statements=tuple(ordered),
        rejected=tuple(sorted((member for member in members if member.rejected), key=lambda member: member.turn)),
        corrections=corrected,
    )


def _before_its_time(status: Status, period: Period | None, today: date) -> bool:
    """True on a day by which nothing can have taken place that a person, later, said was held."""
    return status in facts.TOOK_PLACE and period is not None and today < period.first

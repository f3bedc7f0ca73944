"""A meeting: one contact between parties as a thing with a life, to which many statements point."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pourparler.chronology import Period
from pourparler.codebook import Channel, Level, Standing, Status
from pourparler.docket import facts, lifecycle
from pourparler.docket.filing import Filed
from pourparler.docket.standing import Fact, overall, standing

SHORT = 12
"""How many digits of a key people are shown: enough that no two are alike in a docket of millions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What the record holds of one meeting, as of some day.

    `key` is that of the statement that founded it, the first to speak of it. Every value is that of the
    statements; `facts` says for each how well it stands and what else was said.
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
    standing: Standing
    facts: tuple[Fact, ...]
    life: tuple[lifecycle.Step, ...]
    statements: tuple[Filed, ...]

    @property
    def id(self) -> str:
        """The name people use: the first digits of the key."""
        return self.key[:SHORT]

    @property
    def backed_by(self) -> tuple[str, ...]:
        """On whose word it stands as it does: parties by code, then the publishers of reports."""
        status = next(fact for fact in self.facts if fact.name == "status")
        backings = [backing for backing in status.backings if backing.agrees]
        voices = {voice for backing in backings for voice in backing.voices}
        reports = {report for backing in backings for report in backing.reports}
        return (*sorted(voices), *sorted(reports))

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


def meeting_of(members: Sequence[Filed], today: date, grace: timedelta = lifecycle.GRACE) -> Meeting:
    """The meeting that *members*, all linked to it, speak of, as it stands on *today*."""
    ordered = sorted(members, key=lambda member: member.turn)
    statements = facts.said(ordered)
    period = facts.period(statements)
    steps = lifecycle.life(ordered)
    status = lifecycle.status(steps, period, today, grace)
    if status is Status.LAPSED and period is not None:
        steps = (*steps, lifecycle.lapse(period, grace))
    found = standing(ordered, status)
    return Meeting(
        key=str(ordered[0].meeting),
        parties=facts.parties(statements),
        people=facts.people(statements),
        channel=facts.channel(statements),
        level=facts.level(statements),
        format=facts.format(statements),
        period=period,
        place=facts.place(statements),
        status=status,
        standing=overall(found),
        facts=found,
        life=steps,
        statements=tuple(ordered),
    )

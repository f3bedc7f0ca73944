"""A time expression: some words of a text, and the moment, period, length or rhythm they name."""

from dataclasses import dataclass

from pourparler.chronology import Period


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """The words from *start* up to *end*, and what they mean in TIMEX3's terms and in calendar days.

    `type` is DATE, TIME, DURATION or SET; `value` is TIMEX3's ("2022-01-12", "2022-W03", "P3D", "PAST_REF",
    "2021-12-31TEV"), with X for what the text leaves open and a slash between the ends of a range. `period`
    holds the days meant, None when the text and its publication date do not fix any.

    >>> TimeExpression(3, 11, "Thursday", "DATE", "2022-01-13", Period("2022-01-13")).period.first
    datetime.date(2022, 1, 13)
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    period: Period | None

"""When a document was published, from the words in which its source says so."""

from datetime import date, datetime


def publication_day(written: str) -> date:
    """The day of an ISO date or date and time; of the latter, the day as written, in its own time zone.

    >>> publication_day("2022-01-10"), publication_day("2021-12-30T23:50:00-05:00")
    (datetime.date(2022, 1, 10), datetime.date(2021, 12, 30))

    Raises `ValueError`, quoting what was written, when it is anything else: "10.01.22" could be two days.
    """
    try:
        return datetime.fromisoformat(written.strip()).date()
    except ValueError:
        raise ValueError(f"{written!r} is no ISO date, such as 2022-01-10") from None

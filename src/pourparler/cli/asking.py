"""What a command can be asked: its arguments and options, and how each is understood."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated

import typer

from pourparler.docket.party_names import code_of
from pourparler.docket.talks.process import Process, process_named

DOCKET = "talks.docket"


def examples(*lines: str) -> str:
    """The examples at the foot of a command's help."""
    return "\b\nExamples:\n" + "\n".join(f"  pourparler {line}" for line in lines)


def day_asked(given: str) -> date:
    """The day that was typed."""
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter(f"{given!r} is no day; write it as 2022-01-20") from None


def end_of(day: date) -> datetime:
    """The last moment of a day, by universal time."""
    return datetime.combine(day, time.max, UTC)


def _moment_asked(given: str) -> datetime:
    """The moment that was typed, by universal time unless it names another; of a day, its end.

    >>> _moment_asked("2022-01-20").isoformat()
    '2022-01-20T23:59:59.999999+00:00'
    """
    try:
        if len(given) == len("2022-01-20"):
            return end_of(date.fromisoformat(given))
        moment = datetime.fromisoformat(given)
    except ValueError:
        told = f"{given!r} is no day and no time; write it as 2022-01-20 or 2022-01-20T17:30"
        raise typer.BadParameter(told) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _process_asked(given: str) -> Process:
    if Path(given).is_file():
        return process_named(Path(given))
    file, _, name = given.rpartition("#")
    return process_named(Path(file or given), name if file else None)


def _party_asked(given: str) -> str:
    return code_of(given)


Sources = Annotated[
    list[Path],
    typer.Argument(metavar="SOURCE", help="Files, folders, or - for standard input.", allow_dash=True),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, one object to a line.")]
Kept = Annotated[
    str,
    typer.Option("--docket", envvar="POURPARLER_DOCKET", metavar="FILE", help="Where the docket is kept."),
]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=day_asked, metavar="DAY", help="Only what was published by that day."),
]
AsRecorded = Annotated[
    datetime | None,
    typer.Option(
        "--as-recorded",
        parser=_moment_asked,
        metavar="DAY",
        help="Only what was on record at the end of that day, or at that time.",
    ),
]
Since = Annotated[
    date | None,
    typer.Option("--since", parser=day_asked, metavar="DAY", help="Only what is not over before it."),
]
Parties = Annotated[
    list[str] | None,
    typer.Option("--party", parser=_party_asked, metavar="PARTY", help="Only with this party; again for several."),
]
Followed = Annotated[
    Process | None,
    typer.Option(
        "--process",
        parser=_process_asked,
        metavar="FILE[#NAME]",
        help="Only what belongs to the process that FILE describes (TOML).",
    ),
]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon", metavar="FILE", help="Parties, people and offices of your own (TOML); again for several."
    ),
]
Jobs = Annotated[
    int,
    typer.Option("--jobs", "-j", min=1, metavar="N", help="How many processes read at once; each needs 250 MB."),
]


def all_among(asked: list[str] | None, there: Iterable[str]) -> bool:
    """True when everyone that was asked for is there."""
    return set(asked or ()) <= set(there)


def first(party: list[str] | None) -> str | None:
    """The party that the record is searched by; the others that were asked for are looked for in what it finds."""
    return party[0] if party else None

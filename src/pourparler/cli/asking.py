"""What a command can be asked: its arguments and options, and how each is understood."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pourparler.exports.party_names import code_of

DOCKET = "talks.docket"


def examples(*lines: str) -> str:
    """The examples at the foot of a command's help."""
    return "\b\nExamples:\n" + "\n".join(f"  pourparler {line}" for line in lines)


def _day_asked(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter(f"{given!r} is no day; write it as 2022-01-20") from None


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
    typer.Option("--as-of", parser=_day_asked, metavar="DAY", help="Only what was published by that day."),
]
Since = Annotated[
    date | None,
    typer.Option("--since", parser=_day_asked, metavar="DAY", help="Only what is not over before it."),
]
Parties = Annotated[
    list[str] | None,
    typer.Option("--party", parser=_party_asked, metavar="PARTY", help="Only with this party; again for several."),
]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon", metavar="FILE", help="Parties, people and offices of your own (TOML); again for several."
    ),
]


def all_among(asked: list[str] | None, there: Iterable[str]) -> bool:
    """True when everyone that was asked for is there."""
    return set(asked or ()) <= set(there)


def first(party: list[str] | None) -> str | None:
    """The party that the record is searched by; the others that were asked for are looked for in what it finds."""
    return party[0] if party else None

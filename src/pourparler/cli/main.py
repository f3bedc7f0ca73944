"""The command line: parse, call, print.

What was asked for goes to standard output, everything else to standard error. Exit codes: 0 fine, 1 a source
could not be read or the record cannot answer, 2 wrong usage, 130 interrupted.
"""

import signal
import sys
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from pourparler import __version__
from pourparler.cli import (
    annotating,
    comparing,
    figures,
    people,
    reading,
    record,
    rereading,
    searching,
    serving,
    subscribing,
    talks,
)
from pourparler.cli.answering import FAULTY, INTERRUPTED, complain
from pourparler.cli.asking import examples
from pourparler.errors import PourparlerError

COMMANDS = (
    reading.app,
    annotating.app,
    record.app,
    talks.app,
    figures.app,
    comparing.app,
    people.app,
    rereading.app,
    searching.app,
    serving.app,
    subscribing.app,
)
"""The commands, in the order in which help lists them."""


class _Commands(TyperGroup):
    """The commands, in the order of their definition; a fault of ours is told in a line, and no more."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - typer carries a click of its own, and hides its types
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except PourparlerError as fault:
            complain(str(fault))
            raise typer.Exit(FAULTY) from None
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"pourparler {__version__}")
        raise typer.Exit


app = typer.Typer(cls=_Commands, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True)


@app.callback(
    epilog=examples(
        "read examples/winter-talks", "add examples/winter-talks", "agenda --as-of 2022-01-01", "why 3f2a91c"
    )
)
def pourparler(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Follow negotiations from what is written about them."""


for commands in COMMANDS:
    app.add_typer(commands)


def main() -> None:
    """Run the command line; a reader that closes the pipe ends it quietly.

    What the terminal's character set lacks is printed as a question mark.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    app()


if __name__ == "__main__":
    main()

"""Where tables are printed: a terminal, or a pipe that wants neither colour nor frames."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console, RenderableType
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

PLENTY = 2_000_000
"""From this many bytes on a progress bar is shown: what takes longer than a few seconds to read."""


def screen(*, errors: bool = False) -> Console:
    """The console to print on: as wide as the terminal, or as COLUMNS says, or 80 in a pipe."""
    return Console(stderr=errors, highlight=False, emoji=False, markup=False, soft_wrap=False)


def show(drawn: Callable[[Console], RenderableType]) -> None:
    """Print what *drawn* makes of the screen; in a pipe no line ends in blanks."""
    console = screen()
    if console.is_terminal:
        console.print(drawn(console))
        return
    with console.capture() as capture:
        console.print(drawn(console))
    print(*(line.rstrip() for line in capture.get().splitlines()), sep="\n")


MANY = 20_000
"""From this many entries on a bar is shown."""


@contextmanager
def counting(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A call that is told of what is done; there is a bar when standard error is a terminal and it is worth one."""
    console = screen(errors=True)
    if not console.is_terminal or total < MANY:
        yield lambda _: None
        return
    with _bar(what, console) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.advance(task, done)


@contextmanager
def progress(
    measure: Callable[[], int], *, streaming: bool
) -> Iterator[tuple[Callable[[int], None], Callable[[str], None]]]:
    """Two calls: one that is told of bytes read, one that prints a line on standard error beside the bar.

    There is a bar only when standard error is a terminal and the size, in bytes, is worth one; and none
    beside lines *streaming* to the same terminal, which show by themselves that it goes on.
    """
    console = screen(errors=True)

    def say(line: str) -> None:
        console.print(line, soft_wrap=True)

    hidden = not console.is_terminal or (streaming and sys.stdout.isatty())
    size = 0 if hidden else measure()
    if size < PLENTY:
        yield (lambda _: None), say
        return
    with _bar("reading", console) as bar:
        task = bar.add_task("reading", total=size)
        yield (lambda read: bar.advance(task, read)), say


def _bar(what: str, console: Console) -> Progress:
    columns = (TextColumn(what), BarColumn(), TextColumn("{task.percentage:>3.0f}%"), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)

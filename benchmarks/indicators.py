"""How fast the talks are measured and summed up: every indicator, and the brief, over a docket of many statements.

    python benchmarks/indicators.py [STATEMENTS] [FILE]

Builds the docket as `benchmarks/docket.py` does if FILE holds fewer statements; all of it is taken as one process.
Seconds of the clock, and of the processor: on a busy machine the second tells more.
"""

import sys
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from docket import DAYS, FIRST, build
from pourparler.docket.opening import open_docket
from pourparler.exports.brief.composing import brief
from pourparler.exports.brief.markdown import markdown
from pourparler.exports.brief.moving import figures_that_moved
from pourparler.views.indicators.measuring import INDICATORS, indicators, observe

Result = TypeVar("Result")


def timed(name: str, work: Callable[[], Result]) -> Result:
    """Print how long *work* takes, and give what it makes."""
    clock, processor = time.perf_counter(), time.process_time()
    made = work()
    print(f"{name:<44} {time.perf_counter() - clock:7.2f} s {time.process_time() - processor:7.2f} s of the processor")
    return made


def main(statements: int, file: str) -> None:
    """Build what is missing, then measure."""
    build(file, statements)
    last = FIRST + timedelta(days=DAYS)
    with open_docket(Path(file)) as docket:
        timed("every indicator, from the file", lambda: indicators(docket, as_of=last))
        observed = timed("  of that, reading the docket", lambda: observe(docket, as_of=last))
        for indicator in INDICATORS:
            timed(f"  of that, {indicator.__name__.replace('_', ' ')}", partial(indicator, observed))
        since = last - timedelta(days=30)
        timed("a brief of 30 days, without figures", lambda: markdown(brief(docket, since, as_of=last)))
        timed("the figures that moved", lambda: figures_that_moved(docket, since, as_of=last))


if __name__ == "__main__":
    given = sys.argv[1:]
    main(int(given[0]) if given else 100_000, given[1] if len(given) > 1 else "benchmark.docket")

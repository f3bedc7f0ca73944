"""The commands that measure the talks and sum them up: indicators, and the brief."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pourparler.cli.answering import answer, complain, known, opened, print_json
from pourparler.cli.asking import DOCKET, AsOf, AsRecorded, Followed, Json, Kept, day_asked, examples
from pourparler.docket.docket import Docket
from pourparler.docket.party_names import code_of
from pourparler.docket.talks.process import Process
from pourparler.errors import DocketFault, ExtraMissing

if TYPE_CHECKING:
    from pourparler.exports.brief.brief import Brief, Line
    from pourparler.views.indicators.indicator import Indicator

app = typer.Typer()


class Format(StrEnum):
    """How a brief is written."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"


Party = Annotated[
    str | None,
    typer.Option("--party", parser=code_of, metavar="PARTY", help="Only what this party has to do with."),
]
From = Annotated[
    date | None,
    typer.Option("--since", parser=day_asked, metavar="DAY", help="From this day on; else from the first on record."),
]
Charts = Annotated[
    Path | None,
    typer.Option("--chart", metavar="DIR", help="Draw the charts into this folder, as PNG, SVG and Vega-Lite."),
]
Over = Annotated[
    int | None,
    typer.Option("--over", min=1, metavar="DAYS", help="As a series: as known every so many days."),
]


@app.command(
    epilog=examples(
        "indicators --as-of 2022-02-01 --since 2021-12-01",
        "indicators --process examples/winter-talks.toml --chart charts/",
        "indicators --since 2021-12-01 --over 7",
        "indicators --party Russia --json | jq .sentence",
    )
)
def indicators(
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    since: From = None,
    party: Party = None,
    process: Followed = None,
    over: Over = None,
    chart: Charts = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """Where the talks stand, in figures.

    Contact tempo, schedule keeping, interference, hand-steering, backing, cooperation, divergence of readouts,
    attention: each with an interval, the number of cases, and with --json the entries it counts. What rests on too
    little is withheld.
    """
    with _needing("indicators"):
        # scipy takes a second to load, so only the commands that measure pay for it.
        from pourparler.exports.indicator_lines import indicator_record
        from pourparler.exports.indicator_tables import indicators_table, series_table
        from pourparler.views.indicators.measuring import every, series
        from pourparler.views.indicators.measuring import indicators as measured

    with opened(docket, as_recorded=as_recorded) as record:
        found = measured(record, process, party, as_of, since)
        if chart:
            _draw(record, found, chart, as_of, party, process)
        if over:
            days = every(over, found[0].first, found[0].day)[1:]
            moments = list(series(record, days, process, party, since))
            records = (indicator_record(one) for moment in moments for one in moment)
            answer(json, records, lambda screen: series_table(moments, screen.width))
        else:
            answer(
                json,
                map(indicator_record, found),
                lambda screen: indicators_table(found, known(as_of, as_recorded), screen.width),
            )


@app.command(
    epilog=examples(
        "brief --since 2022-01-10 --as-of 2022-01-20",
        "brief --since 2022-01-10 --process examples/winter-talks.toml --format html > brief.html",
        "brief --since 2022-01-10 --format docx --out brief.docx",
    )
)
def brief(
    since: Annotated[
        date, typer.Option("--since", parser=day_asked, metavar="DAY", help="What changed since this day.")
    ],
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    party: Party = None,
    process: Followed = None,
    written: Annotated[Format, typer.Option("--format", help="Markdown, a web page, or a Word document.")] = Format.MD,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write it to this file.")] = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """What changed in the talks since a day, on a page to send.

    What happened, what is due, what stands otherwise than before, promises, positions that turned, interference, and
    the figures that moved; every line with its sources.
    """
    from pourparler.exports.brief.composing import brief as compose
    from pourparler.exports.brief.lines import brief_record

    with opened(docket, as_recorded=as_recorded) as record:
        if since > (as_of or record.today):
            raise DocketFault(f"a brief since {since} cannot end on {as_of or record.today}, which is before it")
        composed = compose(record, since, process, party, as_of, _moved(record, since, process, party, as_of))
    if json:
        print_json(brief_record(composed))
    else:
        _write(composed, written, out)


@contextmanager
def _needing(extra: str) -> Iterator[None]:
    """Say which extra to install where a package is missing."""
    try:
        yield
    except ModuleNotFoundError as fault:
        raise ExtraMissing(extra, fault.name or "a package") from fault


def _moved(
    record: Docket, since: date, process: Process | None, party: str | None, as_of: date | None
) -> "Sequence[Line]":
    """The lines on figures that moved; without the extra none, and a word on standard error."""
    try:
        from pourparler.exports.brief.moving import figures_that_moved  # scipy takes a second to load
    except ModuleNotFoundError as fault:
        complain(f"the figures are left out: {ExtraMissing('indicators', fault.name or 'a package')}")
        return ()
    return figures_that_moved(record, since, process, party, as_of)


def _write(composed: "Brief", written: Format, out: Path | None) -> None:
    """Write the brief to a file, or to standard output."""
    if written is Format.DOCX:
        with _needing("word"):
            from pourparler.exports.brief.word import word  # python-docx is an extra
        told = word(composed)
    else:
        from pourparler.exports.brief.markdown import markdown
        from pourparler.exports.brief.page import page  # loads the templates

        told = (markdown if written is Format.MD else page)(composed).encode()
    if out is not None:
        out.write_bytes(told)
        typer.echo(f"written to {out}", err=True)
    elif written is Format.DOCX and sys.stdout.isatty():
        raise DocketFault("a Word document cannot be shown on a terminal: name a file with --out")
    else:
        typer.echo(told, nl=False)


def _draw(
    record: Docket,
    found: "Sequence[Indicator]",
    folder: Path,
    as_of: date | None,
    party: str | None,
    process: Process | None,
) -> None:
    """Draw every chart there is enough for into a folder."""
    with _needing("indicators"):
        from pourparler.exports.charts.drawing import charts, written  # altair takes half a second to load
    from pourparler.views.chronicle import chronicle

    folder.mkdir(parents=True, exist_ok=True)
    meetings = chronicle(record, as_of, party, found[0].first, process=process)
    for chart in charts(found, meetings):
        for name, content in written(chart).items():
            (folder / name).write_bytes(content)
        typer.echo(f"{folder / chart.name}.png, .svg, .vl.json: {chart.sentence}", err=True)

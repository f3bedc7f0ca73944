"""The commands that set one state of the record, or one side, against another."""

from datetime import UTC, date, datetime
from typing import Annotated

import typer

from pourparler.cli.answering import answer, opened
from pourparler.cli.asking import (
    DOCKET,
    AsOf,
    AsRecorded,
    Json,
    Kept,
    Parties,
    all_among,
    day_asked,
    end_of,
    examples,
)
from pourparler.cli.asking import first as first_of
from pourparler.exports.concordance_lines import concordance_record
from pourparler.exports.concordance_tables import concordance_table
from pourparler.exports.revisions_lines import revision_record
from pourparler.exports.revisions_tables import revisions_table
from pourparler.exports.wording import day
from pourparler.views.concordance import compare_documents, compare_meeting
from pourparler.views.revisions import revisions as revisions_view
from pourparler.views.revisions import revisions_recorded

app = typer.Typer()

First = Annotated[str, typer.Argument(metavar="MEETING|DOCUMENT", help="A meeting, or the first of two documents.")]
Second = Annotated[str | None, typer.Argument(metavar="[DOCUMENT]", help="The second document.", show_default=False)]


@app.command(
    epilog=examples(
        "compare 62c8ead",
        "compare 2021-12-07-white-house.md 2021-12-07-kremlin.md",
        "compare 62c8ead --html > call.html",
    )
)
def compare(
    first: First,
    second: Second = None,
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    party: Parties = None,
    html: Annotated[bool, typer.Option("--html", help="Print a web page to keep or to print.")] = False,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """Two accounts side by side: agreed, contradicted, left out.

    Of a meeting, what its two sides say in their own voices; with --party twice, which two. Of documents, by name
    or by digest, all that they say.
    """
    with opened(docket, as_recorded=as_recorded) as record:
        if second is None:
            found = compare_meeting(record, first, as_of, party or ())
        elif party or as_of:
            raise typer.BadParameter("two documents are compared as they are: leave out --party and --as-of")
        else:
            found = compare_documents(record, first, second)
    if html:
        # The template engine takes as long to load as the rest of the command.
        from pourparler.exports.concordance_page import concordance_page

        typer.echo(concordance_page(found))
    else:
        answer(json, [concordance_record(found)], lambda screen: concordance_table(found, screen.width))


@app.command(
    epilog=examples(
        "revisions --from 2021-12-31 --to 2022-01-20",
        "revisions --from 2022-01-10 --recorded",
        "revisions --from 2022-01-10 --party OSCE --json",
    )
)
def revisions(
    since: Annotated[date, typer.Option("--from", parser=day_asked, metavar="DAY", help="From the end of this day.")],
    until: Annotated[
        date | None, typer.Option("--to", parser=day_asked, metavar="DAY", help="To the end of this day; else today.")
    ] = None,
    recorded: Annotated[
        bool, typer.Option("--recorded", help="By when it was entered here, not by when it was published.")
    ] = False,
    party: Parties = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """What the record learnt and changed between two days.

    With --recorded, what was entered between them; a document published before and entered only then is a late find.
    """
    if until and until < since:
        raise typer.BadParameter(f"--to {until} is before --from {since}")
    if recorded:
        moment = end_of(until) if until else datetime.now(UTC)
        with opened(docket, as_recorded=end_of(since)) as earlier, opened(docket, as_recorded=moment) as later:
            last, lines = later.today, revisions_recorded(earlier, later, first_of(party))
    else:
        with opened(docket) as record:
            last = until or record.today
            lines = revisions_view(record, since, last, first_of(party))
    lines = [line for line in lines if all_among((party or [])[1:], line.parties)]
    between = f"{'entered' if recorded else 'published'} after {day(since)}, up to {day(last)}"
    answer(json, map(revision_record, lines), lambda screen: revisions_table(lines, between, screen.width))

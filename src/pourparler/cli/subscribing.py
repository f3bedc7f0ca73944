"""The commands that write what calendars and news readers read."""

from datetime import UTC, datetime

import typer

from pourparler.cli.answering import opened
from pourparler.cli.asking import DOCKET, AsOf, Followed, Kept, Parties, Since, all_among, examples, first
from pourparler.exports.calendar import calendar as calendar_file
from pourparler.exports.party_names import full_name

app = typer.Typer()


@app.command(epilog=examples("calendar > talks.ics", "calendar --party NATO --since 2022-01-01 > nato.ics"))
def calendar(
    as_of: AsOf = None,
    party: Parties = None,
    since: Since = None,
    process: Followed = None,
    docket: Kept = DOCKET,
) -> None:
    """The meetings as an iCalendar file, for any calendar program.

    Days are whole days. What is known to the month only is no event; what not every side has confirmed is tentative.
    """
    with opened(docket) as record:
        meetings = record.meetings(as_of, first(party), since, process=process)
    called = [process.name if process else "Talks on record", *map(full_name, party or ())]
    found = [meeting for meeting in meetings if all_among(party, meeting.parties)]
    made = calendar_file(found, ", ".join(called), datetime.now(UTC))
    typer.get_binary_stream("stdout").write(made)

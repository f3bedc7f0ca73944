"""The commands that ask what comes of the talks: who stands where, who promised what, who meddles."""

import typer

from pourparler.cli.answering import answer, known, opened
from pourparler.cli.asking import (
    DOCKET,
    AsOf,
    AsRecorded,
    Followed,
    Json,
    Kept,
    Parties,
    Since,
    all_among,
    examples,
    first,
)
from pourparler.exports.talks_lines import commitment_record, interference_record, position_record
from pourparler.exports.talks_tables import commitments_table, interference_table, positions_table
from pourparler.views.commitments import commitments as commitments_view
from pourparler.views.interference import InterferenceLine
from pourparler.views.interference import interference as interference_view
from pourparler.views.positions import positions as positions_view

app = typer.Typer()


@app.command(
    epilog=examples(
        "positions --process examples/winter-talks.toml",
        "positions --party Russia --as-of 2022-01-12",
        "positions --process talks.toml#Vienna --json",
    )
)
def positions(
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    party: Parties = None,
    since: Since = None,
    process: Followed = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """Where each party stands on each issue.

    The latest stand, on whose word it is known, and the days on which the party turned. With --party again, those
    parties side by side.
    """
    with opened(docket, as_recorded=as_recorded) as record:
        lines = positions_view(record, as_of, None, since, process=process)
    lines = [line for line in lines if not party or line.party in party]
    answer(
        json,
        map(position_record, lines),
        lambda screen: positions_table(lines, known(as_of, as_recorded), screen.width),
    )


@app.command(
    epilog=examples("commitments --process examples/winter-talks.toml", "commitments --party NATO --since 2022-01-01")
)
def commitments(
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    party: Parties = None,
    since: Since = None,
    process: Followed = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """What parties promised, and what it rests on.

    Both sides' words, a guarantor or a means of verification, or one side's word only; and whether it was later said
    to be kept or broken.
    """
    with opened(docket, as_recorded=as_recorded) as record:
        lines = commitments_view(record, as_of, first(party), since, process=process)
    lines = [line for line in lines if all_among(party, (*line.parties, *line.towards))]
    answer(
        json,
        map(commitment_record, lines),
        lambda screen: commitments_table(lines, known(as_of, as_recorded), screen.width),
    )


@app.command(
    epilog=examples("interference --process examples/winter-talks.toml", "interference --as-of 2022-01-05 --json")
)
def interference(
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    party: Parties = None,
    since: Since = None,
    process: Followed = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """Moves against what stands: sittings, formats, agendas.

    By a party or from outside, which meetings they touch, and whether these then changed.
    """
    with opened(docket, as_recorded=as_recorded) as record:
        lines = interference_view(record, as_of, first(party), since, process=process)
    lines = [line for line in lines if all_among(party, _touched(line))]
    answer(
        json,
        map(interference_record, lines),
        lambda screen: interference_table(lines, known(as_of, as_recorded), screen.width),
    )


def _touched(line: InterferenceLine) -> list[str]:
    return [*line.actors, *line.recipients, *(party for one in line.touched for party in one.parties)]

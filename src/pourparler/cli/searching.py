"""The command that looks for words in the record."""

from typing import Annotated

import typer

from pourparler.cli.answering import answer, known, opened
from pourparler.cli.asking import DOCKET, AsOf, AsRecorded, Json, Kept, Since, examples
from pourparler.codebook import MoveType
from pourparler.docket.finding.searching import Sought
from pourparler.docket.party_names import code_of
from pourparler.exports.found import found_list, found_record
from pourparler.views.search import search as search_view

app = typer.Typer()


@app.command(
    epilog=examples(
        "search enlargement",
        "search '\"security guarantees\" -Kyiv' --since 2022-01-01",
        "search sanction* --in move --party USA --type THREATEN --json",
    )
)
def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help='What to look for: words, "phrases", begin*, -not.')
    ],
    where: Annotated[Sought, typer.Option("--in", help="What to look through.")] = Sought.DOCUMENT,
    type: Annotated[  # noqa: A002 - the option's name
        MoveType | None, typer.Option(case_sensitive=False, help="Only moves of this type.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How much to show at most.")] = 10,
    as_of: AsOf = None,
    as_recorded: AsRecorded = None,
    party: Annotated[
        str | None, typer.Option(parser=code_of, metavar="PARTY", help="Only what has to do with this party.")
    ] = None,
    since: Since = None,
    json: Json = False,
    docket: Kept = DOCKET,
) -> None:
    """Look for words in documents and in what they say.

    With --since only what was published since.
    """
    with opened(docket, as_recorded=as_recorded) as record:
        found = search_view(
            record,
            " ".join(words),
            sought=Sought.MOVE if type else where,
            type=type,
            as_of=as_of,
            party=party,
            since=since,
            limit=limit,
        )
    told = known(as_of, as_recorded)
    answer(json, map(found_record, found.lines), lambda screen: found_list(found, told, screen.width))

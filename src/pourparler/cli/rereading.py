"""The command that reads the archive again, and shows what would change before it is entered."""

from typing import Annotated

import typer

from pourparler.cli.answering import opened, print_json
from pourparler.cli.asking import DOCKET, Json, Kept, Lexicons, examples
from pourparler.cli.reading import HAND
from pourparler.docket.decisions.rereading import Difference
from pourparler.docket.docket import Docket
from pourparler.exports.differences import difference_lines, difference_record
from pourparler.exports.screen import progress, show
from pourparler.exports.wording import counted
from pourparler.statements.statement import Statement

app = typer.Typer()


@app.command(epilog=examples("reread", "reread --yes", "reread --json | jq .orphaned"))
def reread(
    yes: Annotated[bool, typer.Option("--yes", help="Enter what changed without asking.")] = False,
    json: Json = False,
    lexicon: Lexicons = None,
    docket: Kept = DOCKET,
) -> None:
    """Read the archive again, and show what would change.

    What would be withdrawn (-) and entered (+) is shown for each document, and entered only when you say so.
    With --json nothing is asked, and nothing entered without --yes.
    """
    # The model takes a second to load, so only the commands that read pay for it.
    from pourparler.annotations.lexicon import Lexicon
    from pourparler.pipeline import read as read_document

    own = Lexicon.with_user_files(*lexicon) if lexicon else None
    changed: dict[str, tuple[Statement, ...]] = {}
    withdrawn = entered = 0
    with opened(docket) as record:
        with progress(lambda: _size(record), streaming=True) as (advance, _):
            for document in record.documents():
                statements = read_document(document, own).statements
                found = record.difference(document, statements)
                advance(len(document.text))
                if found.changes:
                    changed[document.digest] = statements
                    withdrawn, entered = withdrawn + len(found.withdrawn), entered + len(found.entered)
                    _print(found, json=json)
        told = (
            f"{counted(len(changed), 'document')} read otherwise: "
            f"{counted(withdrawn, 'statement')} withdrawn, {entered} entered"
        )
        if not changed:
            told = "every document says what it said before"
        elif yes or (not json and typer.confirm(f"{told}. Enter this?")):
            for digest, statements in changed.items():
                record.receive(record.document(digest), statements, HAND)
        else:
            told = "nothing was entered"
    typer.echo(told, err=json)


def _print(found: Difference, *, json: bool) -> None:
    if json:
        print_json(difference_record(found))
    else:
        show(lambda _: difference_lines(found))


def _size(record: Docket) -> int:
    return sum(len(document.text) for document in record.documents())

"""A table as a CSV file to keep, which spreadsheets open without running what a document says."""

import csv
import io
from collections.abc import Iterable, Iterator

from fastapi.responses import Response, StreamingResponse

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""


def csv_file(name: str, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Response:
    """The rows as a file to download, under a line that names the columns."""
    heading = {"content-disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(_lines(columns, rows), media_type="text/csv; charset=utf-8", headers=heading)


def cell(value: object) -> str:
    """A value as a cell: several joined by spaces, nothing as nothing, and no formula.

    >>> cell(("RUS", "USA")), cell(None), cell("=1+1")
    ('RUS USA', '', "'=1+1")
    """
    if value is None:
        return ""
    shown = " ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def _lines(columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(value) for value in row])
        if page.tell() > 64_000:
            yield page.getvalue()
            page.seek(0)
            page.truncate()
    yield page.getvalue()

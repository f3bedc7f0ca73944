"""Add: files handed in or text pasted, and then what was read from them, with the faults of each file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from pourparler.docket.docket import Docket, Receipt
from pourparler.docket.filing import Source
from pourparler.errors import DocumentFault
from pourparler.web.asking import Asking, Memory, Record
from pourparler.web.drawing import draw
from pourparler.web.settings import Settings

EXAMPLES = "data/examples/winter-talks"

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one document of a file: what the docket did with it, or why it could not be read."""

    file: str
    source: Source | None = None
    receipt: Receipt | None = None
    fault: str | None = None


@router.get("/add")
def form(request: Request, asked: Asking) -> Response:
    """Where documents are handed in."""
    return draw(request, "add.html", asked=asked, added=None, readable=_settings(request).reader is not None)


@router.post("/add")
def add(
    request: Request,
    asked: Asking,
    record: Record,
    memory: Memory,
    files: Annotated[list[UploadFile] | None, Form()] = None,
    text: Annotated[str, Form()] = "",
    publisher: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    title: Annotated[str, Form()] = "",
) -> Response:
    """Read what was handed in, and say what came of it; a script that hands in one file at a time gets that part."""
    given = [(file.filename or "unnamed.txt", file.file.read()) for file in files or () if file.size or file.filename]
    if text.strip():
        given.append((_name(title), _with_front_matter(text, publisher, published, title)))
    added = [one for name, content in given for one in _added(request, record, name, content)]
    memory.forget()
    template = "added.html" if request.headers.get("x-part") else "add.html"
    return draw(request, template, asked=asked, added=added, readable=True)


@router.post("/add/examples")
def add_examples(request: Request, record: Record, memory: Memory) -> Response:
    """Read the example that comes with the program, and show it as of a day on which much was still to come."""
    folder = resources.files("pourparler").joinpath(EXAMPLES)
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".md") and not file.name.startswith("README"):
            for one in _added(request, record, f"winter-talks/{file.name}", file.read_bytes()):
                if one.fault:
                    raise HTTPException(500, one.fault)
    memory.forget()
    return RedirectResponse("/?as_of=2022-01-01", 303)


def _added(request: Request, record: Docket, name: str, content: bytes) -> Iterator[Added]:
    """Read one file into the docket, document by document."""
    settings = _settings(request)
    if settings.reader is None:
        raise HTTPException(403, "this page was started without a reader, so nothing can be added from it")
    for taken in settings.reader(name, content):
        if isinstance(taken, DocumentFault):
            yield Added(file=name, fault=str(taken))
        else:
            document, statements = taken
            yield Added(
                file=name, source=Source.of(document), receipt=record.receive(document, statements, settings.hand)
            )


def _with_front_matter(text: str, publisher: str, published: str, title: str) -> bytes:
    """Pasted text with what was said of it, in the form of a file that says so itself."""
    if published.strip():
        try:
            date.fromisoformat(published.strip())
        except ValueError:
            raise HTTPException(400, f"{published!r} is no day; write it as 2022-01-20") from None
    said = {"title": title, "publisher": publisher, "published": published}
    lines = [f"{key}: {' '.join(value.split())}" for key, value in said.items() if value.strip()]
    matter = "\n".join(["---", *lines, "---", ""]) if lines else ""
    return f"{matter}{text}".encode()


def _name(title: str) -> str:
    kept = "".join(letter if letter.isalnum() else "-" for letter in title.strip().casefold()).strip("-")
    return f"{kept[:60] or 'pasted'}.md"


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings

"""The pages to walk, over the example and over a docket of any size, served as `pourparler serve` does."""

import os
import shutil
import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from benchmarks.docket import documents

from pourparler.docket.opening import copy_docket, open_docket
from pourparler.docket.talks.process import processes_in
from pourparler.documents.reading import read_handed_in
from pourparler.pipeline import read
from pourparler.statements.statement import MeetingStatement
from pourparler.web.app import create_app
from pourparler.web.settings import Settings

HERE = Path(__file__).parents[2]
EXAMPLES = HERE / "examples" / "winter-talks"
PROCESSES = HERE / "examples" / "winter-talks.toml"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
LARGE = int(os.environ.get("POURPARLER_LARGE", "10000"))
"""How many statements the large docket has. `POURPARLER_LARGE=100000` takes a few minutes to make it."""


def read_file(name, content):
    """What a file that is handed in says, and why it cannot be read."""
    faults = []
    for document in read_handed_in(name, content, faults.append):
        yield document, read(document).statements
    yield from faults


@dataclass(frozen=True)
class Site:
    """Where pages are served, and what there is to see on them."""

    url: str
    paths: tuple[str, ...]


def grow(path, statements=LARGE):
    """Make a docket of so many statements."""
    with open_docket("memory:") as docket:
        for document, said in documents(statements):
            docket.receive(document, said, "coder")
        copy_docket(docket, path).close()


def paths_of(path):
    """A path of every page, with a day, a meeting, a move and documents that are on record."""
    with open_docket(path) as docket:
        [source, other] = docket.browse_sources(None, 2)
        day = docket.span()[1].isoformat()
        said = [one for found in docket.browse_sources(None, 12) for one in docket.said_in(found.digest)]
        meeting = next(one.meeting for one in said if isinstance(one.statement, MeetingStatement))[:12]
        move = next(one.key for one in said if not isinstance(one.statement, MeetingStatement))[:12]
    return (
        "/",
        f"/?as_of={day}",
        "/timeline",
        f"/timeline?scale=decades&as_of={day}",
        f"/meetings/{meeting}",
        "/positions",
        "/moves",
        f"/moves/{move}",
        "/interference",
        "/commitments",
        "/documents",
        f"/documents/{source.digest[:12]}",
        f"/compare?a={source.digest[:12]}&b={other.digest[:12]}",
        "/search?q=talks",
        "/review",
        "/add",
        "/indicators",
        "/meetings/none",
    )


@contextmanager
def served(path, **settings):
    """The pages over a docket, by HTTP on a free port."""
    empty = not Path(path).exists()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        asked = Settings(docket=str(path), processes=tuple(processes_in(PROCESSES)), reader=read_file, **settings)
        server = uvicorn.Server(uvicorn.Config(create_app(asked), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        try:
            yield Site(f"http://127.0.0.1:{port}", () if empty else paths_of(path))
        finally:
            server.should_exit = True
            thread.join(10)

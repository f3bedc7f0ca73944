"""A throw-away PostgreSQL server for the tests, where its programs are installed."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from itertools import count
from pathlib import Path
from urllib.parse import quote

import pytest

_SCHEMAS = count(1)


def _programs():
    """The folder that holds initdb and postgres, or None."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "postgres").exists()), None)


def _someone_else():
    """PostgreSQL refuses to run as root, so root runs it as somebody else."""
    if os.geteuid() != 0:
        return {}
    return {"user": "nobody", "group": "nogroup", "extra_groups": []}


@pytest.fixture(scope="session")
def postgres_server():
    """The folder of the socket of a running server, its database empty."""
    psycopg = pytest.importorskip("psycopg", reason="the extra 'postgres' is not installed")
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL's programs are not installed")
    folder = Path(tempfile.mkdtemp(prefix="docket-"))
    other = _someone_else()
    if other:
        shutil.chown(folder, other["user"])
    settings = ["-c", "listen_addresses=", "-c", "fsync=off", "-k", str(folder)]
    options = ["-D", str(folder / "data"), "-U", "docket", "--auth=trust", "--encoding=UTF8", "--no-sync"]
    subprocess.run([programs / "initdb", *options], check=True, capture_output=True, cwd=folder, **other)
    server = subprocess.Popen(
        [programs / "postgres", "-D", folder / "data", *settings],
        stderr=subprocess.DEVNULL,
        cwd=folder,
        **other,
    )
    try:
        _wait_for(psycopg, folder, server)
        yield folder
    finally:
        server.send_signal(signal.SIGINT)  # without waiting for those still connected
        server.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(psycopg, folder, server):
    for _ in range(100):
        try:
            psycopg.connect(host=str(folder), user="docket", dbname="postgres").close()
        except psycopg.OperationalError:
            if server.poll() is not None:
                raise
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the PostgreSQL server did not start within ten seconds")


@pytest.fixture
def postgres_url(postgres_server):
    """The URL of an empty schema of its own."""
    return fresh_schema(postgres_server)


def fresh_schema(folder):
    """The URL of a new, empty schema on the server whose socket is in *folder*."""
    import psycopg  # only where the server was started with it

    name = f"docket_{next(_SCHEMAS)}"
    with psycopg.connect(host=str(folder), user="docket", dbname="postgres") as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"postgresql://docket@/postgres?host={quote(str(folder))}&options=-csearch_path%3D{name}"

"""A program killed while it enters documents loses nothing that it reported, and leaves nothing half-done."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from contracts.factories import HAND, document, meeting, outline
from pourparler.docket.opening import open_docket

DOCUMENTS = 400
KILLS = 6


def sources():
    """The same documents in every process."""
    for count in range(DOCUMENTS):
        day = f"2022-01-{count % 28 + 1:02d}"
        yield document(f"For the {count}th time they met.", day, "Kremlin", name=str(count))


def said(source):
    return [meeting(source, "met", on=source.published.isoformat(), place="Geneva")]


def enter_all(where):
    """Enter every document, and report each once it is on record."""
    with open_docket(where) as docket:
        for source in sources():
            docket.receive(source, said(source), HAND)
            print(source.id, flush=True)


def killed_after(where, seconds):
    """What a process reported before it was killed."""
    folder = Path(__file__).parent
    process = subprocess.Popen(
        [sys.executable, "-c", f"import test_killed_docket as t; t.enter_all({str(where)!r})"],
        env={"PYTHONPATH": f"{folder}:{folder.parent}"},
        stdout=subprocess.PIPE,
        text=True,
    )
    process.stdout.readline()
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read().split("\n")
    process.wait()
    process.stdout.close()
    return ["0", *(line for line in rest[:-1] if line)]


def test_a_docket_survives_being_killed_while_it_is_written(tmp_path):
    where, chance = tmp_path / "talks.docket", random.Random(7)
    for _ in range(KILLS):
        reported = killed_after(where, chance.uniform(0, 0.4))
        with open_docket(where) as docket:
            kept = [source.id for source in docket.documents()]
            assert set(reported) <= set(kept)
            assert len(kept) == len(set(kept))
            assert sum(len(one.statements) for one in docket.meetings()) == len(kept)
            docket.verify()
    with open_docket(where) as docket:
        for source in list(sources())[:60]:
            docket.receive(source, said(source), HAND)
        kept = {source.id for source in docket.documents()}
        whole = open_docket("memory:")
        for source in sources():
            if source.id in kept:
                whole.receive(source, said(source), HAND)
        assert outline(docket.meetings()) == outline(whole.meetings())
        docket.verify()

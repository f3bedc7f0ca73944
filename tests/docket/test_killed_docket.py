"""A program killed while it enters documents loses nothing that it reported, and leaves nothing half-done.

`POURPARLER_KILLS=100` kills a hundred times; five are enough for every day.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from contracts.factories import HAND, document, meeting, outline
from pourparler.docket.opening import open_docket

DOCUMENTS, SOME = 400, 60
KILLS = int(os.environ.get("POURPARLER_KILLS", "5"))
LONGEST = 0.4
"""Seconds that a program is left to write at most: long enough for a few dozen documents."""


def sources():
    """The same documents in every process."""
    for count in range(DOCUMENTS):
        day = f"2022-01-{count % 28 + 1:02d}"
        yield document(f"For the {count}th time they met.", day, "Kremlin", name=str(count))


def said(source):
    return [meeting(source, "met", on=source.published.isoformat(), place="Geneva")]


def enter_all(where, *, backwards, most):
    """Enter the documents, from the first or from the last on, and report each once it is on record."""
    with open_docket(where) as docket:
        for source in sorted(list(sources())[:most], key=lambda one: int(one.id), reverse=backwards):
            docket.receive(source, said(source), HAND)
            print(source.id, flush=True)


def start(where, *, backwards=False, most=DOCUMENTS):
    """A process that enters documents."""
    folder = Path(__file__).parent
    code = f"import test_killed_docket as t; t.enter_all({str(where)!r}, backwards={backwards}, most={most})"
    return subprocess.Popen(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": f"{folder}:{folder.parent}", "PATH": os.environ["PATH"]},
        stdout=subprocess.PIPE,
        text=True,
    )


def killed(process, seconds):
    """What a process reported before it was killed, so many seconds after its first report."""
    first = process.stdout.readline()
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read().split("\n")
    process.wait()
    process.stdout.close()
    return [first.strip(), *(line for line in rest[:-1] if line)]


def see_that_whole(where, reported):
    """What was reported is there, nothing is there twice, and every entry follows from the one before."""
    with open_docket(where) as docket:
        kept = [source.id for source in docket.documents()]
        assert reported <= set(kept)
        assert len(kept) == len(set(kept))
        assert sum(len(one.statements) for one in docket.meetings()) == len(kept)
        docket.verify()
    return kept


def see_that_it_goes_on(where):
    """The same documents can be entered again, and what there is then is what there would have been."""
    with open_docket(where) as docket:
        for source in list(sources())[:60]:
            docket.receive(source, said(source), HAND)
        kept = {source.id for source in docket.documents()}
        with open_docket("memory:") as whole:
            for source in sources():
                if source.id in kept:
                    whole.receive(source, said(source), HAND)
            assert outline(docket.meetings()) == outline(whole.meetings())
        docket.verify()


def survives(where, kills):
    chance, reported = random.Random(7), set()
    for _ in range(kills):
        reported |= set(killed(start(where), chance.uniform(0, LONGEST)))
        see_that_whole(where, reported)
    see_that_it_goes_on(where)


def survive_together(where, kills):
    chance, reported = random.Random(11), set()
    for _ in range(kills):
        first, second = start(where), start(where, backwards=True)
        reported |= set(killed(first, chance.uniform(0, LONGEST)))
        reported |= set(killed(second, chance.uniform(0, LONGEST / 4)))
        see_that_whole(where, reported)
    see_that_it_goes_on(where)


def test_a_docket_survives_being_killed_while_it_is_written(tmp_path):
    survives(tmp_path / "talks.docket", KILLS)


def test_a_docket_survives_two_who_write_at_once_being_killed(tmp_path):
    survive_together(tmp_path / "talks.docket", max(KILLS // 3, 1))


def test_a_docket_for_a_team_survives_its_writers_being_killed(postgres_url):
    survives(postgres_url, max(KILLS // 3, 1))


def test_a_docket_for_a_team_survives_two_who_write_at_once_being_killed(postgres_url):
    survive_together(postgres_url, max(KILLS // 3, 1))


def test_two_programs_that_add_the_same_documents_at_once_enter_each_once(tmp_path):
    where = tmp_path / "talks.docket"
    writers = [start(where, most=SOME), start(where, backwards=True, most=SOME)]
    reported = [set(writer.communicate(timeout=300)[0].split()) for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    everything = {str(count) for count in range(SOME)}
    assert reported == [everything, everything]
    assert len(see_that_whole(where, everything)) == SOME

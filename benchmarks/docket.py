"""How fast a docket of many statements is: one more document, the views of a process, the chain, the file.

    python benchmarks/docket.py [STATEMENTS] [FILE]

Builds the docket if FILE is not there, or holds fewer statements. The documents are made up of the shape that
readouts have (about four statements each, a third of them on meetings); what they say means nothing.
"""

import resource
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from random import Random

from pourparler.chronology import Period
from pourparler.codebook import Aspect, Channel, Level, MoveType, Status
from pourparler.docket.docket import Docket
from pourparler.docket.opening import open_docket
from pourparler.documents.document import Document
from pourparler.passage import Passage
from pourparler.statements.statement import MeetingStatement, Mention, Move, Statement
from pourparler.views.agenda import agenda
from pourparler.views.chronicle import chronicle
from pourparler.views.moves import moves

FIRST, DAYS = date(2000, 1, 1), 9500
STATES = [f"S{number:02d}" for number in range(60)]
PAIRS = list(combinations(STATES, 2))
PLACES = [None, None, None, "Geneva", "Vienna", "Brussels", "Moscow", "Kyiv", "Paris"]
WORDS = (
    "On that day the two sides spoke about the situation at the border, agreed to meet again in the same "
    "place, and asked the other parties to keep to what had been agreed before. "
)
TEXT = WORDS * 12


def documents(statements: int) -> Iterator[tuple[Document, list[Statement]]]:
    """Documents in the order of publication, until they say so many things."""
    chance = Random(1)  # noqa: S311 - no secret depends on it
    number = said = 0
    while said < statements:
        published = FIRST + timedelta(days=said * DAYS // statements)
        document = Document(id=f"d{number}", text=f"{number}. {TEXT}", publisher=f"P{number % 40}", published=published)
        spoken = _statements(document, chance)
        number, said = number + 1, said + len(spoken)
        yield document, spoken


def _statements(document: Document, chance: Random) -> list[Statement]:
    """A few meetings and moves of one pair of states; a few pairs are spoken of far more often."""
    pair = PAIRS[min(int(chance.expovariate(1 / 120)), len(PAIRS) - 1)]
    found: list[Statement] = []
    for place in range(chance.choice((3, 4, 5))):
        mention = _mention(document, 200 * place + chance.randrange(50), chance.randrange(60, 160))
        if chance.random() < 0.33:
            found.append(_meeting(document, mention, pair, chance))
        else:
            found.append(_move(mention, pair, chance))
    return found


def _mention(document: Document, start: int, length: int) -> Mention:
    digest = document.digest
    passage = Passage.of(document.text, start, start + length, digest)
    return Mention(passage, Passage.of(document.text, start + 4, start + 12, digest))


def _meeting(document: Document, mention: Mention, pair: tuple[str, str], chance: Random) -> Statement:
    assert document.published is not None  # noqa: S101 - every one made here is dated
    day = document.published + timedelta(days=chance.choice((-1, 0, 0, 0, 0, 1, 7, 30)))
    ahead = day > document.published
    return MeetingStatement(
        mentions=(mention,),
        parties=tuple(sorted(pair)),
        people=(chance.choice(STATES) + " Person",),
        channel=chance.choice((Channel.PHONE, Channel.IN_PERSON, Channel.UNSPECIFIED)),
        level=chance.choice((Level.LEADER, Level.OFFICIAL)),
        period=None if chance.random() < 0.15 else Period(day.isoformat()),
        place=chance.choice(PLACES),
        status=Status.PLANNED if ahead else Status.HELD,
        voice=chance.choice((None, *pair)),
    )


def _move(mention: Mention, pair: tuple[str, str], chance: Random) -> Statement:
    return Move(
        mentions=(mention,),
        type=chance.choice(list(MoveType)),
        actors=pair[:1],
        recipients=pair[1:],
        aspect=chance.choice(list(Aspect)),
        about="what had been agreed",
        voice=pair[0],
    )


def timed(name: str, runs: list[float]) -> None:
    """Print the median and the worst of *runs*, in milliseconds."""
    print(f"{name:<32} {1000 * statistics.median(runs):8.1f} ms worst {1000 * max(runs):8.1f} ms  n {len(runs)}")


def build(docket: Docket, statements: int) -> None:
    """Enter documents until the docket has so many statements."""
    began = time.perf_counter()
    said = 0
    for document, spoken in documents(statements):
        said += len(spoken)
        if not docket.knows(document.digest):
            docket.receive(document, spoken, "benchmark 1")
        if said % 10_000 < len(spoken):
            rate = said / (time.perf_counter() - began)
            print(f"\r{said:>9,} statements   {rate:,.0f} a second", end="", flush=True)
    print(f"\rbuilt with {said:,} statements in {time.perf_counter() - began:,.0f} s")


def more(docket: Docket, count: int) -> list[float]:
    """The seconds it takes to add one more document, so many times."""
    chance, runs = Random(time.time_ns()), []  # noqa: S311
    for number in range(count):
        published = FIRST + timedelta(days=DAYS - chance.randrange(30))
        document = Document(id=f"more{number}", text=f"{chance.random()}. {TEXT}", publisher="P1", published=published)
        spoken = _statements(document, chance)
        began = time.perf_counter()
        docket.receive(document, spoken, "benchmark 1")
        runs.append(time.perf_counter() - began)
    return runs


def main(statements: int, file: str) -> None:
    """Build, then measure."""
    path = Path(file)
    with open_docket(path) as docket:
        build(docket, statements)
    began = time.perf_counter()
    docket = open_docket(path)
    timed("open", [time.perf_counter() - began])
    timed("add one more document", more(docket, 50))
    last, party = FIRST + timedelta(days=DAYS), STATES[1]
    for name, view in (("chronicle", chronicle), ("agenda", agenda), ("moves", moves)):
        runs = []
        for back in range(5):
            began = time.perf_counter()
            rows = view(docket, as_of=last - timedelta(days=back), party=party, since=last - timedelta(days=90))
            runs.append(time.perf_counter() - began)
        timed(f"{name} of a party, 90 days: {len(rows)}", runs)
    print(f"{'memory before verifying':<32} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")
    began = time.perf_counter()
    entries = docket.verify()
    print(f"{f'verify {entries:,} entries':<32} {time.perf_counter() - began:8.1f} s")
    print(f"{'memory':<32} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")
    docket.close()
    print(f"{'file':<32} {path.stat().st_size / 1e6:8.0f} MB")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(int(given[0]) if given else 1_000_000, given[1] if len(given) > 1 else "benchmark.docket")

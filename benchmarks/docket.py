"""How fast a docket of many statements is: one more document, the views of a process, the chain, the file.

    python benchmarks/docket.py [STATEMENTS] [FILE]

The documents are of the shape that readouts have: 1,400 characters and five statements on average, a third of them
on meetings, with sentences of 180 characters; what they say means nothing. A process here is three parties that speak
of each other often, and a hundred days.

Builds the docket if FILE is not there: in memory, where it is done in minutes, and then copied, which gives the
same record as adding one document at a time.
"""

import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import combinations
from multiprocessing import get_context
from pathlib import Path
from random import Random

from pourparler.chronology import Period
from pourparler.codebook import Aspect, Channel, Level, MoveType, Status
from pourparler.docket.docket import Docket
from pourparler.docket.opening import copy_docket, open_docket
from pourparler.docket.talks.process import Process
from pourparler.documents.document import Document
from pourparler.passage import Passage
from pourparler.statements.statement import MeetingStatement, Mention, Move, Statement
from pourparler.views.agenda import agenda
from pourparler.views.chronicle import chronicle
from pourparler.views.commitments import commitments
from pourparler.views.interference import interference
from pourparler.views.moves import moves
from pourparler.views.positions import positions

FIRST, DAYS = date(2000, 1, 1), 9500
STATES = [f"S{number:02d}" for number in range(60)]
PAIRS = list(combinations(STATES, 2))
PLACES = [None, None, None, "Geneva", "Vienna", "Brussels", "Moscow", "Kyiv", "Paris"]
WORDS = (
    "On that day the two sides spoke about the situation at the border, agreed to meet again in the same "
    "place, and asked the other parties to keep to what had been agreed before. "
)
TEXT = WORDS * 7
ABOUT = [
    *("a withdrawal of troops from the border", "new sanctions on banks", "an exchange of prisoners", None),
    *("the supply of gas", "guarantees against an enlargement of the alliance", "inspections of missile sites"),
    *("a ceasefire along the line of contact", "the date of the next round", "access for humanitarian convoys"),
]
VOCABULARY = 30_000
"""How many other words there are, the first of them far more often: a search finds few of the documents, or many."""


def documents(statements: int) -> Iterator[tuple[Document, list[Statement]]]:
    """Documents in the order of publication, until they say so many things."""
    chance = Random(1)  # noqa: S311 - no secret depends on it
    number = said = 0
    while said < statements:
        published = FIRST + timedelta(days=said * DAYS // statements)
        document = Document(
            id=f"d{number}",
            text=f"{number}. {_rarer_words(number)} {TEXT}",
            publisher=f"P{number % 40}",
            published=published,
        )
        spoken = _statements(document, chance)
        number, said = number + 1, said + len(spoken)
        yield document, spoken


def _rarer_words(number: int) -> str:
    """The thirty words that set this document apart from the others."""
    chance = Random(number)  # noqa: S311
    return " ".join(f"word{int(VOCABULARY ** chance.random())}" for _ in range(30))


def _statements(document: Document, chance: Random) -> list[Statement]:
    """A few meetings and moves of one pair of states; a few pairs are spoken of far more often."""
    pair = PAIRS[min(int(chance.expovariate(1 / 120)), len(PAIRS) - 1)]
    found: list[Statement] = []
    for place in range(chance.choice((4, 5, 6))):
        mention = _mention(document, 180 * place + chance.randrange(50), chance.randrange(110, 250))
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
        about=chance.choice(ABOUT),
        voice=pair[0],
    )


def timed(name: str, runs: list[float]) -> None:
    """Print the median and the worst of *runs*, in milliseconds."""
    print(f"{name:<40} {1000 * statistics.median(runs):8.1f} ms worst {1000 * max(runs):8.1f} ms  n {len(runs)}")


def build(file: str, statements: int) -> None:
    """Make a docket of so many statements and keep it in *file*."""
    began = time.perf_counter()
    said = 0
    with open_docket("memory:") as docket:
        for document, spoken in documents(statements):
            said += len(spoken)
            docket.receive(document, spoken, "benchmark 1")
            if said % 10_000 < len(spoken):
                rate = said / (time.perf_counter() - began)
                print(f"\r{said:>9,} statements   {rate:,.0f} a second", end="", flush=True)
        print(f"\rbuilt with {said:,} statements in {time.perf_counter() - began:,.0f} s")
        began = time.perf_counter()
        with copy_docket(docket, file) as copy:
            print(f"copied with {copy.sequence:,} entries in {time.perf_counter() - began:,.0f} s")


def more(docket: Docket, count: int) -> list[float]:
    """The seconds it takes to add one more document, so many times."""
    chance, runs = Random(time.time_ns()), []  # noqa: S311
    for number in range(count):
        published = FIRST + timedelta(days=DAYS - chance.randrange(30))
        document = Document(id=f"more{number}", text=f"{chance.random()}. {TEXT}", publisher="P1", published=published)
        spoken = _statements(document, chance)
        runs.append(seconds(lambda document=document, spoken=spoken: docket.receive(document, spoken, "benchmark 1")))
    return runs


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def look(docket: Docket) -> None:
    """Time the views of a process, and of a party over 90 days, each as known on five days."""
    last = FIRST + timedelta(days=DAYS)
    process = Process(name="benchmark", parties=tuple(STATES[:3]), since=last - timedelta(days=100), until=last)
    views = (chronicle, agenda, positions, moves, commitments, interference)
    for view in views:
        show(f"{view.__name__} of a process", [partial(view, docket, day, process=process) for day in _days(last)])
    for view in (chronicle, agenda, moves):
        since = last - timedelta(days=90)
        show(
            f"{view.__name__} of a party, 90 days",
            [partial(view, docket, day, STATES[1], since) for day in _days(last)],
        )


def show(name: str, asked: Sequence[Callable[[], Sequence[object]]]) -> None:
    """Print how long these questions take, and how many lines answer the last of them."""
    lines = 0
    runs = []
    for ask in asked:
        began = time.perf_counter()
        lines = len(ask())
        runs.append(time.perf_counter() - began)
    timed(f"{name}: {lines:,}", runs)


def memory(when: str) -> None:
    """Print the most memory that was held so far."""
    print(f"{f'memory {when}':<40} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")


def main(statements: int, file: str) -> None:
    """Build in a process of its own, whose memory does not count; then measure."""
    path = Path(file)
    if not path.exists():
        builder = get_context("spawn").Process(target=build, args=(file, statements))
        builder.start()
        builder.join()
    began = time.perf_counter()
    docket = open_docket(path, must_exist=True)
    timed("open", [time.perf_counter() - began])
    timed("add one more document", more(docket, 50))
    look(docket)
    memory("after the views")
    began = time.perf_counter()
    entries = docket.verify()
    print(f"{f'verify {entries:,} entries':<40} {time.perf_counter() - began:8.1f} s")
    memory("in all")
    docket.close()
    print(f"{'file':<40} {path.stat().st_size / 1e6:8.0f} MB")


def _days(last: date) -> list[date]:
    return [last - timedelta(days=back) for back in range(5)]


if __name__ == "__main__":
    given = sys.argv[1:]
    main(int(given[0]) if given else 1_000_000, given[1] if len(given) > 1 else "benchmark.docket")

"""How fast the page is over a docket of many statements, with twenty who read and one who writes.

    python benchmarks/pages.py [STATEMENTS] [FILE] [SECONDS]

Builds the docket as `benchmarks/docket.py` does if FILE is not there; serves it with `pourparler serve`; and asks for
every page, feed and question of the API as people do, who look at what they were shown for a few seconds before they
ask again, half of the time as of the last day. Meanwhile one more document after the other is entered. Prints
the median and the 99th percentile of the time to the last byte, and the weight of each page with what it is drawn with.
"""

import re
import subprocess
import sys
import threading
import time
from collections import defaultdict
from datetime import date, timedelta
from http.client import HTTPConnection
from itertools import pairwise
from pathlib import Path
from random import Random
from urllib.parse import quote, urlsplit

from docket import DAYS, FIRST, build, more
from pourparler.docket.docket import Docket
from pourparler.docket.finding.browsing import MovesAsked
from pourparler.docket.opening import open_docket

READERS = 20
LOOKS = (1.0, 5.0)
"""How many seconds somebody looks at a page before asking for the next."""

LATEST = 0.5
"""How often the first address of a kind is asked for, which is as of the last day of the record."""

LAST = FIRST + timedelta(days=DAYS)
PROCESS = '[[process]]\nname = "Border"\nparties = ["S03", "S04", "S05"]\nsince = 2020-01-01\n'

Sample = tuple[str, float, int, int]


def addresses(docket: Docket) -> dict[str, list[str]]:
    """Every kind of page with a few addresses of it, as of the end of the record and of days before."""
    meetings = [meeting.id for meeting in docket.meetings_between(LAST - timedelta(days=20), LAST)][:40]
    moves = [filed.key[:12] for filed in docket.browse_moves(MovesAsked(), 40)]
    documents = [source.digest[:12] for source in docket.browse_sources(None, 40)]
    days = [LAST - timedelta(days=back) for back in (0, 1, 7, 30, 400, 3000)]
    lists = ("/", "/timeline", "/moves", "/positions", "/interference", "/commitments", "/documents", "/review")
    found = {path: _as_of(path, days) + _as_of(f"{path}?process=Border", days[:3]) for path in lists}
    found |= {f"{path} of a party": _as_of(f"{path}?party=S03", days) for path in ("/timeline", "/moves")}
    found["/meetings/ID"] = [f"/meetings/{name}" for name in meetings]
    found["/moves/ID"] = [f"/moves/{name}" for name in moves]
    found["/documents/ID"] = [f"/documents/{name}" for name in documents]
    found["/compare"] = [f"/compare?a={one}&b={other}" for one, other in pairwise(documents)]
    words = ("border", "word3", "word2000", '"agreed to meet"', "word1*", "word5 word9 -word1")
    for path in ("/search", "/api/search"):
        found[path] = [f"{path}?q={quote(one)}" for one in words] + [f"{path}?q=border&in=move&party=S03"]
    for path in ("/api/meetings", "/api/agenda", "/api/moves", "/api/documents", "/calendar.ics", "/feed.atom"):
        found[path] = _as_of(path, days[:4]) + _as_of(f"{path}?party=S03", days[:4])
    for path in ("/api/positions", "/api/interference", "/api/commitments"):
        found[path] = _as_of(f"{path}?process=Border", days[:3])
    found["/add"] = ["/add"]
    return found


def _as_of(path: str, days: list[date]) -> list[str]:
    return [f"{path}{'&' if '?' in path else '?'}as_of={day}" for day in days]


class Reader(threading.Thread):
    """Somebody who reads one page after the other until it is time to stop."""

    def __init__(self, port: int, asked: dict[str, list[str]], stop: float, number: int) -> None:
        super().__init__()
        self._port, self._asked, self._until = port, asked, stop
        self._chance = Random(number)  # noqa: S311 - no secret depends on it
        self.samples: list[Sample] = []

    def run(self) -> None:
        """Ask, look, ask again."""
        time.sleep(self._chance.uniform(0, LOOKS[1]))
        while time.time() < self._until:
            kind = self._chance.choice(list(self._asked))
            paths = self._asked[kind]
            path = paths[0] if self._chance.random() < LATEST else self._chance.choice(paths)
            began = time.perf_counter()
            connection = HTTPConnection("127.0.0.1", self._port, timeout=120)
            connection.request("GET", path)
            answer = connection.getresponse()
            size = len(answer.read())
            self.samples.append((kind, time.perf_counter() - began, size, answer.status))
            time.sleep(self._chance.uniform(*LOOKS))


def serve(path: Path, processes: Path) -> tuple[subprocess.Popen[str], int]:
    """The page in a program of its own, and the port it is served on."""
    command = [sys.executable, "-m", "pourparler.cli.main", "serve", "--port", "0", "--docket", str(path)]
    server = subprocess.Popen([*command, "--process", str(processes)], stdout=subprocess.PIPE, text=True)
    line = server.stdout.readline() if server.stdout else ""
    found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
    if found is None:
        raise SystemExit(f"the page did not start: {line}")
    return server, int(found[1])


def write(path: Path, stop: float) -> list[float]:
    """Enter documents one after the other until it is time to stop; the seconds that each took."""
    runs: list[float] = []
    with open_docket(path) as docket:
        while time.time() < stop:
            runs += more(docket, 1)
            time.sleep(0.5)
    return runs


def weigh(port: int, path: str) -> tuple[int, int]:
    """The bytes of a page with all it is drawn with, and how many other hosts it names as a source of any of it."""
    total, strangers = 0, 0
    text = _got(port, path)
    for found in {path, *re.findall(r'(?:src|href)="([^"]+\.(?:css|js|svg|png|woff2)[^"]*)"', text.decode())}:
        if urlsplit(found).netloc:
            strangers += 1
        else:
            total += len(_got(port, found))
    return total, strangers


def _got(port: int, path: str) -> bytes:
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path)
    return connection.getresponse().read()


def report(samples: list[Sample], weights: dict[str, tuple[int, int]]) -> None:
    """A line for each kind of page."""
    by_kind: dict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        by_kind[sample[0]].append(sample)
    print(f"{'page':<28} {'n':>5} {'median':>9} {'99th':>9} {'worst':>9} {'answer':>9} {'with all':>9}")
    for kind, found in sorted(by_kind.items()):
        times = sorted(seconds for _, seconds, _, _ in found)
        faults = sum(status >= 400 for *_, status in found)
        size = sorted(size for _, _, size, _ in found)[len(found) // 2]
        whole, strangers = weights.get(kind, (0, 0))
        line = (
            f"{kind:<28} {len(found):>5} {_ms(times, 0.5)} {_ms(times, 0.99)} {_ms(times, 1.0)} {size / 1000:>6.0f} kB"
        )
        line += f" {whole / 1000:>6.0f} kB" if whole else ""
        line += f"  {strangers} other hosts" if strangers else ""
        print(line + (f"  {faults} FAULTS" if faults else ""))
    times = sorted(seconds for _, seconds, _, _ in samples)
    print(f"{'all':<28} {len(times):>5} {_ms(times, 0.5)} {_ms(times, 0.99)} {_ms(times, 1.0)}")


def _ms(times: list[float], share: float) -> str:
    return f"{1000 * times[min(int(share * len(times)), len(times) - 1)]:>6.0f} ms"


def main(statements: int, file: str, seconds: float) -> None:
    """Build, serve, read and write."""
    path = Path(file)
    if not path.exists():
        build(file, statements)
    with open_docket(path) as docket:
        asked = addresses(docket)
    processes = path.with_suffix(".toml")
    processes.write_text(PROCESS, encoding="utf-8")
    server, port = serve(path, processes)
    try:
        weights = {kind: weigh(port, paths[0]) for kind, paths in asked.items() if not kind.startswith("/api")}
        stop = time.time() + seconds
        readers = [Reader(port, asked, stop, number) for number in range(READERS)]
        for reader in readers:
            reader.start()
        written = write(path, stop)
        for reader in readers:
            reader.join()
    finally:
        server.terminate()
        server.wait(timeout=30)
    report([sample for reader in readers for sample in reader.samples], weights)
    print(f"one more document: {_ms(sorted(written), 0.5)} median, {_ms(sorted(written), 1.0)} worst, n {len(written)}")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(
        int(given[0]) if given else 1_000_000,
        given[1] if len(given) > 1 else "benchmark.docket",
        float(given[2]) if len(given) > 2 else 120,
    )

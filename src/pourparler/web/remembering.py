"""Answers that are kept until the record changes, so that many readers of one page have it worked out once.

While others write, a reader is given the answer there is, at once, and it is worked out anew behind his back; never by
more than one hand at a time, which rests twice as long as it works. So what is shown can be some seconds old while much
is written. Whoever writes on the page himself has everything worked out anew.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from pourparler.docket.docket import Docket

Answer = TypeVar("Answer")

MOST = 128
"""How many answers are kept."""

FRESH = 5.0
"""For so many seconds an answer is not worked out anew although somebody else has written meanwhile."""

REST = 2.0
"""How long the hand that works out anew rests, for each second that it worked."""


class _Kept:
    """One answer, and at which entry and moment it was worked out; whoever asks for the first time waits for it."""

    __slots__ = ("answer", "lock", "moment", "renewing", "sequence")

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.sequence = -1
        self.moment = 0.0
        self.renewing = False
        self.answer: Any = None

    def is_stale(self, sequence: int) -> bool:
        """True when others have written since, and that was not just now."""
        return self.sequence != sequence and time.monotonic() - self.moment > FRESH


class Remembering:
    """Works out an answer, or gives the one it has.

    >>> from pourparler.docket.opening import open_docket
    >>> remember = Remembering(open_docket("memory:"))
    >>> remember("how many", lambda: 3), remember("how many", lambda: 4)
    (3, 3)
    """

    def __init__(self, docket: Docket) -> None:
        self._docket = docket
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._lock = threading.Lock()
        self._hand = ThreadPoolExecutor(max_workers=1, thread_name_prefix="renewing")

    def __call__(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """The answer to *question*, worked out by *answer* if need be."""
        today, sequence = self._docket.today, self._docket.sequence
        with self._lock:
            kept = self._kept.setdefault((today, question), _Kept())
            self._kept.move_to_end((today, question))
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
        with kept.lock:
            if kept.sequence < 0:
                _work_out(kept, answer, sequence)
            elif kept.is_stale(sequence) and not kept.renewing:
                kept.renewing = True
                self._hand.submit(_renew, kept, answer, sequence)
            found: Answer = kept.answer
            return found

    def forget(self) -> None:
        """Work everything out anew: who has written sees at once what came of it."""
        with self._lock:
            self._kept.clear()

    def close(self) -> None:
        """Work nothing out any more."""
        self._hand.shutdown(wait=True, cancel_futures=True)


def _work_out(kept: _Kept, answer: Callable[[], Any], sequence: int) -> None:
    kept.answer = answer()
    kept.sequence, kept.moment = sequence, time.monotonic()


def _renew(kept: _Kept, answer: Callable[[], Any], sequence: int) -> None:
    """Work an answer out anew; what fails leaves the one there is, until somebody asks again."""
    began = time.monotonic()
    try:
        _work_out(kept, answer, sequence)
    finally:
        kept.renewing = False
        time.sleep(REST * (time.monotonic() - began))

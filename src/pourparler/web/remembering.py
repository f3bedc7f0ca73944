"""Answers that are kept until the record changes, so that many readers of one page have it worked out once."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from pourparler.docket.docket import Docket

Answer = TypeVar("Answer")

MOST = 64
"""How many answers are kept."""

FRESH = 5.0
"""For so many seconds an answer is given although somebody else has written meanwhile."""


class _Kept:
    """One answer, and at which entry and moment it was worked out; whoever asks meanwhile waits for it."""

    __slots__ = ("answer", "lock", "moment", "sequence")

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.sequence = -1
        self.moment = 0.0
        self.answer: Any = None


class Remembering:
    """Works out an answer, or gives the one it has, if nothing was entered since or it is a moment old.

    >>> from pourparler.docket.opening import open_docket
    >>> remember = Remembering(open_docket("memory:"))
    >>> remember("how many", lambda: 3), remember("how many", lambda: 4)
    (3, 3)
    """

    def __init__(self, docket: Docket) -> None:
        self._docket = docket
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, question: Hashable, answer: Callable[[], Answer]) -> Answer:
        """The answer to *question*, worked out by *answer* if need be."""
        today, sequence = self._docket.today, self._docket.sequence
        with self._lock:
            kept = self._kept.setdefault((today, question), _Kept())
            self._kept.move_to_end((today, question))
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
        with kept.lock:
            if kept.sequence < 0 or (kept.sequence != sequence and time.monotonic() - kept.moment > FRESH):
                kept.answer = answer()
                kept.sequence, kept.moment = sequence, time.monotonic()
            found: Answer = kept.answer
            return found

    def forget(self) -> None:
        """Work everything out anew: who has written sees at once what came of it."""
        with self._lock:
            self._kept.clear()

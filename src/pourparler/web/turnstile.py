"""How often somebody may try a password."""

import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable

WITHIN = 300.0
"""Seconds for which a failure counts."""

_MOST_KNOWN = 20_000


class Turnstile:
    """Counts failures, each under a few keys, and says how long to wait once there were too many under one.

    >>> turnstile = Turnstile(clock=lambda: 0.0)
    >>> for _ in range(5):
    ...     turnstile.failed({"anna from 10.0.0.1": 5})
    >>> turnstile.wait({"anna from 10.0.0.1": 5}), turnstile.wait({"boris from 10.0.0.1": 5})
    (300, 0)
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: OrderedDict[str, deque[float]] = OrderedDict()

    def wait(self, allowed: dict[str, int]) -> int:
        """Seconds until another try; 0 for at once. *allowed* says how many failures each key may have."""
        now = self._clock()
        waits = [0.0]
        for key, most in allowed.items():
            recent = [at for at in self._failures.get(key, ()) if now - at < WITHIN]
            if len(recent) >= most:
                waits.append(recent[-most] + WITHIN - now)
        return math.ceil(max(waits))

    def failed(self, allowed: dict[str, int]) -> None:
        """Note a failure under each key."""
        for key, most in allowed.items():
            self._failures.setdefault(key, deque(maxlen=most)).append(self._clock())
            self._failures.move_to_end(key)
        while len(self._failures) > _MOST_KNOWN:
            self._failures.popitem(last=False)

    def passed(self, allowed: dict[str, int]) -> None:
        """Forget the failures under these keys."""
        for key in allowed:
            self._failures.pop(key, None)

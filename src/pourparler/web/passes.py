"""What a browser carries once somebody has signed in: a name and a last hour, signed, and a secret for its forms."""

import hmac
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from secrets import token_bytes

import msgspec

LIFETIME = 12 * 3600.0
"""Seconds until one has to sign in again."""


@dataclass(frozen=True, slots=True)
class Pass:
    """Who signed in, until when it holds, and what tells this signing in from every other."""

    name: str
    expires: float
    serial: str


class Passes:
    """Issues passes and knows its own again; another start of the program knows none of them.

    >>> passes = Passes()
    >>> passes.read(passes.issue("anna")).name
    'anna'
    >>> passes.read("made.up") is None
    True
    """

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._key = token_bytes(32)
        self._clock = clock
        self._taken_back: dict[str, float] = {}

    def issue(self, name: str) -> str:
        """A new pass, as the text that a cookie holds."""
        fresh = Pass(name, self._clock() + LIFETIME, token_bytes(12).hex())
        body = urlsafe_b64encode(msgspec.json.encode(fresh)).decode().rstrip("=")
        return f"{body}.{self._sign(body)}"

    def read(self, text: str) -> Pass | None:
        """The pass, if it was issued here, still holds and was not taken back."""
        body, _, signature = text.partition(".")
        if not hmac.compare_digest(signature.encode("utf-8", "replace"), self._sign(body).encode()):
            return None
        found = msgspec.json.decode(urlsafe_b64decode(body + "=" * (-len(body) % 4)), type=Pass)
        holds = found.expires > self._clock() and found.serial not in self._taken_back
        return found if holds else None

    def take_back(self, given: Pass) -> None:
        """Let a pass hold no longer."""
        now = self._clock()
        self._taken_back = {serial: until for serial, until in self._taken_back.items() if until > now}
        self._taken_back[given.serial] = given.expires

    def secret(self, given: Pass | None) -> str:
        """What a form sends back to show that it came from here; of those without a pass all have the same."""
        return self._sign(f"form of {given.serial if given else 'anybody'}")

    def _sign(self, text: str) -> str:
        digest = hmac.digest(self._key, text.encode("utf-8", "replace"), sha256)
        return urlsafe_b64encode(digest).decode().rstrip("=")

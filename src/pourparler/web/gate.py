"""Who stands before the door: by the pass a browser carries, or by the name and password a program sends along."""

import binascii
import time
from base64 import b64decode
from dataclasses import dataclass
from hashlib import sha256

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from pourparler.web.accounts import Role, User
from pourparler.web.door import Door
from pourparler.web.passes import Pass, Passes
from pourparler.web.turnstile import Turnstile

COOKIE = "pourparler"

_TRIES, _TRIES_FROM_ONE_PLACE, _TRIES_FOR_ONE_NAME = 5, 20, 50
_REMEMBERED = 300.0
"""Seconds for which a password that a program sends with every request is not worked through again."""

_MOST_REMEMBERED = 1000


class TooMany(Exception):
    """Too many wrong passwords; another can be tried after so many *seconds*."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"too many wrong passwords: try again in {seconds} seconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who asks. `given` is the pass of a browser; `by_header` is true for a program that sends its password along."""

    user: User | None
    given: Pass | None = None
    by_header: bool = False


class Gate:
    """Lets in whom the door admits, and no more tries than somebody needs who mistypes."""

    def __init__(self, door: Door) -> None:
        self.door = door
        self.passes = Passes()
        self._turnstile = Turnstile()
        self._known: dict[bytes, tuple[float, User]] = {}

    async def visitor(self, request: Request) -> Visitor:
        """Who asks, nobody if that cannot be told.

        Raises `TooMany` when a program sent too many wrong passwords.
        """
        if not self.door.is_guarded:
            return Visitor(user=User(name=self.door.by, role=Role.EDITOR))
        sent = _credentials(request.headers.get("authorization", ""))
        if sent is not None:
            return Visitor(user=await self._remembered(request, *sent), by_header=True)
        given = self.passes.read(request.cookies.get(cookie_name(request), ""))
        user = self.door.user(given.name) if given else None
        return Visitor(user=user, given=given if user else None)

    async def admit(self, request: Request, name: str, secret: str) -> User | None:
        """The user of that name and password; None when they are wrong.

        Raises `TooMany` when there were too many wrong ones before.
        """
        place = request.client.host if request.client else ""
        called = name.strip().casefold()[:100]
        allowed = {
            f"{called} from {place}": _TRIES,
            f"from {place}": _TRIES_FROM_ONE_PLACE,
            f"as {called}": _TRIES_FOR_ONE_NAME,
        }
        seconds = self._turnstile.wait(allowed)
        if seconds:
            raise TooMany(seconds)
        user = await run_in_threadpool(self.door.admits, name, secret)
        if user is None:
            self._turnstile.failed(allowed)
        else:
            self._turnstile.passed({f"{called} from {place}": _TRIES})
        return user

    async def _remembered(self, request: Request, name: str, secret: str) -> User | None:
        mark = sha256(f"{len(name)} {name}{secret}".encode("utf-8", "replace")).digest()
        until, user = self._known.get(mark, (0.0, None))
        if user is not None and until > time.monotonic():
            return user
        found = await self.admit(request, name, secret)
        if found is not None:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            self._known[mark] = (time.monotonic() + _REMEMBERED, found)
        return found


def cookie_name(request: Request) -> str:
    """The cookie of the page on this port: cookies do not tell the ports of one machine apart."""
    server = request.scope.get("server") or ("", 0)
    return f"{COOKIE}-{server[1]}"


def _credentials(header: str) -> tuple[str, str] | None:
    """The name and secret of an Authorization header; None when it has none that we know."""
    scheme, _, value = header.partition(" ")
    if scheme.lower() == "bearer":
        return "", value.strip()
    if scheme.lower() != "basic":
        return None
    try:
        name, _, secret = b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return name, secret

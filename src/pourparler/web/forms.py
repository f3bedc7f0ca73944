"""What is sent to the page: how large it is, and whether it brings the secret of a form of ours."""

import hmac
import re

from starlette.exceptions import HTTPException
from starlette.types import Message, Receive

HEADER = "x-csrf-token"
_FIELD = re.compile(rb'(?:name="csrf"\r\n\r\n|(?:^|&)csrf=)([\w-]+)')
_LOOKED_AT = 64 * 1024
"""How much of a form is looked at for its secret: the field stands first in every form of ours."""


class Sent:
    """The body of one request, seen in passing.

    What `brings` looked at is handed on as if nobody had; what is larger than *most* bytes is refused on the way.
    """

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._most = most
        self._taken = 0
        self._held: list[Message] = []

    async def brings(self, secret: str) -> bool:
        """True when the form has the *secret* in its field."""
        start = b""
        more = True
        while more and len(start) < _LOOKED_AT and not _FIELD.search(start[:-1]):
            message = await self._next()
            self._held.append(message)
            start += message.get("body", b"")
            more = message["type"] == "http.request" and message.get("more_body", False)
        found = _FIELD.search(start)
        return found is not None and hmac.compare_digest(found[1], secret.encode())

    async def __call__(self) -> Message:
        """The next piece of it."""
        return self._held.pop(0) if self._held else await self._next()

    async def _next(self) -> Message:
        message = await self._receive()
        self._taken += len(message.get("body", b""))
        if self._taken > self._most:
            raise HTTPException(413, too_large(self._most))
        return message


def too_large(most: int) -> str:
    """Why something is refused for its size."""
    return f"more was sent than {most // 2**20} MB: hand in fewer documents at a time"

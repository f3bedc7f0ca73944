"""The guard before every page: whoever asks is who he says, asks from a page of ours, and asks for what he may.

Each request is seen through in this order. It names the page as the page is named, so that no other site can read
answers by pointing a name of its own here. It is not larger than allowed. It comes from somebody who signed in, where
signing in is asked for. If it changes anything, it was sent by a page of ours and not by another site in the same
browser, and comes from an editor. Every answer forbids scripts and styles from anywhere else, frames and copies.
"""

import hmac
from urllib.parse import quote, urlsplit

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pourparler.web.door import MEGABYTE, Door, inside
from pourparler.web.drawing import fragment
from pourparler.web.forms import HEADER, Sent, too_large
from pourparler.web.gate import Gate, TooMany, Visitor
from pourparler.web.problems import for_programs, problem

SAFE = frozenset(["GET", "HEAD", "OPTIONS"])
STATIC = "/static/"
SIGNING_IN = "/login"
FOR_ANYBODY = (SIGNING_IN, "/logout")
"""What a reader may send a form to."""

LARGE = "/add"
"""Where documents are handed in; whatever else is sent is small."""

HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # With "no-referrer" a browser sends our own forms with the origin "null", and they could not be told from those
    # of a stranger. Nothing goes to another host so either.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_YEAR = 365 * 24 * 3600


def protect(app: FastAPI, door: Door) -> None:
    """Put the guard before every page of *app*."""
    app.state.gate = Gate(door)
    app.add_middleware(Guard, gate=app.state.gate)


class Guard:
    """Stands before the application and lets through what may pass."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self._app, self._gate, self._door = app, gate, gate.door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or have the application answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        sent = Sent(receive, self._most(request))
        refusal = await self._refusal(request, sent)
        await (refusal or self._app)(scope, sent, _with_headers(request, send))

    async def _refusal(self, request: Request, sent: Sent) -> Response | None:
        """Why the request may not pass; None when it may."""
        try:
            self._see_where_to(request)
            visitor = await self._gate.visitor(request)
        except HTTPException as refused:
            return _told(request, refused.status_code, refused.detail)
        except TooMany as many:
            return _told(request, 429, str(many), {"retry-after": str(many.seconds)})
        user = visitor.user
        state = request.state
        state.user = user.name if user else None
        state.may_edit = user is not None and self._door.may_edit(user)
        state.csrf = self._gate.passes.secret(visitor.given)
        state.given = visitor.given
        path = _path(request)
        if user is None and path != SIGNING_IN and not path.startswith(STATIC):
            return _sign_in_first(request)
        if request.method in SAFE:
            return None
        return await self._refusal_to_change(request, visitor, sent)

    async def _refusal_to_change(self, request: Request, visitor: Visitor, sent: Sent) -> Response | None:
        try:
            if not _is_ours(request):
                return _told(request, 403, "this was sent from another site")
            if not await self._has_secret(request, visitor, sent):
                return _told(request, 403, "this form is out of date: load the page again, and send it from there")
        except HTTPException as refused:
            return _told(request, refused.status_code, refused.detail)
        if _path(request) not in FOR_ANYBODY and not request.state.may_edit:
            why = "nothing can be changed here: the page was started to be read only"
            return _told(request, 403, why if self._door.read_only else "only an editor can change the record")
        return None

    def _see_where_to(self, request: Request) -> None:
        """See that the page is asked for by a name of its own, and that no more is sent than is taken.

        Raises `HTTPException` when it is not, or more.
        """
        hosts = request.headers.getlist("host")
        hostname = _hostname(hosts[0]) if len(hosts) == 1 else None
        if hostname is None or not self._door.answers_to(hostname):
            raise HTTPException(421, "this page does not go by that name; start it with --name to have it do so")
        most = self._most(request)
        length = request.headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()) or int(length) > most:
            raise HTTPException(413, too_large(most))

    def _most(self, request: Request) -> int:
        return self._door.largest if _path(request) == LARGE else MEGABYTE

    async def _has_secret(self, request: Request, visitor: Visitor, sent: Sent) -> bool:
        """True when a form brings the secret it was drawn with, or no browser had a hand in it."""
        if visitor.by_header:
            return True
        browser = {"origin", "sec-fetch-site", "cookie"} & set(request.headers)
        if _path(request).startswith("/api/") and not browser:
            return True
        given = request.headers.get(HEADER)
        if given is not None:
            return hmac.compare_digest(given.encode(), request.state.csrf.encode())
        return await sent.brings(request.state.csrf)


def _path(request: Request) -> str:
    """What is asked for, as it came: to be read before the name of the host is known to make sense."""
    return str(request.scope["path"])


def _is_ours(request: Request) -> bool:
    """False for what a browser sends on behalf of another site."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc.casefold() == request.headers["host"].casefold()


def _hostname(host: str) -> str | None:
    try:
        parts = urlsplit(f"//{host}")
        port = parts.port
    except ValueError:
        return None
    sound = parts.netloc == host and "@" not in host and port != 0
    return parts.hostname if sound else None


def _sign_in_first(request: Request) -> Response:
    path = _path(request)
    if for_programs(path):
        asked = {"www-authenticate": 'Basic realm="Pourparler", charset="UTF-8"'}
        return problem(401, "sign in: send a name and password, or a token", asked)
    if request.method not in SAFE:
        return PlainTextResponse("sign in first", 401)
    query = request.scope["query_string"].decode("latin-1")
    where = inside(path + (f"?{query}" if query else ""))
    if request.headers.get("sec-fetch-site") == "cross-site":
        # A browser does not show its pass when it follows a link from elsewhere. Asked again by a page of ours it does.
        return HTMLResponse(fragment("again.html", where=where))
    return RedirectResponse(f"{SIGNING_IN}?next={quote(where, safe='')}", 303)


def _told(request: Request, status: int, reason: str, headers: dict[str, str] | None = None) -> Response:
    if for_programs(_path(request)):
        return problem(status, reason, headers)
    return PlainTextResponse(reason, status, headers)


def _with_headers(request: Request, send: Send) -> Send:
    """Send answers with the headers that every one of them has."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            kept = "max-age=3600" if _path(request).startswith(STATIC) else "no-store"
            headers["cache-control"] = kept
            if request.scope["scheme"] == "https":
                headers["strict-transport-security"] = f"max-age={_YEAR}"
        await send(message)

    return sending

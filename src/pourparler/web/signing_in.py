"""Signing in and out."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from pourparler.web.door import inside
from pourparler.web.drawing import fragment
from pourparler.web.gate import Gate, TooMany, cookie_name
from pourparler.web.passes import LIFETIME

router = APIRouter()


@router.get("/login")
def ask(request: Request, next: str = "/") -> Response:  # noqa: A002 - the name it has in addresses
    """The page that asks for a name and a password."""
    if request.state.user is not None:
        return RedirectResponse(inside(next), 303)
    return _asked(request, next)


@router.post("/login")
async def sign_in(
    request: Request,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
    next: Annotated[str, Form(max_length=2000)] = "/",  # noqa: A002
) -> Response:
    """Give a browser its pass."""
    gate: Gate = request.app.state.gate
    try:
        user = await gate.admit(request, name, password)
    except TooMany as many:
        return _asked(request, next, str(many), 429, {"retry-after": str(many.seconds)})
    if user is None:
        return _asked(request, next, "That name and password do not go together.", 401)
    answer = RedirectResponse(inside(next), 303)
    answer.set_cookie(
        cookie_name(request),
        gate.passes.issue(user.name),
        max_age=int(LIFETIME),
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


@router.post("/logout")
def sign_out(request: Request) -> Response:
    """Take the pass back."""
    gate: Gate = request.app.state.gate
    if request.state.given is not None:
        gate.passes.take_back(request.state.given)
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(cookie_name(request), httponly=True, samesite="strict")
    return answer


def _asked(
    request: Request, next_: str, complaint: str = "", status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    door = request.app.state.gate.door
    html = fragment(
        "login.html",
        csrf=request.state.csrf,
        next=inside(next_),
        complaint=complaint,
        with_names=bool(door.users),
    )
    return HTMLResponse(html, status, headers)

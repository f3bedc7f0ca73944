"""Who is let in, from where and under which name: decided once, when the page is started."""

import hmac
from dataclasses import dataclass
from ipaddress import ip_address

from pourparler.errors import AccessFault
from pourparler.web.accounts import Role, User, matches

LOOPBACK = "127.0.0.1"
SHORTEST_TOKEN = 16
MEGABYTE = 2**20

_NOBODY = "scrypt$32768$8$3$AAAAAAAAAAAAAAAAAAAAAA==$AAAA"
"""Checked when there is no user of that name, so that a wrong name takes as long as a wrong password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Where the page is served and who may come in.

    `names` are what else the page is called from outside, as when another server stands before it. Without users or
    a token whoever sits at this machine is let in, and signs decisions as `by`; nobody else can be.

    >>> Door(host="0.0.0.0")
    Traceback (most recent call last):
    pourparler.errors.AccessFault: on 0.0.0.0 others can reach the page, so it needs users or a token: ...

    Raises `AccessFault` when others could come in unasked, or the token is too short to be a secret.
    """

    host: str = LOOPBACK
    names: tuple[str, ...] = ()
    users: tuple[User, ...] = ()
    token: str | None = None
    by: str = "somebody"
    read_only: bool = False
    largest: int = 64 * MEGABYTE

    def __post_init__(self) -> None:
        """See that nobody can come in unasked."""
        if self.token is not None and len(self.token) < SHORTEST_TOKEN:
            raise AccessFault(
                f"the token has {len(self.token)} characters; one of at least {SHORTEST_TOKEN} is a secret"
            )
        if self.is_guarded or (is_loopback(self.host) and not self.names):
            return
        where = f"as {self.names[0]}" if self.names else f"on {self.host}"
        raise AccessFault(
            f"{where} others can reach the page, so it needs users or a token: "
            f"give --users FILE, or --token, or serve it on {LOOPBACK}"
        )

    @property
    def is_guarded(self) -> bool:
        """True when nobody comes in without signing in."""
        return bool(self.users or self.token)

    def user(self, name: str) -> User | None:
        """The user of that name, whatever its capitals; with a token alone there is one, whom it makes an editor."""
        known = (*self.users, *([User(name=self.by, role=Role.EDITOR)] if self.token else []))
        return next((user for user in known if user.name.casefold() == name.strip().casefold()), None)

    def admits(self, name: str, secret: str) -> User | None:
        """The user who has this name and this password; or whoever has the token, under any name."""
        if self.token and hmac.compare_digest(secret.encode("utf-8", "replace"), self.token.encode()):
            return self.user(self.by)
        user = self.user(name)
        hashed = user.password if user and user.password else _NOBODY
        return user if matches(secret, hashed) and user else None

    def may_edit(self, user: User) -> bool:
        """True for an editor of a page that can be edited."""
        return user.role is Role.EDITOR and not self.read_only

    def answers_to(self, hostname: str) -> bool:
        """True for a name by which the page may be asked for.

        A number is one, and so are the machine's own names; any other could be one that somebody made point here,
        to have a page of his read the answers in a browser on this machine.

        >>> Door().answers_to("127.0.0.1"), Door().answers_to("localhost"), Door().answers_to("evil.example")
        (True, True, False)
        """
        name = hostname.casefold().rstrip(".")
        return name in {"localhost", self.host.casefold(), *map(str.casefold, self.names)} or _is_number(name)


def is_loopback(host: str) -> bool:
    """True for an address that only this machine can reach."""
    return host == "localhost" or (_is_number(host) and ip_address(host.strip("[]")).is_loopback)


def _is_number(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def inside(where: str) -> str:
    """*where* if it leads to a page of ours, else the first page.

    >>> inside("/moves?party=EU"), inside("//evil.example"), inside("https://evil.example")
    ('/moves?party=EU', '/', '/')
    """
    is_ours = where.startswith("/") and not where.startswith(("//", "/\\")) and where.isprintable()
    return where if is_ours else "/"

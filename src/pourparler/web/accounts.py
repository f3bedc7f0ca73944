"""Who may use the page: people with a name, a role and a password that is kept as a hash only.

They are written in TOML, one table a person; `pourparler serve --hash-password` makes the hash:

    [[user]]
    name = "anna"
    role = "editor"
    password = "scrypt$32768$8$3$...$..."
"""

import hmac
import tomllib
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import scrypt
from pathlib import Path
from secrets import token_bytes

import msgspec

from pourparler.codebook import Code
from pourparler.errors import AccessFault

_COST, _BLOCK, _PARALLEL = 2**15, 8, 3
"""What a guess costs: 32 MB of memory, and a quarter of a second on a small machine."""

_MEMORY = 64 * 2**20
_SHORTEST = 8


class Role(Code):
    """What somebody may do on the page."""

    READER = "reader", "sees everything and changes nothing"
    EDITOR = "editor", "adds documents and decides"


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody who may use the page; `password` is the hash that `hash_password` made of it."""

    name: str
    role: Role = Role.READER
    password: str = ""


class _Written(msgspec.Struct, forbid_unknown_fields=True):
    """A user as it is written."""

    name: str
    password: str
    role: Role = Role.READER


def users_in(path: Path) -> tuple[User, ...]:
    """The users that a file names, in its order.

    Raises `AccessFault`, naming the file and the entry, when there is none or one makes no sense.
    """
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("user")
    except (OSError, UnicodeDecodeError) as fault:
        raise AccessFault(f"{path} cannot be read: {getattr(fault, 'strerror', None) or fault}") from fault
    except tomllib.TOMLDecodeError as fault:
        raise AccessFault(f"{path} is no TOML: {fault}") from fault
    if not isinstance(entries, list) or not entries:
        raise AccessFault(f"{path} names no user: each begins with [[user]]")
    found = [_user(path, number, entry) for number, entry in enumerate(entries, 1)]
    names = [user.name.casefold() for user in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise AccessFault(f"{path}: two users are called {twice!r}")
    return tuple(found)


def hash_password(password: str) -> str:
    """What is written down of a password: never the same twice, and no way back.

    >>> matches("correct horse", hash_password("correct horse"))
    True

    Raises `AccessFault` when it is too short.
    """
    if len(password) < _SHORTEST:
        raise AccessFault(f"a password has at least {_SHORTEST} characters")
    salt = token_bytes(16)
    digest = _digest(password, salt, _COST, _BLOCK, _PARALLEL)
    written = (b64encode(part).decode() for part in (salt, digest))
    return "$".join(["scrypt", str(_COST), str(_BLOCK), str(_PARALLEL), *written])


def matches(password: str, hashed: str) -> bool:
    """True when *hashed* was made of *password*; what is no hash was made of none.

    >>> matches("anything", "anything")
    False
    """
    try:
        _, cost, block, parallel, salt, digest = hashed.split("$")
        found = _digest(password, b64decode(salt), int(cost), int(block), int(parallel))
        return hmac.compare_digest(found, b64decode(digest))
    except ValueError:
        return False


def _digest(password: str, salt: bytes, cost: int, block: int, parallel: int) -> bytes:
    return scrypt(password.encode("utf-8", "surrogatepass"), salt=salt, n=cost, r=block, p=parallel, maxmem=_MEMORY)


def _user(path: Path, number: int, entry: object) -> User:
    called = entry.get("name") if isinstance(entry, dict) else None
    where = f"{path}: user {number}" + (f" ({called})" if isinstance(called, str) else "")
    try:
        written = msgspec.convert(entry, _Written)
    except msgspec.ValidationError as fault:
        raise AccessFault(f"{where}: {str(fault).replace('`', '').replace('object ', '')}") from fault
    if not written.name.strip():
        raise AccessFault(f"{where}: the name is empty")
    if not written.password.startswith("scrypt$"):
        raise AccessFault(f"{where}: the password is no hash; make one with 'pourparler serve --hash-password'")
    return User(name=written.name.strip(), role=written.role, password=written.password)

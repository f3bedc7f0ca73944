"""Whose organ a publisher is: the register of ministries, presidencies, organisations, state media, agencies, press."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from urllib.parse import urlsplit

from pourparler.documents.document import Document


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher; `party` is the party whose own voice it is, None for media, which report.

    `kind` is presidency, government, foreign ministry, organisation, party organ, state media, agency, press or
    reference.
    """

    name: str
    kind: str
    party: str | None = None


def publisher_of(document: Document) -> Publisher | None:
    """The document's publisher by its name, else by the host of its address; None when the register has neither.

    >>> publisher_of(Document(id="d", text="...", publisher="The White House")).party
    'USA'
    >>> publisher_of(Document(id="d", text="...", url="http://en.kremlin.ru/events/1")).party
    'RUS'
    """
    names, hosts = _register()
    if document.publisher:
        name = _folded(document.publisher)
        if name in names:
            return names[name]
        inside = [known for known in names if len(known) > 6 and known in name]
        if inside:
            return names[max(inside, key=len)]
    host = (urlsplit(document.url).hostname or "") if document.url else ""
    while "." in host:
        if host in hosts:
            return hosts[host]
        host = host.partition(".")[2]
    return None


def _folded(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


@cache
def _register() -> tuple[dict[str, Publisher], dict[str, Publisher]]:
    """The register's publishers by folded name, and by host."""
    source = resources.files("pourparler.data") / "publishers.toml"
    names: dict[str, Publisher] = {}
    hosts: dict[str, Publisher] = {}
    for entry in tomllib.loads(source.read_text(encoding="utf-8"))["publisher"]:
        publisher = Publisher(entry["name"], entry["kind"], entry.get("party"))
        for name in (entry["name"], *entry.get("names", [])):
            names.setdefault(_folded(name), publisher)
        for host in entry.get("hosts", []):
            hosts.setdefault(host, publisher)
    return names, hosts

"""Numbered steps from an empty database to the tables of this version; none is edited once released."""

from importlib import resources
from importlib.resources.abc import Traversable

from pourparler.errors import DocketFault


def newest(dialect: str) -> int:
    """The number of the last step: the version of the tables that this release writes.

    >>> newest("sqlite") == newest("postgresql") >= 1
    True
    """
    return len(_steps(dialect))


def steps_from(version: int, dialect: str, name: str) -> list[str]:
    """The SQL still to be done on a database that is at *version*; nothing when it is up to date.

    Raises `DocketFault` when *name* was written by a later release.
    """
    steps = _steps(dialect)
    if version > len(steps):
        raise DocketFault(
            f"{name} was written by a newer Pourparler: its tables have version {version}, "
            f"and this release knows them up to {len(steps)}"
        )
    return [step.read_text(encoding="utf-8") for step in steps[version:]]


def _steps(dialect: str) -> list[Traversable]:
    folder = resources.files("pourparler").joinpath("docket/storage/migrations").joinpath(dialect)
    return sorted((step for step in folder.iterdir() if step.name.endswith(".sql")), key=lambda step: step.name)

"""A page of a long list, and which page of how many it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pourparler.web.asking import LINES

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """The rows of one page, of a list of `count`; `cut` when there are that many or more.

    >>> listing = Listing.of(list("abcdefg"), page=2, lines=3)
    >>> listing.rows, listing.first, listing.last, listing.pages
    (['d', 'e', 'f'], 4, 6, 3)
    """

    rows: Sequence[Row]
    count: int
    page: int
    lines: int = LINES
    cut: bool = False

    @classmethod
    def of(cls, rows: Sequence[Row], page: int, lines: int = LINES) -> "Listing[Row]":
        """One page of a list that is there as a whole."""
        start = (page - 1) * lines
        return cls(rows[start : start + lines], len(rows), page, lines)

    @property
    def first(self) -> int:
        """The number of the first row shown, counted from 1; 0 when there is none."""
        return (self.page - 1) * self.lines + 1 if self.rows else 0

    @property
    def last(self) -> int:
        """The number of the last row shown."""
        return self.first + len(self.rows) - 1 if self.rows else 0

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return -(-self.count // self.lines)

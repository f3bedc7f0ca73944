"""A decision: what a person said of the record, and what it bears on now."""

from dataclasses import dataclass
from datetime import datetime

from pourparler.codebook import Code
from pourparler.docket.decisions.ruling import Ruling, Value, Verdict
from pourparler.docket.entry import Act
from pourparler.docket.filing import Filed


class Hold(Code):
    """Whether a decision still bears on the record."""

    STANDS = "stands", "it bears on what is read in its passages"
    UNDONE = "undone", "a person has taken it back"
    ORPHANED = "orphaned", "nothing is read in its passages any longer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision, by the number of its entry: who made it and when, what it says, what it touches now.

    `subject` is the key of the statement, or of the one that founded the meeting, that it was made on;
    `touches` the statements that are now read in its passages; `undone` the entry that took it back.
    """

    sequence: int
    recorded: datetime
    hand: str
    act: Act
    subject: str
    ruling: Ruling
    touches: tuple[Filed, ...]
    undone: int | None = None

    @property
    def hold(self) -> Hold:
        """Whether it stands, was undone, or is orphaned."""
        if self.undone is not None:
            return Hold.UNDONE
        return Hold.STANDS if self.touches else Hold.ORPHANED

    @property
    def verdict(self) -> Verdict | None:
        """Whether it accepts or rejects, if it judges."""
        return self.ruling.verdict

    @property
    def values(self) -> dict[str, Value]:
        """The values it corrects, if it does."""
        return self.ruling.values

    @property
    def text(self) -> str | None:
        """What it remarks, if it does."""
        return self.ruling.text

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the passages it was made on, whether anything is still read in them or not."""
        return tuple(mention.passage.words for anchor in self.ruling.on for mention in anchor.mentions)

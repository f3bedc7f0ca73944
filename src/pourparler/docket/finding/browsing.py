"""The record a page at a time: what is asked of a long list, so that no more of it is fetched than is shown."""

from dataclasses import dataclass
from datetime import date

from pourparler.codebook import Aspect, Modality, MoveType
from pourparler.docket.filing import Filed
from pourparler.statements.statement import Move

NOBODY = "nobody"
"""Asks for what rests on nobody's own word, where else a voice is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovesAsked:
    """Which moves are asked for: published between two days, made by or addressed to a party, of these codes.

    With `as_of`, `since` or `until`, none of a document without a date of publication.
    """

    as_of: date | None = None
    since: date | None = None
    until: date | None = None
    party: str | None = None
    type: MoveType | None = None
    aspect: Aspect | None = None
    modality: Modality | None = None
    voice: str | None = None

    @property
    def last(self) -> date | None:
        """The last day of publication that answers."""
        return min((day for day in (self.as_of, self.until) if day), default=None)

    def answers(self, filed: Filed) -> bool:
        """True when this statement is one of them."""
        move, published = filed.statement, filed.source.published
        if not isinstance(move, Move) or not filed.source.known_by(self.last):
            return False
        if self.since is not None and (published is None or published < self.since):
            return False
        voice = None if self.voice == NOBODY else self.voice
        return (
            (self.party is None or self.party in filed.parties)
            and self.type in (None, move.type)
            and self.aspect in (None, move.aspect)
            and self.modality in (None, move.modality)
            and (self.voice is None or move.voice == voice)
        )

"""Which meetings a move is about: those of which its own document speaks in the same passage."""

from collections.abc import Iterable

from pourparler.docket.filing import Filed
from pourparler.docket.meetings.meeting import Meeting


class Alongside:
    """Meetings by the passages that speak of them."""

    def __init__(self, meetings: Iterable[Meeting]) -> None:
        self._places: dict[str, list[tuple[int, int, Meeting]]] = {}
        for meeting in meetings:
            for filed in meeting.statements:
                for mention in filed.statement.mentions:
                    place = (mention.passage.start, mention.passage.end, meeting)
                    self._places.setdefault(filed.source.digest, []).append(place)

    def of(self, move: Filed) -> list[Meeting]:
        """The meetings of which the passages of *move* speak, by their keys."""
        found = {
            meeting.key: meeting
            for mention in move.statement.mentions
            for start, end, meeting in self._places.get(move.source.digest, ())
            if start < mention.passage.end and mention.passage.start < end
        }
        return [found[key] for key in sorted(found)]

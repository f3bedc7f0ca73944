"""Document to statements, statements to docket, in a few lines."""

from dataclasses import dataclass

from pourparler.annotations.annotating import annotate
from pourparler.annotations.lexicon import Lexicon
from pourparler.documents.document import Document
from pourparler.statements.coding import code
from pourparler.statements.statement import MeetingStatement, Move, Statement


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and what it says."""

    document: Document
    statements: tuple[Statement, ...]

    @property
    def meetings(self) -> list[MeetingStatement]:
        """What it says of meetings, in the order of the text."""
        return [one for one in self.statements if isinstance(one, MeetingStatement)]

    @property
    def moves(self) -> list[Move]:
        """What it says of moves, in the order of the text."""
        return [one for one in self.statements if isinstance(one, Move)]


def read(document: Document, lexicon: Lexicon | None = None) -> Reading:
    """What *document* says, by the shipped lexicon unless another is given."""
    return Reading(document, tuple(code(annotate(document, lexicon), lexicon)))

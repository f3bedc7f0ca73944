"""Reading aids that stand off from a text: who is named, where, when, and which words name a contact or an act.

Offsets count characters of the document's unaltered text throughout. Annotations carry no judgement of what a
document says; the coding rules make statements of them.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pourparler.annotations.syntax import Tree, Trigger
from pourparler.annotations.time_expressions.expression import TimeExpression
from pourparler.codebook import Level
from pourparler.documents.document import Document


class Form(StrEnum):
    """By what kind of words a party is named."""

    NAME = "name"  # "Russia", "NATO", "Hamas"
    ADJECTIVE = "adjective"  # "Russian", "Houthi"
    PEOPLE = "people"  # "the Russians"
    CAPITAL = "capital"  # "Moscow", for the city or the government
    SEAT = "seat"  # "the Kremlin"
    ORGAN = "organ"  # "the State Duma", "the European Commission"
    COLLECTIVE = "collective"  # "the West", with no code of its own
    PERSON = "person"  # "Sergei Lavrov"
    OFFICE = "office"  # "the foreign minister"
    REFERENCE = "reference"  # "he", "the two sides"


@dataclass(frozen=True, slots=True)
class Actor:
    """Words that stand for one or more parties, and the people among them who are named.

    `codes` are parties in the guideline's form, empty when a person's party is unknown. `title` is the office
    named beside a person or standing for one, lower case.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    form: Form
    people: tuple[str, ...] = ()
    level: Level = Level.UNSPECIFIED
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A city or country named as the place where something is; `country` is its ISO code where known."""

    start: int
    end: int
    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words a stretch of text is: "Lavrov" (source) "said" (cue) "that talks would go on" (content)."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    actor: Actor | None = None


@dataclass(slots=True)
class Sentence:
    """One sentence as the rules see it: its tree, and what stands in it. `tree` is None where the gate let it go.

    `attributions` are sayings; `attitudes` have the same shape, and are what somebody is said to think or want.
    """

    start: int
    end: int
    tree: Tree | None = None
    actors: list[Actor] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    attitudes: list[Attribution] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)
    dateline: int | None = None  # where the text goes on behind "GENEVA, Jan. 10 -", None where it opens with none


@dataclass(frozen=True, slots=True)
class Floor:
    """A turn of a transcript: from where to where *speaker*, by the *name* the text gives, has the floor.

    `asks` for the press, whose questions say nothing on anybody's word; `speaker` is None when nothing is known of
    whoever speaks.
    """

    start: int
    end: int
    name: str
    speaker: Actor | None
    asks: bool


@dataclass(slots=True)
class Annotations:
    """A document with its reading aids, sentence by sentence, filled in by the annotators in turn.

    `voice` is the party whose organ the publisher is, None for a reporter. `title_actors` are those the title
    names, with offsets in the title. `floors` are the turns of a transcript, in order; other texts have none.
    """

    document: Document
    sentences: list[Sentence]
    voice: str | None = None
    title_actors: list[Actor] = field(default_factory=list)
    floors: list[Floor] = field(default_factory=list)

    def floor(self, offset: int) -> Floor | None:
        """Who has the floor at *offset* of the text, None outside transcripts and before the first turn."""
        at = bisect_right(self.floors, offset, key=lambda floor: floor.start) - 1
        return self.floors[at] if at >= 0 and offset < self.floors[at].end else None

    @property
    def published(self) -> date | None:
        """The publication date, which relative dates lean on."""
        return self.document.published

    def actors(self) -> Iterable[Actor]:
        """Every naming of a party in the order of the text."""
        return (actor for sentence in self.sentences for actor in sentence.actors)

"""A stretch of tokens that a rule of the grammar has matched, and what it is read against."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from pourparler.annotations.time_expressions.meanings import Meaning
from pourparler.annotations.time_expressions.tenses import Tense, tense_around
from pourparler.annotations.time_expressions.tokens import Page
from pourparler.chronology import Period

_MEMORY = 100  # expressions; what was said longer ago is not what "the next day" follows
TenseAt = Callable[[int], Tense | None]


@dataclass(frozen=True, slots=True)
class Reading:
    """What tokens `first` up to `beyond` mean."""

    first: int
    beyond: int
    meaning: Meaning


@dataclass(slots=True)
class Setting:
    """What an expression is read against: the day of writing, and what the text said before.

    `tense_at` gives the tense of the clause at a character offset; where it is None or gives None, the words
    around decide.
    """

    page: Page
    today: date | None
    tense_at: TenseAt | None = None
    earlier: list[Reading] = field(default_factory=list)

    def anchor(self, units: str = "D") -> Reading | None:
        """The nearest earlier expression whose days are known and whose unit is one of *units*."""
        for reading in reversed(self.earlier[-_MEMORY:]):
            unit = reading.meaning.unit
            if unit and unit in units and reading.meaning.period is not None:
                return reading
        return None

    def anchored(self, units: str = "D") -> Period | None:
        """The days of that nearest earlier expression."""
        anchor = self.anchor(units)
        return anchor.meaning.period if anchor else None


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens *first* up to *beyond*, matched by a rule."""

    setting: Setting
    first: int
    beyond: int

    @property
    def today(self) -> date | None:
        """The day of writing."""
        return self.setting.today

    def tense(self) -> Tense | None:
        """The tense of the clause around."""
        page = self.setting.page
        if self.setting.tense_at is not None:
            tense = self.setting.tense_at(page.starts[self.first])
            if tense is not None:
                return tense
        return tense_around(page, self.first, self.beyond - 1)

    def all(self, *kinds: str) -> list[int]:
        """The places of the tokens of these kinds."""
        page = self.setting.page
        letters = {page.lexicon.letters[kind] for kind in kinds}
        return [at for at in range(self.first, self.beyond) if page.kinds[at] in letters]

    def has(self, *kinds: str) -> bool:
        """True when some token is of one of these kinds."""
        return bool(self.all(*kinds))

    def word(self, *kinds: str) -> str:
        """The first token of these kinds, empty when there is none."""
        places = self.all(*kinds)
        return self.setting.page.word(places[0]) if places else ""

    def value(self, *kinds: str) -> int | str | None:
        """What the first token of these kinds stands for in the lexicon."""
        return self.setting.page.lexicon.values.get(self.word(*kinds))

    def number(self, *kinds: str) -> int | None:
        """The same, where it must be a number."""
        value = self.value(*kinds)
        return value if isinstance(value, int) else None

    def unit(self) -> str:
        """TIMEX3's letter for the unit it counts in, with a T before those of the clock."""
        return str(self.value("unit", "units", "quarter", "clockunit", "clockunits"))

    def words(self) -> list[str]:
        """All its tokens, in lower case."""
        return [self.setting.page.word(at) for at in range(self.first, self.beyond)]

    def part(self, first: int, beyond: int) -> "Found":
        """A part of it, to be read by itself."""
        return Found(self.setting, first, beyond)

    def before(self, kind: str) -> bool:
        """True when the token just before it is of this kind."""
        page = self.setting.page
        return page.kind(self.first - 1) == page.lexicon.letters[kind]


Reader = Callable[[Found], Meaning | None]

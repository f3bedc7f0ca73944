"""What is looked for in the record: words, phrases, the beginnings of words, and words that must be missing.

    border talks          both words, each in the singular or the plural
    "security guarantees" these words, next to each other and as they stand
    sanction*             every word that begins so
    -Kyiv                 nothing that has this word

Capitals and accents make no difference. Whatever else is typed is passed over: there is no wrong way to ask, except
to name no word at all.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pourparler.codebook import Code, MoveType
from pourparler.docket.filing import Filed, Source
from pourparler.errors import SearchFault
from pourparler.statements.statement import Move

MOST_TERMS = 12
LONGEST = 400
"""How many terms, and how many characters of a question, are taken into account."""

_TERM = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))')
_WORD = re.compile(r"[^\W_]+")
_LETTERS_OF_A_STEM = 3


class Sought(Code):
    """What a search goes through."""

    DOCUMENT = "document", "whole texts, with their titles"
    MEETING = "meeting", "what documents say of meetings"
    MOVE = "move", "what documents say of moves"


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is looked for: any of these `phrases`, each a word or several next to each other.

    `begins` asks for words that begin with the last one; `missing` for texts that have none of the phrases.
    """

    phrases: tuple[tuple[str, ...], ...]
    begins: bool = False
    missing: bool = False


@dataclass(frozen=True, kw_only=True)
class Query:
    """A search: the words, and what it is narrowed by."""

    terms: tuple[Term, ...]
    sought: Sought = Sought.DOCUMENT
    type: MoveType | None = None
    as_of: date | None = None
    party: str | None = None
    since: date | None = None
    until: date | None = None

    @property
    def wanted(self) -> tuple[Term, ...]:
        """The terms that must be there."""
        return tuple(term for term in self.terms if not term.missing)

    @property
    def unwanted(self) -> tuple[Term, ...]:
        """The terms that must not."""
        return tuple(term for term in self.terms if term.missing)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds each wanted term in a folded text; the group that matched has the number of the term."""
        return re.compile("|".join(f"({_pattern(term)})" for term in self.wanted))

    def covers(self, published: date | None, parties: Collection[str]) -> bool:
        """True for what was published in the days asked for and has to do with the party."""
        first, last = self.since or date.min, min(self.until or date.max, self.as_of or date.max)
        dated = (first, last) == (date.min, date.max) or (published is not None and first <= published <= last)
        return dated and (self.party is None or self.party in parties)

    def seeks(self, filed: Filed) -> bool:
        """True for a statement of the kind asked for, of those days and that party, that nobody rejected."""
        move = filed.statement if isinstance(filed.statement, Move) else None
        kind = Sought.MEETING if move is None else Sought.MOVE
        alike = self.type is None or (move is not None and move.type is self.type)
        return (
            kind is self.sought and alike and not filed.rejected and self.covers(filed.source.published, filed.parties)
        )

    def count(self, text: str) -> int:
        """How often *text* has what is looked for; 0 when a term is wanting, or one is there that must be missing."""
        folded = fold(text)
        counts = [sum(1 for _ in re.finditer(_pattern(term), folded)) for term in self.wanted]
        unwanted = any(re.search(_pattern(term), folded) for term in self.unwanted)
        return 0 if unwanted or not all(counts) else sum(counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """What a search found: a page of it, best first, and how much there is.

    `cut` is True when there is more than was ranked: then `hits` are the best of those that came in last.
    """

    hits: tuple[Source | Filed, ...]
    total: int
    cut: bool


def terms_of(asked: str) -> tuple[Term, ...]:
    """What a line of words asks for.

    >>> [term.phrases for term in terms_of('Türkiye "the talks"')]
    [(('turkiye',), ('turkiyes',)), (('the', 'talks'),)]
    >>> [(term.phrases, term.begins, term.missing) for term in terms_of("sanction* -Kyiv")]
    [((('sanction',),), True, False), ((('kyiv',), ('kyivs',)), False, True)]
    >>> terms_of('-)(* AND"')[0].phrases
    (('and',), ('ands',))

    Raises `SearchFault` when it names no word that must be there.
    """
    found: list[Term] = []
    for match in _TERM.finditer(asked[:LONGEST]):
        quoted, minus = match["quoted"], bool(match["minus"])
        said = quoted if quoted is not None else match["plain"]
        words = _WORD.findall(fold(said))
        if words:
            begins = quoted is None and said.endswith("*")
            exact = quoted is not None or begins or len(words) > 1
            phrases = (tuple(words),) if exact else tuple((form,) for form in forms_of(words[0]))
            found.append(Term(phrases, begins, minus))
    chosen = tuple(dict.fromkeys(found))[:MOST_TERMS]
    if all(term.missing for term in chosen):
        raise SearchFault(f"{asked[:60]!r} names no word to look for")
    return chosen


def forms_of(word: str) -> tuple[str, ...]:
    """A word in the singular and in the plural, as far as an ending tells.

    >>> forms_of("talks"), forms_of("party"), forms_of("parties"), forms_of("us")
    (('talks', 'talk'), ('party', 'parties'), ('parties', 'party', 'partie'), ('us',))
    """
    others: list[str] = []
    if not word.isalpha() or len(word) <= _LETTERS_OF_A_STEM - 1:
        return (word,)
    if word.endswith("ies") and len(word) > _LETTERS_OF_A_STEM + 1:
        others = [word[:-3] + "y", word[:-1]]
    elif word.endswith("es") and word[:-2].endswith(("s", "x", "z", "ch", "sh")):
        others = [word[:-2], word[:-1]]
    elif word.endswith("s") and not word.endswith("ss") and len(word) > _LETTERS_OF_A_STEM:
        others = [word[:-1]]
    elif word.endswith("y") and word[-2] not in "aeiou":
        others = [word[:-1] + "ies"]
    elif word.endswith(("s", "x", "z", "ch", "sh")):
        others = [word + "es"]
    else:
        others = [word + "s"]
    return (word, *others)


class _Folded(dict[int, str]):
    """Each character as it is searched: small, without its accent, and still one character."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        base = unicodedata.normalize("NFKD", character).lower()
        plain = "".join(part for part in base if not unicodedata.combining(part))
        self[code] = plain if len(plain) == 1 else character
        return self[code]


_FOLDED = _Folded()


def fold(text: str) -> str:
    """*text* in small letters without accents, each character in its place.

    >>> fold("Čaputová in ZÜRICH")
    'caputova in zurich'
    """
    return text.lower() if text.isascii() else text.translate(_FOLDED)


def _pattern(term: Term) -> str:
    phrases = "|".join(r"[\W_]+".join(phrase) for phrase in term.phrases)
    rest = r"[^\W_]*" if term.begins else r"(?![^\W_])"
    return rf"(?<![^\W_])(?:{phrases}){rest}"

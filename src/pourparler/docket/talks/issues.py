"""Which issue a move belongs to: one that its follower named, or else one that moves share by what they are about.

*Named issues* hold every move whose words (what it is about, else its clause) have all the words of one of their
phrases, whatever the form and order; a move may belong to several.

*Otherwise* moves are grouped by the matter they name (`matters`): the first in what the move is about, else the
first in its clause. Where the table lists none, those that share half their words are one group, with those that
share half with one of these. A group goes by the phrase used most for it. Moves about the talks themselves are
grouped by the element of the talks.

This needs no model, depends on no order, and takes time in proportion to the moves. Its limits: a matter is one
group whoever's it is, so that sanctions on two states are told apart only by following a process; a phrase with
two matters counts for the first; and what the table does not know is joined by a word in common alone.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from pourparler.codebook import Aspect
from pourparler.docket.filing import Filed
from pourparler.docket.talks.matters import matter_of, matters
from pourparler.docket.talks.process import Issue, texts
from pourparler.statements.statement import Move

OF_THE_TALKS = {
    Aspect.TALKS: "whether to talk",
    Aspect.FORMAT: "in which format to talk",
    Aspect.SCHEDULE: "when to talk",
    Aspect.VENUE: "where to talk",
    Aspect.AGENDA: "what to talk about",
    Aspect.PARTICIPATION: "who takes part",
}
"""The issues that every negotiation has: the elements of the talks themselves."""

_LONGEST_NAME = 60
_OFTEN = 3
_POINTING = frozenset(["the", "a", "an", "any", "all", "its", "their", "his", "her", "our", "your", "this", "such"])


def issues_of(moves: Iterable[Filed], named: Sequence[Issue] = ()) -> dict[str, tuple[str, ...]]:
    """The names of the issues each move belongs to, by its key; a move about nothing in particular is left out."""
    found: dict[str, tuple[str, ...]] = {}
    others: list[tuple[str, Move]] = []
    for filed in moves:
        move = filed.statement
        if not isinstance(move, Move):
            continue
        if move.aspect.of_process:
            found[filed.key] = (OF_THE_TALKS[move.aspect],)
            continue
        meant = _meant(move, named)
        if meant:
            found[filed.key] = meant
        else:
            others.append((filed.key, move))
    return found | {key: (name,) for key, name in _grouped(others).items()}


def _meant(move: Move, named: Sequence[Issue]) -> tuple[str, ...]:
    """The named issues in what the move is about, else in its clauses."""
    for text in texts(move) if named else ():
        found = tuple(issue.name for issue in named if issue.is_in(text))
        if found:
            return found
    return ()


def _grouped(moves: Sequence[tuple[str, Move]]) -> dict[str, str]:
    """The name of the group of each move that has one, by key."""
    about = [(key, move, matter_of(move.about or "")) for key, move in moves]
    shared = _linked({matter.all for _, _, matter in about if not matter.named and not matter.broad} - {frozenset()})
    groups: dict[str, list[tuple[str, str]]] = {}
    for key, move, matter in about:
        kind = next(iter((*matter.named, *matter.broad)), None) or shared.get(matter.all)
        if kind:
            groups.setdefault(kind, []).append((key, _phrase(move.about)))
        elif kind := next((name for text in texts(move) for name in matter_of(text).named), None):
            groups.setdefault(kind, []).append((key, ""))
    return {key: name for kind, members in groups.items() for name in [_name(kind, members)] for key, _ in members}


def _linked(phrases: Iterable[frozenset[str]]) -> dict[frozenset[str], str]:
    """The group of each set of words: those of which half the words are shared are one, and so on from these.

    Two such sets share one of the rarer words of both, so only those under a common rarer word are compared.
    """
    ordered = sorted(phrases, key=sorted)
    spread = Counter(word for words in ordered for word in words)
    joined = {words: words for words in ordered}

    def head(words: frozenset[str]) -> frozenset[str]:
        while joined[words] != words:
            words = joined[words] = joined[joined[words]]
        return words

    under: dict[str, list[frozenset[str]]] = {}
    for words in ordered:
        rarest = sorted(words, key=lambda word: (spread[word], word))
        for word in rarest[: len(words) // 2 + 1]:
            for other in under.setdefault(word, []):
                if 2 * len(words & other) >= len(words | other):
                    one, two = sorted((head(words), head(other)), key=sorted)
                    joined[two] = one
            under[word].append(words)
    return {words: " ".join(sorted(head(words))) for words in ordered}


def _name(kind: str, members: Sequence[tuple[str, str]]) -> str:
    """The phrase that members of a group use most; where hardly one is used again, the matter by its own name."""
    counted = Counter(phrase for _, phrase in members if phrase)
    often = max(counted, key=lambda phrase: (counted[phrase], -len(phrase), phrase), default=kind)
    return often if counted[often] >= _OFTEN or kind not in matters() else kind


def _phrase(about: str | None) -> str:
    """What a move is about, without what only points at it."""
    words = (about or "").split()
    while words and words[0].casefold() in _POINTING:
        words = words[1:]
    phrase = " ".join(words)
    return phrase if len(phrase) <= _LONGEST_NAME else ""

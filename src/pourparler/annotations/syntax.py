"""Sentences as dependency trees: who does what to whom, as far as grammar tells.

Relations are those of Universal Dependencies (https://universaldependencies.org/u/dep/), without subtypes
except `nsubj:pass`, `obl:agent`, `nmod:poss`, `acl:relcl` and `compound:prt`. Offsets count characters of the
document.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word: `don't` holds two. The root's head is -1."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words, *first* to *last*, that name a contact or an act, and how sure the tagger is of it."""

    first: int
    last: int
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of one sentence, each hanging on another, one on nothing.

    >>> tree = Tree(0, 17, (Word(0, 0, 3, "She", "she", "PRON", 1, "nsubj"),
    ...                     Word(1, 4, 7, "met", "meet", "VERB", -1, "root"),
    ...                     Word(2, 8, 17, "reporters", "reporter", "NOUN", 1, "obj")))
    >>> tree.root, tree.children(1), tree.child(1, "obj", "iobj"), tree.heads(2)
    (1, (0, 2), 2, [1])
    """

    start: int
    end: int
    words: tuple[Word, ...]
    triggers: tuple[Trigger, ...] = ()
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    _root: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note who hangs on whom, once."""
        children: list[list[int]] = [[] for _ in self.words]
        root = -1
        for word in self.words:
            if word.head < 0:
                root = word.index
            else:
                children[word.head].append(word.index)
        object.__setattr__(self, "_children", tuple(map(tuple, children)))
        object.__setattr__(self, "_root", root)

    @property
    def root(self) -> int:
        """The word on which all others hang, or -1 if there are no words."""
        return self._root

    def children(self, index: int, *relations: str) -> tuple[int, ...]:
        """The words that hang directly on this one, in order; only those in *relations*, if any are given.

        A relation stands for its subtypes too: `nsubj` takes in `nsubj:pass`.
        """
        children = self._children[index]
        if not relations or not children:
            return children
        return tuple([child for child in children if self.is_a(child, *relations)])

    def child(self, index: int, *relations: str) -> int | None:
        """The first word that hangs on this one in one of *relations*."""
        return next(iter(self.children(index, *relations)), None)

    def is_a(self, index: int, *relations: str) -> bool:
        """Whether this word stands to its head in one of *relations*, or in a subtype of one."""
        relation = self.words[index].relation
        return relation in relations or (":" in relation and relation[: relation.index(":")] in relations)

    def heads(self, index: int) -> list[int]:
        """The chain of heads from this word to the root, nearest first."""
        chain = []
        while (index := self.words[index].head) >= 0:
            chain.append(index)
        return chain

    def subtree(self, index: int) -> list[int]:
        """This word and all that hangs on it, in the order of the sentence."""
        found = [index]
        for word in found:
            found.extend(self._children[word])
        return sorted(found)

    def span(self, index: int) -> tuple[int, int]:
        """From where to where in the document the subtree of this word reaches."""
        found = self.subtree(index)
        return self.words[found[0]].start, self.words[found[-1]].end

    def conjuncts(self, index: int) -> list[int]:
        """This word and those coordinated with it: in "Moscow, Kyiv and Ankara" all three, from the first.

        Later conjuncts hang on the first; asked from a later one, the list is the same.
        """
        first = index
        while self.words[first].relation == "conj":
            first = self.words[first].head
        found = [first]
        for word in found:
            found.extend(self.children(word, "conj"))
        return sorted(found)

    def word_at(self, offset: int) -> int | None:
        """The word that covers the character at *offset* of the document."""
        return next((word.index for word in self.words if word.start <= offset < word.end), None)

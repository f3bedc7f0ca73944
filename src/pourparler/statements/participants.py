"""Whom a noun phrase stands for: the parties, the people among them, and the level they act at."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from pourparler.annotations.annotation import Actor, Form, Sentence
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.syntax import Tree
from pourparler.codebook import Level
from pourparler.statements.clauses import obliques, preposition
from pourparler.statements.word_lists import word_list

_BELONGING = ("of", "from", "for", "representing", "including")
_LED = frozenset(["lead", "head", "chair"])
_IRREGULARS = word_list("irregulars")
_LISTED = (Form.PERSON, Form.NAME)
_COORDINATING = frozenset([",", ";", "and", "&", "the", "as", "well"])
_MODIFIERS = ("amod", "compound", "nmod:poss", "flat", "nmod", "appos", "det", "nummod")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contact or act: codes in the order of the text, people by name, the highest level among them."""

    codes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    level: Level = Level.UNSPECIFIED

    def __bool__(self) -> bool:
        """True unless nobody is meant."""
        return bool(self.codes or self.people)

    def __add__(self, other: "Side") -> "Side":
        """Both together, each party and person once.

        >>> (Side(("RUS",)) + Side(("USA", "RUS"), ("Joe Biden",), Level.LEADER)).codes
        ('RUS', 'USA')
        """
        return Side(
            tuple(dict.fromkeys(self.codes + other.codes)),
            tuple(dict.fromkeys(self.people + other.people)),
            max(self.level, other.level, key=lambda level: level.rank),
        )

    def without(self, other: "Side") -> "Side":
        """This side less the parties and people of *other*."""
        return Side(
            tuple(code for code in self.codes if code not in other.codes),
            tuple(name for name in self.people if name not in other.people),
            self.level,
        )


NOBODY = Side()


def side(sentence: Sentence, index: int | None, lexicon: Lexicon) -> Side:
    """The side that the noun phrase headed by word *index* stands for, with all that is coordinated to it.

    "The foreign ministers of France and Germany" are FRA and DEU at minister level; "Russian oil" is nobody.
    """
    if index is None or sentence.tree is None:
        return NOBODY
    found = NOBODY
    for conjunct in sentence.tree.conjuncts(index):
        found += _one(sentence, sentence.tree, conjunct, lexicon, 0)
        found += _listed(sentence, sentence.tree, conjunct)
    return found


def _listed(sentence: Sentence, tree: Tree, index: int) -> Side:
    """Who stands in one list with the party at *index*, by the words between: "with A, B and C".

    A long list is often misparsed. One who is the subject of another verb opens a clause of his own.
    """
    actor = actor_at(sentence, index)
    found = NOBODY
    for other in sentence.actors:
        if actor is None or other.start < actor.end or other.form not in _LISTED or actor.form not in _LISTED:
            continue
        between = [word for word in tree.words if actor.end <= word.start < other.start]
        if not between or any(word.text.lower() not in _COORDINATING for word in between):
            break
        inside = [word for word in tree.words if other.start <= word.start < other.end]
        if any(word.relation.startswith("nsubj") and tree.words[word.head].index > index for word in inside):
            break
        found += of_actor(other)
        actor = other
    return found


def alone(sentence: Sentence, index: int, lexicon: Lexicon) -> Side:
    """The side of word *index* by itself, without what is coordinated to it."""
    return _one(sentence, sentence.tree, index, lexicon, 0) if sentence.tree is not None else NOBODY


def _one(sentence: Sentence, tree: Tree, index: int, lexicon: Lexicon, depth: int) -> Side:
    actor = actor_at(sentence, index)
    if actor and (behind := _behind_us(sentence, tree, index, lexicon, depth)):
        return behind
    if actor and _stands_alone(tree, index, actor, depth):
        found = of_actor(actor)
        if actor.form in (Form.PERSON, Form.REFERENCE) and found.codes:
            return found
        return found + _apposed(sentence, tree, index, lexicon, depth)
    word = tree.words[index]
    if word.lemma in _IRREGULARS and word.upos == "NOUN":
        return Side((_by_its_words(sentence, tree, index),))
    if depth > 3 or (word.upos == "NOUN" and word.lemma in bystanders()):
        return NOBODY
    found = _by_modifiers(sentence, tree, index, lexicon, depth) + _led_by(sentence, tree, index, lexicon, depth)
    if not found:
        return of_actor(actor) if actor else NOBODY
    return Side(found.codes, found.people, max(found.level, level_of(tree, index, lexicon), key=lambda at: at.rank))


def _behind_us(sentence: Sentence, tree: Tree, index: int, lexicon: Lexicon, depth: int) -> Side:
    """Those whom "we" names beside itself: "we, the ministers of France and Germany, met"."""
    if tree.words[index].lemma != "we" or depth >= 3:
        return NOBODY
    apposed = tree.children(index, "appos")
    return _one(sentence, tree, apposed[0], lexicon, depth + 1) if apposed else NOBODY


def _stands_alone(tree: Tree, index: int, actor: Actor, depth: int) -> bool:
    """True for a naming that says by itself who is meant; "both leaders" and the "French" of "French envoys" do not."""
    if actor.form is Form.COLLECTIVE:
        return False
    return actor.form is not Form.ADJECTIVE or depth > 0 or tree.words[index].upos in ("NOUN", "PROPN")


def _by_modifiers(sentence: Sentence, tree: Tree, index: int, lexicon: Lexicon, depth: int) -> Side:
    """Those whose people a noun speaks of: "envoys of Kenya and Uganda", "French and German officials"."""
    found = NOBODY
    for child in tree.children(index, *_MODIFIERS):
        if tree.words[child].relation == "nmod" and not _belongs(tree, index, child, lexicon):
            continue
        modifier = actor_at(sentence, child)
        if modifier and modifier.codes:
            found += of_actor(modifier)
            rest = tree.conjuncts(child)[1:]
        else:
            rest = tree.conjuncts(child) if tree.words[child].upos in ("NOUN", "PROPN") else []
        for conjunct in rest:
            found += _one(sentence, tree, conjunct, lexicon, depth + 1)
    return found


def _led_by(sentence: Sentence, tree: Tree, index: int, lexicon: Lexicon, depth: int) -> Side:
    """Who leads a delegation: "a delegation headed by Smith"."""
    found = NOBODY
    for clause in tree.children(index, "acl"):
        if tree.words[clause].lemma in _LED:
            for leader in obliques(tree, clause, "by"):
                found += _one(sentence, tree, leader, lexicon, depth + 1)
    return found


def _belongs(tree: Tree, index: int, child: int, lexicon: Lexicon) -> bool:
    """True in "leaders of France", "a delegation from Sudan", "officials in Kenya"; false in "a colleague in Paris"."""
    linked = preposition(tree, child)
    if not linked and child < index:
        return True  # a title before a name: "Palestinian leader Yasser Arafat"
    return linked in _BELONGING or (linked == "in" and tree.words[index].text.lower() in lexicon.delegations)


def _by_its_words(sentence: Sentence, tree: Tree, index: int) -> str:
    """An armed side without a name goes by the words of the text, without article and number: "main rebel faction"."""
    first = index
    kept = {*tree.children(index, "amod", "compound"), index}
    for child in tree.children(index, "amod", "compound"):
        kept.update(tree.subtree(child))
    while first - 1 in kept:
        first -= 1
    return " ".join(word.text for word in tree.words[first : index + 1])


def _apposed(sentence: Sentence, tree: Tree, index: int, lexicon: Lexicon, depth: int) -> Side:
    """People set beside an office: "the Russian president, Vladimir Putin"."""
    found = NOBODY
    for child in tree.children(index, "appos", "flat"):
        if depth < 3:
            found += _one(sentence, tree, child, lexicon, depth + 1)
    return found


def actor_at(sentence: Sentence, index: int) -> Actor | None:
    """The naming of a party that covers word *index*; the longest when several do."""
    if sentence.tree is None:
        return None
    at = sentence.tree.words[index].start
    covering = [a for a in sentence.actors if a.start <= at < a.end]
    return max(covering, key=lambda a: (bool(a.people), a.end - a.start), default=None)


def of_actor(actor: Actor) -> Side:
    """A naming as a side."""
    return Side(actor.codes, actor.people, actor.level)


def all_within(sentence: Sentence, spans: Iterable[tuple[int, int]], forms: Iterable[Form] | None = None) -> Side:
    """Everybody named within the *spans* of a sentence, by the given forms."""
    wanted = set(forms) if forms is not None else set(Form)
    found = NOBODY
    for start, end in spans:
        for actor in sentence.actors:
            if start <= actor.start < end and actor.form in wanted:
                found += of_actor(actor)
    return found


def level_of(tree: Tree, index: int, lexicon: Lexicon) -> Level:
    """The level of an office or delegation noun: "foreign ministers" are ministers, "negotiators" officials."""
    words = [tree.words[i].text.lower() for i in sorted((*tree.children(index, "compound", "amod"), index))]
    singular = tree.words[index].lemma.lower()
    for start in range(len(words)):
        title = " ".join([*words[start:-1], singular])
        if title in lexicon.offices:
            return lexicon.offices[title].level
        plain = " ".join(words[start:])
        if plain in lexicon.delegations:
            return lexicon.delegations[plain]
    return Level.UNSPECIFIED


@cache
def bystanders() -> frozenset[str]:
    """Nouns that carry a state's adjective without acting for it."""
    source = resources.files("pourparler.data") / "lexicon" / "en" / "bystanders.toml"
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))["nouns"])

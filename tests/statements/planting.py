"""Sentences planted by hand, so that a rule is tested on the grammar it is about and not on the parser."""

from pourparler.annotations.annotation import Actor, Form, Sentence
from pourparler.annotations.syntax import Tree, Word


def plant(*lines: str) -> Tree:
    """The tree of words written as `form lemma UPOS head relation`, heads counted from 1, the root's 0."""
    words, at = [], 0
    for index, line in enumerate(lines):
        form, lemma, upos, head, relation = line.split()
        words.append(Word(index, at, at + len(form), form, lemma, upos, int(head) - 1, relation))
        at += len(form) + 1
    return Tree(0, at - 1, tuple(words))


def sentence(tree: Tree, **named: str) -> Sentence:
    """The sentence of *tree*, in which the words that head *named* stand for the parties given: `Iran="IRN"`."""
    actors = []
    for form, code in named.items():
        word = next(word for word in tree.words if word.text == form)
        kind = Form.ADJECTIVE if word.upos == "ADJ" else Form.NAME
        actors.append(Actor(word.start, word.end, (code,), kind))
    return Sentence(tree.start, tree.end, tree, actors)


def at(tree: Tree, form: str) -> int:
    """The index of the first word of this form."""
    return next(word.index for word in tree.words if word.text == form)

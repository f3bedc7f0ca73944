"""Sources: whose a cue is, and the words that name them.

What the two annotators of attribution share: who is the subject of a verb, wherever grammar has put it, and how
much of the sentence belongs to a name or a clause.
"""

from collections.abc import Iterable

from pourparler.annotations.syntax import Tree

Span = tuple[int, int]

_LEANING = ("xcomp", "advcl", "parataxis")
_PREDICATES = frozenset(["VERB", "AUX", "NOUN", "ADJ", "PROPN"])
_MODALS = frozenset(["would", "could", "should", "may", "might", "can", "must"])
_TRAILING = frozenset(",;:.-–—")


def subject_of(tree: Tree, cue: int) -> int | None:
    """The word for whoever says or thinks: the subject, the agent of a passive, the subject of the verb it leans on.

    "Lavrov met Blinken and said", "..., adding that": the subject of the first verb is that of the second.
    """
    word = tree.words[cue]
    if any(tree.words[child].relation == "nsubj:pass" for child in tree.children(cue, "nsubj")):
        return tree.child(cue, "obl:agent")
    subject = tree.child(cue, "nsubj")
    if subject is not None:
        return subject
    participle = word.text.lower().endswith("ing")
    if word.relation == "acl":
        return word.head if participle else None
    leaning = tree.is_a(cue, *_LEANING) and (participle or word.relation == "xcomp" or _infinitive(tree, cue))
    if (word.relation == "conj" or leaning) and tree.words[word.head].upos in _PREDICATES:
        return subject_of(tree, word.head)
    return None


def named(tree: Tree, source: int, cue: int) -> Span:
    """The words that name a source, without the preposition before them and the clause that the cue heads."""
    words = set(tree.subtree(source))
    for child in tree.children(source):
        clause = set(tree.subtree(child))
        case = tree.is_a(child, "case") and not tree.words[child].text.startswith(("'", "’"))
        if case or tree.is_a(child, "cc", "mark") or cue in clause:
            words -= clause
    return reach(tree, words) or (tree.words[source].start, tree.words[source].end)


def reach(tree: Tree, words: Iterable[int]) -> Span | None:
    """From where to where these words reach, without the stops at either end; None when nothing is left."""
    kept = [tree.words[index] for index in sorted(words)]
    while kept and kept[-1].text in _TRAILING:
        kept.pop()
    while kept and kept[0].text in _TRAILING:
        kept.pop(0)
    return (kept[0].start, kept[-1].end) if kept else None


def took_the_floor(tree: Tree, cue: int) -> bool:
    """False for what somebody would, might or is to say: nobody has said it yet."""
    return not _infinitive(tree, cue) and not any(tree.words[i].lemma in _MODALS for i in tree.children(cue, "aux"))


def _infinitive(tree: Tree, cue: int) -> bool:
    return any(tree.words[mark].lemma == "to" for mark in tree.children(cue, "mark"))

"""When an act is done: the time its own clause tells, else, for what a document tells as its news, the news's day.

Background named by a noun or told in a relative clause has no date but its own.
"""

from datetime import date, timedelta

from pourparler.annotations.annotation import Sentence
from pourparler.annotations.syntax import Tree
from pourparler.chronology import Period, Precision
from pourparler.codebook import Modality
from pourparler.statements.clauses import VERBAL, predicate, preposition
from pourparler.statements.word_lists import word_list

_DOING = word_list("doing")
_EARLIER = frozenset(["after", "since", "before", "following", "when", "because", "although", "though", "while"])
_OTHER_ENDS = ("until", "till", "by", "since", "for", "before", "beyond")  # "until May" is no time at which it is done
_NEWS = timedelta(days=6)  # how far back the day of a document's news can lie


def told(sentence: Sentence, trigger: int) -> Period | None:
    """The time hung on the act, on the verb that governs it, or on the verb of telling above: "said on Monday that".

    A time inside what the act is about is another matter's: "agreed to revise the treaty of 1992".
    """
    tree = sentence.tree
    if tree is None:
        return None
    own = (trigger, predicate(tree, trigger), *_telling(tree, trigger))
    found = {
        word.head: time.period
        for time in sentence.times
        if time.period is not None
        for word in tree.words
        if time.start <= word.start < time.end
        and word.head >= 0
        and preposition(tree, word.index) not in _OTHER_ENDS
        and not time.start <= tree.words[word.head].start < time.end
    }
    return next((found[at] for at in own if at in found), None)


def _telling(tree: Tree, trigger: int) -> list[int]:
    """The verbs of telling whose clause the act stands in, nearest first."""
    found = []
    at = predicate(tree, trigger)
    for head in tree.heads(at):
        if not tree.is_a(at, "ccomp", "parataxis", "advcl", "xcomp", "conj"):
            break
        found.append(head)
        at = head
    return found


def is_news(tree: Tree, trigger: int, modality: Modality) -> bool:
    """True for an act that its clause tells as having just been done; false for one named or told in passing."""
    if modality is not Modality.ACTUAL:
        return False
    word = tree.words[trigger]
    if word.upos == "NOUN":
        if not tree.is_a(trigger, "obj", "nsubj:pass") or tree.words[word.head].lemma not in _DOING:
            return False
        trigger = word.head
    if any(tree.words[i].text.lower() == "had" for i in tree.children(trigger, "aux")):
        return False
    for at in (trigger, *tree.heads(trigger)):
        if tree.is_a(at, "acl", "nmod"):
            return False
        if tree.is_a(at, "advcl") and _EARLIER & {tree.words[i].text.lower() for i in tree.children(at, "mark")}:
            return False
    return word.upos in (*VERBAL, "NOUN", "ADJ")


def day_of_news(sentences: list[Sentence], published: date | None) -> Period | None:
    """The day that the head of a document gives its news ("on Monday"), else the day of publication."""
    if published is None:
        return None
    for sentence in sentences[:2]:
        if sentence.tree is None:
            continue
        period = told(sentence, sentence.tree.root)
        if period and period.precision is Precision.DAY and published - _NEWS <= period.first <= published:
            return period
    return Period.of_day(published)

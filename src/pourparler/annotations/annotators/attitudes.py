"""Find who thinks what of a thing: source, cue, and what the attitude is to.

"Praised the agreement", "refused to meet", "called for a ceasefire": not words that somebody is quoted with, but a
stand that the text reports of them. Annotation schemes for attribution count both (PDTB 2.0, Prasad et al. 2008;
PARC 3.0, Pareti 2016); they are kept apart here, since only a saying gives a statement its voice.
"""

import tomllib
from functools import cache
from importlib import resources

from pourparler.annotations.annotation import Annotations, Attribution
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.sources import Span, named, reach, subject_of
from pourparler.annotations.syntax import Tree

_REACHING = frozenset(["for", "on", "to", "about", "of", "at", "against", "with"])
_NO_PREDICATE = ("amod", "appos", "obj")


def annotate_attitudes(annotations: Annotations, lexicon: Lexicon) -> None:
    """Put the attitudes of every parsed sentence into it, those of verbs that its attributions do not have."""
    del lexicon  # cues are no names
    for sentence in annotations.sentences:
        tree = sentence.tree
        if tree is not None:
            said = {one.cue for one in sentence.attributions}
            held = [one for word in tree.words if (one := _attitude(tree, word.index)) and one.cue not in said]
            sentence.attitudes[:] = held


def _attitude(tree: Tree, cue: int) -> Attribution | None:
    upos = tree.words[cue].upos
    if upos in ("VERB", "AUX"):
        return _of_verb(tree, cue)
    return _of_noun(tree, cue) if upos == "NOUN" else None


def _of_noun(tree: Tree, cue: int) -> Attribution | None:
    """ "Moscow's opposition to enlargement", "the minister's remarks on the talks"."""
    word = tree.words[cue]
    owner = next((i for i in tree.children(cue, "nmod") if tree.words[i].relation == "nmod:poss"), None)
    if owner is None or word.lemma not in _cues("nouns"):
        return None
    for phrase in tree.children(cue, "nmod", "acl"):
        reaching = any(tree.words[case].lemma in _REACHING for case in tree.children(phrase, "case"))
        if phrase != owner and (reaching or tree.words[phrase].relation == "acl"):
            span = reach(tree, tree.subtree(phrase))
            return Attribution(named(tree, owner, cue), (word.start, word.end), (span,)) if span else None
    return None


def _of_verb(tree: Tree, cue: int) -> Attribution | None:
    if tree.is_a(cue, *_NO_PREDICATE):
        return None
    source = subject_of(tree, cue)
    content = _clause(tree, cue) or _object(tree, cue, source) or _oblique(tree, cue)
    if content is None:
        return None
    word = tree.words[cue]
    return Attribution(None if source is None else named(tree, source, cue), (word.start, word.end), (content,))


def _clause(tree: Tree, cue: int) -> Span | None:
    """ "Vowed to respond", "wondered whether they would come"."""
    clause = tree.child(cue, "ccomp", "xcomp") if tree.words[cue].lemma in _cues("clauses") else None
    return None if clause is None else reach(tree, tree.subtree(clause))


def _object(tree: Tree, cue: int, source: int | None) -> Span | None:
    """ "Praised the agreement"; "the agreement was praised"."""
    if tree.words[cue].lemma not in _cues("objects"):
        return None
    passive = [i for i in tree.children(cue, "nsubj") if tree.words[i].relation == "nsubj:pass"]
    thing = next((i for i in (*tree.children(cue, "obj"), *passive) if i != source), None)
    return None if thing is None else reach(tree, tree.subtree(thing))


def _oblique(tree: Tree, cue: int) -> Span | None:
    """ "Called for a ceasefire", "responded to the proposal"."""
    if tree.words[cue].lemma not in _cues("obliques"):
        return None
    for phrase in tree.children(cue, "obl"):
        if any(tree.words[case].lemma in _REACHING for case in tree.children(phrase, "case")):
            return reach(tree, tree.subtree(phrase))
    return None


@cache
def _cues(kind: str) -> frozenset[str]:
    """The lemmas listed under *kind*."""
    source = resources.files("pourparler.data") / "lexicon" / "en" / "attitudes.toml"
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))[kind])

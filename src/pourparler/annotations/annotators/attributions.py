"""Find whose words a stretch of text is: source, cue, content.

The source is the cue's subject, the agent of its passive, or the object of "according to"; the content is the clause
the cue governs, the clause it is set beside, or the quotation it introduces.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from pourparler.annotations.annotation import Annotations, Attribution
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.quotations import quotations
from pourparler.annotations.sources import Span, named, reach, subject_of, took_the_floor
from pourparler.annotations.syntax import Tree

_NEAR = 80
"""Characters between a cue and the quotation that it introduces or that it follows."""

_OPENING = 6
"""Characters at most between a sentence and the quotation before it, or the one below its colon."""

_LABEL = 9
"""Words at most before the colon of a headline that names who speaks."""

_NAMING = frozenset(["PROPN", "ADJ", "NOUN", "DET", "CCONJ", "ADP", "PUNCT", "PART"])


def annotate_attributions(annotations: Annotations, lexicon: Lexicon) -> None:
    """Put the attributions of every parsed sentence into it; who the source is, is settled with the references."""
    del lexicon  # cues are no names
    quoted = quotations(annotations.document.text)
    for sentence in annotations.sentences:
        if sentence.tree is not None:
            sentence.attributions[:] = _attributions(sentence.tree, quoted)


def _attributions(tree: Tree, quoted: list[Span]) -> list[Attribution]:
    found = [one for word in tree.words for one in _at(tree, word.index, quoted)]
    headline = _headline(tree)
    if headline and not any(one.cue < headline.cue for one in found):
        found.append(headline)
    return found


def _at(tree: Tree, index: int, quoted: list[Span]) -> Iterator[Attribution]:
    """The attribution whose cue this word is, if it is one."""
    word = tree.words[index]
    one = None
    if word.upos in ("VERB", "AUX") and word.lemma in _cues("verbs"):
        one = _by_verb(tree, index, quoted) if took_the_floor(tree, index) else None
    elif word.lemma == "accord" or (word.text.lower() == "according" and word.upos != "VERB"):
        one = _according_to(tree, index)
    elif word.upos == "NOUN" and word.lemma in _cues("nouns"):
        one = _by_noun(tree, index)
    if one:
        yield one


def _by_verb(tree: Tree, cue: int, quoted: list[Span]) -> Attribution | None:
    """ "Lavrov said that talks would go on"; "Talks will go on, Lavrov said"; "it was announced by the ministry"."""
    content = _complement(tree, cue) or _quotation(tree, cue, quoted)
    if content is None:
        return None
    source = subject_of(tree, cue)
    words = tree.words[cue]
    return Attribution(None if source is None else named(tree, source, cue), (words.start, words.end), (content,))


def _complement(tree: Tree, cue: int) -> Span | None:
    """The clause said: governed by the cue, or governing it as a parenthesis."""
    for child in tree.children(cue, "ccomp", "parataxis"):
        if tree.words[child].relation == "ccomp" or tree.words[child].index < cue or _quoted(tree, child):
            return tree.span(child)
    if tree.words[cue].relation == "parataxis":
        inside = set(tree.subtree(cue))
        rest = [i for i in tree.subtree(tree.words[cue].head) if i not in inside]
        return (tree.words[rest[0]].start, tree.words[rest[-1]].end) if rest else None
    for child in tree.children(cue, "xcomp", "obj"):
        if _quoted(tree, child):
            return tree.span(child)
    return None


def _quoted(tree: Tree, index: int) -> bool:
    """True when a quotation mark opens the words below *index*."""
    below = tree.subtree(index)
    return any(tree.words[i].text in '"“”«»' for i in (below[0], max(below[0] - 1, 0)))


def _quotation(tree: Tree, cue: int, quoted: list[Span]) -> Span | None:
    """The quotation beside a verb of saying, or the one below a sentence that ends in a colon."""
    word = tree.words[cue]
    if word.lemma not in _cues("quoting"):
        return None
    beside = [(a, b) for a, b in quoted if a < tree.end and b > tree.start - _OPENING and not a < word.start < b]
    if not beside and tree.words[-1].text == ":":
        return next((span for span in quoted if tree.end <= span[0] < tree.end + _OPENING), None)
    apart = [(min(abs(a - word.end), abs(word.start - b)), (a, b)) for a, b in beside]
    distance, nearest = min(apart, default=(_NEAR, None))
    return nearest if distance < _NEAR else None


def _according_to(tree: Tree, index: int) -> Attribution | None:
    """ "according to the ministry": the source is what the preposition governs, the content the rest of the clause."""
    cue = tree.words[index]
    source = cue.head
    if cue.relation not in ("case", "fixed", "mark") or source < 0:
        obliques = tree.children(index, "obl")
        if not obliques:
            return None
        source = obliques[0]
    inside = {*tree.subtree(source), index}
    clause = tree.words[source].head
    while clause in inside:
        clause = tree.words[clause].head
    rest = [i for i in tree.subtree(clause) if i not in inside] if clause >= 0 else []
    words = [i for i in tree.subtree(source) if i > index and not (i == index + 1 and tree.words[i].lemma == "to")]
    who = reach(tree, words)
    if not rest or who is None:
        return None
    return Attribution(who, (cue.start, cue.end), ((tree.words[rest[0]].start, tree.words[rest[-1]].end),))


def _by_noun(tree: Tree, index: int) -> Attribution | None:
    """ "Moscow's claim that the talks had failed", "its refusal to meet": the owner of the noun is the source."""
    owner = next((i for i in tree.children(index, "nmod") if tree.words[i].relation == "nmod:poss"), None)
    clause = tree.child(index, "acl", "ccomp")
    if owner is None or clause is None or tree.words[clause].relation == "acl:relcl":
        return None
    cue = tree.words[index]
    return Attribution(named(tree, owner, index), (cue.start, cue.end), (tree.span(clause),))


def _headline(tree: Tree) -> Attribution | None:
    """ "Lavrov: talks will go on": a name, a colon, and what it says."""
    for word in tree.words[1:_LABEL]:
        if word.text == ":" and word.index + 3 < len(tree.words):
            label, said = tree.words[: word.index], tree.words[word.index + 1 :]
            name = all(part.upos in _NAMING for part in label) and any(part.upos == "PROPN" for part in label)
            if not name or not label[0].text[:1].isupper():
                return None
            return Attribution(
                (label[0].start, label[-1].end), (word.start, word.end), ((said[0].start, said[-1].end),)
            )
    return None


@cache
def _cues(kind: str) -> frozenset[str]:
    """The lemmas listed under *kind* that say whose words follow."""
    source = resources.files("pourparler.data") / "lexicon" / "en" / "cues.toml"
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))[kind])

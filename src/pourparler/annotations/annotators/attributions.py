"""Find whose words a stretch of text is: source, cue, content.

The source is the cue's subject, the agent of its passive, or the object of "according to"; the content is the clause
the cue governs, the clause it is set beside, or the quotation around it.
"""

import tomllib
from functools import cache
from importlib import resources

from pourparler.annotations.annotation import Annotations, Attribution
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.syntax import Tree

_QUOTES = frozenset('"“”«»')


def annotate_attributions(annotations: Annotations, lexicon: Lexicon) -> None:
    """Put the attributions of every parsed sentence into it; who the source is, is settled with the references."""
    del lexicon  # cues are no names
    for sentence in annotations.sentences:
        if sentence.tree is not None:
            sentence.attributions[:] = list(_attributions(sentence.tree))


def _attributions(tree: Tree) -> list[Attribution]:
    found = []
    for word in tree.words:
        if word.upos in ("VERB", "AUX") and word.lemma in _cue_verbs():
            one = _by_verb(tree, word.index)
        elif word.lemma == "accord" or (word.text.lower() == "according" and word.upos != "VERB"):
            one = _according_to(tree, word.index)
        else:
            one = None
        if one:
            found.append(one)
    return found


def _by_verb(tree: Tree, cue: int) -> Attribution | None:
    """ "Lavrov said that talks would go on"; "Talks will go on, Lavrov said"; "it was announced by the ministry"."""
    content = _complement(tree, cue)
    if content is None:
        return None
    sources = tree.children(cue, "nsubj") if not tree.children(cue, "nsubj:pass") else tree.children(cue, "obl:agent")
    if not sources and tree.is_a(cue, "conj"):
        sources = tree.children(tree.words[cue].head, "nsubj")
    source = _span(tree, sources[0]) if sources else None
    return Attribution(source, (tree.words[cue].start, tree.words[cue].end), (content,))


def _complement(tree: Tree, cue: int) -> tuple[int, int] | None:
    """The clause said: governed by the cue, or governing it as a parenthesis."""
    for child in tree.children(cue, "ccomp", "parataxis"):
        if tree.words[child].relation == "ccomp" or tree.words[child].index < cue or _quoted(tree, child):
            return _span(tree, child)
    if tree.words[cue].relation == "parataxis":
        inside = set(tree.subtree(cue))
        rest = [i for i in tree.subtree(tree.words[cue].head) if i not in inside]
        return (tree.words[rest[0]].start, tree.words[rest[-1]].end) if rest else None
    for child in tree.children(cue, "xcomp", "obj"):
        if _quoted(tree, child):
            return _span(tree, child)
    return None


def _quoted(tree: Tree, index: int) -> bool:
    """True when a quotation mark opens the words below *index*."""
    below = tree.subtree(index)
    return tree.words[below[0]].text in _QUOTES or tree.words[max(below[0] - 1, 0)].text in _QUOTES


def _according_to(tree: Tree, index: int) -> Attribution | None:
    """ "according to the ministry": the source is what the preposition governs, the content the rest of the clause."""
    source = tree.words[index].head
    if tree.words[index].relation not in ("case", "fixed", "mark") or source < 0:
        obliques = tree.children(index, "obl")
        if not obliques:
            return None
        source = obliques[0]
    clause = tree.words[source].head
    inside = set(tree.subtree(source)) | {index}
    rest = [i for i in tree.subtree(clause) if i not in inside] if clause >= 0 else []
    if not rest:
        return None
    start, _ = _span(tree, source)
    cue = tree.words[index]
    return Attribution(
        (max(start, cue.end + 4) if start <= cue.start else start, tree.words[tree.subtree(source)[-1]].end),
        (cue.start, cue.end),
        ((tree.words[rest[0]].start, tree.words[rest[-1]].end),),
    )


def _span(tree: Tree, index: int) -> tuple[int, int]:
    below = tree.subtree(index)
    return tree.words[below[0]].start, tree.words[below[-1]].end


@cache
def _cue_verbs() -> frozenset[str]:
    """Lemmas of the verbs that say whose words follow."""
    source = resources.files("pourparler.data") / "lexicon" / "en" / "cues.toml"
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))["verbs"])

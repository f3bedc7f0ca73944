"""What a verb names together with what it governs: "lifted the embargo" concedes, "imposed" one sanctions.

Frames are data (`frames.toml`): verbs, the sorts of things they govern, and what they then name. Rules here say which
words a verb governs, and when it only opens or announces what a verb or noun below it names.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from pourparler.annotations.syntax import Tree

NONE = "NONE"
_DIRECT = ("obj", "nsubj:pass", "iobj", "xcomp")
_AMOUNTS = frozenset(
    [
        "number",
        "series",
        "package",
        "team",
        "round",
        "group",
        "set",
        "list",
        "range",
        "tranche",
        "kind",
        "sort",
        "lot",
        "wave",
        "batch",
        "word",
        "message",
        "feeling",
        "sense",
        "form",
        "part",
        "act",
    ]
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Some verbs over some sorts of things, and what they then name."""

    of: frozenset[str]
    kind: str


def framed(tree: Tree, index: int) -> str | None:
    """The PLOVER type that the verb at *index* names with what it governs, `NONE` for no act, None if no frame holds.

    "Russia recalled its ambassador" is a SANCTION; in "he recalled the talks of 1991" nothing is done to anyone.
    """
    for things in (_direct(tree, index), _oblique(tree, index)):
        for name in _names(tree, index):
            for frame in _frames().get(name, ()):
                if not frame.of or things & frame.of:
                    return _meant(tree, index, frame.kind)
    return None


def _direct(tree: Tree, index: int) -> set[str]:
    """The lemmas of the things a verb governs as object or as subject of the passive."""
    if tree.words[index].upos == "NOUN":
        return {lemma for i in tree.children(index, "nmod") if _mark(tree, i) == "of" for lemma in _thing(tree, i)}
    found: set[str] = set()
    if tree.words[index].lemma in words("naming"):  # "called the offer unfair", wherever the tree hangs the adjective
        found.update(tree.words[i].lemma.lower() for i in tree.subtree(index) if tree.words[i].upos == "ADJ")
    for child in tree.children(index, *_DIRECT):
        found.update(_thing(tree, child))
    word = tree.words[index]
    if word.relation == "acl" and word.head >= 0 and word.text.lower().endswith(("ed", "t", "n")):
        found.update(_thing(tree, word.head))  # "the sanctions imposed"
    return found


def _oblique(tree: Tree, index: int) -> set[str]:
    """The lemmas of the things it governs by a preposition, for a verb that has no object."""
    if tree.children(index, "obj"):
        return set()
    return {lemma for child in tree.children(index, "obl", "nmod") for lemma in _thing(tree, child)}


def _thing(tree: Tree, index: int) -> set[str]:
    found = {tree.words[i].lemma.lower() for i in tree.conjuncts(index)}
    found.update([lemma.removesuffix("s") for lemma in found])  # "troops" and "arms" have no singular of their own
    found.update("~" + tree.words[i].lemma.lower() for i in tree.children(index, "amod", "compound", "nmod:poss"))
    if found & _AMOUNTS:
        found.update(tree.words[i].lemma.lower() for i in tree.children(index, "nmod"))
    return found


def _names(tree: Tree, index: int) -> list[str]:
    """The names a verb can go by in a frame, the more telling first: "call off", then "call"."""
    lemma = tree.words[index].lemma.lower()
    if tree.words[index].upos == "NOUN":
        return [verb] if (verb := _nominal().get(lemma)) else []
    particles = [tree.words[i].lemma.lower() for i in tree.children(index, "compound:prt", "advmod")]
    following = [tree.words[c].lemma.lower() for i in tree.children(index, "obl") for c in tree.children(i, "case")]
    return [*(f"{lemma} {more}" for more in (*particles, *following)), lemma]


def _meant(tree: Tree, index: int, kind: str) -> str:
    """The kind a frame gives, turned where its words are denied or where a commitment is to somebody's cause."""
    if kind == "AGREE":
        if any(tree.words[i].lemma.lower() in ("no", "not", "n't") for i in _deniers(tree, index)):
            return "REJECT"
        if any(devoted(tree, i) for i in tree.children(index, "obj", "nsubj:pass")):
            return "SUPPORT"
    return kind


def _deniers(tree: Tree, index: int) -> Iterator[int]:
    """What can deny a verb or what it governs: "no deal has been reached", "did not reach an agreement"."""
    yield from tree.children(index, "advmod")
    for child in tree.children(index, *_DIRECT):
        yield from tree.children(child, "det")


def devoted(tree: Tree, index: int) -> bool:
    """True for a commitment to somebody or something, not to doing: "our commitment to Israel's security".

    So is one to supporting somebody. A commitment to talk or to work on something is a promise.
    """
    if tree.words[index].lemma not in words("devotion"):
        return False
    below = [
        i for i in tree.children(index, "nmod", "acl", "advcl", "obl", "xcomp") if _mark(tree, i) in ("to", "towards")
    ]
    if not below:
        return False
    end = opened(tree, below[0]) or below[0]
    if tree.words[end].upos == "VERB":
        return tree.words[end].lemma in words("backing")
    return tree.words[end].lemma not in words("undertakings")


def _mark(tree: Tree, index: int) -> str:
    return next((tree.words[i].text.lower() for i in tree.children(index, "case", "mark")), "")


def opened(tree: Tree, index: int) -> int | None:
    """The verb that one of beginning or going on opens: in "will continue to support" it is "support"."""
    below = next((i for i in tree.children(index, "xcomp") if tree.words[i].upos == "VERB"), None)
    lemma = tree.words[index].lemma
    pending = lemma == "have" and any(tree.words[i].lemma == "yet" for i in tree.children(index, "advmod"))
    if lemma in words("raising") or pending:
        return below
    politely = below is not None and tree.words[below].lemma in words("thanking")  # "would like to thank"
    return below if lemma in ("like", "wish", "want", "let") and politely else None


@cache
def _table() -> dict[str, Any]:
    source = resources.files("pourparler.data") / "lexicon" / "en" / "frames.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def _nominal() -> dict[str, str]:
    """The verbs of the nouns of doing."""
    return dict(_table()["nominal"])


@cache
def words(name: str) -> frozenset[str]:
    """The words listed under *name* among the classes of things or the lists of the rules."""
    return frozenset({**_table()["classes"], **_table()["words"]}[name])


@cache
def _frames() -> dict[str, tuple[Frame, ...]]:
    """The frames of each verb, in the order of the file."""
    classes = _table()["classes"]
    found: dict[str, list[Frame]] = defaultdict(list)
    for frame in _table()["frames"]:
        of = frozenset(word for name in frame["of"] for word in classes[name])
        for verb in frame["verbs"]:
            found[verb].append(Frame(of, frame["kind"]))
    return {verb: tuple(several) for verb, several in found.items()}

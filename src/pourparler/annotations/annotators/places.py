"""Find the places where something may be: a city or country named after a preposition, or visited.

Only the syntax tells Geneva the place from Geneva the government, so places are sought in parsed sentences.
"""

from collections.abc import Iterator

from pourparler.annotations.annotation import Annotations, Form, Place, Sentence
from pourparler.annotations.gazetteer import countries_of_cities
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.syntax import Tree
from pourparler.annotations.trigger_words import MEETING, trigger_words

_AT = frozenset(["in", "at", "to", "from", "near", "outside", "into", "via", "through", "for", "around", "of", "on"])

_HOSTING = frozenset(["host", "co-host"])
_LONGEST = 6  # words in the name of a city, hyphens counted
_KINDS = frozenset(["capital", "city", "town", "port", "resort"])


def annotate_places(annotations: Annotations, lexicon: Lexicon) -> None:
    """Put the places of every parsed sentence into it."""
    cities = countries_of_cities()
    for sentence in annotations.sentences:
        if sentence.tree is not None:
            sentence.places[:] = _places(sentence, sentence.tree, annotations.document.text, lexicon, cities)


def _places(sentence: Sentence, tree: Tree, text: str, lexicon: Lexicon, cities: dict[str, str | None]) -> list[Place]:
    """The places of one sentence; a venue known by two words ("Camp David") is taken whole."""
    found: list[Place] = []
    for start, end in _proper_names(tree, text, cities):
        named = next((actor for actor in sentence.actors if actor.start <= start < actor.end), None)
        if named and named.form is Form.PERSON:
            continue
        first, last = (named.start, named.end) if named and not named.codes else (start, end)
        country = _country(text[first:last], lexicon, cities)
        if country is not None:
            found.append(Place(first, last, text[first:last], country or None))
    return found


def _proper_names(tree: Tree, text: str, cities: dict[str, str | None]) -> list[tuple[int, int]]:
    """Runs of proper nouns that stand where a place can, commas left out; a city of several words is one run."""
    whole = list(_cities_of_several_words(tree, text, cities))
    spans = []
    for word in tree.words:
        if word.upos != "PROPN" or not _may_locate(tree, word.index):
            continue
        known = next((span for span in whole if span[0] <= word.start < span[1]), None)
        span = known or _run(tree, word.index)
        if span not in spans:
            spans.append(span)
    return spans


def _may_locate(tree: Tree, index: int) -> bool:
    """True after a preposition of place, beside a kind of place, for what is visited, hosts or names a contact."""
    if any(tree.words[i].text.lower() in _AT for i in tree.children(index, "case")):
        return True
    head = tree.words[max(tree.words[index].head, 0)]
    if tree.is_a(index, "nsubj"):
        return head.lemma in _HOSTING
    if tree.is_a(index, "compound") and head.upos == "NOUN" and MEETING in trigger_words().kinds(head.lemma, "NOUN"):
        return True
    return _beside_its_kind(tree, index) or tree.is_a(index, "obj", "conj", "appos", "nsubj:pass")


def _run(tree: Tree, index: int) -> tuple[int, int]:
    """The capitalised words around a proper noun that make one name with it."""
    parts = [i for i in tree.children(index, "compound", "flat", "amod") if tree.words[i].text[:1].isupper()]
    indices = sorted([index, *parts])
    run = [index]
    for i in reversed(indices):
        if i == run[0] - 1:
            run.insert(0, i)
    for i in indices:
        if i == run[-1] + 1:
            run.append(i)
    return tree.words[run[0]].start, tree.words[run[-1]].end


def _cities_of_several_words(tree: Tree, text: str, cities: dict[str, str | None]) -> Iterator[tuple[int, int]]:
    """The cities whose names are several words, which the parser may take apart: "New York", "Deir ez-Zor"."""
    at = 0
    while at < len(tree.words):
        first = tree.words[at]
        ends = range(min(at + _LONGEST, len(tree.words)) - 1, at, -1) if first.text[:1].isupper() else ()
        last = next((i for i in ends if text[first.start : tree.words[i].end] in cities), None)
        if last is not None:
            yield first.start, tree.words[last].end
        at = at + 1 if last is None else last + 1


def _beside_its_kind(tree: Tree, index: int) -> bool:
    """True in "its capital Riyadh", "the town of Aden", "Aden city": a noun says what sort of place it is."""
    near = [i for i in (index - 1, index + 1) if 0 <= i < len(tree.words)]
    return any(tree.words[i].lemma.lower() in _KINDS for i in near)


def _country(name: str, lexicon: Lexicon, cities: dict[str, str | None]) -> str | None:
    """The country of a city, or the code of a country; None when *name* is neither, "" when the country is unknown.

    A capital is looked up before the gazetteer, so that "Paris" is never the one in Texas.
    """
    for naming in lexicon.namings(name):
        if naming.form in (Form.CAPITAL, Form.NAME) and naming.code in lexicon.states:
            return naming.code
    if name in cities:
        return cities[name] or ""
    bare = name.removesuffix(" City")
    return cities[bare] or "" if bare in cities else None

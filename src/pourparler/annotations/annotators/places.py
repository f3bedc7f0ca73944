"""Find the places where something may be: a city or country named after a preposition, or visited.

Only the syntax tells Geneva the place from Geneva the government, so places are sought in parsed sentences.
"""

from pourparler.annotations.annotation import Annotations, Form, Place, Sentence
from pourparler.annotations.gazetteer import countries_of_cities
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.syntax import Tree

_AT = frozenset(["in", "at", "to", "from", "near", "outside", "into", "via", "through", "for", "around", "of", "on"])

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
    for start, end in _proper_names(tree):
        named = next((actor for actor in sentence.actors if actor.start <= start < actor.end), None)
        if named and named.form is Form.PERSON:
            continue
        first, last = (named.start, named.end) if named and not named.codes else (start, end)
        country = _country(text[first:last], lexicon, cities)
        if country is not None:
            found.append(Place(first, last, text[first:last], country or None))
    return found


def _proper_names(tree: Tree) -> list[tuple[int, int]]:
    """Runs of proper nouns that a locative preposition governs, commas left out."""
    spans = []
    for word in tree.words:
        marked = any(tree.words[i].text.lower() in _AT for i in tree.children(word.index, "case"))
        marked = marked or _beside_its_kind(tree, word.index)
        if word.upos != "PROPN" or not (marked or tree.is_a(word.index, "obj", "conj", "appos", "nsubj:pass")):
            continue
        parts = [i for i in tree.children(word.index, "compound", "flat", "amod") if tree.words[i].text[:1].isupper()]
        indices = sorted([word.index, *parts])
        run = [word.index]
        for i in reversed(indices):
            if i == run[0] - 1:
                run.insert(0, i)
        for i in indices:
            if i == run[-1] + 1:
                run.append(i)
        spans.append((tree.words[run[0]].start, tree.words[run[-1]].end))
    return spans


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

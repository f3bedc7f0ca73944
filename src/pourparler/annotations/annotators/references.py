"""Trace "he", "the minister", "the two sides", "we" to the parties and people they stand for.

Works through the document in order and remembers who was spoken of last: the last person, the last body, the last
two or more parties together. First persons are the speaker of the quotation, or the publisher's party outside one.
"""

import re
import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources

from pourparler.annotations.annotation import Actor, Annotations, Floor, Form, Sentence
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.quotations import quotations
from pourparler.annotations.syntax import Tree, Word
from pourparler.codebook import Level

_THIRD_PERSON = frozenset(["he", "she", "his", "her", "him"])
_THEY = frozenset(["they", "them", "their", "themselves", "each", "both"])
_NUMBERED = {"two": 2, "pair": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_FIRST_PERSON = frozenset(["we", "i", "our", "us", "my", "me"])
_ALL_OF_THEM = frozenset(["the", "both", "two", "three", "these"])
_THAT_ONE = frozenset(["the", "our", "his", "her", "their", "this"])
_JOINT_TITLE = re.compile(
    r"\bjoint (?:\w+ ){0,2}(?:statement|declaration|communiqu|press statement|readout)"
    r"|leaders[’'] (?:statement|declaration|communiqu)",
    re.IGNORECASE,
)
_CONTACT_TITLE = re.compile(
    r"\b(?:met|meets|meeting|talks|talked|spoke|call|conversation|visits?|visited|received|receives|negotiations)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Memory:
    """Who was spoken of last."""

    person: Actor | None = None
    body: Actor | None = None
    together: Actor | None = None
    firm: bool = False  # `together` are people who were named with each other, not parties that happened to be
    joint: Actor | None = None
    by_title: dict[str, Actor] = field(default_factory=dict)
    speaker: Actor | None = None


def annotate_references(annotations: Annotations, lexicon: Lexicon) -> None:
    """Add an `Actor` for every reference that can be traced, and settle who the source of each attribution is."""
    joint = _joint_parties(annotations, lexicon)
    together = joint or _those_who_met(annotations, lexicon)
    memory = _Memory(together=together, firm=together is not None, joint=joint)
    for actor in annotations.title_actors:
        if actor.title and actor.codes:
            memory.by_title.setdefault(actor.title, actor)
    quoted = quotations(annotations.document.text)
    for sentence in annotations.sentences:
        if sentence.tree is not None:
            floor = annotations.floor(sentence.start)
            tracing = _Tracing(sentence, memory, lexicon, annotations.voice, floor)
            tracing.third_persons()
            _settle_sources(sentence)
            tracing.first_persons(quoted)
        _remember(sentence, memory)


def _joint_parties(annotations: Annotations, lexicon: Lexicon) -> Actor | None:
    """The parties of a joint statement, from its title: its "we"."""
    title = annotations.document.title or ""
    if not _JOINT_TITLE.search(title):
        return None
    found = lexicon.find(title[: _heading_end(title)]) or lexicon.find(title)
    named = [f.namings[0] for f in found if len(f.namings) == 1]
    codes = tuple(dict.fromkeys(naming.code for naming in named if naming.code not in lexicon.conveners))
    bodies = tuple(code for code in codes if code not in lexicon.states)
    if len(codes) > 1 or bodies:
        return Actor(0, 0, bodies[:1] if len(codes) == len(bodies) else codes, Form.REFERENCE, level=Level.LEADER)
    return None


def _those_who_met(annotations: Annotations, lexicon: Lexicon) -> Actor | None:
    """The two sides of a readout, from its title and its publisher: its "parties" and "interlocutors"."""
    title = annotations.document.title or ""
    if annotations.voice is None or not _CONTACT_TITLE.search(title):
        return None
    named = [actor for actor in annotations.title_actors if actor.end <= _heading_end(title)]
    codes = tuple(dict.fromkeys([annotations.voice, *(code for actor in named for code in actor.codes)]))
    if len(codes) != 2:
        return None
    people = tuple(dict.fromkeys(name for actor in named for name in actor.people))
    level = max((actor.level for actor in named), key=lambda at: at.rank, default=Level.UNSPECIFIED)
    return Actor(0, 0, codes, Form.REFERENCE, people, level)


def _heading_end(title: str) -> int:
    """Where a title turns from who speaks to what about: "Joint Statement by A and B | on C"."""
    about = re.search(r" (?:on|regarding|concerning|about) ", title)
    return about.start() if about else len(title)


class _Tracing:
    """The references of one sentence: third persons and definite phrases; then, once it is settled who speaks, "we"."""

    def __init__(
        self, sentence: Sentence, memory: _Memory, lexicon: Lexicon, voice: str | None, floor: Floor | None
    ) -> None:
        self._sentence, self._memory, self._lexicon = sentence, memory, lexicon
        self._tree = tree = sentence.tree or Tree(sentence.start, sentence.end, ())
        self._voice, self._floor = voice, floor
        self._named = {
            word.index for actor in sentence.actors for word in tree.words if actor.start <= word.start < actor.end
        }

    def third_persons(self) -> None:
        """Add "he", "it", "the two sides", left to right, each leaning on the namings before it."""
        added: list[Actor] = []
        for word in self._tree.words:
            if word.index in self._named:
                for actor in self._sentence.actors:
                    if actor.start <= word.start < actor.end:
                        _note(actor, self._memory)
            elif (referent := self._referent(word)) is not None:
                added.append(referent)
        self._add(added)

    def first_persons(self, quotes: list[tuple[int, int]]) -> None:
        """Add "we" and "our": the speaker's inside a quotation, the publisher's or the signatories' outside."""
        speakers = [one.actor for one in self._sentence.attributions if one.actor]
        quoted = speakers[0] if speakers else self._memory.speaker
        added: list[Actor] = []
        for word in self._tree.words:
            if word.upos != "PRON" or word.lemma.lower() not in _FIRST_PERSON or word.index in self._named:
                continue
            inside = any(start <= word.start < end for start, end in quotes)
            speaker = _standing_for(quoted if inside else self._publisher(), word.start, word.end)
            if speaker is not None:
                added.append(speaker)
        if speakers:
            self._memory.speaker = speakers[-1]
        self._add(added)

    def _add(self, actors: list[Actor]) -> None:
        self._sentence.actors[:] = sorted(self._sentence.actors + actors, key=lambda actor: actor.start)

    def _publisher(self) -> Actor | None:
        """Who "we" is outside quotations: who has the floor, the signatories of a joint statement, the publisher."""
        if self._floor:
            return self._floor.speaker
        if self._memory.joint:
            return self._memory.joint
        return Actor(0, 0, (self._voice,), Form.REFERENCE) if self._voice else None

    def _referent(self, word: Word) -> Actor | None:
        """What one word refers back to, None when it does not or nothing is known."""
        if word.upos == "PRON":
            return self._of_pronoun(word)
        if word.upos == "NUM" or word.lemma in _NUMBERED:
            return self._of_number(word)
        if word.upos not in ("NOUN", "PROPN") or any(i in self._named for i in self._tree.subtree(word.index)):
            return None
        return self._of_phrase(word)

    def _of_pronoun(self, word: Word) -> Actor | None:
        if word.lemma in _THIRD_PERSON:
            return _standing_for(self._memory.person, word.start, word.end)
        if word.lemma in _THEY:
            return _standing_for(self._memory.together, word.start, word.end)
        if word.lemma in ("it", "its") and word.relation != "expl":
            return _standing_for(self._memory.body, word.start, word.end)
        return None

    def _of_number(self, word: Word) -> Actor | None:
        """ "The two will meet again", "the four agreed": those who were named together, if that many."""
        wanted = _NUMBERED.get(word.text.lower())
        marks = [i for i in self._tree.children(word.index, "det") if self._tree.words[i].text.lower() == "the"]
        together = self._memory.together
        if wanted is None or not marks or together is None or not word.relation.startswith(("nsubj", "obl")):
            return None
        many = wanted in (len(together.codes), len(together.people))
        return _standing_for(together, self._tree.words[marks[0]].start, word.end) if many else None

    def _of_phrase(self, word: Word) -> Actor | None:
        """ "the two leaders", "both sides", "the president", "his country", "the ministry"."""
        tree, words = self._tree, self._tree.words
        markers = {
            words[i].text.lower() for i in tree.children(word.index, "det", "nummod", "nmod:poss", "amod", "compound")
        }
        parts = tree.children(word.index, "det", "nummod", "amod", "compound")
        start = min([word.start, *(words[i].start for i in parts)])
        lemma = word.lemma.lower()  # that of a proper noun is written as in the text: "The President"
        plural = word.text.lower() != lemma
        marked = bool(markers & _ALL_OF_THEM) or lemma in ("side", "interlocutor")
        if plural and lemma in _nouns("together") and marked:
            return _standing_for(self._memory.together, start, word.end)
        if (of_state := self._head_of_state(word)) and not plural:
            return self._of_office(word, start, of_state) if marked or word.text[0].isupper() else None
        called = " ".join(
            words[i].text.lower() for i in sorted((*tree.children(word.index, "compound", "amod"), word.index))
        )
        specified = called not in self._lexicon.offices and any(
            words[i].upos == "PROPN" for i in tree.subtree(word.index) if i != word.index
        )
        if specified or tree.children(word.index, "nmod", "appos"):
            return None
        titled = word.upos == "NOUN" and word.text[0].isupper()
        if plural or not (markers & _THAT_ONE or titled):
            return None
        return self._of_office(word, start) or self._of_body(word, start, markers)

    def _head_of_state(self, word: Word) -> str | None:
        """ "head of state", whose second noun is no naming of a state."""
        if word.lemma.lower() != "head":
            return None
        for child in self._tree.children(word.index, "nmod"):
            title = f"head of {self._tree.words[child].lemma.lower()}"
            if title in self._lexicon.offices and not self._tree.children(child, "nmod"):
                return title
        return None

    def _of_office(self, word: Word, start: int, title: str | None = None) -> Actor | None:
        """ "the president": who was named under that title, else the publisher's own, else the person named last."""
        memory, offices = self._memory, self._lexicon.offices
        parts = sorted([*self._tree.children(word.index, "compound", "amod"), word.index])
        title = title or " ".join(self._tree.words[i].text.lower() for i in parts)
        for name in (title, word.lemma.lower()):
            if name in memory.by_title and name in offices:
                return _standing_for(memory.by_title[name], start, word.end)
        office = offices.get(title)
        if office and self._voice:
            return Actor(start, word.end, (self._voice,), Form.OFFICE, level=office.level, title=title)
        if office and memory.person and memory.person.level is office.level:
            return _standing_for(memory.person, start, word.end)
        return None

    def _of_body(self, word: Word, start: int, markers: set[str]) -> Actor | None:
        """ "our country" is the publisher's, "his country" that of the person, "the country" the one named last."""
        if word.lemma.lower() not in _nouns("alone"):
            return None
        if "our" in markers and self._voice:
            return Actor(start, word.end, (self._voice,), Form.REFERENCE)
        if markers & {"his", "her"} and self._memory.person:
            return Actor(start, word.end, self._memory.person.codes, Form.REFERENCE)
        return _standing_for(self._memory.body, start, word.end)


def _standing_for(actor: Actor | None, start: int, end: int) -> Actor | None:
    """The actor under other words, None when there is none or nothing is known of it."""
    if actor is None or not (actor.codes or actor.people):
        return None
    return Actor(start, end, actor.codes, Form.REFERENCE, actor.people, actor.level, actor.title)


def _settle_sources(sentence: Sentence) -> None:
    """Give each attribution the actor its source names, a person rather than a party."""
    for i, attribution in enumerate(sentence.attributions):
        if attribution.source is None:
            continue
        start, end = attribution.source
        inside = [a for a in sentence.actors if start <= a.start < end and a.codes]
        if inside:
            people = [actor for actor in inside if actor.people]
            sentence.attributions[i] = replace(attribution, actor=(people or inside)[0])


def _note(actor: Actor, memory: _Memory) -> None:
    """Remember a naming as the text goes on."""
    if actor.people and len(actor.people) == 1:
        memory.person = actor
        if actor.title:
            memory.by_title[actor.title] = actor
            memory.by_title[actor.title.split()[-1]] = actor
    elif actor.form in (Form.NAME, Form.SEAT, Form.ORGAN, Form.CAPITAL) and actor.codes:
        memory.body = actor


def _remember(sentence: Sentence, memory: _Memory) -> None:
    """At the end of a sentence: the subject is what "he" and "it" lean on next; all parties together are "they"."""
    own = [a for a in sentence.actors if a.form is not Form.REFERENCE and a.codes]
    if sentence.tree is not None:
        tree = sentence.tree
        subjects = [tree.words[i].start for i in tree.children(tree.root, "nsubj")]
        for actor in own:
            if any(actor.start <= at < actor.end for at in subjects):
                _note(actor, memory)
    people = [a for a in own if a.people or a.form is Form.OFFICE]
    firm = len({code for a in people for code in a.codes}) > 1
    if memory.joint or (memory.firm and not firm):
        return
    codes = tuple(dict.fromkeys(code for a in (people if firm else own) for code in a.codes))
    if len(codes) > 1:
        names = tuple(dict.fromkeys(name for a in people for name in a.people))
        level = max((a.level for a in people), key=lambda at: at.rank, default=Level.UNSPECIFIED)
        memory.together = Actor(sentence.start, sentence.end, codes, Form.REFERENCE, names, level)
        memory.firm = firm


@cache
def _nouns(name: str) -> frozenset[str]:
    """The lemmas listed under *name* that can refer back."""
    source = resources.files("pourparler.data") / "lexicon" / "en" / "references.toml"
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))[name])

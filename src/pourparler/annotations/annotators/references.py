"""Trace "he", "the minister", "the two sides", "we" to the parties and people they stand for.

Works through the document in order and remembers who was spoken of last: the last person, the last body, the last
two or more parties together. First persons are the speaker of the quotation, or the publisher's party outside one.
"""

import re
from dataclasses import dataclass, field

from pourparler.annotations.annotation import Actor, Annotations, Form, Sentence
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.syntax import Tree
from pourparler.codebook import Level

_THEY = frozenset(["they", "them", "their", "themselves", "each", "both"])
_JOINT_TITLE = re.compile(
    r"\bjoint (?:\w+ ){0,2}(?:statement|declaration|communiqu|press statement|readout)|leaders[’'] (?:statement|declaration|communiqu)",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r"[“«][^”»]{1,3000}[”»]|\"[^\"]{1,3000}\"")


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
    text = annotations.document.text
    joint = _joint_parties(annotations, lexicon)
    memory = _Memory(together=joint, firm=joint is not None, joint=joint)
    quotations = [match.span() for match in _QUOTATION.finditer(text)]
    for sentence in annotations.sentences:
        if sentence.tree is not None:
            _trace(sentence, sentence.tree, memory, lexicon, annotations, quotations)
        _remember(sentence, memory)


def _joint_parties(annotations: Annotations, lexicon: Lexicon) -> Actor | None:
    """The parties of a joint statement, from its title: its "we"."""
    title = annotations.document.title or ""
    if not _JOINT_TITLE.search(title):
        return None
    named = [f.namings[0] for f in lexicon.find(title[: _heading_end(title)]) if len(f.namings) == 1]
    codes = tuple(dict.fromkeys(naming.code for naming in named if naming.code not in lexicon.conveners))
    bodies = tuple(code for code in codes if code not in lexicon.states)
    if len(codes) > 1 or bodies:
        return Actor(0, 0, bodies[:1] if len(codes) == len(bodies) else codes, Form.REFERENCE, level=Level.LEADER)
    return None


def _heading_end(title: str) -> int:
    """Where a title turns from who speaks to what about: "Joint Statement by A and B | on C"."""
    about = re.search(r" (?:on|regarding|concerning|about) ", title)
    return about.start() if about and about.start() > 25 else len(title)


def _trace(
    sentence: Sentence,
    tree: Tree,
    memory: _Memory,
    lexicon: Lexicon,
    annotations: Annotations,
    quotations: list[tuple[int, int]],
) -> None:
    """Third persons and definite phrases first, left to right; then who speaks; then first persons."""
    named = {i for a in sentence.actors for i in range(len(tree.words)) if a.start <= tree.words[i].start < a.end}
    added: list[Actor] = []
    for word in tree.words:
        if word.index in named:
            for actor in sentence.actors:
                if actor.start <= word.start < actor.end:
                    _note(actor, memory)
            continue
        referent = _third_person(tree, word.index, memory, lexicon, annotations, named)
        if referent is not None:
            added.append(referent)
    sentence.actors[:] = sorted(sentence.actors + added, key=lambda a: a.start)
    _settle_sources(sentence)
    speakers = [a.actor for a in sentence.attributions if a.actor]
    first_persons: list[Actor] = []
    for word in tree.words:
        if word.upos == "PRON" and word.lemma in ("we", "i", "our", "us", "my", "me") and word.index not in named:
            inside = any(s <= word.start < e for s, e in quotations)
            speaker = (speakers[0] if speakers else memory.speaker) if inside else _publisher(annotations, memory)
            if (first_person := _standing_for(speaker, word.start, word.end)) is not None:
                first_persons.append(first_person)
    if speakers:
        memory.speaker = speakers[-1]
    sentence.actors[:] = sorted(sentence.actors + first_persons, key=lambda a: a.start)


def _publisher(annotations: Annotations, memory: _Memory) -> Actor | None:
    """Who "we" is outside quotations: the signatories of a joint statement, else the publisher's party."""
    if memory.joint:
        return memory.joint
    return Actor(0, 0, (annotations.voice,), Form.REFERENCE) if annotations.voice else None


def _third_person(
    tree: Tree, index: int, memory: _Memory, lexicon: Lexicon, annotations: Annotations, named: set[int]
) -> Actor | None:
    """What one word refers back to, None when it does not or nothing is known."""
    word = tree.words[index]
    if word.upos == "PRON":
        if word.lemma in ("he", "she", "his", "her", "him"):
            return _standing_for(memory.person, word.start, word.end)
        if word.lemma in _THEY:
            return _standing_for(memory.together, word.start, word.end)
        if word.lemma in ("it", "its") and word.relation != "expl":
            return _standing_for(memory.body, word.start, word.end)
        return None
    if word.upos not in ("NOUN", "PROPN") or any(i in named for i in tree.subtree(index)):
        return None
    return _definite(tree, index, memory, lexicon, annotations)


def _definite(tree: Tree, index: int, memory: _Memory, lexicon: Lexicon, annotations: Annotations) -> Actor | None:
    """ "the two leaders", "both sides", "the president", "his country", "the ministry"."""
    word = tree.words[index]
    markers = {
        tree.words[i].text.lower() for i in tree.children(index, "det", "nummod", "nmod:poss", "amod", "compound")
    }
    start = min(
        [
            word.start,
            *(tree.words[i].start for i in tree.children(index, "det", "nummod", "amod", "compound")),
        ]
    )
    plural = word.text.lower() != word.lemma
    if (
        plural
        and word.lemma in _TOGETHER
        and (markers & {"the", "both", "two", "three", "these"} or word.lemma in ("side", "interlocutor"))
    ):
        return _standing_for(memory.together, start, word.end)
    if any(tree.words[i].upos == "PROPN" for i in tree.subtree(index) if i != index) or tree.children(
        index, "nmod", "appos"
    ):
        return None
    if plural or not (markers & {"the", "our", "his", "her", "their", "this"} or word.text[0].isupper()):
        return None
    title = " ".join(tree.words[i].text.lower() for i in sorted([*tree.children(index, "compound", "amod"), index]))
    for name in (title, word.lemma):
        if name in memory.by_title and lexicon.offices.get(name):
            return _standing_for(memory.by_title[name], start, word.end)
    office = lexicon.offices.get(title)
    if office and annotations.voice:
        return Actor(start, word.end, (annotations.voice,), Form.OFFICE, level=office.level, title=title)
    if office and memory.person and memory.person.level is office.level:
        return _standing_for(memory.person, start, word.end)
    if word.lemma in _ALONE:
        if "our" in markers and annotations.voice:
            return Actor(start, word.end, (annotations.voice,), Form.REFERENCE)
        if markers & {"his", "her"} and memory.person:
            return Actor(start, word.end, memory.person.codes, Form.REFERENCE)
        return _standing_for(memory.body, start, word.end)
    return None


def _standing_for(actor: Actor | None, start: int, end: int) -> Actor | None:
    if actor is None or not (actor.codes or actor.people):
        return None
    return Actor(start, end, actor.codes, Form.REFERENCE, actor.people, actor.level, actor.title)


def _settle_sources(sentence: Sentence) -> None:
    """Give each attribution the actor its source names."""
    for i, attribution in enumerate(sentence.attributions):
        if attribution.source is None:
            continue
        start, end = attribution.source
        inside = [a for a in sentence.actors if start <= a.start and a.end <= end + 1 and a.codes]
        people = [a for a in inside if a.people]
        if inside:
            sentence.attributions[i] = type(attribution)(
                attribution.source, attribution.cue, attribution.content, (people or inside)[0]
            )


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

"""How real an act is, what it is about, and which element of the talks it touches."""

import re
import tomllib
from functools import cache
from importlib import resources

from pourparler.annotations.annotation import Sentence
from pourparler.annotations.syntax import Tree
from pourparler.codebook import Aspect, Modality, MoveType
from pourparler.statements.clauses import VERBAL, Tense, conditional, negated, predicate, preposition, tense
from pourparler.statements.participants import actor_at
from pourparler.statements.word_lists import word_list

_SAID = frozenset(
    [
        MoveType.REQUEST,
        MoveType.ACCUSE,
        MoveType.REJECT,
        MoveType.AGREE,
        MoveType.THREATEN,
        MoveType.SUPPORT,
        MoveType.CONCEDE,
    ]
)
_ACTUAL_THOUGH_AHEAD = frozenset([MoveType.AGREE, MoveType.REJECT, MoveType.THREATEN])
_LONGEST = 200  # characters of the thing an act is about
_BESIDES = (
    "after",
    "before",
    "during",
    "following",
    "since",
    "amid",
    "until",
    "despite",
    "by",
    "through",
    "under",
    "as",
    "because",
)
_FOR_SOMETHING = word_list("for_something")
_ABOUT_FORUMS = frozenset([MoveType.REJECT, MoveType.REQUEST])
_CIRCUMSTANCE = re.compile(
    r"\b(?:after|before|following|on the eve|during|which|whereby|in protest|while"
    r"|at (?:a|the|their|its) (?:meeting|summit|talks|conference|session))\b"
)
_COMING = word_list("coming")
_CEREMONIAL = word_list("ceremonial")
_PROMISING = word_list("promising")
_MATERIAL = frozenset([MoveType.ASSAULT, MoveType.AID, MoveType.COERCE, MoveType.MOBILIZE, MoveType.RETREAT])


def modality(tree: Tree, trigger: int, kind: MoveType, *, long_past: bool, ahead: bool = False) -> Modality:
    """How real the act is: what is said now is actual though what it speaks of lies ahead.

    *long_past* and *ahead* say where the act's own date lies, if it has one.
    """
    own_verb = tree.words[trigger].upos in VERBAL
    at = trigger if own_verb else predicate(tree, trigger)
    when = tense(tree, at) if own_verb or tree.is_a(trigger, "obj", "xcomp", "nsubj:pass") else Tense.PRESENT
    if due(tree, trigger, kind) or polite(tree, trigger):
        return Modality.ACTUAL
    if denied(tree, trigger, at, kind):
        return Modality.NEGATED
    if long_past:
        return Modality.HISTORICAL
    if supposed(tree, trigger, at, kind, when):
        return Modality.HYPOTHETICAL
    told_as_news = own_verb and when is Tense.PRESENT and tree.is_a(trigger, "root", "conj", "parataxis")
    dated_ahead = ahead and not told_as_news and when is not Tense.PAST
    if kind not in _SAID and (dated_ahead or _announced(tree, trigger, kind)):
        return Modality.FUTURE
    promised = kind in _ACTUAL_THOUGH_AHEAD or (
        kind is MoveType.SUPPORT and tree.words[trigger].lemma not in _CEREMONIAL
    )
    return Modality.FUTURE if when is Tense.FUTURE and not promised else Modality.ACTUAL


def denied(tree: Tree, trigger: int, at: int, kind: MoveType) -> bool:
    """ "Did not agree", "made no promise", "have yet to agree"; a denied refusal or threat is told as what it is."""
    if kind in (MoveType.REJECT, MoveType.THREATEN):
        return False
    word = tree.words[trigger]
    before = [tree.words[i].text.lower() for i in range(max(trigger - 2, 0), trigger)]
    if before == ["yet", "to"] and word.upos in VERBAL:
        return True
    return negated(tree, trigger) or (at != trigger and tree.is_a(trigger, "obj") and negated(tree, at))


def supposed(tree: Tree, trigger: int, at: int, kind: MoveType, when: Tense) -> bool:
    """ "If they leave", "might withdraw", "should release them", "is considering an embargo", "may lift the ban"."""
    helpers = {tree.words[i].lemma for i in tree.children(at, "aux")}
    if kind not in _SAID and helpers & {"must", "should"}:
        return True
    if conditional(tree, at) and kind is not MoveType.THREATEN:
        return True
    if kind not in _SAID and (when is Tense.SUPPOSED or weighed(tree, trigger)):
        return True
    if kind is MoveType.CONCEDE and helpers & {"may", "might", "could"}:
        return True
    return (kind not in _SAID or kind in (MoveType.AGREE, MoveType.CONCEDE)) and on_condition(tree, trigger)


def about(sentence: Sentence, tree: Tree, trigger: int, text: str) -> str | None:
    """The thing asked, refused, agreed: the words of the trigger's complement, its preposition left out.

    Neither whom it is done by or to ("accused by Israel", "called on Sudan to stop") nor when is what it is about.
    """
    word = tree.words[trigger]
    if word.upos == "AUX" and word.head >= 0:
        return _predicate_words(tree, word.head, text)
    if word.upos in VERBAL and _helpers(tree, trigger) & {"must", "should"}:
        return _predicate_words(tree, trigger, text)
    for child in (*_causes(tree, trigger), *_complements(tree, trigger)):
        if tree.words[child].relation in ("obl:agent", "nmod:poss") or _is_somebody(sentence, tree, child):
            continue
        if preposition(tree, child) in _BESIDES:
            continue
        if any(time.start <= tree.words[child].start < time.end for time in sentence.times):
            continue
        if words := _complement(tree, child, text):
            return words
    if word.upos == "ADJ" and (judged := tree.child(trigger, "nsubj")) is not None:
        return _complement(tree, judged, text) or None
    if word.relation == "acl" and tree.words[word.head].upos in ("NOUN", "PROPN"):
        return _noun_phrase(tree, word.head, text)  # "the plan endorsed by the Council"
    if word.upos == "NOUN" and tree.is_a(trigger, "obj", "nsubj:pass", "nmod", "conj"):
        return _noun_phrase(tree, trigger, text)
    return None


def _causes(tree: Tree, trigger: int) -> list[int]:
    """For what somebody is thanked, praised or accused: it stands beside the one who is."""
    if tree.words[trigger].lemma not in _FOR_SOMETHING:
        return []
    return [
        i for i in tree.children(trigger, "obl", "advcl", "nmod") if _marked(tree, i) in ("for", "of", "on", "over")
    ]


def _complements(tree: Tree, trigger: int) -> list[int]:
    if tree.words[trigger].lemma in ("call", "describe", "brand", "label", "term") and (
        named := tree.children(trigger, "obj")
    ):
        return list(named)
    relations = ("ccomp", "xcomp", "obj", "obl", "nmod", "acl", "nsubj:pass", "advcl")
    return [child for relation in relations for child in tree.children(trigger, relation)]


def _marked(tree: Tree, index: int) -> str:
    return next((tree.words[i].text.lower() for i in tree.children(index, "case", "mark")), "")


def _predicate_words(tree: Tree, verb: int, text: str) -> str | None:
    """What must be done: the verb and all that follows it, without its subject and auxiliaries."""
    left = {i for child in tree.children(verb, "nsubj", "aux", "mark", "cc") for i in tree.subtree(child)}
    kept = [i for i in tree.subtree(verb) if i not in left and i >= verb and tree.words[i].upos != "PUNCT"]
    return text[tree.words[kept[0]].start : tree.words[kept[-1]].end][:_LONGEST].strip() if kept else None


def _noun_phrase(tree: Tree, noun: int, text: str) -> str:
    """A noun with what stands before it."""
    near = [i for i in tree.children(noun, "det", "amod", "compound", "nmod:poss", "nummod") if i < noun]
    first = min((i for child in near for i in tree.subtree(child)), default=noun)
    return text[tree.words[first].start : tree.words[noun].end]


def _is_somebody(sentence: Sentence, tree: Tree, index: int) -> bool:
    """True when the phrase of *index* is a party or a person and no more."""
    actor = actor_at(sentence, index)
    if actor is None or not (actor.codes or actor.people):
        return False
    below = [tree.words[i] for i in tree.subtree(index) if tree.words[i].upos not in ("ADP", "DET", "PART", "PUNCT")]
    return all(actor_at(sentence, word.index) for word in below)


def _complement(tree: Tree, child: int, text: str) -> str:
    """The words of a complement without what opens it: prepositions, articles, marks."""
    before = {i for i in tree.children(child, "case", "mark") if i < child}
    kept = [i for i in tree.subtree(child) if i not in before and i > min(before, default=-1)]
    while kept and tree.words[kept[0]].upos in ("PUNCT", "SCONJ", "ADP"):
        kept.pop(0)
    while kept and tree.words[kept[-1]].upos == "PUNCT":
        kept.pop()
    return text[tree.words[kept[0]].start : tree.words[kept[-1]].end][:_LONGEST].strip() if kept else ""


def aspect(tree: Tree, trigger: int, kind: MoveType, matter: str | None) -> Aspect:
    """Which element of the process the act touches, by the words of what it is about; else the substance."""
    if kind in _MATERIAL:
        return Aspect.SUBSTANCE
    core = _CIRCUMSTANCE.split(matter or "", maxsplit=1)[0]
    words = " ".join([_with_particle(tree, trigger), core[:80]])
    if kind in _ABOUT_FORUMS and "mediat" in words:
        return Aspect.FORMAT
    for found, pattern in _aspects():
        if pattern.search(words):
            return found
    return Aspect.SUBSTANCE


def _with_particle(tree: Tree, index: int) -> str:
    """ "puts off", "not be invited": the trigger's word with its particles and denials."""
    near = tree.children(index, "compound:prt", "advmod", "aux")
    return " ".join(tree.words[i].text for i in sorted((*near, index)) if abs(i - index) < 4)


def due(tree: Tree, trigger: int, kind: MoveType) -> bool:
    """ "They must not send arms": what is asked for is denied, the asking is not."""
    word = tree.words[trigger]
    helpers = {word.lemma, *(tree.words[i].lemma for i in tree.children(trigger, "aux"))}
    return kind is MoveType.REQUEST and bool(helpers & {"must", "should"})


def polite(tree: Tree, trigger: int) -> bool:
    """ "I would like to thank": said so, it is done."""
    word = tree.words[trigger]
    return word.relation == "xcomp" and tree.words[word.head].lemma in ("like", "wish", "want", "let")


def on_condition(tree: Tree, trigger: int) -> bool:
    """ "Will release them if talks resume", "unless they leave"."""
    if tree.words[trigger].upos not in VERBAL:
        return False
    clauses = tree.children(trigger, "advcl")
    return any(
        tree.words[i].text.lower() in ("if", "unless") for clause in clauses for i in tree.children(clause, "mark")
    )


def _helpers(tree: Tree, index: int) -> set[str]:
    return {tree.words[i].text.lower() for i in tree.children(index, "aux")}


def weighed(tree: Tree, trigger: int) -> bool:
    """ "Is considering sending warships", "weighs an embargo"."""
    word = tree.words[trigger]
    governed = tree.is_a(trigger, "obj", "xcomp", "obl", "ccomp") and word.head >= 0
    return governed and tree.words[word.head].lemma in ("consider", "weigh", "mull", "contemplate")


def _announced(tree: Tree, trigger: int, kind: MoveType) -> bool:
    """True for a deed that is promised, ordered or decided on, and for one under preparation.

    "Is sending troops" is to come; "is recalling its ambassador" is done by being told.
    """
    word = tree.words[trigger]
    if any(tree.words[i].lemma in _COMING for i in tree.children(trigger, "amod")):
        return True
    if word.relation == "acl" and _marked(tree, trigger) == "to" and "be" in _helpers(tree, trigger):
        return True  # "weapons to be provided"
    if word.lemma in _PROMISING and word.lemma != "order":
        return True
    if word.upos in VERBAL and word.text.lower().endswith("ing") and kind in (MoveType.AID, MoveType.MOBILIZE):
        return any(tree.words[i].text.lower() in ("is", "are", "am") for i in tree.children(trigger, "aux"))
    governed = tree.is_a(trigger, "obj", "xcomp", "obl", "acl") and word.head >= 0
    return governed and tree.words[word.head].lemma in _PROMISING


@cache
def _aspects() -> tuple[tuple[Aspect, re.Pattern[str]], ...]:
    """The elements of the process and what their words look like, in the order in which they are tried."""
    source = resources.files("pourparler.data") / "lexicon" / "en" / "aspects.toml"
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return tuple(
        (Aspect(name), re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE)) for name, words in table.items()
    )

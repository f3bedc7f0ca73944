"""Find the words that name a contact or an act, from the tagger's reading and the lexicon together.

The tagger sees context, the lexicon sees words: a word of the lexicon needs little support from the tagger, a word the
lexicon does not have needs much.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pourparler.annotations.act_kinds import announced, kind_in_place, spoken_by
from pourparler.annotations.annotation import Annotations
from pourparler.annotations.frames import NONE, opened, words
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.syntax import Tree, Trigger
from pourparler.annotations.trigger_words import MEETING, trigger_words

_CONTACT = (0.55, 0.8)  # scores from which a contact is taken: of a word the lexicon lists, of one it does not
_FUNCTION = frozenset(["AUX", "PART", "DET", "ADP", "PRON", "CCONJ", "SCONJ", "PUNCT"])
_DENIAL = "REJECT"
_DENYING = frozenset(["not", "n't", "n’t", "no", "never", "neither", "nor", "without", "cannot", "nothing", "none"])
_DEMANDING = frozenset(["must", "should"])
_ACT = (0.4, 0.95)  # the same for acts
_TELLING = 0.1  # the same for an act named by a word that hardly means anything else
_OTHERWISE = 0.5  # the same for an act named by a listed word of which the tagger thinks otherwise
_PLAIN = 0.05  # the same where grammar tells what act it is


@dataclass(frozen=True, slots=True)
class _Candidate:
    first: int
    last: int
    kinds: tuple[str, ...]
    telling: bool


def annotate_triggers(annotations: Annotations, lexicon: Lexicon) -> None:
    """Put the triggers of every parsed sentence into it, one at most for a word."""
    del lexicon  # trigger words are a lexicon of their own
    for sentence in annotations.sentences:
        floor = annotations.floor(sentence.start)
        if sentence.tree is not None and not (floor and floor.asks):  # a question says nothing on anybody's word
            sentence.triggers[:] = sorted(_triggers(sentence.tree), key=lambda trigger: trigger.first)


def _whole(tree: Tree) -> list[Trigger]:
    """The tagger's triggers without those of function words alone, runs of one kind put together.

    "could" of "could release" names nothing by itself; "must" and "should" name what is demanded.
    """
    found: list[Trigger] = []
    for trigger in (_with_its_verb(tree, one) for one in tree.triggers):
        marked = tree.words[trigger.first : trigger.last + 1]
        if all(word.upos in _FUNCTION and word.lemma not in _DEMANDING for word in marked):
            continue
        last = found[-1] if found else None
        if last and last.kind == trigger.kind and last.last + 1 == trigger.first:
            found[-1] = replace(last, last=trigger.last, score=max(last.score, trigger.score))
        else:
            found.append(trigger)
    return found


def _with_its_verb(tree: Tree, trigger: Trigger) -> Trigger:
    """The trigger from its verb on, where the tagger marks no more than the "over" of "hand over"."""
    word = tree.words[trigger.first]
    return replace(trigger, first=min(word.head, word.index)) if word.relation == "compound:prt" else trigger


def _triggers(tree: Tree) -> Iterator[Trigger]:
    candidates = list(_candidates(tree))
    taken: set[int] = set()
    for trigger in _whole(tree):
        listed = [c for c in candidates if c.first <= trigger.last and trigger.first <= c.last]
        if trigger.kind == MEETING:
            kind = _telling_kind(listed) or MEETING
            known = any(kind in c.kinds for c in listed)
            if trigger.score >= (_CONTACT if kind == MEETING else _ACT)[0 if known else 1]:
                yield replace(trigger, kind=kind)
            continue
        found = _act(tree, trigger, candidates)
        if found and (head := _head(tree, found)) not in taken:
            taken.add(head)
            yield found


def _act(tree: Tree, trigger: Trigger, candidates: list[_Candidate]) -> Trigger | None:
    """The act a trigger names, by grammar where that is plain, else by the lexicon and the tagger; None for no act."""
    head = _head(tree, trigger)
    below = opened(tree, head) or announced(tree, head)
    if (verb := spoken_by(tree, head)) is not None:
        trigger, head = replace(trigger, first=min(verb, trigger.first), last=max(verb, trigger.last)), verb
    elif below is not None:
        trigger = replace(trigger, first=below, last=max(below, trigger.last))
        head = below
    listed = [c for c in candidates if c.first <= trigger.last and trigger.first <= c.last]
    kind = kind_in_place(tree, head)
    if kind:
        return replace(trigger, kind=kind) if kind != NONE and trigger.score >= _PLAIN else None
    # the tagger sees the denial in "did not agree", which is a rejection; the word alone does not
    denied = trigger.kind == _DENIAL and (_negated(tree, trigger) or any(_DENIAL in c.kinds for c in listed))
    kind = trigger.kind if denied else _telling_kind(listed) or trigger.kind
    if any(kind in c.kinds for c in listed):
        least = _TELLING if all(c.telling for c in listed) else _ACT[0]
    elif listed and kind != _DENIAL and tree.words[head].lemma not in words("empty"):
        kind, least = next((k for c in listed for k in c.kinds if k != MEETING), kind), _OTHERWISE
    elif _bare(tree, head):
        return None
    else:
        least = _ACT[1]
    return replace(trigger, kind=kind) if trigger.score >= least else None


def _negated(tree: Tree, trigger: Trigger) -> bool:
    """True when a word of denial stands in the trigger or just before it."""
    near = tree.words[max(trigger.first - 3, 0) : trigger.last + 1]
    return any(word.text.lower() in _DENYING for word in near)


def _bare(tree: Tree, index: int) -> bool:
    """True for a word that names no act by itself: an adverb, an adjective that only describes, a proper name."""
    word = tree.words[index]
    return word.upos in ("ADV", "PROPN", "NUM", "X") or (
        word.upos == "ADJ" and not tree.children(index, "cop", "nsubj")
    )


def _head(tree: Tree, trigger: Trigger) -> int:
    """The verb, noun or adjective of a trigger that its other words hang from."""
    span = range(trigger.first, trigger.last + 1)
    for index in span:
        if tree.words[index].head not in span and tree.words[index].upos not in _FUNCTION:
            return index
    return trigger.first


def _telling_kind(listed: list[_Candidate]) -> str | None:
    """The one kind that telling words can name ("threatened"), None when there is none or more than one."""
    kinds = {kind for candidate in listed for kind in candidate.kinds}
    return kinds.pop() if len(kinds) == 1 and all(candidate.telling for candidate in listed) else None


def _candidates(tree: Tree) -> Iterator[_Candidate]:
    """The words and phrases of the lexicon in one sentence, phrases first."""
    lexicon = trigger_words()
    lemmas = [word.lemma.lower() for word in tree.words]
    for word in tree.words:
        for phrase, kind in lexicon.phrases.get(lemmas[word.index], ()):
            if tuple(lemmas[word.index : word.index + len(phrase)]) == phrase:
                told = (" ".join(phrase), kind) not in lexicon.weak
                yield _Candidate(word.index, word.index + len(phrase) - 1, (kind,), told)
    for word in tree.words:
        if kinds := lexicon.kinds(word.lemma, word.upos):
            yield _Candidate(word.index, word.index, kinds, (word.lemma, kinds[0]) not in lexicon.weak)

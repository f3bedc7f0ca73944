"""How real an act is, what it is about, and which element of the talks it touches."""

import re

from pourparler.annotations.syntax import Tree
from pourparler.codebook import Aspect, Modality, MoveType
from pourparler.statements.clauses import VERBAL, Tense, conditional, negated, predicate, tense

_WORDS = frozenset(
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
_REAL_VERBS = frozenset(["would like", "would not", "would never"])

_ASPECTS: tuple[tuple[Aspect, re.Pattern[str]], ...] = (
    (
        Aspect.SCHEDULE,
        re.compile(
            r"\b(?:postpon|reschedul|delay|put(?:ting)? off|time ?table|deadline for (?:the )?talks|date (?:of|for) (?:the )?(?:talk|meet|summit|visit))",
            re.IGNORECASE,
        ),
    ),
    (
        Aspect.VENUE,
        re.compile(
            r"\b(?:venue|neutral (?:ground|place|city|venue)|location of|host(?:ing)? (?:the )?(?:talks|summit|negotiations|meeting|conference))",
            re.IGNORECASE,
        ),
    ),
    (Aspect.AGENDA, re.compile(r"\b(?:agenda|topics? for discussion|on the table)\b", re.IGNORECASE)),
    (
        Aspect.PARTICIPATION,
        re.compile(
            r"\b(?:participat|take part|attend|boycott|seat at the table|invite[sd]? .{0,40} to (?:the )?(?:talks|summit|conference|meeting|negotiations)|include[sd]? in (?:the )?(?:talks|negotiations)|delegation to)",
            re.IGNORECASE,
        ),
    ),
    (
        Aspect.FORMAT,
        re.compile(
            r"\b(?:format|(?:bi|tri|multi)lateral(?:ly)? (?:talks|negotiations|framework|format)|mediat|framework for (?:talks|negotiations)|direct talks|contact group|one-on-one|face-to-face)",
            re.IGNORECASE,
        ),
    ),
    (
        Aspect.TALKS,
        re.compile(
            r"\b(?:talks|negotiat|dialogue|meet(?:s|ing|ings)?\b|summit|peace process|visit|conversation|consultation|discussions|conference|diplomacy)",
            re.IGNORECASE,
        ),
    ),
)


def modality(tree: Tree, trigger: int, kind: MoveType, *, long_past: bool) -> Modality:
    """How real the act is: what is said now is actual though what it speaks of lies ahead."""
    verb = predicate(tree, trigger)
    at = trigger if tree.words[trigger].upos in VERBAL else verb
    denied = negated(tree, trigger) or (
        at != trigger and tree.words[trigger].relation in ("obj", "nsubj") and negated(tree, at)
    )
    if denied and kind not in (MoveType.REJECT, MoveType.THREATEN):
        return Modality.NEGATED
    if long_past:
        return Modality.HISTORICAL
    own_verb = tree.words[trigger].upos in VERBAL
    when = (
        tense(tree, at)
        if own_verb or tree.words[trigger].relation in ("obj", "xcomp", "nsubj:pass")
        else Tense.PRESENT
    )
    if conditional(tree, at) and kind is not MoveType.THREATEN:
        return Modality.HYPOTHETICAL
    if when is Tense.FUTURE:
        return (
            Modality.FUTURE
            if kind not in (MoveType.AGREE, MoveType.REJECT, MoveType.THREATEN, MoveType.REQUEST)
            else Modality.ACTUAL
        )
    if when is Tense.SUPPOSED and kind not in _WORDS:
        return Modality.HYPOTHETICAL
    return Modality.ACTUAL


def about(tree: Tree, trigger: int, text: str) -> str | None:
    """The thing asked, refused, agreed: the words of the trigger's complement, its preposition left out."""
    for relation in ("ccomp", "xcomp", "obj", "obl", "nmod", "acl", "nsubj:pass", "advcl"):
        for child in tree.children(trigger, relation):
            below = tree.subtree(child)
            skip = {i for c in (child,) for i in tree.children(c, "case", "mark", "det") if i < child}
            kept = [i for i in below if i not in skip and i > min(skip, default=-1)]
            while kept and tree.words[kept[0]].upos in ("PUNCT", "DET", "SCONJ", "ADP"):
                kept.pop(0)
            while kept and tree.words[kept[-1]].upos == "PUNCT":
                kept.pop()
            if kept:
                return text[tree.words[kept[0]].start : tree.words[kept[-1]].end][:200].strip() or None
    word = tree.words[trigger]
    if word.upos not in VERBAL and word.relation == "obj":
        return text[word.start : word.end]
    return None


def aspect(tree: Tree, trigger: int, kind: MoveType, matter: str | None) -> Aspect:
    """Which element of the process the act touches, by the words of what it is about; else the substance."""
    if kind in (MoveType.ASSAULT, MoveType.AID, MoveType.COERCE, MoveType.MOBILIZE, MoveType.RETREAT):
        return Aspect.SUBSTANCE
    words = " ".join([tree.words[trigger].text, (matter or "")[:80]])
    for found, pattern in _ASPECTS:
        if pattern.search(words):
            return found
    return Aspect.SUBSTANCE

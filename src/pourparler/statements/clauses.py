"""Questions that rules ask of a clause: its subject, its objects, its tense, whether it is denied or supposed."""

from enum import StrEnum

from pourparler.annotations.syntax import Tree
from pourparler.statements.word_lists import word_list

_FUTURE_AUXILIARIES = frozenset(["will", "shall", "'ll", "’ll", "wo"])
_SUPPOSING = frozenset(["would", "could", "might", "may", "'d", "’d"])
_NEGATIONS = frozenset(["not", "n't", "n’t", "never", "neither", "nor", "no", "hardly", "without"])
_TO_COME = word_list("announcing")
VERBAL = ("VERB", "AUX")


class Tense(StrEnum):
    """When a clause puts its act, as far as its verb group tells."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    SUPPOSED = "supposed"


def subject(tree: Tree, index: int) -> int | None:
    """The word that does what *index* says, also when it is shared with a coordinated or governing verb.

    In "Moscow rejected the plan and recalled its envoy" the subject of both verbs is Moscow; in "Iran agreed to talk"
    Iran is the subject of "talk"; in "troops sent by France" the subject of "sent" is France.
    """
    at: int | None = index
    for _ in range(6):
        if at is None:
            return None
        if undergoing := tree.children(at, "nsubj:pass"):
            if at != index and not passive(tree, index):
                return undergoing[0]  # "was asked but did not come"
            return next(iter(tree.children(at, "obl:agent")), None)
        own = tree.children(at, "nsubj", "csubj")
        if own:
            return _antecedent(tree, own[0], at)
        if agents := tree.children(at, "obl:agent"):
            return agents[0]
        if passive(tree, at):
            return None
        at = _sharing(tree, at)
    return None


def part(tree: Tree, index: int) -> range:
    """The words between the semicolons around *index*: "Rome objects; Paris urges calm" has two parts."""
    breaks = [word.index for word in tree.words if word.text == ";"]
    start = max((i + 1 for i in breaks if i < index), default=0)
    return range(start, min((i for i in breaks if i > index), default=len(tree.words)))


def passive(tree: Tree, index: int) -> bool:
    """True for "was arrested" and for the participle in "the officers arrested there"."""
    word = tree.words[index]
    if word.upos != "VERB" or word.text.lower().endswith("ing") or word.text.lower() == word.lemma:
        return False
    helpers = {tree.words[i].lemma for i in tree.children(index, "aux")}
    return ("be" in helpers or "get" in helpers) or (word.relation == "acl" and not helpers)


def _antecedent(tree: Tree, found: int, clause: int) -> int:
    """The noun that a relative pronoun stands for: "the minister, who met ..."."""
    word = tree.words[found]
    if any(tree.words[i].lemma in ("which", "whom") for i in tree.children(found, "nmod")) and tree.is_a(clause, "acl"):
        return tree.words[clause].head  # "both of which have refused"
    if (
        word.lemma.lower() in ("who", "which", "that")
        and tree.is_a(clause, "acl")
        and word.upos in ("PRON", "DET", "SCONJ")
    ):
        return tree.words[clause].head
    return found


def _sharing(tree: Tree, index: int) -> int | None:
    """The word whose subject *index* shares, None when it has none to share."""
    word = tree.words[index]
    if word.head < 0:
        return None
    if word.relation == "xcomp":
        return None if _object_controls(tree, word.head) else word.head
    if word.relation in ("conj", "advcl", "ccomp", "parataxis", "cop", "aux", "acl") or tree.is_a(index, "advcl"):
        if word.relation == "ccomp" and not _nonfinite(tree, index):
            return None
        if word.relation == "conj" and _finite(tree, index) and _infinitive(tree, word.head):
            return tree.words[word.head].head  # "orders them to leave and shuts the consulate"
        return word.head
    return None


def _finite(tree: Tree, index: int) -> bool:
    """True for "shuts", which no infinitive can be coordinated with."""
    word = tree.words[index]
    return word.upos == "VERB" and word.text.lower() != word.lemma and word.text.lower().endswith("s")


def _infinitive(tree: Tree, index: int) -> bool:
    return any(tree.words[i].lemma == "to" for i in tree.children(index, "mark"))


def _object_controls(tree: Tree, head: int) -> bool:
    """True for "urged Iran to stop", where Iran is to stop; false for "agreed to stop", "promised Iran to stop"."""
    return bool(tree.children(head, "obj", "iobj")) and tree.words[head].lemma not in (
        "promise",
        "threaten",
        "vow",
    )


def _nonfinite(tree: Tree, index: int) -> bool:
    return not tree.children(index, "nsubj", "aux") and any(
        tree.words[i].lemma == "to" for i in tree.children(index, "mark")
    )


def patient(tree: Tree, index: int) -> tuple[int, ...]:
    """The words it is done to: the objects, the subject of the passive, the noun of the participle."""
    found = [*tree.children(index, "nsubj:pass"), *tree.children(index, "obj", "iobj")]
    word = tree.words[index]
    if tree.is_a(index, "acl") and not found and word.head >= 0 and word.text.lower().endswith(("ed", "en", "n", "t")):
        found.append(word.head)
    return tuple(found)


def obliques(tree: Tree, index: int, *prepositions: str) -> tuple[int, ...]:
    """The nouns that hang from *index* by one of *prepositions*, or by any when none is given."""
    return tuple(
        child
        for child in tree.children(index, "obl", "nmod")
        if not prepositions or preposition(tree, child) in prepositions
    )


def preposition(tree: Tree, index: int) -> str:
    """The preposition that marks a noun, "" when it has none."""
    marks = tree.children(index, "case")
    return tree.words[marks[0]].text.lower() if marks else ""


def predicate(tree: Tree, index: int) -> int:
    """The verb (or predicate) of the clause that *index* stands in: itself, or the nearest above."""
    if tree.words[index].upos in VERBAL or tree.children(index, "cop"):
        return index
    for head in tree.heads(index):
        if tree.words[head].upos in VERBAL or tree.children(head, "cop", "nsubj"):
            return head
    return tree.root


def negated(tree: Tree, index: int) -> bool:
    """True when the clause of *index* is denied: "did not agree", "no deal", "without agreement"."""
    marks = (*tree.children(index, "advmod", "det", "aux", "case", "cc"),)
    if any(tree.words[i].text.lower() in _NEGATIONS for i in marks):
        return True
    word = tree.words[index]
    if word.relation in ("xcomp", "obj", "nsubj", "nsubj:pass") and word.head >= 0:
        above = tree.children(word.head, "advmod", "aux")
        return any(tree.words[i].text.lower() in ("not", "n't", "n’t", "never") for i in above)
    return False


def conditional(tree: Tree, index: int) -> bool:
    """True when the clause of *index* hangs on an "if", "unless" or "should"."""
    for at in (index, *tree.heads(index)):
        if any(tree.words[i].text.lower() in ("if", "unless", "whether") for i in tree.children(at, "mark", "advmod")):
            return True
        if tree.words[at].relation in ("ccomp", "root"):
            break
    return False


def _reported(tree: Tree, index: int) -> bool:
    """True in "said that talks would be held": what was said to come, seen from then."""
    word = tree.words[index]
    at = tree.words[word.head] if word.relation == "conj" and word.head >= 0 else word
    if at.relation != "ccomp" or at.head < 0 or conditional(tree, index):
        return False
    governor = tree.words[at.head]
    return governor.upos == "VERB" and governor.text.lower() not in (governor.lemma, governor.lemma + "s")


def tense(tree: Tree, index: int) -> Tense:
    """When the verb group of *index* puts its act.

    An infinitive takes the future from what governs it ("plans to meet", "is to meet"), else its governor's tense.
    """
    word = tree.words[index]
    helpers = [tree.words[i] for i in tree.children(index, "aux", "cop")]
    lowered = {helper.text.lower() for helper in helpers}
    if lowered & _FUTURE_AUXILIARIES:
        return Tense.FUTURE
    if lowered & {"would", "'d", "’d"} and _reported(tree, index):
        return Tense.FUTURE
    if lowered & _SUPPOSING:
        return Tense.SUPPOSED
    if any(tree.words[i].lemma == "to" for i in tree.children(index, "mark")):
        if lowered & {"is", "are", "was", "were"}:
            return Tense.FUTURE  # "troops are to return"
        governor = tree.words[word.head] if word.head >= 0 else None
        if governor and (governor.lemma in _TO_COME or governor.lemma == "be"):
            return Tense.FUTURE
        if any(helper.lemma == "be" for helper in helpers) and governor is None:
            return Tense.FUTURE
        return tense(tree, word.head) if word.head >= 0 else Tense.FUTURE
    if lowered & {"was", "were", "had", "did", "been"}:
        return Tense.PAST
    if lowered & {"is", "are", "am", "'re", "’re"}:
        return Tense.PRESENT
    if lowered & {"has", "have", "'ve", "’ve"}:
        return Tense.PAST
    text = word.text.lower()
    if word.upos in VERBAL and text != word.lemma and not text.endswith(("ing", "s")):
        return Tense.PAST
    leaning = text.endswith("ing") or _shares_helpers(tree, index)
    return tense(tree, word.head) if leaning and word.upos in VERBAL and word.head >= 0 else Tense.PRESENT


def _shares_helpers(tree: Tree, index: int) -> bool:
    """True for "send" in "will sign and send"."""
    word = tree.words[index]
    own = tree.children(index, "nsubj", "aux")
    return word.relation == "conj" and word.text.lower() == word.lemma and not own

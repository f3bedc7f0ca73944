"""What sort of act a word names where it stands: rules over the words it governs and the words that govern it.

The tagger's guess and the list of trigger words come after these; a rule speaks only where grammar is plain.
"""

from collections.abc import Callable

from pourparler.annotations.frames import NONE, devoted, framed, words
from pourparler.annotations.syntax import Tree
from pourparler.annotations.trigger_words import trigger_words

DEEDS = frozenset(["RETREAT", "SANCTION", "AID", "MOBILIZE", "COERCE", "ASSAULT", "CONCEDE", "COOPERATE"])
_SPOKEN = frozenset(["SUPPORT", "AGREE", "REQUEST", "ACCUSE", "REJECT"])
_NOT = frozenset(["not", "n't", "n’t", "no", "never", "neither", "nor"])


def kind_in_place(tree: Tree, index: int) -> str | None:
    """The PLOVER type the word at *index* names where it stands, `NONE` for no act, None if no rule can tell."""
    for rule in RULES:
        if kind := rule(tree, index):
            return kind
    return None


def courtesy(tree: Tree, index: int) -> str | None:
    """ "Thank you", "thanked him for the warm welcome": a courtesy is no act."""
    word = tree.words[index]
    if word.lemma.lower() not in ("thank", "thanks", "grateful", "gratitude"):
        return None
    causes = [i for i in tree.children(index, "obl", "nmod", "advcl", "acl") if _mark(tree, i) == "for"]
    if causes:
        named = [i for cause in causes for i in (cause, *tree.children(cause, "obj"))]
        return NONE if any(tree.words[i].lemma in words("courtesies") for i in named) else None
    thanked = {tree.words[i].lemma.lower() for i in tree.children(index, "obj")}
    return NONE if word.lemma.lower() == "thank" and thanked <= {"you"} else None


def open_to(tree: Tree, index: int) -> str | None:
    """ "Is open to talks", "keen on a dialogue": readiness for talks is a promise."""
    word = tree.words[index]
    if word.upos != "ADJ" or word.lemma not in ("open", "ready", "keen", "interested", "willing"):
        return None
    things = {tree.words[i].lemma for i in tree.children(index, "obl", "nmod", "xcomp")}
    return "AGREE" if things & words("talks") and not unwilling(tree, index) else None


def looked_forward_to(tree: Tree, index: int) -> str | None:
    """ "Looks forward to strengthening ties" is a promise; to a visit, to meeting somebody, an expectation."""
    if tree.words[index].lemma != "look" or "forward" not in [
        tree.words[i].lemma for i in tree.children(index, "advmod")
    ]:
        return None
    verbs = [i for i in tree.children(index, "advcl", "xcomp", "obl", "ccomp") if tree.words[i].upos == "VERB"]
    return "AGREE" if any(tree.words[i].lemma not in words("awaited") for i in verbs) else NONE


def wished(tree: Tree, index: int) -> str | None:
    """ "Called on Israel to lift the siege", "agreed to free them": what is asked or promised is no act by itself."""
    below, word = index, tree.words[index]
    if tree.is_a(index, "conj") and word.text.lower() != word.lemma and not word.text.lower().endswith("ing"):
        return None
    if word.upos != "VERB" or word.lemma in words("asking"):
        return None
    if word.relation == "acl" and _mark(tree, index) == "to" and tree.words[word.head].lemma in words("intentions"):
        return NONE
    for head in tree.heads(index)[:2]:
        if not tree.is_a(below, "xcomp", "ccomp", "advcl", "conj") or tree.words[head].upos not in ("VERB", "ADJ"):
            return None
        above = tree.words[head]
        if tree.is_a(below, "ccomp") and above.lemma in words("telling_that"):
            return None
        if not tree.is_a(below, "conj", "advcl") and above.lemma in words("asking"):
            return None if tree.children(head, "nsubj:pass") else NONE
        if tree.is_a(below, "advcl") and not (_mark(tree, below) == "to" and _addressed(tree, head)):
            return None
        if tree.is_a(below, "advcl"):
            return NONE
        below = head
    return None


def _addressed(tree: Tree, verb: int) -> bool:
    """ "Called on them", "appealed to them", "urged them": a verb of asking with the one who is asked."""
    if tree.words[verb].lemma not in words("calling"):
        return False
    marks = {_mark(tree, i) for i in tree.children(verb, "obl")}
    return bool(marks & {"on", "upon", "for", "to", "with"}) or tree.words[verb].lemma in (
        "urge",
        "ask",
        "press",
        "push",
    )


def only_discussed(tree: Tree, index: int) -> str | None:
    """ "Discussed their support for Ukraine", "the need for": a topic of talks is no act, a deed apart."""
    word = tree.words[index]
    if word.upos != "NOUN" or word.head < 0 or not tree.is_a(index, "obj", "conj", "nmod"):
        return None
    top = index
    while tree.is_a(top, "conj"):
        top = tree.words[top].head
    above = tree.words[tree.words[top].head] if tree.words[top].head >= 0 else word
    spoken = set(trigger_words().kinds(word.lemma, "NOUN")) <= {"SUPPORT", "AGREE", "REQUEST"}
    return NONE if tree.is_a(top, "obj") and above.lemma in words("discussing") and spoken else None


def thanked_for(tree: Tree, index: int) -> str | None:
    """ "Thanked them for their support", "expressed solidarity and sympathy": the noun repeats the act of its verb."""
    word = tree.words[index]
    if word.upos != "NOUN" or word.lemma not in words("goodwill") | words("sympathies"):
        return None
    for head in tree.heads(index)[:3]:
        above = tree.words[head]
        if above.upos == "VERB" and above.lemma in words("thanking"):
            return NONE
        if above.upos == "VERB":
            return NONE if framed(tree, head) == "SUPPORT" else None
    return None


def at_whose(tree: Tree, index: int) -> str | None:
    """ "At the invitation of", "at the initiative of" only say how a contact came about."""
    word = tree.words[index]
    if word.lemma not in ("invitation", "initiative", "request") or _mark(tree, index) not in ("at", "on", "upon"):
        return None
    above = tree.words[word.head]
    contact = "MEETING" in trigger_words().kinds(above.lemma, above.upos) or above.lemma in (
        "take",
        "hold",
        "have",
        "pay",
    )
    return NONE if contact or word.lemma == "invitation" else None


def demanded(tree: Tree, index: int) -> str | None:
    """ "Iran must stop", "they should not send weapons": what is said to be due is asked for."""
    word = tree.words[index]
    dues = [i for i in tree.children(index, "aux") if tree.words[i].lemma in ("must", "should")]
    if not dues or word.upos not in ("VERB", "ADJ") or word.lemma in words("settling"):
        return None
    if tree.children(index, "obl:agent") or word.relation == "acl:relcl":
        return NONE  # "must be approved by parliament", "which should meet in May"
    subjects = tree.children(index, "nsubj")
    return "REQUEST" if not subjects or subjects[0] < dues[0] else None  # "should they attack" is a condition


def asked_by_saying(tree: Tree, index: int) -> str | None:
    """ "Stressed that the killers must be punished", "noted that it is necessary to act": saying so is asking.

    To stress what somebody does by force is to accuse, to stress anything else is no act: "claims that it rained".
    """
    word = tree.words[index]
    if word.upos != "VERB" or word.lemma not in words("stressing"):
        return None
    for clause in tree.children(index, "ccomp", "xcomp"):
        helpers = {tree.words[i].lemma for i in tree.children(clause, "aux")}
        if helpers & {"must", "should"} or tree.words[clause].lemma in words("due"):
            return "REQUEST"
        kinds = trigger_words().kinds(tree.words[clause].lemma, tree.words[clause].upos)
        if word.lemma in words("telling_facts"):
            return "ACCUSE" if set(kinds) & {"ASSAULT", "COERCE"} else NONE
    return None


def insisted(tree: Tree, index: int) -> str | None:
    """ "Insists that it was a balloon" denies, "insists that troops leave" asks."""
    word = tree.words[index]
    if word.lemma != "insist" or word.upos != "VERB":
        return None
    for clause in tree.children(index, "ccomp"):
        helpers = {tree.words[i].text.lower() for i in tree.children(clause, "aux", "cop", "advmod")}
        if helpers & {"was", "were", "had", "is", "are", "has", "have", "never"} and not helpers & {"must", "should"}:
            return "REJECT"
    return "REQUEST"


def regretting(tree: Tree, index: int) -> str | None:
    """ "Expressed regret to Ankara", "is sorry for the death": an apology; regret at somebody's deed is none."""
    word = tree.words[index]
    things = {tree.words[i].lemma for i in tree.children(index, "obj")}
    if word.upos != "VERB" or word.lemma not in ("express", "voice", "convey") or "regret" not in things:
        return None
    marks = {_mark(tree, i) for i in tree.children(index, "obl")}
    return "CONCEDE" if "to" in marks else None


def unwilling(tree: Tree, index: int) -> str | None:
    """ "Is not ready to compromise", "will not negotiate", "does not want", "would not agree": a refusal."""
    word = tree.words[index]
    if not any(tree.words[i].text.lower() in _NOT for i in tree.children(index, "advmod")):
        return None
    helpers = {tree.words[i].text.lower() for i in tree.children(index, "aux", "cop")}
    if word.lemma in words("wanting") and not helpers & {"did", "had"}:
        return "REJECT"
    active = not tree.children(index, "nsubj:pass") and tree.children(index, "nsubj", "csubj")
    if word.upos == "VERB" and helpers & {"will", "would", "wo", "shall"} and active:
        return "REJECT"
    return None


def menacing(tree: Tree, index: int) -> str | None:
    """ "Stands ready to take further measures", "would boycott the talks": what is promised is a blow."""
    helpers = {tree.words[i].lemma for i in tree.children(index, "aux")}
    if tree.words[index].lemma == "boycott" and helpers & {"will", "would", "may", "might", "could"}:
        return "THREATEN"
    if tree.words[index].lemma not in words("vowing"):
        return None
    below = [
        i for child in (index, *tree.children(index, "xcomp")) for i in tree.children(child, "xcomp", "ccomp", "advcl")
    ]
    for verb in below:
        things = {tree.words[i].lemma for i in tree.children(verb, "obj", "obl")}
        if tree.words[verb].lemma in words("striking_back") or (
            tree.words[verb].lemma in ("take", "impose", "adopt", "use") and things & words("blows")
        ):
            return "THREATEN"
    return None


def committed(tree: Tree, index: int) -> str | None:
    """ "Is committed to supporting Ukraine", "our commitment to NATO" is support; "to working together" a promise."""
    if tree.words[index].lemma not in ("commitment", "committed", "commit"):
        return None
    if tree.words[index].lemma == "commit" and not any(
        _mark(tree, i) == "to" for i in tree.children(index, "xcomp", "obl", "advcl", "nmod")
    ):
        return None  # "committed a crime"
    return "SUPPORT" if tree.words[index].upos != "VERB" and devoted(tree, index) else "AGREE"


def striking(tree: Tree, index: int) -> str | None:
    """A hunger strike, a general strike: a protest, and no use of force."""
    if tree.words[index].lemma != "strike" or tree.words[index].upos != "NOUN":
        return None
    near = {tree.words[i].lemma.lower() for i in tree.children(index, "compound", "amod")}
    return "PROTEST" if near & {"hunger", "general", "labour", "labor", "nationwide", "open-ended"} else None


def told_to(tree: Tree, index: int) -> str | None:
    """ "Told Iran to stop", "gave them until Friday": an order is a request."""
    word = tree.words[index]
    if word.lemma not in ("tell", "order", "instruct", "direct", "warn") or word.upos != "VERB":
        return None
    return "REQUEST" if tree.children(index, "obj", "iobj") and tree.children(index, "xcomp") else None


def aimed(tree: Tree, index: int) -> str | None:
    """A missile fired at or into something is an assault; one fired "over Japan", or just fired, shows force."""
    if tree.words[index].lemma not in ("fire", "launch", "lob", "test-fire", "test"):
        return None
    things = {tree.words[i].lemma for i in tree.children(index, "obj", "nsubj:pass")}
    if not things & {"missile", "rocket", "satellite"}:
        return None
    below = [*tree.children(index, "obl"), *(n for i in tree.children(index, "obj") for n in tree.children(i, "nmod"))]
    return (
        "ASSAULT" if any(_mark(tree, i) in ("at", "on", "against", "towards", "toward") for i in below) else "MOBILIZE"
    )


def spoken_by(tree: Tree, index: int) -> int | None:
    """The verb that with a noun makes one act of speech: of "his desire" in "underscored his desire" it is the verb."""
    word = tree.words[index]
    if word.upos != "NOUN" or word.head < 0 or not tree.is_a(index, "obj", "nsubj:pass"):
        return None
    kind = by_frame(tree, word.head) if tree.words[word.head].upos == "VERB" else None
    return word.head if kind in _SPOKEN else None


def announced(tree: Tree, index: int) -> int | None:
    """The deed that an announcement is of: in "announced that it would withdraw its troops" the word "withdraw".

    None where what is announced is no deed but a promise, a meeting or a fact.
    """
    word = tree.words[index]
    if word.upos != "VERB" or word.lemma not in words("announcing"):
        return None
    for child in tree.children(index, "ccomp", "xcomp", "obj", "nsubj:pass"):
        below = tree.words[child]
        kind = by_frame(tree, child) or next(iter(trigger_words().kinds(below.lemma, below.upos)), None)
        if kind in DEEDS:
            return child
    return None


def by_frame(tree: Tree, index: int) -> str | None:
    """ "Lifted the embargo" concedes, "imposed" one sanctions: by what the verb governs."""
    return framed(tree, index) if tree.words[index].upos in ("VERB", "NOUN") else None


RULES: tuple[Callable[[Tree, int], str | None], ...] = (
    courtesy,
    open_to,
    looked_forward_to,
    only_discussed,
    thanked_for,
    at_whose,
    demanded,
    asked_by_saying,
    insisted,
    regretting,
    unwilling,
    wished,
    menacing,
    committed,
    striking,
    told_to,
    aimed,
    by_frame,
)


def _mark(tree: Tree, index: int) -> str:
    return next((tree.words[i].text.lower() for i in tree.children(index, "case", "mark")), "")

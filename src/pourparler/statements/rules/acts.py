"""Who does an act and to whom: rules over the words around its trigger."""

from pourparler.annotations.annotation import Form, Sentence
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.syntax import Tree
from pourparler.annotations.trigger_words import trigger_words
from pourparler.codebook import MoveType
from pourparler.statements.clauses import VERBAL, obliques, patient, predicate, preposition, subject
from pourparler.statements.participants import NOBODY, Side, actor_at, all_within, of_actor, side
from pourparler.statements.word_lists import word_list

_TOWARDS = (
    "to",
    "against",
    "on",
    "upon",
    "with",
    "from",
    "toward",
    "towards",
    "for",
    "at",
    "into",
    "over",
    "in",
    "of",
    "between",
)
_THANKING = word_list("thanking")
_WITH_EACH_OTHER = word_list("with_each_other")
_JOINT = frozenset([MoveType.AGREE, MoveType.SUPPORT, MoveType.COOPERATE, MoveType.REJECT])
_SPOKEN = frozenset(
    [
        MoveType.REQUEST,
        MoveType.ACCUSE,
        MoveType.SUPPORT,
        MoveType.REJECT,
        MoveType.AGREE,
        MoveType.THREATEN,
        MoveType.CONCEDE,
    ]
)


def actors(sentence: Sentence, trigger: int, kind: MoveType, lexicon: Lexicon) -> Side:
    """Who does what word *trigger* names; nobody when the sentence does not tell.

    What is spoken in a quotation or a reported clause without a party of its own for subject is the speaker's.
    """
    tree = sentence.tree
    if tree is None:
        return NOBODY
    if grantor := thanked(sentence, tree, trigger, lexicon):
        return grantor
    if kind in _SPOKEN and not _speaks(tree, trigger, kind) and (said := speaker(sentence, trigger)):
        return said
    rules = VERB_ACTORS if tree.words[trigger].upos in VERBAL else NOUN_ACTORS
    for rule in rules:
        if found := rule(sentence, tree, trigger, lexicon):
            return found
    if kind in _SPOKEN:
        return speaker(sentence, trigger)
    return NOBODY


def _speaks(tree: Tree, trigger: int, kind: MoveType) -> bool:
    """True when the trigger's word itself names the act, so that its subject does it: "condemns", not "must stop"."""
    word = tree.words[trigger]
    return word.upos != "AUX" and kind.value in trigger_words().kinds(word.lemma, word.upos)


def thanked(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Thanked Slovakia for handing over equipment": what somebody is thanked for is the deed of the one thanked."""
    for head in tree.heads(trigger)[:3]:
        if tree.words[head].lemma in _THANKING:
            return undergoer(sentence, tree, head, lexicon)
        if (
            tree.words[head].upos in VERBAL
            and head != trigger
            and tree.words[head].lemma not in _THANKING
            and tree.is_a(head, "ccomp")
        ):
            break
    return NOBODY


def doer(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Iran rejects", "was rejected by Iran": the subject, or the agent of the passive."""
    found = side(sentence, subject(tree, trigger), lexicon)
    for named in tree.children(trigger, "nsubj")[1:]:  # an office and its holder side by side
        found = found or side(sentence, named, lexicon)
    if found and tree.words[trigger].lemma in _WITH_EACH_OTHER:
        for at in (trigger, *patient(tree, trigger)):
            for index in obliques(tree, at, "with"):
                found += side(sentence, index, lexicon)
    return found


def owner(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Russia's demand", "the Russian demand", "the rejection by Tehran", "the refusal of Iran"."""
    for relation, prepositions in (
        ("nmod:poss", ()),
        ("nmod", ("by",)),
        ("amod", ()),
        ("compound", ()),
        ("nmod", ("of", "from", "between")),
    ):
        found = NOBODY
        for index in tree.children(trigger, relation):
            if prepositions and preposition(tree, index) not in prepositions:
                continue
            if (not prepositions and relation == "nmod") or tree.words[index].relation != relation:
                continue
            actor = actor_at(sentence, index)
            found += (
                of_actor(actor)
                if actor and actor.codes
                else side(sentence, index, lexicon)
                if relation != "amod"
                else NOBODY
            )
        if found:
            first = min((i for i in tree.subtree(trigger) if i <= trigger), default=trigger)
            words = (tree.words[first].start, tree.words[trigger].end)
            return (
                found + all_within(sentence, [words], (Form.NAME, Form.ADJECTIVE)) if relation == "compound" else found
            )
    return NOBODY


def governor(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Made a demand", "imposed sanctions", "is ready", "reached an agreement": the subject of the verb above."""
    own = tree.children(trigger, "nsubj")
    if own and (found := side(sentence, own[0], lexicon)):
        return found
    verb = predicate(tree, trigger)
    if _of_another(tree, verb) and verb != trigger:
        return NOBODY
    if verb == trigger and not own:
        return side(sentence, subject(tree, trigger), lexicon)
    if tree.words[trigger].relation in ("nsubj", "nsubj:pass"):
        agents = tree.children(verb, "obl:agent")
        return side(sentence, agents[0], lexicon) if agents else NOBODY
    return side(sentence, subject(tree, verb), lexicon)


def _of_another(tree: Tree, verb: int) -> bool:
    """True for verbs that speak of what somebody else does: "condemned the attack", "demanded the withdrawal"."""
    kinds = trigger_words().kinds(tree.words[verb].lemma, tree.words[verb].upos)
    return (
        bool(kinds) and kinds[0] in ("ACCUSE", "SUPPORT", "REQUEST") and tree.words[verb].lemma not in _WITH_EACH_OTHER
    )


VERB_ACTORS = (doer,)
NOUN_ACTORS = (owner, governor)


def speaker(sentence: Sentence, trigger: int) -> Side:
    """Whoever is quoted or reported as saying the words around the trigger."""
    if sentence.tree is None:
        return NOBODY
    at = sentence.tree.words[trigger].start
    for attribution in sentence.attributions:
        if attribution.actor and any(start <= at < end for start, end in attribution.content):
            return of_actor(attribution.actor)
    return NOBODY


def recipients(sentence: Sentence, trigger: int, kind: MoveType, doing: Side, lexicon: Lexicon) -> Side:
    """To whom it is done: the object, the oblique, the owner of the object, the subject of the clause demanded."""
    tree = sentence.tree
    if tree is None:
        return NOBODY
    if kind in _JOINT and len(doing.codes) > 1 and tree.words[trigger].upos in VERBAL:
        return NOBODY
    rules = ACCUSED if kind is MoveType.ACCUSE else RECIPIENTS
    for rule in (bound, *rules):
        found = rule(sentence, tree, trigger, lexicon).without(doing)
        if found.codes:
            return found
    return NOBODY


def bound(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Russia must withdraw": of what is demanded by "must" or "should", who is to do it."""
    if tree.words[trigger].upos != "AUX":
        return NOBODY
    return side(sentence, subject(tree, predicate(tree, tree.words[trigger].head)), lexicon)


def undergoer(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Urges Iran to stop", "Iran was accused": the object, or the subject of the passive."""
    found = NOBODY
    for index in patient(tree, trigger):
        found += side(sentence, index, lexicon)
    return found


def towards(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Called on Iran", "sanctions against Russia", "a warning to Turkey": by preposition, of the trigger itself."""
    found = NOBODY
    for index in obliques(tree, trigger, *_TOWARDS):
        found += side(sentence, index, lexicon)
    return found


def within_the_object(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Rejects Russia's offer", "condemned the attack on Israel", "a ban on Iranian oil": parties in the object."""
    found = NOBODY
    objects = [*patient(tree, trigger), *obliques(tree, trigger), *tree.children(trigger, "xcomp", "ccomp")]
    for index in objects:
        for below in tree.subtree(index):
            actor = actor_at(sentence, below)
            if actor and actor.codes and actor.form is not Form.COLLECTIVE:
                found += of_actor(actor)
    return found


def blamed(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Condemned Russia's attack on Ukraine": whose the deed is, not whom it was done to."""
    found = NOBODY
    for index in (*patient(tree, trigger), *obliques(tree, trigger, "for", "of", "over")):
        done_to = {
            i for child in obliques(tree, index, "on", "against", "of", "for", "at") for i in tree.subtree(child)
        }
        for below in tree.subtree(index):
            actor = actor_at(sentence, below) if below not in done_to else None
            if actor and actor.codes and actor.form is not Form.COLLECTIVE:
                found += of_actor(actor)
    return found


def around(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Imposed new sanctions on Iran", "signed an agreement with Kuwait": the verb that governs the trigger's noun."""
    if tree.words[trigger].upos in VERBAL:
        return NOBODY
    verb = predicate(tree, trigger)
    if verb == trigger:
        return NOBODY
    found = NOBODY
    for index in (
        *tree.children(verb, "iobj"),
        *obliques(tree, verb, "on", "against", "to", "with", "upon", "from", "towards", "toward"),
    ):
        found += side(sentence, index, lexicon)
    return found


RECIPIENTS = (undergoer, towards, within_the_object, around)
ACCUSED = (undergoer, blamed, towards, around)

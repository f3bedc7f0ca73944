"""Who does an act and to whom: rules over the words around its trigger."""

from pourparler.annotations.annotation import Form, Sentence
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.syntax import Tree
from pourparler.annotations.trigger_words import MEETING, trigger_words
from pourparler.codebook import MoveType
from pourparler.statements.clauses import VERBAL, obliques, part, passive, patient, predicate, preposition, subject
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
_OWNERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("nmod:poss", ()),
    ("nmod", ("by",)),
    ("amod", ()),
    ("compound", ()),
    ("nmod", ("of", "from", "between")),
)
_SETTING = ("over", "after", "following", "during", "despite", "since", "before", "amid", "about", "because")
_LEADING = ("into", "to", "in", "for", "with", "on", "")  # "came to an agreement", "resulted in a deal"
_UNDERGONE = word_list("undergone")
_JUDGING = word_list("judging")
_TELLING = word_list("telling")
_JUDGEMENTS = frozenset([MoveType.ACCUSE, MoveType.REJECT, MoveType.SUPPORT])
_JOINT = frozenset([MoveType.AGREE, MoveType.SUPPORT, MoveType.COOPERATE, MoveType.REJECT])
TO_EACH_OTHER = frozenset([MoveType.AGREE, MoveType.SUPPORT, MoveType.REQUEST, MoveType.CONCEDE])
SPOKEN = frozenset(
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
    if judging(tree, trigger, kind):
        return speaker(sentence, trigger)
    if kind in SPOKEN and not _speaks(tree, trigger, kind) and (said := speaker(sentence, trigger)):
        return said
    rules = VERB_ACTORS if tree.words[trigger].upos in VERBAL else NOUN_ACTORS
    for rule in rules:
        if found := rule(sentence, tree, trigger, lexicon):
            return found
    if kind in SPOKEN and not _somebody_else(tree, trigger):
        return speaker(sentence, trigger)
    return NOBODY


def _somebody_else(tree: Tree, trigger: int) -> bool:
    """True for "said that Smith had agreed", "said that Rome rejected the demand": not the one who tells did it."""
    if tree.words[trigger].upos == "NOUN" and tree.is_a(trigger, "obj", "nsubj:pass"):
        return _of_another(tree, tree.words[trigger].head)
    return any(tree.words[i].upos == "PROPN" for i in tree.children(trigger, "nsubj"))


def _speaks(tree: Tree, trigger: int, kind: MoveType) -> bool:
    """True when the trigger's word itself names the act, so that its subject does it: "condemns", not "must stop"."""
    word = tree.words[trigger]
    kinds = trigger_words().kinds(word.lemma, word.upos)
    due = any(tree.words[i].lemma in ("must", "should") for i in tree.children(trigger, "aux"))
    return word.upos != "AUX" and (kind.value in kinds or (kind is MoveType.THREATEN and bool(kinds) and not due))


def thanked(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Thanked Slovakia for handing over equipment": what somebody is thanked for is the deed of the one thanked."""
    below = trigger
    for head in tree.heads(trigger)[:3]:
        if tree.is_a(below, "conj", "parataxis") and tree.words[head].upos in VERBAL:
            break  # "congratulated them and thanked the host": two acts of one person
        below = head
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


def judging(tree: Tree, trigger: int, kind: MoveType) -> bool:
    """True for "the offer is unacceptable", "the withdrawal is deeply disappointing": who says so does it.

    "Is ready", "is concerned" tell of the subject itself.
    """
    word = tree.words[trigger]
    return word.upos == "ADJ" and kind in _JUDGEMENTS and bool(tree.children(trigger, "cop")) and word.lemma in _JUDGING


def jointly(tree: Tree, trigger: int) -> bool:
    """ "It was agreed", "several documents will be signed": a passive of what sides do together."""
    lemma = tree.words[trigger].lemma
    return lemma in _WITH_EACH_OTHER and bool(tree.children(trigger, "nsubj:pass", "expl")) and passive(tree, trigger)


def doer(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Iran rejects", "was rejected by Iran": the subject, or the agent of the passive."""
    found = (
        opener(sentence, tree, trigger, lexicon)
        or teller(sentence, tree, trigger, lexicon)
        or side(sentence, subject(tree, trigger), lexicon)
        or of_its_noun(sentence, tree, trigger, lexicon)
    )
    for named in tree.children(trigger, "nsubj")[1:]:  # an office and its holder side by side
        found = found or side(sentence, named, lexicon)
    if found and tree.words[trigger].lemma in _WITH_EACH_OTHER:
        for at in (trigger, *patient(tree, trigger), *obliques(tree, trigger, "into", "to")):
            for index in obliques(tree, at, "with"):
                found += side(sentence, index, lexicon)
    return found


def opener(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Rome objects; Paris urges calm": who opens the part of the sentence, where its subject is sought in another."""
    own = part(tree, trigger)
    start, found = own.start, subject(tree, trigger)
    if found is None or found in own:
        return NOBODY
    opening = next((i for i in range(start, trigger) if tree.words[i].upos in ("NOUN", "PROPN", "PRON")), None)
    while (
        opening is not None
        and tree.words[opening].upos == "PROPN"
        and tree.words[opening].head in range(start, trigger)
    ):
        opening = tree.words[opening].head
    return side(sentence, opening, lexicon)


def teller(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "The SDF announced it had agreed": a pronoun that only takes up who tells of the act."""
    own = tree.children(trigger, "nsubj")
    word = tree.words[trigger]
    if not own or tree.words[own[0]].lemma.lower() not in ("it", "they", "he", "she") or word.relation != "ccomp":
        return NOBODY
    above = tree.children(word.head, "nsubj")
    if not above or tree.children(word.head, "obj", "iobj") or tree.words[word.head].lemma not in _TELLING:
        return NOBODY
    return side(sentence, above[0], lexicon)


def of_its_noun(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Moscow's decision to impose a ban", "released a statement urging calm", "the deal reached between A and B"."""
    word = tree.words[trigger]
    if word.relation != "acl" or word.head < 0 or tree.words[word.head].upos != "NOUN":
        return NOBODY
    if between := obliques(tree, trigger, "between", "by"):
        return side(sentence, between[0], lexicon)
    marks = {tree.words[i].text.lower() for i in tree.children(trigger, "mark")}
    if "to" not in marks and not word.text.lower().endswith("ing"):
        return NOBODY
    return owner(sentence, tree, word.head, lexicon) or governor(sentence, tree, word.head, lexicon)


def owner(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Russia's demand", "the Russian demand", "the rejection by Tehran", "the refusal of Iran".

    "The release of prisoners", "the detention of sailors" tell to whom it is done, not who does it.
    """
    if found := _before_genitive(sentence, tree, trigger):
        return found
    for clause in tree.children(trigger, "acl"):
        if between := obliques(tree, clause, "between", "by"):
            return side(sentence, between[0], lexicon)  # "the deal reached between A and B"
    done_to = tree.words[trigger].lemma in _UNDERGONE
    for relation, prepositions in _OWNERS:
        found = NOBODY
        for index in tree.children(trigger, relation):
            linked = preposition(tree, index)
            if (prepositions and linked not in prepositions) or (done_to and linked == "of"):
                continue
            if tree.words[index].relation == relation:
                found += _named_at(sentence, index, relation, lexicon)
        if found:
            first = min((i for i in tree.subtree(trigger) if i <= trigger), default=trigger)
            words = (tree.words[first].start, tree.words[trigger].end)
            beside = all_within(sentence, [words], (Form.NAME, Form.ADJECTIVE))  # "the U.S.-Taliban deal"
            return found + beside if relation in ("compound", "amod") else found
    return NOBODY


def _before_genitive(sentence: Sentence, tree: Tree, trigger: int) -> Side:
    """Who is named just before the "'s" that opens the noun's phrase, however the tree has it."""
    for index in range(trigger - 1, max(trigger - 5, 0), -1):
        word = tree.words[index]
        if word.text in ("'s", "’s", "'", "’") and word.upos == "PART":
            actor = actor_at(sentence, index - 1)
            return of_actor(actor) if actor and actor.codes else NOBODY
        if word.upos not in ("ADJ", "ADV", "NOUN", "NUM", "CCONJ"):
            break
    return NOBODY


def _named_at(sentence: Sentence, index: int, relation: str, lexicon: Lexicon) -> Side:
    actor = actor_at(sentence, index)
    if actor and actor.codes:
        return of_actor(actor)
    return side(sentence, index, lexicon) if relation != "amod" else NOBODY


def governor(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Made a demand", "imposed sanctions", "is ready", "reached an agreement": the subject of the verb above.

    Not where the noun has an owner who cannot be told, or only sets the scene: "condolences over the attack".
    """
    own = tree.children(trigger, "nsubj")
    if own and (found := side(sentence, own[0], lexicon)):
        return found
    if tree.children(trigger, "nmod:poss") and tree.words[tree.children(trigger, "nmod:poss")[0]].upos != "PRON":
        return NOBODY
    if obliques(tree, trigger, "by") or preposition(tree, trigger) in _SETTING:
        return NOBODY
    if tree.is_a(trigger, "obl", "nmod") and preposition(tree, trigger) not in _LEADING:
        return NOBODY
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
    every = trigger_words().kinds(tree.words[verb].lemma, tree.words[verb].upos)
    kinds = [kind for kind in every if kind != MEETING]
    return (
        bool(kinds)
        and (kinds[0] in ("ACCUSE", "SUPPORT", "REQUEST", "REJECT") or tree.words[verb].lemma == "accept")
        and tree.words[verb].lemma not in _WITH_EACH_OTHER
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
    if kind in _JOINT and len(doing.codes) > 1 and tree.words[trigger].upos in VERBAL and kind is not MoveType.SUPPORT:
        return NOBODY
    rules = ACCUSED if kind is MoveType.ACCUSE else RECIPIENTS
    for rule in (bound, *rules):
        found = rule(sentence, tree, trigger, lexicon).without(doing)
        if found.codes:
            return found
    return across(sentence, trigger, doing) if len(doing.codes) == 1 else NOBODY


def across(sentence: Sentence, trigger: int, doing: Side) -> Side:
    """The only other party that the sentence names: "Iran said after the American offer that it would not negotiate".

    Neither who tells of it nor whom an attack spoken of was made on.
    """
    tree = sentence.tree
    if tree is None:
        return NOBODY
    others, own = NOBODY, part(tree, trigger)
    for actor in sentence.actors:
        index = tree.word_at(actor.start)
        if index not in own:
            continue
        if actor.form is not Form.COLLECTIVE and not (index is not None and _attacked(tree, index)):
            others += of_actor(actor)
    others = Side(others.without(doing).without(speaker(sentence, trigger)).codes)
    return others if len(others.codes) == 1 else NOBODY


def _attacked(tree: Tree, index: int) -> bool:
    """True for Ukraine in "the attack on Ukraine", "the war against Ukraine"."""
    word = tree.words[index]
    above = tree.words[word.head] if word.head >= 0 else word
    return preposition(tree, index) in ("on", "against", "in") and MoveType.ASSAULT.value in trigger_words().kinds(
        above.lemma, above.upos
    )


def bound(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Russia must withdraw": of what is demanded by "must" or "should", who is to do it."""
    word = tree.words[trigger]
    if word.upos == "AUX":
        return side(sentence, subject(tree, predicate(tree, word.head)), lexicon)
    if not any(tree.words[i].lemma in ("must", "should") for i in tree.children(trigger, "aux")):
        return NOBODY
    return side(sentence, tree.child(trigger, "nsubj", "nsubj:pass"), lexicon)


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
    for clause in tree.children(trigger, "ccomp", "xcomp"):
        if asked := side(sentence, tree.child(clause, "nsubj", "nsubj:pass", "obj"), lexicon):
            found += asked
    if found.codes:
        return found
    objects = [*patient(tree, trigger), *obliques(tree, trigger), *tree.children(trigger, "xcomp", "ccomp")]
    for index in objects:
        for below in _near(tree, index):
            actor = actor_at(sentence, below)
            if actor and actor.codes and actor.form is not Form.COLLECTIVE:
                found += of_actor(actor)
    return found


def _near(tree: Tree, index: int) -> list[int]:
    """The words below *index* that are not told in a clause of their own."""
    found = [index]
    for child in tree.children(index):
        if not tree.is_a(child, "acl", "advcl", "parataxis", "ccomp"):
            found += _near(tree, child)
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

"""Who takes part in a contact: rules over the words around its trigger.

Each rule is one function from a trigger to the side it can tell, with an example; `RULES` says which are asked for
which trigger.
"""

from itertools import pairwise

from pourparler.annotations.annotation import Form, Sentence
from pourparler.annotations.annotators.people import may_be_name
from pourparler.annotations.gazetteer import countries_of_cities
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.syntax import Tree
from pourparler.annotations.trigger_words import MEETING, trigger_words
from pourparler.statements.clauses import VERBAL, obliques, patient, predicate, preposition, subject
from pourparler.statements.participants import NOBODY, Side, actor_at, all_within, alone, of_actor, side
from pourparler.statements.word_lists import word_list

_TRAVEL = word_list("travel")
_SENT = word_list("sent")
_MEETING_SOMEBODY = word_list("meeting_somebody")
_ATTENDING = word_list("attending")
_ONE_BY_ONE = word_list("one_by_one")
_OUTSIDE = word_list("outside")
_PRESS = word_list("press")
_FACE_TO_FACE = frozenset(["meet", "receive", "host"])
_BRINGING = frozenset(["include", "involve", "gather", "bring", "comprise", "feature", "group"])
_AUSPICES = word_list("auspices")
_TAKING_PART = word_list("taking_part")


def participants(sentence: Sentence, trigger: int, lexicon: Lexicon) -> Side:
    """Everybody the sentence says takes part in the contact that word *trigger* names."""
    tree = sentence.tree
    if tree is None:
        return NOBODY
    rules = VERB_RULES if tree.words[trigger].upos in VERBAL else NOUN_RULES
    between = bool(obliques(tree, trigger, "between"))
    found = NOBODY
    for rule in rules:
        if rule is who_holds and between and len(found.codes) > 1:
            break  # "called for talks between Russia and Ukraine": both sides are told, and the caller is neither
        found += rule(sentence, tree, trigger, lexicon)
    return found


def with_the_press(sentence: Sentence, tree: Tree, trigger: int) -> bool:
    """True for "a news conference", "a conversation with journalists": no contact between parties.

    Two who give a news conference together have met.
    """
    people = [actor for actor in sentence.actors if actor.form is Form.PERSON]
    for one, other in pairwise(people):
        between = [word.text for word in tree.words if one.end <= word.start < other.start]
        if between == ["and"] and one.codes != other.codes:
            return False
    beside = [*tree.children(trigger, "compound", "amod"), *obliques(tree, trigger, "with", "for")]
    named = [i for index in beside for i in (index, *tree.children(index, "compound", "nmod", "amod"))]
    return any(tree.words[i].lemma.lower() in _PRESS for i in named)


def separate(sentence: Sentence, trigger: int, lexicon: Lexicon) -> list[Side]:
    """The counterparts of contacts told of together, one each.

    "Will travel to Brazil and Argentina" and "meetings with A and B" are two contacts each. Empty when the words
    tell of one contact.
    """
    tree = sentence.tree
    if tree is None:
        return []
    word = tree.words[trigger]
    travels = word.lemma.lower() in _TRAVEL
    several = word.upos == "NOUN" and word.text.lower() != word.lemma and word.lemma in _ONE_BY_ONE
    if not travels and not several:
        return []
    found: list[Side] = []
    for index in (
        *obliques(tree, trigger, *(("to", "in") if travels else ("with",))),
        *(patient(tree, trigger) if travels else ()),
    ):
        for conjunct in tree.conjuncts(index):
            one = alone(sentence, conjunct, lexicon) or (_host_of(sentence, tree, conjunct) if travels else NOBODY)
            if one.codes and all(not set(one.codes) & set(other.codes) for other in found):
                found.append(one)
    return found if len(found) > 1 else []


def who_meets(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Putin met Biden": the subject."""
    return side(sentence, subject(tree, trigger), lexicon)


def whom_one_meets(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Putin received Xi", "Xi was received in Moscow": what the verb is done to, if it is somebody."""
    if tree.words[trigger].lemma not in _MEETING_SOMEBODY:
        return NOBODY
    found = NOBODY
    for index in patient(tree, trigger):
        found += side(sentence, index, lexicon) or _host_of(sentence, tree, index)
    return found


def with_whom(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Putin spoke by phone with Biden", "talks between Iran and the E3": companions by preposition."""
    found = NOBODY
    for index in obliques(tree, trigger, "with", "between", "among", "alongside", "including", "involving"):
        if tree.words[trigger].upos in VERBAL and _of_another_contact(tree, trigger, index):
            continue
        one = side(sentence, index, lexicon)
        if preposition(tree, index) == "between" and len(one.codes) < 2:
            one += all_within(sentence, [_before_clauses(tree, index)], (Form.PERSON,))  # long names are misparsed
        found += one
    return found


def to_whom(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Kerry flew to Moscow", "the president's visit to Jordan": the host; "a letter to Tehran": who receives it."""
    lemma = tree.words[trigger].lemma.lower()
    if lemma not in _TRAVEL | _SENT:
        return NOBODY
    found = NOBODY
    for index in obliques(tree, trigger, *(("to", "in", "at", "into") if lemma in _TRAVEL else ("to",))):
        found += side(sentence, index, lexicon) or _host_of(sentence, tree, index)
    return found


def whose(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Putin's visit", "the visit of the Saudi king", "U.S.-Russia talks", "an EU summit": those who belong to it."""
    found = NOBODY
    for index in tree.children(trigger, "nmod:poss", "compound", "amod", "nmod"):
        if tree.words[index].relation == "nmod" and preposition(tree, index) not in ("of", "by", "from"):
            continue
        modifier = actor_at(sentence, index)
        if modifier and modifier.codes:
            found += of_actor(modifier)
            for conjunct in tree.conjuncts(index)[1:]:
                found += side(sentence, conjunct, lexicon)
        elif tree.words[index].upos in ("NOUN", "PROPN") and tree.words[index].relation != "amod":
            found += side(sentence, index, lexicon)
    start, end = _noun_span(tree, trigger)
    return found + all_within(sentence, [(start, end)], (Form.NAME, Form.ADJECTIVE, Form.ORGAN))


def who_holds(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Lavrov held talks with Blinken": the subject of the verb the contact is the object of, and its companions."""
    verb = _light_verb(tree, trigger)
    if verb is None:
        return NOBODY
    found = NOBODY
    if tree.words[trigger].relation not in ("nsubj", "nsubj:pass") and tree.words[verb].lemma not in _OUTSIDE:
        found += side(sentence, subject(tree, verb), lexicon)
    if tree.words[verb].lemma in _TRAVEL and tree.words[trigger].relation == "obl":
        for index in (*obliques(tree, verb, "to", "in"), *patient(tree, verb)):
            found += _host_of(sentence, tree, index)  # "flew to Cairo for talks"
    companions = obliques(tree, verb, "with", "between", "by")
    if tree.words[trigger].relation == "obl" and tree.words[verb].lemma in ("meet", "host", "join", "receive"):
        companions += patient(tree, verb)
    for index in companions:
        found += side(sentence, index, lexicon)
    return found


def under_whose_wing(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Talks under the auspices of Oman", "with the participation of Egypt", "through Qatari mediation"."""
    found = NOBODY
    for above in dict.fromkeys((trigger, predicate(tree, trigger))):
        for index in obliques(tree, above, "under", "with", "through", "in", "by", "at"):
            if tree.words[index].lemma.lower() in _AUSPICES:
                for child in tree.children(index, "nmod", "nmod:poss", "amod", "compound"):
                    found += side(sentence, child, lexicon)
    return found


def of_whom_it_is_told(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "A meeting attended by Qatar", "talks hosted by Oman", "a session at which Iran and Turkey took part"."""
    found = NOBODY
    for clause in tree.children(trigger, "acl"):
        if tree.words[clause].lemma not in _TAKING_PART:
            continue
        found += side(sentence, subject(tree, clause), lexicon) if tree.is_a(clause, "acl:relcl") else NOBODY
        for index in (*obliques(tree, clause, "by", "with", "between"), *patient(tree, clause)):
            found += side(sentence, index, lexicon)
    above = tree.words[trigger].head
    if tree.is_a(trigger, "nsubj", "nsubj:pass"):
        for clause in tree.children(above, "advcl", "acl"):  # "talks resumed, mediated by Qatar"
            if tree.words[clause].lemma in _TAKING_PART:
                for index in obliques(tree, clause, "by"):
                    found += side(sentence, index, lexicon)
    if tree.is_a(trigger, "nsubj") and tree.words[above].lemma in _BRINGING:
        for index in patient(tree, above):
            found += side(sentence, index, lexicon)
    return found


def unknown_people(sentence: Sentence, tree: Tree, trigger: int, lexicon: Lexicon) -> Side:
    """ "Surname met with Name Surname": people of whom the text tells nothing but that they took part."""
    verb = trigger if tree.words[trigger].upos in VERBAL else _light_verb(tree, trigger)
    if verb is None or tree.words[verb].lemma in _OUTSIDE:
        return NOBODY
    travels = tree.words[verb].lemma in _TRAVEL  # ships and aid arrive too: a traveller is named in full
    taking_part = [subject(tree, verb), *obliques(tree, trigger, "with", "between")]
    if tree.words[trigger].lemma in _FACE_TO_FACE:
        taking_part += patient(tree, trigger)
    found = NOBODY
    for index in taking_part:
        for conjunct in tree.conjuncts(index) if index is not None else []:
            if tree.words[conjunct].upos == "PROPN" and actor_at(sentence, conjunct) is None:
                name = _name_at(tree, conjunct)
                if (" " in name or not travels) and _is_unknown(name, lexicon):
                    found += Side((), (name,))
    return found


def _is_unknown(name: str, lexicon: Lexicon) -> bool:
    """True for what can only be a person's name: no party, no city, no office or word for people who act together."""
    titled = any(word.lower() in lexicon.offices or word.lower() in lexicon.delegations for word in name.split())
    known = titled or name.lower() in lexicon.offices or lexicon.namings(name) or name in countries_of_cities()
    return not known and may_be_name(name)


def _name_at(tree: Tree, index: int) -> str:
    """The words of a name from its first on, as the text has them."""
    name = ""
    for i in sorted((index, *tree.children(index, "flat"))):
        word = tree.words[i]
        gap = " " if name and word.start > tree.words[i - 1].end else ""
        name += gap + word.text
    return name


VERB_RULES = (who_meets, whom_one_meets, with_whom, to_whom, under_whose_wing, unknown_people)
NOUN_RULES = (whose, with_whom, to_whom, who_holds, under_whose_wing, of_whom_it_is_told, unknown_people)


def _light_verb(tree: Tree, trigger: int) -> int | None:
    """The verb that makes its subject a participant of the contact it governs."""
    word = tree.words[trigger]
    if word.head < 0:
        return None
    head = word.head
    if word.relation == "conj":
        return _light_verb(tree, head)
    if tree.words[head].upos not in VERBAL:
        return (
            _light_verb(tree, head)
            if word.relation in ("nmod", "appos", "compound") and tree.words[head].upos == "NOUN"
            else None
        )
    return head if tree.words[head].lemma in _ATTENDING else None


def _of_another_contact(tree: Tree, verb: int, companion: int) -> bool:
    """True for the companion in "briefed leaders on his call with Putin", who was called, not briefed."""
    opening = min(tree.subtree(companion))
    noun = tree.words[opening - 1] if opening > verb + 1 else None
    return noun is not None and noun.upos == "NOUN" and MEETING in trigger_words().kinds(noun.lemma, noun.upos)


def _before_clauses(tree: Tree, index: int) -> tuple[int, int]:
    """The span of a noun phrase up to its first subordinate clause."""
    below = tree.subtree(index)
    clause = next((i for i in below if i > index and tree.is_a(i, "acl", "advcl", "parataxis")), below[-1] + 1)
    kept = [i for i in below if i < min(clause, *tree.subtree(clause) if clause in below else [clause])]
    return tree.words[below[0]].start, tree.words[kept[-1]].end


def _noun_span(tree: Tree, trigger: int) -> tuple[int, int]:
    """The words before the noun that make one phrase with it."""
    first = trigger
    while (
        first > 0
        and tree.words[first - 1].head in range(first - 1, trigger + 1)
        and tree.words[first - 1].upos != "PUNCT"
    ):
        first -= 1
    while first > 1 and tree.words[first - 1].text in ("-", "–", "/", "'s", "’s"):
        first -= 2
    return tree.words[first].start, tree.words[trigger].end


def _host_of(sentence: Sentence, tree: Tree, index: int) -> Side:
    """The state in whose city something is."""
    word = tree.words[index]
    for place in sentence.places:
        if place.start <= word.start < place.end and place.country:
            return Side((place.country,))
    country = countries_of_cities().get(word.text) if word.upos == "PROPN" else None
    return Side((country,)) if country else NOBODY


def nearby(sentence: Sentence, trigger: int, lexicon: Lexicon) -> list[Side]:
    """Who else may take part, best guess first: what is left to ask when the trigger's own words tell too little.

    The subject of the clause; the people named in it; the bodies and states named as such; anybody in the sentence.
    """
    tree = sentence.tree
    if tree is None:
        return []
    verb = predicate(tree, trigger)
    words = [tree.words[i] for i in tree.subtree(verb)]
    clause = [(words[0].start, words[-1].end)]
    whole = [(sentence.start, sentence.end)]
    return [
        side(sentence, subject(tree, verb), lexicon),
        all_within(sentence, clause, (Form.PERSON,)),
        all_within(sentence, clause, (Form.REFERENCE, Form.OFFICE)),
        all_within(sentence, clause, (Form.NAME, Form.PEOPLE, Form.SEAT, Form.ORGAN)),
        all_within(sentence, whole, (Form.PERSON, Form.OFFICE, Form.REFERENCE)),
        all_within(sentence, whole, (Form.NAME, Form.ADJECTIVE, Form.PEOPLE, Form.SEAT, Form.ORGAN)),
    ]

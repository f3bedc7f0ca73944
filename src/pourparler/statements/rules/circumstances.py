"""How, in which forum, where and when a contact is: rules over the words of its clause."""

import re
from datetime import date, timedelta

from pourparler.annotations.annotation import Place, Sentence
from pourparler.annotations.lemmas import lemma
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.syntax import Tree
from pourparler.annotations.time_expressions.expression import TimeExpression
from pourparler.annotations.trigger_words import MEETING, trigger_words
from pourparler.chronology import Period
from pourparler.codebook import Channel, Level
from pourparler.statements.clauses import VERBAL, Tense, predicate, preposition, tense
from pourparler.statements.word_lists import word_list

_PHONE = re.compile(
    r"\b(?:by|over|on) (?:the )?(?:tele)?phone\b|\btelephon\w*|\bphoned?\b|\bphonecall",
    re.IGNORECASE,
)
_VIDEO = re.compile(
    r"\bvideo\w*|\bvirtual(?:ly)?\b|\bonline\b|\bteleconference|\bvia (?:zoom|link)|\bsecure video",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"\bletters?\b|\bmessages?\b|\btelegrams?\b|\bcables?\b|\bwrote\b|\bwritten\b|\bwrit(?:es?|ing)\b|\bcorrespond",
    re.IGNORECASE,
)
_IN_PERSON_NOUNS = word_list("in_person_nouns")
_IN_PERSON_VERBS = word_list("in_person_verbs")
_CALLS = frozenset(["call", "phone", "telephone"])
_LEVELS = (
    (Level.LEADER, frozenset(["summit", "leader", "head", "president", "premier"])),
    (Level.MINISTER, frozenset(["minister", "ministerial", "2+2"])),
    (
        Level.OFFICIAL,
        frozenset(
            [
                "official",
                "negotiator",
                "envoy",
                "delegation",
                "diplomat",
                "expert",
                "ambassador",
                "working-level",
            ]
        ),
    ),
)
_DEPUTIES = frozenset(["deputy", "vice", "under", "adviser", "advisor", "aide"])
_EARLIER = word_list("earlier")
_LATER = word_list("later")
_TOLD_OF = word_list("told_of")
_TAKING_PLACE = word_list("taking_place")
_TOPICS = word_list("topics")
_INHABITANTS = word_list("inhabitants")
_DEPARTING = frozenset(["leave", "depart", "head", "embark", "bind"])
_HOSTING = frozenset(["host", "co-host"])
_AT_A_PLACE = frozenset(["in", "at", "to", "near", "outside", "into", "from", "via"])
_HABITUAL = frozenset(["regular", "frequent", "numerous", "constant", "occasional", "daily", "routine"])
_KINDS_OF_PLACE = frozenset(["capital", "city", "town", "port", "resort"])
_TAKING_PART = frozenset(
    ["participation", "attendance", "role", "performance", "success", "outcome", "result", "decision"]
)
_ENDING = frozenset(["end", "conclude", "finish", "wrap", "close"])
_DURATIONS = frozenset(["hour", "day", "week", "month", "year", "round"])
_SETTING = frozenset(["during", "after", "following", "before"])
_ABOUT = ("", "about", "on", "of", "regarding", "concerning", "up", "for")
_FORUM_HEADS = word_list("forum_heads")


def channel(sentence: Sentence, trigger: int, text: str) -> Channel:
    """By telephone, by video, in writing or face to face, as the trigger and its clause tell."""
    tree = sentence.tree
    if tree is None:
        return Channel.UNSPECIFIED
    word = tree.words[trigger]
    name = word.lemma.lower()
    near = _phrase(tree, trigger, text)
    if _WRITTEN.search(word.text):
        return Channel.WRITTEN
    if _VIDEO.search(near):
        return Channel.VIDEO
    if _PHONE.search(near):
        return Channel.PHONE
    if name in _CALLS and (word.upos in VERBAL or not tree.children(trigger, "nmod") or "with" in near):
        return Channel.PHONE
    return Channel.IN_PERSON if name in _IN_PERSON_NOUNS | _IN_PERSON_VERBS else Channel.UNSPECIFIED


def channel_of_title(title: str) -> Channel:
    """What a readout's title says of its contact: "Readout of the President's Call with ..."."""
    if _VIDEO.search(title):
        return Channel.VIDEO
    if _PHONE.search(title) or re.search(r"\bcalls?\b(?! (?:for|on|to)\b)", title, re.IGNORECASE):
        return Channel.PHONE
    return (
        Channel.IN_PERSON
        if re.search(r"\b(?:meeting|met|meets|visit|talks)\b", title, re.IGNORECASE)
        else Channel.UNSPECIFIED
    )


def _phrase(tree: Tree, trigger: int, text: str) -> str:
    """The words of the contact's phrase and of the verb that governs it, without other clauses."""
    around = () if setting(tree, trigger) else _own(tree, predicate(tree, trigger))
    words = {*_own(tree, trigger), *around}
    return " ".join(text[tree.words[i].start : tree.words[i].end] for i in sorted(words))


def _own(tree: Tree, index: int) -> list[int]:
    """The words below *index* that belong to its own clause."""
    found = [index]
    for child in tree.children(index):
        if not tree.is_a(child, "ccomp", "advcl", "parataxis", "acl", "conj", "xcomp"):
            found += _own(tree, child)
    return found


def forum(sentence: Sentence, trigger: int, text: str, lexicon: Lexicon) -> str | None:
    """The named forum: one the lexicon knows, or capitalised words that end in a forum's noun."""
    tree = sentence.tree
    if tree is None:
        return None
    own = [tree.words[i] for i in _own(tree, trigger)]
    start, end = min(w.start for w in own), max(w.end for w in own)
    for found in lexicon.find(text[start:end]):
        name = text[start + found.start : start + found.end]
        if name in lexicon.formats:
            return name
    word = tree.words[trigger]
    if word.lemma.lower() not in _FORUM_HEADS:
        return None
    for index in tree.children(trigger, "nmod"):
        if tree.words[index].upos == "PROPN" and tree.words[index].lemma.lower() in _FORUM_HEADS:
            below = tree.subtree(index)
            kept = [tree.words[i] for i in below if tree.words[i].upos not in ("ADP", "DET") or i > index]
            return text[kept[0].start : kept[-1].end]
    first = trigger
    while (
        first > 0
        and tree.words[first - 1].head in range(first - 1, trigger + 1)
        and tree.words[first - 1].upos in ("PROPN", "ADJ", "NOUN", "NUM", "PUNCT", "SYM", "PART")
    ):
        first -= 1
    named = [w for w in tree.words[first:trigger] if w.text[:1].isupper()]
    if word.text[:1].isupper() and word.upos == "PROPN" and named:
        return text[tree.words[first].start : word.end]
    phrase = text[tree.words[first].start : word.end]
    for found in lexicon.find(phrase):
        if found.namings and all(naming.code not in lexicon.states for naming in found.namings):
            return phrase[found.start :]
    if re.match(
        r"(?:two|three|four|five|six|seven|eight)-(?:party|nation|way)",
        text[tree.words[first].start : word.end],
        re.IGNORECASE,
    ):
        return text[tree.words[first].start : word.end]
    return None


def level(tree: Tree, trigger: int) -> Level:
    """The level the contact's own words tell: a summit is leaders', a "ministerial" ministers'."""
    words = {lemma(tree.words[i].text, "NOUN") for i in _own(tree, trigger)}
    if words & _DEPUTIES:
        return Level.OFFICIAL
    for found, telling in _LEVELS:
        if words & telling:
            return found
    return Level.UNSPECIFIED


def place(sentence: Sentence, trigger: int, countries: frozenset[str]) -> Place | None:
    """Where it is: the place in the contact's own clause, nearest to its trigger, cities before countries."""
    tree = sentence.tree
    if tree is None or not sentence.places:
        return None
    verb = predicate(tree, trigger)
    around = tree.children(verb, "obl", "advmod") if setting(tree, trigger) else _own(tree, verb)
    held = [
        i
        for child in tree.children(trigger, "acl")
        if tree.words[child].lemma in _TAKING_PLACE | _HOSTING
        for i in _own(tree, child)
    ]
    inside = {tree.words[i].start for i in (*_own(tree, trigger), *around, *held)}
    at = tree.words[trigger].start
    located = [
        p
        for p in sentence.places
        if _locates(tree, p.start, trigger)
        and not _of_a_topic(tree, p.start, trigger, _TOPICS | _INHABITANTS if p.name in countries else _TOPICS)
    ]
    own = [p for p in located if p.start in inside]
    face_to_face = tree.words[trigger].lemma in _IN_PERSON_NOUNS | _IN_PERSON_VERBS
    if face_to_face and all(p.name in countries for p in own):
        cities = [p for p in located if p.name not in countries and any(p.country == o.country for o in own)]
        own = cities[:1] or own
    if not own:
        below = {tree.words[i].start for i in tree.subtree(trigger)}
        own = [p for p in located if p.start in below and p.name not in countries][:1]
    if not own and face_to_face and not setting(tree, trigger):
        cities = [p for p in located if p.name not in countries]
        own = cities if len(cities) == 1 else located if len(located) == 1 else []
    return min(own, key=lambda p: (_leaving(tree, p.start), p.name in countries, abs(p.start - at)), default=None)


def cities(sentence: Sentence, trigger: int, place: str | None, countries: frozenset[str]) -> list[Place]:
    """The cities of contacts told of together, "meetings in Tripoli and Benghazi"; empty when they are not several."""
    tree = sentence.tree
    if tree is None or place is None or tree.words[trigger].text.lower() == tree.words[trigger].lemma:
        return []
    at = next((tree.word_at(p.start) for p in sentence.places if p.name == place), None)
    if at is None or tree.words[trigger].upos != "NOUN":
        return []
    listed = {tree.words[i].start for i in tree.conjuncts(at)}
    found = [p for p in sentence.places if p.name not in countries and p.start in listed]
    return found if len(found) > 1 else []


def _locates(tree: Tree, start: int, trigger: int) -> bool:
    """True after "in", "at", "to", "near", for the city of a "Geneva meeting" itself and one that hosts.

    "Of Georgia" and "for Syria" locate nothing.
    """
    index = tree.word_at(start)
    while index is not None and index < len(tree.words):
        marked = {tree.words[i].text.lower() for i in tree.children(index, "case")}  # "due in Cairo" has two
        head = tree.words[index].head
        if "of" in marked and head >= 0 and tree.words[head].lemma.lower() in _KINDS_OF_PLACE:
            return preposition(tree, head) in _AT_A_PLACE or tree.is_a(head, "obj")  # "in the capital of Cairo"
        if marked:
            bound_for = "for" in marked and head >= 0 and tree.words[head].lemma in _DEPARTING
            return bound_for or bool(marked & _AT_A_PLACE)
        kind = index - 1
        if kind >= 0 and tree.words[kind].lemma.lower() in _KINDS_OF_PLACE and preposition(tree, kind):
            return preposition(tree, kind) in _AT_A_PLACE  # "in the Saudi capital Riyadh"
        if head >= 0 and tree.is_a(index, "obj", "nsubj:pass"):
            return tree.words[head].lemma in ("visit", "tour", "reach", "leave")
        if head >= 0 and tree.is_a(index, "nsubj"):
            return tree.words[head].lemma in _HOSTING
        if head >= 0 and tree.is_a(index, "compound") and _names_a_contact(tree, head):
            return trigger in (head, tree.words[head].head)
        if head < 0 or not tree.is_a(index, "compound", "flat", "appos", "amod", "conj"):
            return False
        index = head
    return False


def _names_a_contact(tree: Tree, index: int) -> bool:
    """True for "meeting", "talks", "summit"."""
    word = tree.words[index]
    return word.upos in ("NOUN", "PROPN") and MEETING in trigger_words().kinds(word.lemma.lower(), "NOUN")


def _of_a_topic(tree: Tree, start: int, trigger: int, topics: frozenset[str]) -> bool:
    """True for the Gaza of "the war in Gaza", which is what is spoken of and not where."""
    index = tree.word_at(start)
    while index is not None and tree.words[index].head >= 0:
        head = tree.words[index].head
        if head == trigger:
            return False
        if tree.words[index].relation == "nmod" and preposition(tree, index) in ("in", "at", "to", "from", "near"):
            return tree.words[head].lemma.lower() in topics
        if not tree.is_a(index, "compound", "flat", "appos", "amod", "conj", "nmod"):
            return False
        index = head
    return False


def _leaving(tree: Tree, start: int) -> bool:
    index = tree.word_at(start)
    return index is not None and preposition(tree, index) == "from"


def when(sentence: Sentence, trigger: int) -> Period | None:
    """When it is, as far as `time_of` finds words for it."""
    time = time_of(sentence, trigger)
    return time.period if time else None


def time_of(sentence: Sentence, trigger: int) -> TimeExpression | None:
    """The resolved time in the trigger's phrase, else in its clause, else the only one in the sentence.

    A contact that is no more than the setting of something else ("during the call, attention was paid to the summit in
    June") has only the times of its own phrase and of the verb itself.
    """
    tree = sentence.tree
    if tree is None:
        return None
    times = [t for t in sentence.times if t.period is not None and not _since(tree, t, trigger)]
    if not times:
        return None
    own = _covering(tree, _own(tree, trigger), times)
    if not own:
        described = [
            i
            for child in tree.subtree(trigger)
            if (tree.words[child].relation == "acl" and tree.words[child].head == trigger)
            or (tree.words[child].relation == "acl:relcl" and tree.words[child].lemma in _TAKING_PLACE)
            for i in _own(tree, child)
        ]
        own = _covering(tree, described, times)
    if not own and setting(tree, trigger):
        own = _covering(tree, list(tree.children(predicate(tree, trigger), "obl", "advmod", "nmod")), times)
    elif not own:
        own = _covering(tree, _own(tree, predicate(tree, trigger)), times)
        if not own and len(times) == 1 and _same_clause(tree, trigger, times[0]):
            own = times
    at = tree.words[trigger].start
    return min(own, key=lambda t: (abs(t.start - at), t.start), default=None)


def _since(tree: Tree, time: TimeExpression, trigger: int) -> bool:
    """True for "since its founding in 1949": the day of the founding, not of what is told."""
    index = next((w.index for w in tree.words if time.start <= w.start < time.end), None)
    above = [] if index is None else [at for at in tree.heads(index)[:3] if tree.words[at].upos not in VERBAL]
    if trigger in above:
        above = above[: above.index(trigger)]
    outside = [at for at in above if not time.start <= tree.words[at].start < time.end]
    return any(tree.words[i].text.lower() == "since" for at in outside for i in tree.children(at, "case", "mark"))


def setting(tree: Tree, trigger: int) -> bool:
    """True for a contact that only says when something else was: "during the conversation", "after the talks"."""
    marks = {tree.words[i].text.lower() for i in tree.children(trigger, "case")}
    if trigger and not marks:
        first = min((i for i in tree.subtree(trigger) if i <= trigger), default=trigger)
        marks = {tree.words[first - 1].text.lower()} if first else marks
    return tree.words[trigger].upos not in VERBAL and bool(marks & _SETTING)


def _covering(tree: Tree, indices: list[int], times: list[TimeExpression]) -> list[TimeExpression]:
    starts = [tree.words[i].start for i in indices]
    return [t for t in times if any(t.start <= start < t.end for start in starts)]


def _up_to_the_clause(tree: Tree, trigger: int) -> list[int]:
    """The trigger and the words above it, no further than its own clause: "said on Monday that talks would be held"."""
    found = [trigger]
    for head in tree.heads(trigger):
        if tree.words[found[-1]].relation in ("ccomp", "parataxis"):
            break
        found.append(head)
    return found


def _same_clause(tree: Tree, trigger: int, time: TimeExpression) -> bool:
    """True unless the time belongs to a relative or subordinate clause that the trigger is not in."""
    index = next((w.index for w in tree.words if time.start <= w.start < time.end), None)
    if index is None:
        return False
    mine = set(_up_to_the_clause(tree, trigger))
    for at in (index, *tree.heads(index)):
        if at in mine:
            return True
        if tree.is_a(at, "acl", "advcl", "ccomp", "parataxis"):
            return False
    return False


def in_general(tree: Tree, trigger: int) -> bool:
    """True for "regular telephone conversations", "frequent contacts": no contact that could be told from others."""
    word = tree.words[trigger]
    plural = word.upos == "NOUN" and word.text.lower() != word.lemma
    return plural and any(tree.words[i].lemma.lower() in _HABITUAL for i in tree.children(trigger, "amod"))


def foremost(tree: Tree, trigger: int) -> bool:
    """True when the clause is about the contact; false for one named in passing: "after the visit", "despite talks"."""
    word = tree.words[trigger]
    if word.upos in VERBAL:
        return not tree.is_a(trigger, "acl") and not any(tree.is_a(head, "acl") for head in tree.heads(trigger)[:2])
    at = trigger
    for head in tree.heads(trigger):
        if tree.words[at].relation in ("obl", "nmod") and preposition(tree, at) not in (
            "in",
            "at",
            "during",
            "on",
            "of",
            "for",
            "by",
        ):
            return False
        if tree.words[head].upos in VERBAL:
            return not tree.is_a(head, "acl")
        if tree.words[at].relation == "nmod" and tree.words[head].lemma in _TAKING_PART:
            return False  # "thanked for her participation in the summit"
        at = head
    return True


def setting_of_news(sentence: Sentence, trigger: int) -> bool:
    """True for the contact after or during which the news came about: "After the summit, Putin met Japarov".

    Not for one that is told by how long it took: "after five weeks of talks".
    """
    tree = sentence.tree
    if tree is None or not setting(tree, trigger) or set_apart(tree, trigger) is not None:
        return False
    above = tree.words[trigger].head
    lasting = above >= 0 and tree.words[above].lemma.lower() in _DURATIONS and tree.is_a(trigger, "nmod")
    return not lasting and tree.words[trigger].head in (tree.root, -1)


def told_of_today(tree: Tree, trigger: int) -> bool:
    """True for a contact told by a verb in the simple past, as reports tell the day's events: "they exchanged views".

    "Have negotiated" leaves open when it was.
    """
    word = tree.words[trigger]
    verb = predicate(tree, trigger)
    if word.upos not in VERBAL and not tree.is_a(trigger, "obj"):
        return False
    helpers = {tree.words[i].lemma for i in tree.children(verb, "aux")}
    return tense(tree, verb) is Tense.PAST and not helpers


def ends(tree: Tree, trigger: int) -> bool:
    """True for "the summit ended on Sunday", "wrapped up their talks": the day is that of the end."""
    verb = predicate(tree, trigger)
    return tree.is_a(trigger, "nsubj", "obj") and tree.words[trigger].head == verb and tree.words[verb].lemma in _ENDING


def set_apart(tree: Tree, trigger: int) -> str | None:
    """Whether words set the contact off from the one told of.

    "The recent visit" is past, "the next round" ahead, and what two sides "discussed" is a topic of their talks.
    """
    for index in tree.children(trigger, "nmod", "obl"):
        contact = tree.words[index]
        if preposition(tree, index) == "during" and MEETING in trigger_words().kinds(contact.lemma, contact.upos):
            return set_apart(tree, index)  # "the discussions during Macron's recent visit"
    words = {tree.words[i].lemma.lower() for i in tree.children(trigger, "amod", "det", "nummod", "advmod")}
    if words & _EARLIER:
        return "past"
    if words & _LATER:
        return "ahead"
    word = tree.words[trigger]
    if word.upos in ("NOUN", "PROPN") and word.head >= 0 and tree.words[word.head].lemma in _TOLD_OF:
        return "topic" if tree.is_a(trigger, "obj", "obl", "conj") and preposition(tree, trigger) in _ABOUT else None
    return None


def long_past(period: Period | None, published: date | None) -> bool:
    """True for what lies more than about a year before publication."""
    return bool(period and published and period.last < published - timedelta(days=370))

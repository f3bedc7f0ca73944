"""Where a meeting stands as the sentence has it: held, planned, proposed, refused, called off.

The rules are asked in order, the first that knows answers: what is done to the meeting ("cancelled the visit"), what
it is called ("the upcoming summit"), when its clause puts it, when its date is.
"""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from pourparler.annotations.syntax import Tree
from pourparler.chronology import Period
from pourparler.codebook import Status
from pourparler.statements.clauses import VERBAL, Tense, conditional, negated, predicate, tense

_TO_COME = re.compile(
    r"\b(?:ahead of|before|in advance of|prior to|eve of|run-up to|pending|in preparation for|prepar\w+ for)\b"
)
_OVER_NOW = re.compile(r"\b(?:after|following|since|in the wake of|aftermath of)\b")
_DURING = re.compile(r"\b(?:during|after|following|since) (?:(?:a|an|the|this|that|these|his|her|its|their|our) )?$")
_AHEAD = re.compile(r"\b(?:later this|next|coming|upcoming)\b")
_PARTICLES = frozenset(["off", "out", "up", "down", "back", "on", "away", "through", "short", "forward"])
_ABSENT = frozenset(["boycott", "skip", "shun", "snub"])
_MATTERS = frozenset(["fact", "result", "outcome", "importance", "issue", "topic", "detail", "basis", "agreement"])
_BRINGING_ABOUT = frozenset(["preparation", "plan", "agenda", "eve", "date"])


@dataclass(frozen=True, slots=True)
class Question:
    """What a status rule may look at: the sentence, the trigger's word, the meeting's date, the day of publication."""

    tree: Tree
    trigger: int
    period: Period | None
    published: date | None
    wording: str = ""  # of the meeting's date: "later this week" lies ahead though the week has begun
    body: bool = False  # a session of a standing body, which others' absence does not undo


def status(question: Question) -> Status:
    """The status the sentence gives the meeting; `held` when nothing says otherwise."""
    for rule in RULES:
        if found := rule(question):
            return found
    return Status.HELD


def by_setting(question: Question) -> Status | None:
    """ "Hoped that during the talks ...", "refused to sign after the talks": no more than when something else was."""
    tree, at = question.tree, question.trigger
    first = _first(tree, at)
    before = " ".join(tree.words[i].text.lower() for i in range(max(0, first - 1), at)) + " "
    if not _DURING.search(before) or tree.words[at].upos in VERBAL:
        return None
    when = tense(tree, predicate(tree, at))
    if when in (Tense.FUTURE, Tense.SUPPOSED) or _ahead(question):
        return Status.PLANNED if when is Tense.FUTURE or _ahead(question) else None
    return Status.HELD


def by_what_it_leads_to(question: Question) -> Status | None:
    """ "Preparations for the summit have begun": whatever the preparations do, the summit is to come."""
    word = question.tree.words[question.trigger]
    if word.head < 0 or not question.tree.is_a(question.trigger, "nmod") or _over(question):
        return None
    return Status.PLANNED if question.tree.words[word.head].lemma in _BRINGING_ABOUT else None


def by_what_is_done(question: Question) -> Status | None:
    """ "Cancelled the visit", "called for talks", "refused to meet", "talks have been put off": the governing verb."""
    tree, at = question.tree, question.trigger
    for distance, verb in enumerate(_governors(tree, at)):
        found = _of_verb(tree, verb)
        if found is None:
            continue
        if found is Status.HELD and _infinitive(tree, verb):
            continue  # "rejects the offer to attend the talks"
        if _tells_nothing(question, verb, found):
            return None
        if found in (Status.PROPOSED, Status.PLANNED) and negated(tree, verb):
            return Status.REFUSED if found is Status.PROPOSED else None
        if found is Status.REFUSED and (negated(tree, verb) or _threatened(tree, verb)):
            return Status.PLANNED
        if found is Status.ONGOING:
            return _of_beginning(question, verb)
        if (
            found is Status.CANCELLED
            and tense(tree, verb) in (Tense.SUPPOSED, Tense.FUTURE)
            and tree.words[verb].lemma != "be"
        ):
            return Status.PLANNED if tense(tree, verb) is Tense.SUPPOSED else Status.CANCELLED
        if found is Status.PLANNED and distance and tense(tree, at) is Tense.PAST:
            return None
        if found is Status.PLANNED and _over(question):
            return None
        if found is Status.PROPOSED and _over(question) and tree.words[verb].upos in VERBAL:
            return None
        return found
    return None


def _tells_nothing(question: Question, verb: int, found: Status) -> bool:
    """True where the verb leaves the meeting as it is: it was held, or a body meets without those who stay away."""
    tree, lemma = question.tree, question.tree.words[verb].lemma
    if found is Status.HELD or (lemma == "fail" and not _is_subject(tree, question.trigger, verb)):
        return True
    return question.body and (lemma in _ABSENT or (found is Status.PROPOSED and negated(tree, verb)))


def by_what_it_is_called(question: Question) -> Status | None:
    """ "The upcoming summit", "the cancellation of the talks", "an invitation to visit", "talks slated for May"."""
    tree, at = question.tree, question.trigger
    tables = _tables()
    for index in tree.children(at, "amod", "compound"):
        for name, table in tables.items():
            if tree.words[index].lemma in table.adjectives or (
                tree.words[index].upos == "VERB" and tree.words[index].lemma in table.verbs and name is not Status.HELD
            ):
                return None if name is Status.ONGOING and _over(question) else name
    for index in tree.children(at, "acl"):
        if tree.words[index].text.lower() in ("scheduled", "slated", "planned", "due", "set", "expected"):
            return None if _over(question) else Status.PLANNED
    word = tree.words[at]
    linked = {tree.words[i].text.lower() for i in tree.children(at, "case")} <= {"of", "for", "to", "'s", "’s"}
    if (
        linked
        and word.head >= 0
        and word.relation in ("nmod", "acl", "nmod:poss")
        and tree.words[word.head].upos == "NOUN"
    ):
        for name, table in tables.items():
            if tree.words[word.head].lemma in table.nouns:
                return name
    return None


def by_what_comes_first(question: Question) -> Status | None:
    """ "Ahead of the summit" it is still to come; "after the talks", "since the visit" it is over."""
    tree, at = question.tree, question.trigger
    words = [tree.words[i].text.lower() for i in tree.children(at, "case", "mark")]
    before = " ".join(
        [tree.words[i].text.lower() for i in range(max(0, _first(tree, at) - 3), _first(tree, at))] + words
    )
    if _TO_COME.search(before):
        return Status.PLANNED
    return Status.HELD if _OVER_NOW.search(before) else None


def by_denial(question: Question) -> Status | None:
    """ "Does not meet with", "would not talk to": refused."""
    tree, at = question.tree, question.trigger
    return Status.REFUSED if tree.words[at].upos in VERBAL and negated(tree, at) else None


def by_tense(question: Question) -> Status | None:
    """ "Will meet" is planned, "would meet" proposed, "is meeting" ongoing, "did not meet" refused."""
    tree, at = question.tree, question.trigger
    verb = predicate(tree, at)
    when = tense(tree, verb)
    if when is Tense.FUTURE:
        return Status.REFUSED if negated(tree, verb) else Status.PLANNED
    if when is Tense.SUPPOSED or conditional(tree, verb):
        return Status.PROPOSED
    if (
        verb == at
        and when is Tense.PRESENT
        and tree.words[at].text.lower().endswith("ing")
        and tree.children(at, "aux")
    ):
        return Status.PLANNED if _ahead(question) else Status.ONGOING
    return None


def by_date(question: Question) -> Status | None:
    """ "Meet on Friday", the Friday to come: planned."""
    return Status.PLANNED if _ahead(question) else None


def by_noun_alone(question: Question) -> Status | None:
    """ "The visiting minister": the visit goes on."""
    word = question.tree.words[question.trigger]
    return Status.ONGOING if word.text.lower() == "visiting" and word.relation == "amod" else None


RULES: tuple[Callable[[Question], Status | None], ...] = (
    by_setting,
    by_denial,
    by_what_it_leads_to,
    by_what_is_done,
    by_what_it_is_called,
    by_what_comes_first,
    by_tense,
    by_date,
    by_noun_alone,
)


@dataclass(frozen=True, slots=True)
class _Table:
    verbs: frozenset[str]
    phrases: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]


def _governors(tree: Tree, at: int) -> list[int]:
    """The verbs above a contact within reach: its own verb, and those that govern that one without a new subject."""
    found: list[int] = []
    if tree.words[at].upos in VERBAL and _particle(tree, at):
        found.append(at)
    current = at
    for head in tree.heads(at):
        relation = tree.words[current].relation
        if relation in ("parataxis", "acl:relcl", "advcl") or (relation == "conj" and tree.words[head].upos in VERBAL):
            break
        if relation == "ccomp" and tree.children(current, "nsubj", "nsubj:pass") and current != at and len(found) > 0:
            break
        if relation in ("obl", "nmod") and not _close(tree, current, head):
            break
        if relation == "nmod" and tree.words[head].lemma in _MATTERS:
            break  # "considers the fact of the conversation positive"
        if tree.words[head].upos in VERBAL or tree.words[head].upos == "ADJ":
            found.append(head)
        if len(found) > 2:
            break
        current = head
    return found


def _threatened(tree: Tree, verb: int) -> bool:
    """ "Threatens to boycott": the meeting is still on."""
    return any(tree.words[head].lemma in ("threaten", "threat", "may") for head in tree.heads(verb)[:1])


def _is_subject(tree: Tree, at: int, verb: int) -> bool:
    return at in tree.children(verb, "nsubj")


def _close(tree: Tree, current: int, head: int) -> bool:
    """True when an oblique belongs to the meaning of the verb: "called for talks", "agreed to a meeting"."""
    marks = {tree.words[i].text.lower() for i in tree.children(current, "case")}
    return bool(marks & {"for", "to", "from", "of", "out"}) or not marks


def _first(tree: Tree, at: int) -> int:
    """The first word of the phrase of *at*, its own preposition left out."""
    return min((i for i in tree.subtree(at) if i <= at), default=at)


def _particle(tree: Tree, verb: int) -> str:
    """ "off" of "call off", also where it is taken for the preposition of what follows: "calls off a trip"."""
    nearby = [*tree.children(verb, "compound:prt", "advmod"), *range(verb + 1, min(verb + 2, len(tree.words)))]
    return next((text for i in nearby if (text := tree.words[i].text.lower()) in _PARTICLES), "")


def _infinitive(tree: Tree, verb: int) -> bool:
    """ "To attend": what somebody offers, refuses or wants to do."""
    return tree.is_a(verb, "acl", "xcomp") and any(tree.words[i].lemma == "to" for i in tree.children(verb, "mark"))


def _of_verb(tree: Tree, verb: int) -> Status | None:
    word = tree.words[verb]
    lemma, following = word.lemma, {_particle(tree, verb)}
    if word.text.lower() == "prepared" and tree.children(verb, "xcomp"):
        return Status.PROPOSED  # "is prepared to hold talks"
    following |= {tree.words[i].text.lower() for i in tree.children(verb, "xcomp", "advmod")}
    following |= {tree.words[c].text.lower() for i in tree.children(verb, "obl") for c in tree.children(i, "case")}
    for name, table in _tables().items():
        if any(f"{lemma} {particle}" in table.phrases for particle in following if particle):
            return name
    for name, table in _tables().items():
        if lemma in (table.adjectives if word.upos == "ADJ" else table.verbs):
            return name
    return None


def _of_beginning(question: Question, verb: int) -> Status | None:
    """ "Talks resume" in the day's news are under way; "talks will resume", "agreed to resume talks" are to come."""
    when = tense(question.tree, verb)
    if conditional(question.tree, verb):
        return Status.PROPOSED
    if when is Tense.FUTURE or _ahead(question):
        return Status.PLANNED
    if when is Tense.SUPPOSED:
        return Status.PROPOSED
    return None if _over(question) else Status.ONGOING


def _ahead(question: Question) -> bool:
    """True when the meeting's date lies after the day of publication."""
    if _AHEAD.search(question.wording.lower()):
        return True
    return bool(question.period and question.published and question.period.first > question.published)


def _over(question: Question) -> bool:
    """True when the meeting's date lies before the day of publication."""
    return bool(question.period and question.published and question.period.last < question.published)


@cache
def _tables() -> dict[Status, _Table]:
    source = resources.files("pourparler.data") / "lexicon" / "en" / "statuses.toml"
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return {
        Status(name): _Table(*(frozenset(table.get(part, ())) for part in ("verbs", "phrases", "nouns", "adjectives")))
        for name, table in data.items()
    }

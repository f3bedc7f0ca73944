"""Find the people a text names, and the party each acts for.

A person's party is the one the text gives ("Russian Foreign Minister Sergei Lavrov", "João Cravinho, Minister of
Foreign Affairs of Portugal"); else that of an office the person is known to have held on the day of publication; else,
under a bare title in a government's own paper, the publisher's. A surname alone is the person named in full before.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import chain

from pourparler.annotations.annotation import Actor, Annotations, Form, Sentence
from pourparler.annotations.gazetteer import countries_of_cities
from pourparler.annotations.lexicon import Holder, Lexicon
from pourparler.annotations.offices import OfficeNamed, offices_in
from pourparler.codebook import Level

_WORD = (
    r"(?:(?:[A-Z]\.)+(?=[ -]?[A-Z])|(?:al|el|an|as|ash|ad|ar|at|bin)-[A-Z][\w’'-]+"
    r"|(?:O['’]|D['’]|d['’]|Mc|Mac)?[A-ZÀ-ÞĀ-Ž][\w’'-]*[\w])"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_OWNER = re.compile(r"['’]s? ")  # "Kamala Harris's Meeting" names Kamala Harris
_APPOSITION = re.compile(r"\s?[,(–—-]\s?(?:who is |currently )?(?:the |a |an |his |her |its |our )?")
_COUNTERPART = re.compile(r"(?:['’]s)? (?:[a-z]+ ){0,2}counterpart,? (?:(?:Mr|Mrs|Ms|Dr|Sir|Sheikh)\.? )?")
_MANDATE = re.compile(
    r",? (?:[A-Z][\w’'-]+ ){0,2}(?:for|to|of|on|in|at) (?:(?:[A-Z][\w’'-]+,?|and|of|for|to|in|on|the|&) ){1,10}"
)
_WORDS = re.compile(r"[\w’'-]+")
_LETTER_CASE = str.maketrans("’", "'")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """How a name is spotted, by the word lists of the lexicon."""

    name: re.Pattern[str]
    courtesy: re.Pattern[str]
    no_part: frozenset[str]


@cache
def _patterns() -> _Patterns:
    """The patterns, built once from the shipped lists."""
    source = resources.files("pourparler.data") / "lexicon" / "en" / "not_names.toml"
    lists = tomllib.loads(source.read_text(encoding="utf-8"))
    particle = f"(?:{'|'.join(lists['particles'])})"
    return _Patterns(
        re.compile(rf"(?<![\w’'-]){_WORD}(?:[ \u00a0]+(?:{particle}[ ]+){{0,2}}{_WORD}){{0,9}}(?:, (?:Jr|Sr)\.)?"),
        re.compile(rf"(?:{'|'.join(map(re.escape, lists['courtesy']))})\.?\s+"),
        frozenset(chain.from_iterable(lists["no_part_of_a_name"].values())),
    )


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in the document: the fullest form of the name, the party acted for and the level."""

    name: str
    codes: tuple[str, ...]
    level: Level
    title: str | None


def annotate_people(annotations: Annotations, lexicon: Lexicon) -> None:
    """Put an `Actor` for every naming of a person into its sentence, office included in its span."""
    register = _Register(lexicon, annotations)
    parties, titled = _in_title(annotations, lexicon)
    named = [
        (sentence, list(_names(sentence, annotations.document.text, lexicon))) for sentence in annotations.sentences
    ]
    register.prepare(chain(titled, *(names for _, names in named)))
    for name in titled:
        register.enter(name)
    for _, names in named:
        for name in names:
            register.enter(name)
    annotations.title_actors[:] = parties + [actor for name in titled if (actor := register.actor(name))]
    for sentence, names in named:
        people = [actor for name in names if (actor := register.actor(name))]
        taken = [(p.start, p.end) for p in people]
        kept = [a for a in sentence.actors if not any(s <= a.start and a.end <= e for s, e in taken)]
        sentence.actors[:] = sorted(kept + people, key=lambda actor: actor.start)


def _in_title(annotations: Annotations, lexicon: Lexicon) -> tuple[list[Actor], list["_Named"]]:
    """The parties and people the title names: it often gives what the text takes as known."""
    title = annotations.document.title or ""
    parties = [
        Actor(f.start, f.end, (f.namings[0].code,), f.namings[0].form)
        for f in lexicon.find(title)
        if len(f.namings) == 1 and f.namings[0].code not in lexicon.conveners
    ]
    return parties, list(_names(Sentence(0, len(title), actors=parties), title, lexicon))


@dataclass(frozen=True, slots=True)
class _Named:
    """A capitalised name in its sentence, with the office beside it where there is one."""

    start: int
    end: int
    words: str
    office: OfficeNamed | None
    codes: tuple[str, ...]
    first: int  # where the name with its title begins
    last: int


def _names(sentence: Sentence, text: str, lexicon: Lexicon) -> Iterator[_Named]:
    """The names in one sentence that may be people's: capitalised, and no party, office, month or institution."""
    offices = offices_in(sentence, text, lexicon)
    blocked = [(a.start, a.end) for a in sentence.actors] + [(o.start, o.end) for o in offices]
    cities = countries_of_cities()
    no_names = _patterns().no_part
    for match in _patterns().name.finditer(text, sentence.start, sentence.end):
        if match[0] in no_names:  # the capital that only opens the sentence: most matches, so they go first
            continue
        if match[0] in cities and not any(office.end in (match.start() - 1, match.start()) for office in offices):
            continue
        for part in _free_parts(match.start(), match.end(), blocked):
            start, end = _trimmed(text, *part)
            if start >= end or not may_be_name(text[start:end]):
                continue
            office = _office_beside(offices, start, end, text)
            codes = office.codes if office and office.codes else _party_beside(sentence, start, end, text)
            called = part[0] if _patterns().courtesy.fullmatch(text[part[0] : start]) else start
            first = min(called, office.start) if office else called
            last = max(end, office.end) if office else end
            yield _Named(start, end, text[start:end], office, codes, first, last)


def _free_parts(start: int, end: int, blocked: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is left of a stretch once the parties and offices in it are taken out."""
    at = start
    for a, b in sorted(blocked):
        if b <= at or a >= end:
            continue
        if a > at:
            yield at, a
        at = max(at, b)
    if at < end:
        yield at, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without courtesy titles, the genitive ending, and the capital that only opens the sentence."""
    while start < end and not text[start].isalnum():
        start += 1
    words = text[start:end]
    if courtesy := _patterns().courtesy.match(words):
        start += courtesy.end()
        words = text[start:end]
    head = words.split(" ", 1)
    while head and head[0] in _patterns().no_part:
        start += len(head[0]) + 1
        head = head[1].split(" ", 1) if len(head) > 1 else []
    words = text[start:end]
    behind = [m.end() for m in _WORDS.finditer(words) if m[0] in _patterns().no_part]
    if behind and " " in words[behind[-1] :].strip():  # "General Intelligence Service Abbas Kamel"
        start += behind[-1] + 1
    words = text[start:end].rstrip(" ,'’-") if start < end else ""
    words = _OWNER.split(words, maxsplit=1)[0]
    return start, start + len(_POSSESSIVE.sub("", words))


def may_be_name(words: str) -> bool:
    """True for words that a person can be called by: no institution, no acronym, no lone letter.

    >>> may_be_name("Anna Smith"), may_be_name("Security Council"), may_be_name("IGAD")
    (True, False, False)
    """
    parts = words.replace("-", " ").split()
    if not parts or len(words) < 3 or any(part in _patterns().no_part for part in parts):
        return False
    return not (len(parts) == 1 and words.isupper() and len(words) < 5)


def _office_beside(offices: list[OfficeNamed], start: int, end: int, text: str) -> OfficeNamed | None:
    """The office before the name ("President X") or set off after it ("X, the foreign minister of Y,").

    Its mandate may stand between: "special envoy for Libya X", "minister for foreign affairs and migration, X".
    """
    for office in offices:
        if office.end <= start and not office.plural and _leads_to(text[office.end : start]):
            return office
    for office in offices:
        if office.end <= start and not office.plural and _MANDATE.fullmatch(text[office.end : start]):
            return office
    for office in offices:
        if office.start >= end and _APPOSITION.fullmatch(text[end : office.start]):
            return office
    return None


def _leads_to(between: str) -> bool:
    """True when an office belongs to the name after it: nothing between them but a courtesy title or a comma."""
    return between.strip() == "" or between == ", " or bool(_patterns().courtesy.fullmatch(between.lstrip()))


def _party_beside(sentence: Sentence, start: int, end: int, text: str) -> tuple[str, ...]:
    """The party in "Russia's Lavrov", "Lavrov of Russia", "Israeli Benjamin Netanyahu", "his Omani counterpart Y"."""
    for actor in sentence.actors:
        if actor.end <= start and actor.codes and _COUNTERPART.fullmatch(text[actor.end : start]):
            return actor.codes
        if actor.form in (Form.NAME, Form.CAPITAL) and text[actor.end : start] in ("'s ", "’s "):
            return actor.codes
        if actor.form is Form.ADJECTIVE and text[actor.end : start] == " ":
            return actor.codes
        if actor.form is Form.NAME and text[end : actor.start] in (" of ", " of the "):
            return actor.codes
    return ()


class _Register:
    """The people of one document, by every word of their names."""

    def __init__(self, lexicon: Lexicon, annotations: Annotations) -> None:
        self._lexicon = lexicon
        self._day = annotations.published.isoformat() if annotations.published else None
        self._voice = annotations.voice
        self._people: list[Person] = []
        self._parties = {code for actor in annotations.actors() for code in actor.codes}
        self._surnames: set[str] = set()
        self._by_word: dict[str, int] = {}

    def prepare(self, names: Iterable[_Named]) -> None:
        """Take note of the surnames of all who are named in full, known or not."""
        for named in names:
            words = _keys(named.words)
            if len(words) > 1 and named.words not in self._lexicon.holders:
                self._surnames.add(words[-1])

    def enter(self, named: _Named) -> None:
        """Take note of a person, joining what is known of the same name already."""
        words = named.words
        holder = self._holder(words, named)
        office = named.office
        if not (office or holder or named.codes) and (len(words.split()) < 2 or self._at(words) is None):
            return
        codes = named.codes or ((holder.code,) if holder else ())
        known_as = holder if holder and (office is None or _same_office(holder, office)) else office
        level = known_as.level if known_as else Level.UNSPECIFIED
        person = Person(words, codes, level, office.title if office else None)
        at = self._at(words)
        if at is None:
            self._people.append(person)
            at = len(self._people) - 1
        else:
            self._people[at] = _joined(self._people[at], person)
        for word in _keys(words):
            self._by_word.setdefault(word, at)

    def actor(self, named: _Named) -> Actor | None:
        """The naming as an annotation, None when nothing says that this is a person who acts for somebody."""
        at = self._at(named.words)
        if at is None:
            return None
        person = self._people[at]
        if not person.codes and person.title and self._voice:
            person = replace(person, codes=(self._voice,))
        title = named.office.title if named.office else person.title
        return Actor(named.first, named.last, person.codes, Form.PERSON, (person.name,), person.level, title)

    def _at(self, words: str) -> int | None:
        keys = _keys(words)
        at = self._by_word.get(keys[-1])
        if at is None and len(keys) == 1:
            return None
        if at is None:
            at = self._by_word.get(keys[0])
            if at is None or _keys(self._people[at].name)[-1] not in keys:
                return None
        known = set(_keys(self._people[at].name))
        first = keys[0]
        if len(keys) > 1 and len(known) > 1 and first not in known and not any(w[0] == first[0] for w in known):
            return None
        return at

    def _holder(self, words: str, named: _Named) -> Holder | None:
        """The known holder of an office by this name on the day; by surname alone only under a title of that level."""
        exact = [h for h in self._lexicon.holders.get(words.translate(_LETTER_CASE), ()) if h.serves(self._day)]
        if exact:
            return exact[0]
        if known := self._lexicon.holders.get(words):
            return known[-1]
        if not named.office:
            return self._leader_by_surname(words, named)
        near = [
            holder
            for holder in self._lexicon.surnames.get(_keys(words)[-1], ())
            if holder.serves(self._day) and (holder.level is named.office.level or _same_office(holder, named.office))
        ]
        fitting = [h for h in near if not named.codes or h.code in named.codes]
        return fitting[0] if len({h.name for h in fitting}) == 1 else None

    def _leader_by_surname(self, words: str, named: _Named) -> Holder | None:
        """The one head of state or government, or of a body, who goes by this surname on the day: "Blair met Bush".

        Lesser holders only where the text names their party too, or where no other holder ever went by that surname;
        nobody where the text names another of that surname.
        """
        surname = words.casefold()
        if self._day is None or " " in words or surname in self._surnames or named.codes:
            return None
        serving = {h.name: h for h in self._lexicon.surnames.get(surname, ()) if h.serves(self._day)}
        leaders = {name: h for name, h in serving.items() if h.level is Level.LEADER}
        found = list((leaders or serving).values())
        if len(found) != 1:
            return None
        ever = {h.name for h in self._lexicon.surnames.get(surname, ())}
        known_by_it = found[0].name.split()[-1][:3].casefold() == surname[:3]
        if known_by_it and (found[0].level is Level.LEADER or (len(ever) == 1 and len(surname) > 5)):
            return found[0]
        return found[0] if found[0].code in self._parties else None


def _same_office(holder: Holder, office: OfficeNamed) -> bool:
    """True where a text shortens the office: "Secretary" for the secretary of state."""
    return holder.office.startswith(office.title)


def _keys(words: str) -> list[str]:
    """The words of a name as they are looked up, initials left out.

    >>> _keys("Joseph R. Biden, Jr.")
    ['joseph', 'biden']
    """
    parts = [part.strip(".,'’").casefold() for part in words.replace(", Jr.", "").split()]
    return [part for part in parts if len(part) > 1] or [words.casefold()]


def _joined(known: Person, more: Person) -> Person:
    """One person from two namings: the fuller name, the first party given, the first level given."""
    name = more.name if len(more.name.split()) > len(known.name.split()) else known.name
    level = known.level if known.level is not Level.UNSPECIFIED else more.level
    return replace(known, name=name, codes=known.codes or more.codes, level=level, title=known.title or more.title)

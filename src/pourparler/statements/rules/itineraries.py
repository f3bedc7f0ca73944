"""Sittings told of in one breath: "in Geneva on 9-10 January, in Brussels on the 12th, in Vienna on the 13th"."""

from dataclasses import dataclass

from pourparler.annotations.annotation import Actor, Form, Place, Sentence
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.time_expressions.expression import TimeExpression
from pourparler.chronology import Period, Precision
from pourparler.statements.participants import NOBODY, Side

_REACH = 200  # characters before the trigger in which the first day may stand


@dataclass(frozen=True, slots=True)
class Sitting:
    """One stop of an itinerary: its days, its place, the forum it meets in and whom that forum brings."""

    start: int
    period: Period
    place: Place
    forum: str | None = None
    bodies: Side = NOBODY


def sittings(sentence: Sentence, trigger: int, text: str, lexicon: Lexicon) -> list[Sitting]:
    """The stops a clause lists after one trigger; empty unless two or more days each have a place of their own.

    A place belongs to the day it is nearest to, a forum to the stop it follows.
    """
    if sentence.tree is None:
        return []
    after = sentence.tree.words[trigger].start - _REACH
    stops = _stops(sentence, after, lexicon)
    if len(stops) < 2:
        return []
    bodies = [actor for actor in sentence.actors if _is_body(actor, text, lexicon)]
    return [_with_forum(stop, stops, bodies, text) for stop in stops]


def _stops(sentence: Sentence, after: int, lexicon: Lexicon) -> list[Sitting]:
    days = [t for t in sentence.times if t.period and t.period.precision is Precision.DAY and t.start > after]
    cities = [place for place in sentence.places if place.name not in lexicon.country_names]
    stops: list[Sitting] = []
    for day in days:
        free = [place for place in cities if all(place is not stop.place for stop in stops)]
        near = min(free, key=lambda place: _apart(place, day), default=None)
        if near is not None and day.period and min(days, key=lambda other: _apart(near, other)) is day:
            stops.append(Sitting(min(day.start, near.start), day.period, near))
    return stops


def _is_body(actor: Actor, text: str, lexicon: Lexicon) -> bool:
    """True for a forum the lexicon knows and for organisations, whose own sessions a stop can be."""
    named = text[actor.start : actor.end] in lexicon.formats
    return named or (actor.form in (Form.NAME, Form.ORGAN) and any(code not in lexicon.states for code in actor.codes))


def _with_forum(stop: Sitting, stops: list[Sitting], bodies: list[Actor], text: str) -> Sitting:
    forum, side = None, NOBODY
    for body in bodies:
        before = [other for other in stops if other.start <= body.start]
        if stop is (before[-1] if before else stops[0]):
            forum, side = text[body.start : body.end], side + Side(body.codes)
    return Sitting(stop.start, stop.period, stop.place, forum, side)


def _apart(one: Place, other: TimeExpression) -> int:
    """Characters between two stretches of text."""
    return max(other.start - one.end, one.start - other.end, 0)

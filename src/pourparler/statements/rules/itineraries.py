"""Sittings told of in one breath: "in Geneva on 9-10 January, in Brussels on the 12th, in Vienna on the 13th"."""

from dataclasses import dataclass

from pourparler.annotations.annotation import Actor, Form, Place, Sentence
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.time_expressions.expression import TimeExpression
from pourparler.chronology import Period, Precision
from pourparler.statements.participants import NOBODY, Side


@dataclass(frozen=True, slots=True)
class Sitting:
    """One stop of an itinerary: its days, its place, the forum it meets in and whom that forum brings."""

    period: Period
    place: Place
    forum: str | None
    bodies: Side


def sittings(sentence: Sentence, trigger: int, text: str, lexicon: Lexicon) -> list[Sitting]:
    """The stops a clause lists after one trigger; empty unless two or more days each have a place of their own.

    A place belongs to the day it is nearest to, a body or forum to the stop it stands nearest to.
    """
    if sentence.tree is None:
        return []
    after = sentence.tree.words[trigger].start
    days = [t for t in sentence.times if t.period and t.period.precision is Precision.DAY and t.start > after - 200]
    cities = [place for place in sentence.places if place.name not in lexicon.country_names]
    stops: list[tuple[TimeExpression, Place]] = []
    for day in days:
        free = [place for place in cities if all(place is not taken for _, taken in stops)]
        near = min(free, key=lambda place: _apart(place, day), default=None)
        if near is not None and min(days, key=lambda other: _apart(near, other)) is day:
            stops.append((day, near))
    if len(stops) < 2:
        return []
    return [_sitting(day, place, stops, sentence, text, lexicon) for day, place in stops]


def _sitting(
    day: TimeExpression,
    place: Place,
    stops: list[tuple[TimeExpression, Place]],
    sentence: Sentence,
    text: str,
    lexicon: Lexicon,
) -> Sitting:
    forum, bodies = None, NOBODY
    for actor in sentence.actors:
        if actor.form not in (Form.NAME, Form.ORGAN) or all(code in lexicon.states for code in actor.codes):
            name = text[actor.start : actor.end]
            if name not in lexicon.formats:
                continue
        nearest = min(stops, key=lambda stop: min(_apart(stop[1], actor), _apart(stop[0], actor)))
        if nearest[0] is day:
            forum = text[actor.start : actor.end]
            bodies += Side(actor.codes)
    period = day.period
    assert period is not None  # noqa: S101 -- only resolved days become stops
    return Sitting(period, place, forum, bodies)


def _apart(one: Place | TimeExpression, other: Place | TimeExpression | Actor) -> int:
    """Characters between two stretches of text."""
    return max(other.start - one.end, one.start - other.end, 0)

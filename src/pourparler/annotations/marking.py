"""The reading aids of a document as plain JSON: what the annotators found, before any rule makes sense of it."""

from collections.abc import Iterable
from typing import Any

from pourparler.annotations.annotation import Actor, Annotations, Attribution, Place, Sentence
from pourparler.annotations.quotations import quotations
from pourparler.annotations.syntax import Trigger
from pourparler.annotations.time_expressions.expression import TimeExpression


def annotation_record(annotations: Annotations) -> dict[str, Any]:
    """One object for a document: its `timexes`, `attributions`, `parties`, `people`, `places` and `triggers`.

    Offsets count characters of its text. An attribution that stands inside a quotation, or inside what another
    says, is put under `nested`: it is part of somebody's words, and not the text's own.
    """
    document = annotations.document
    outer, nested = _outer_and_nested(annotations)
    actors = list(annotations.actors())
    return {
        "id": document.id,
        "timexes": [_timex(time) for sentence in annotations.sentences for time in sentence.times],
        "attributions": [_attribution(one) for one in outer],
        "nested": [_attribution(one) for one in nested],
        "parties": [_party(actor) for actor in actors if actor.codes],
        "people": [_person(actor) for actor in actors if actor.people],
        "places": [_place(place) for sentence in annotations.sentences for place in sentence.places],
        "triggers": [
            _trigger(sentence, trigger) for sentence in annotations.sentences for trigger in sentence.triggers
        ],
    }


def _outer_and_nested(annotations: Annotations) -> tuple[list[Attribution], list[Attribution]]:
    quoted = quotations(annotations.document.text)
    outer: list[Attribution] = []
    nested: list[Attribution] = []
    for sentence in annotations.sentences:
        found = sorted([*sentence.attributions, *sentence.attitudes], key=lambda one: one.cue)
        for one in found:
            others = (span for other in found if other is not one for span in other.content)
            (nested if _within(one.cue, quoted) or _within(one.cue, others) else outer).append(one)
    return outer, nested


def _within(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span[0] < end for start, end in others)


def _timex(time: TimeExpression) -> dict[str, Any]:
    return {"start": time.start, "end": time.end, "type": time.type, "value": time.value}


def _attribution(one: Attribution) -> dict[str, Any]:
    return {
        "source": [list(one.source)] if one.source else [],
        "cue": [list(one.cue)],
        "content": [list(span) for span in one.content],
        "parties": list(one.actor.codes) if one.actor else [],
    }


def _party(actor: Actor) -> dict[str, Any]:
    return {"start": actor.start, "end": actor.end, "codes": list(actor.codes), "form": actor.form.value}


def _person(actor: Actor) -> dict[str, Any]:
    return {
        "start": actor.start,
        "end": actor.end,
        "names": list(actor.people),
        "codes": list(actor.codes),
        "level": actor.level.value,
    }


def _place(place: Place) -> dict[str, Any]:
    return {"start": place.start, "end": place.end, "name": place.name, "country": place.country}


def _trigger(sentence: Sentence, trigger: Trigger) -> dict[str, Any]:
    words = sentence.tree.words if sentence.tree else ()
    return {
        "start": words[trigger.first].start,
        "end": words[trigger.last].end,
        "kind": trigger.kind,
        "score": round(trigger.score, 3),
    }

import dataclasses

import pytest

from contracts.factories import document, meeting, mention, move
from pourparler.chronology import Period
from pourparler.codebook import Aspect, Channel, Level, Modality, MoveType, Status

PAPER = document("They met and agreed. They met again.", "2022-01-10", "Reuters", "paper")
MEETING = meeting(PAPER, people=("Sergei Lavrov",), on="2022-01-10", place="Geneva")
MOVE = move(PAPER, recipients=("USA",), about="again")
OTHERWISE = {
    "mentions": (mention(PAPER, "met again"),),
    "parties": ("RUS",),
    "people": ("Antony Blinken",),
    "channel": Channel.PHONE,
    "level": Level.LEADER,
    "format": "OSCE",
    "period": Period("2022-01-11"),
    "place": "Vienna",
    "status": Status.PLANNED,
    "speaker": "Dmitry Peskov",
    "voice": "RUS",
    "type": MoveType.REJECT,
    "actors": ("USA",),
    "recipients": ("RUS",),
    "modality": Modality.NEGATED,
    "aspect": Aspect.VENUE,
    "about": "They",
}


@pytest.mark.parametrize("statement", [MEETING, MOVE], ids=["meeting", "move"])
def test_the_same_content_has_the_same_key(statement):
    assert dataclasses.replace(statement).key == statement.key
    assert len(statement.key) == 64
    assert statement.document == PAPER.digest


def test_fields_may_be_given_in_any_order():
    fields = {f.name: getattr(MEETING, f.name) for f in dataclasses.fields(MEETING)}
    assert type(MEETING)(**dict(reversed(fields.items()))).key == MEETING.key


@pytest.mark.parametrize(
    ("statement", "field"),
    [(one, f.name) for one in (MEETING, MOVE) for f in dataclasses.fields(one)],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_a_change_of_any_field_changes_the_key(statement, field):
    assert getattr(statement, field) != OTHERWISE[field]
    assert dataclasses.replace(statement, **{field: OTHERWISE[field]}).key != statement.key


def test_the_same_words_of_another_paper_are_another_statement():
    other = document(PAPER.text, "2022-01-11", "Reuters", "other")
    assert meeting(other, people=("Sergei Lavrov",), on="2022-01-10", place="Geneva").key != MEETING.key


def test_words_cannot_be_shifted_from_one_field_to_the_next():
    here = dataclasses.replace(MEETING, format="OSCE", place=None)
    there = dataclasses.replace(MEETING, format=None, place="OSCE")
    assert here.key != there.key


def test_a_statement_cannot_be_altered():
    with pytest.raises(dataclasses.FrozenInstanceError):
        MEETING.place = "Vienna"

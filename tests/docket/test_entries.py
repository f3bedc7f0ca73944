from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from pourparler.docket.entry import ORIGIN, Act, Entry, Sealed, moment, timestamp, walk
from pourparler.errors import ChainBroken

NOON = datetime(2022, 1, 2, 12, tzinfo=UTC)


def chain(length):
    sealed, previous = [], ORIGIN
    for count in range(1, length + 1):
        entry = Entry(
            sequence=count,
            recorded=NOON,
            hand="coder 1",
            act=Act.NOTE,
            subject="d1",
            body=f'"{count}"',
            previous=previous,
        )
        sealed.append(Sealed(entry, entry.hash))
        previous = entry.hash
    return sealed


def test_a_whole_chain_is_counted():
    assert walk([]) == 0
    assert walk(chain(5)) == 5


@pytest.mark.parametrize(
    "change",
    [
        {"recorded": NOON + timedelta(microseconds=1)},
        {"hand": "coder 2"},
        {"act": Act.CORRECT},
        {"subject": "d2"},
        {"body": '"two"'},
        {"supersedes": 1},
    ],
)
def test_no_field_can_be_altered_unseen(change):
    links = chain(3)
    links[1] = replace(links[1], entry=replace(links[1].entry, **change))
    with pytest.raises(ChainBroken, match=r"entry 2 .*was altered"):
        walk(links)


def test_an_altered_entry_sealed_anew_breaks_with_the_next():
    links = chain(3)
    other = replace(links[1].entry, body='"two"')
    links[1] = Sealed(other, other.hash)
    with pytest.raises(ChainBroken, match=r"entry 3 .*follows"):
        walk(links)


def test_a_missing_entry_is_named():
    links = chain(4)
    del links[2]
    with pytest.raises(ChainBroken, match="entry 3 is missing"):
        walk(links)


def test_neighbouring_fields_cannot_be_run_together():
    entry = chain(1)[0].entry
    one, other = replace(entry, hand="ab", subject="c"), replace(entry, hand="a", subject="bc")
    assert one.hash != other.hash


def test_record_times_sort_as_texts_whatever_the_zone():
    later = datetime(2022, 1, 2, 14, tzinfo=timezone(timedelta(hours=1)))
    assert timestamp(NOON) < timestamp(later)
    assert moment(timestamp(later)) == later


def test_every_act_has_a_gloss():
    assert all(act.gloss for act in Act)

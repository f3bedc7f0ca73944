"""What was promised, what it rests on, and what became of it."""

from datetime import date
from itertools import count

import pytest

from contracts.factories import HAND, document, meeting, move
from pourparler.codebook import Aspect, Modality, MoveType
from pourparler.docket.opening import open_docket
from pourparler.docket.talks.commitments import Fate, Footing, commitments

_NUMBERS = count(1)


@pytest.fixture
def docket():
    with open_docket("memory:") as opened:
        yield opened


def said(docket, published, kind=MoveType.AGREE, about="withdraw its troops", words="agreed", **fields):
    """Enter a document of its own that tells of one move, in *words*."""
    source = document(f"{next(_NUMBERS)}. They {words}.", published)
    docket.receive(source, [move(source, words, kind=kind, about=about, **{"voice": "RUS", **fields})], HAND)


def test_one_sides_word_is_one_sides_word(docket):
    said(docket, "2022-01-10", recipients=("UKR",))
    [one] = commitments(docket)
    assert (one.parties, one.towards, one.day) == (("RUS",), ("UKR",), date(2022, 1, 10))
    assert (one.footing, one.voices, one.fate) == (Footing.UNILATERAL, ("RUS",), Fate.OPEN)


def test_told_by_both_sides_it_is_one_commitment_on_the_words_of_both(docket):
    said(docket, "2022-01-10", recipients=("UKR",))
    said(docket, "2022-01-11", about="the withdrawal of troops", recipients=("UKR",), voice="UKR")
    [one] = commitments(docket)
    assert (one.footing, one.voices, len(one.moves)) == (Footing.MUTUAL, ("RUS", "UKR"), 2)


def test_what_only_a_paper_reports_is_on_nobodys_word(docket):
    said(docket, "2022-01-10", voice=None)
    [one] = commitments(docket)
    assert one.footing is Footing.REPORTED


def test_a_means_of_verification_is_what_a_promise_rests_on(docket):
    said(docket, "2022-01-10", words="agreed that IAEA inspectors would verify it", about="limit its enrichment")
    [one] = commitments(docket)
    assert (one.footing, one.warrants) == (Footing.VERIFIED, ("IAEA", "inspectors", "verify"))


@pytest.mark.parametrize(
    "fields",
    [
        {"about": "on the importance of dialogue"},
        {"about": "that peace is the only way"},
        {"about": None},
        {"modality": Modality.NEGATED},
        {"modality": Modality.HYPOTHETICAL},
        {"kind": MoveType.REJECT},
        {"kind": MoveType.RETREAT},
        {"kind": MoveType.SUPPORT},
    ],
)
def test_a_view_a_refusal_and_a_deed_done_bind_nobody(docket, fields):
    said(docket, "2022-01-10", **fields)
    assert commitments(docket) == []


def test_a_deed_announced_and_a_signature_bind(docket):
    said(docket, "2022-01-10", kind=MoveType.RETREAT, modality=Modality.FUTURE, on="2022-02")
    said(docket, "2022-01-10", kind=MoveType.SUPPORT, about="the agreement on grain", words="signed")
    retreat, signature = sorted(commitments(docket), key=lambda one: one.type)
    assert str(retreat.due) == "Feb 2022"
    assert signature.issue == "grain"


def test_the_deed_reported_later_keeps_a_promise(docket):
    said(docket, "2022-01-10")
    said(docket, "2022-02-10", kind=MoveType.RETREAT, about="its troops")
    [one] = commitments(docket)
    assert (one.fate, [filed.source.published for filed in one.sequel]) == (Fate.KEPT, [date(2022, 2, 10)])
    [then] = commitments(docket, as_of=date(2022, 2, 9))
    assert then.fate is Fate.OPEN


def test_who_takes_it_back_or_is_accused_of_breach_has_broken_it(docket):
    said(docket, "2022-01-10")
    accused = {"kind": MoveType.ACCUSE, "actors": ("UKR",), "recipients": ("RUS",), "voice": "UKR"}
    said(docket, "2022-02-10", about="its troops", words="accused it of failing to withdraw", **accused)
    [one] = commitments(docket)
    assert one.fate is Fate.BROKEN
    said(docket, "2022-02-11", kind=MoveType.RETREAT, about="its troops")
    [one] = commitments(docket)
    assert one.fate is Fate.DISPUTED


def test_a_deed_on_another_matter_keeps_nothing(docket):
    said(docket, "2022-01-10")
    said(docket, "2022-02-10", kind=MoveType.AID, about="grain for the ports")
    assert [one.fate for one in commitments(docket)] == [Fate.OPEN]


def test_a_promise_to_meet_is_kept_by_meeting(docket):
    source = document("They agreed to meet again in Geneva.", "2022-01-10")
    promise = move(source, "agreed to meet", aspect=Aspect.TALKS, about="meet again in Geneva", voice="RUS")
    planned = meeting(source, "meet again in Geneva", on="2022-01-21", status="planned", place="Geneva")
    docket.receive(source, [promise, planned], HAND)
    [one] = commitments(docket)
    assert (one.fate, str(one.due)) == (Fate.OPEN, "21 Jan 2022")
    later = document("They met in Geneva.", "2022-01-21")
    docket.receive(later, [meeting(later, "met", on="2022-01-21", place="Geneva")], HAND)
    [one] = commitments(docket)
    assert (one.fate, one.meetings) == (Fate.KEPT, (docket.meetings()[0].key,))


def test_commitments_are_asked_for_by_party_and_by_day(docket):
    said(docket, "2022-01-10", recipients=("UKR",))
    assert len(commitments(docket, party="UKR")) == 1
    assert commitments(docket, party="USA") == []
    assert commitments(docket, since=date(2022, 1, 11)) == []

"""The laws of decisions: whatever people decide, and in whatever order the documents come."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contracts.factories import HAND, outline
from pourparler.docket.docket import Docket
from pourparler.docket.entry import Act
from pourparler.docket.opening import as_recorded, open_docket
from properties.test_docket_laws import FIRST, worlds

NOON = datetime(2022, 3, 1, 12, tzinfo=UTC)
ME = "Ada"
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
LAW = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=SLOW)

acts = st.sampled_from(["accept", "reject", "correct", "merge", "split", "note", "undo"])
deeds = st.lists(st.tuples(acts, st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=6)


def entered(world, clock=lambda: NOON):
    docket = Docket(open_docket("memory:")._ledger, clock)
    receive(docket, world)
    return docket


def receive(docket, world):
    for source, said in world:
        docket.receive(source, said, HAND)


def plan(docket, as_of=None):
    """All that a docket shows; undated documents and decisions by number left to their order of arrival."""
    meetings = docket.meetings(as_of=as_of)
    facts = [(one.place, [(fact.name, fact.value, fact.corrected_by) for fact in one.facts]) for one in meetings]
    verdicts = [filed.verdict for one in meetings for filed in one.statements]
    return outline(meetings), facts, verdicts, [(filed.key, filed.statement) for filed in docket.moves(as_of=as_of)]


def decide(docket, deeds):
    """Do what was drawn, as far as the record allows; each choice is by place in what the docket shows."""
    for act, one, other in deeds:
        meetings, standing = docket.meetings(), [d for d in docket.decisions() if d.undone is None]
        if act == "undo":
            if standing:
                docket.undo(standing[one % len(standing)].sequence, ME)
        elif meetings:
            _decide_on(docket, act, meetings, one, other)


def _decide_on(docket, act, meetings, one, other):
    meeting, second = meetings[one % len(meetings)], meetings[other % len(meetings)]
    statement = meeting.statements[other % len(meeting.statements)]
    if act == "merge" and meeting.key != second.key:
        docket.merge(meeting.key, second.key, ME)
    elif act == "split" and len(meeting.statements) > 1:
        docket.split(meeting.key, [statement.key], ME)
    elif act == "correct":
        values = [{"place": "Oslo"}, {"date": "2022-01-03"}, {"status": "held"}, {"parties": "RUS, FRA"}]
        docket.correct(meeting.key, values[other % len(values)], ME)
    elif act == "note":
        docket.note(meeting.key, "Seen.", ME)
    elif act in ("accept", "reject"):
        getattr(docket, act)(statement.key, ME, alone=True)


@LAW
@given(worlds, deeds, worlds, st.randoms(use_true_random=False))
def test_the_order_of_documents_before_and_after_the_decisions_does_not_matter(world, deeds, rest, chance):
    known = {source.digest for source, _ in world}
    rest = [(source, said) for source, said in rest if source.digest not in known]
    one = entered(world)
    decide(one, deeds)
    other = entered(chance.sample(world, len(world)))
    repeat(one, other)
    receive(one, rest)
    receive(other, chance.sample(rest, len(rest)))
    assert plan(one) == plan(other)


@LAW
@given(worlds, deeds, worlds, st.randoms(use_true_random=False))
def test_documents_may_come_before_or_after_a_decision_on_others(world, deeds, rest, chance):
    known = {source.digest for source, _ in world}
    rest = [(source, said) for source, said in rest if source.digest not in known]
    one = entered(world)
    decide(one, deeds)
    receive(one, rest)
    other = entered(chance.sample([*world, *rest], len(world) + len(rest)))
    repeat(one, other)
    assert plan(one) == plan(other)


def repeat(docket, other):
    """Decide in the *other* docket what was decided in one, word by word."""
    numbers = {}
    for entry in docket.entries():
        if entry.act is Act.UNDO:
            other.undo(numbers[entry.supersedes], entry.hand)
        elif entry.act in (Act.JUDGE, Act.CORRECT, Act.MERGE, Act.SPLIT, Act.NOTE):
            with other._ledger.writing():
                numbers[entry.sequence] = other._write(entry.act, entry.subject, entry.body, entry.hand)
                [made] = other._ledger.entries_at([numbers[entry.sequence]])
                touched = other._touched([made])[numbers[entry.sequence]]
                other._link_again(entry.act, [filed.key for filed in touched])


@LAW
@given(worlds, deeds)
def test_taking_every_decision_back_restores_what_was(world, deeds):
    docket = entered(world)
    before = plan(docket)
    decide(docket, deeds)
    for decision in docket.decisions():
        if decision.undone is None:
            docket.undo(decision.sequence, ME)
    assert plan(docket) == before


@LAW
@given(worlds, deeds, worlds)
def test_the_shelves_with_decisions_are_the_fold_of_the_entries(world, deeds, again):
    docket = entered(world)
    decide(docket, deeds)
    receive(docket, [(source, said[:1]) for source, said in again])
    before = plan(docket), docket.decisions()
    assert docket.verify() == len(list(docket.entries()))
    docket.refold()
    assert (plan(docket), docket.decisions()) == before
    copied = docket.replay(open_docket("memory:")._ledger)
    assert (plan(copied), copied.decisions()) == before


@LAW
@given(worlds, deeds)
def test_what_is_decided_later_never_changes_what_was_on_record(world, deeds):
    hours = iter(range(100_000))
    docket = entered(world, lambda: NOON + timedelta(seconds=next(hours)))
    before, moment = plan(docket), max((entry.recorded for entry in docket.entries()), default=NOON)
    decide(docket, deeds)
    assert plan(as_recorded(docket, moment)) == before


@LAW
@given(worlds, deeds, worlds, st.integers(0, 12))
def test_what_is_published_later_never_changes_what_was_known_with_the_decisions(world, deeds, rest, count):
    docket = entered(world)
    decide(docket, deeds)
    day = FIRST + timedelta(days=count)
    known = {source.digest for source, _ in world}
    later = [(s, said) for s, said in rest if s.digest not in known and (s.published is None or s.published > day)]
    before = plan(docket, day)
    receive(docket, later)
    assert plan(docket, day) == before
    assert plan(docket, date(2021, 12, 1)) == ([], [], [], [])


@LAW
@given(worlds, deeds)
def test_reading_otherwise_and_back_again_leaves_every_decision_in_force(world, deeds):
    docket = entered(world)
    decide(docket, deeds)
    before = plan(docket), [(one.sequence, one.hold) for one in docket.decisions()]
    for source, _ in world:
        docket.receive(source, [], "coder 2")
    assert all(one.hold in ("orphaned", "undone") for one in docket.decisions())
    receive(docket, world)
    assert (plan(docket), [(one.sequence, one.hold) for one in docket.decisions()]) == before

"""Where marks stand on the timeline, what is doubtful first, and what is remembered until when."""

import threading
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.factories import HAND, document, meeting, move
from pourparler.codebook import Aspect, Level, MoveType
from pourparler.docket.docket import Docket
from pourparler.docket.storage.backends.memory import MemoryLedger
from pourparler.web import remembering
from pourparler.web.csv_file import cell
from pourparler.web.doubt import queue
from pourparler.web.remembering import Remembering
from pourparler.web.timeline import EDGE, MOST_LANES, WIDTH, Touch, Window, drawing, ticks

JANUARY = Window(date(2022, 1, 1), date(2022, 1, 31))


@pytest.fixture
def docket():
    return Docket(MemoryLedger())


def announce(docket, on, published="2021-12-30", parties=("RUS", "USA"), status="planned", **fields):
    source = document(f"They will meet, said {on} of {parties}.", published)
    docket.receive(source, [meeting(source, "meet", parties=parties, on=on, status=status, **fields)], HAND)


def drawn(docket, window=JANUARY, touches=()):
    return drawing(docket.meetings(date(2022, 1, 2)), touches, window)


days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(st.tuples(days, days).map(sorted), days)
def test_a_later_day_stands_further_right_and_within_the_edges_if_it_is_in_sight(ends, day):
    window = Window(*ends)
    assert window.x(window.first) <= window.x(window.last)
    if window.first <= day <= window.last:
        assert EDGE <= window.x(day) <= WIDTH - EDGE


@given(st.integers(1, 20_000), days)
def test_every_scale_has_some_lines_in_sight_but_never_too_many(length, first):
    window = Window(first, first).scaled(length)
    found = ticks(window)
    assert len(found) <= 60
    assert all(-1 <= x <= WIDTH + 1 for x, _, _ in found)


def test_meetings_of_one_format_share_a_lane_by_whichever_of_its_names(docket):
    announce(docket, "2022-01-12", format="NATO-Russia Council", parties=("NATO", "RUS"))
    announce(docket, "2022-01-25", format="Russia-NATO Council", parties=("NATO", "RUS"))
    announce(docket, "2022-01-20")
    assert sorted(lane.name for lane in drawn(docket).lanes) == ["NATO-Russia Council", "Russia – United States"]


def test_marks_that_would_lie_on_each_other_stand_below_each_other(docket):
    for on in ("2022-01-03", "2022-01-13", "2022-01-23"):
        announce(docket, on)
    [lane] = drawn(docket, Window(date(2010, 1, 1), date(2030, 1, 1))).lanes
    assert len({mark.y for mark in lane.marks}) == len(lane.marks) == 3
    assert all(lane.top < mark.y < lane.top + lane.height for mark in lane.marks)


def test_a_meeting_that_was_moved_trails_back_to_its_old_date(docket):
    announce(docket, "2022-01-12", place="Geneva")
    announce(docket, "2022-01-20", "2021-12-31", status="postponed", place="Geneva")
    [lane] = drawn(docket).lanes
    [mark] = lane.marks
    assert mark.x == round(JANUARY.x(date(2022, 1, 20)), 1)
    assert mark.trail == (round(JANUARY.x(date(2022, 1, 12)), 1),)


def test_a_meeting_known_to_the_month_stretches_over_it(docket):
    announce(docket, "2022-01")
    [lane] = drawn(docket).lanes
    [mark] = lane.marks
    assert mark.vague
    assert mark.right - mark.left > WIDTH * 0.9


def test_a_wedge_stands_below_the_lane_of_what_it_touches(docket):
    announce(docket, "2022-01-12")
    announce(docket, "2022-01-13", parties=("NATO", "UKR"))
    [touched] = [one for one in docket.meetings(date(2022, 1, 2)) if "USA" in one.parties]
    touch = Touch(id="m", day=date(2022, 1, 5), title="EU asks", meetings=(touched.id,))
    with_wedge = [lane for lane in drawn(docket, touches=[touch]).lanes if lane.wedges]
    assert [lane.name for lane in with_wedge] == ["Russia – United States"]
    assert with_wedge[0].wedges[0].y > max(mark.y for mark in with_wedge[0].marks)


def test_lanes_that_find_no_room_are_counted(docket):
    for number in range(MOST_LANES + 3):
        announce(docket, "2022-01-12", parties=("RUS", f"S{number:02}"))
    found = drawn(docket)
    assert (len(found.lanes), found.left_out) == (MOST_LANES, 3)


def test_the_disputed_meeting_of_leaders_comes_before_the_reported_one_of_officials(docket):
    announce(docket, "2022-01-12", level=Level.OFFICIAL, parties=("NATO", "RUS"))
    for voice, on in (("RUS", "2022-01-15"), ("USA", "2022-01-17")):
        announce(docket, on, level=Level.LEADER, voice=voice, place="Geneva", format="Strategic Stability Dialogue")
    cases = queue(docket.meetings(date(2022, 1, 2)), [])
    assert "disagree" in cases[0].reasons[0]
    assert [case.rank for case in cases] == sorted((case.rank for case in cases), reverse=True)


def test_what_a_person_has_judged_is_doubtful_no_more(docket):
    source = document("Somebody has called for talks in another format.", "2022-01-02")
    asked = move(source, "called for", actors=(), kind=MoveType.REQUEST, aspect=Aspect.FORMAT)
    docket.receive(source, [asked], HAND)
    assert [case.id for case in queue([], docket.moves())] == [asked.key[:12]]
    docket.accept(asked.key, "anna")
    assert queue([], docket.moves()) == []


def test_an_answer_is_kept_until_something_is_entered_and_nobody_waits_for_the_next(docket, monkeypatch):
    monkeypatch.setattr(remembering, "FRESH", 0.0)
    remember, asked, done = Remembering(docket), [], threading.Event()

    def answer():
        if asked:
            done.wait(10)
        asked.append(1)
        return len(asked)

    assert [remember("meetings", answer) for _ in range(3)] == [1, 1, 1]
    announce(docket, "2022-01-12")
    assert [remember("meetings", answer) for _ in range(3)] == [1, 1, 1]
    done.set()
    for _ in range(500):
        if len(asked) == 2:
            break
        time.sleep(0.01)
    assert remember("meetings", answer) == 2
    remember.close()


def test_who_writes_sees_it_at_once(docket):
    remember = Remembering(docket)
    assert remember("how many", lambda: len(docket.meetings())) == 0
    announce(docket, "2022-01-12")
    remember.forget()
    assert remember("how many", lambda: len(docket.meetings())) == 1


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_of_a_table_is_a_formula(formula):
    assert cell(formula) == f"'{formula}"

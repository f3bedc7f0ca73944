"""Calendars and news readers subscribe to the record, and what they are told is right by their own rules."""

import re
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import winter
from contracts.factories import HAND, document, enter, meeting
from pourparler.docket.opening import open_docket
from pourparler.docket.talks.process import Process
from pourparler.exports.calendar import calendar, sequence, uid
from web.pages_served import page

NOON = datetime(2022, 1, 20, 12, tzinfo=UTC)
GENEVA = {"place": "Geneva", "parties": ("RUS", "USA")}
EVENT_STATUSES, JOURNAL_STATUSES = {"TENTATIVE", "CONFIRMED", "CANCELLED"}, {"DRAFT", "FINAL", "CANCELLED"}


@pytest.fixture
def docket(tmp_path):
    with open_docket(tmp_path / "talks.docket") as opened:
        yield opened


def components(docket, **asked):
    """The events and journal entries of a docket's calendar, after a strict look at the file."""
    made = calendar(docket.meetings(**asked), "Talks", NOON, "http://127.0.0.1:8520/")
    return valid(made)


def valid(made):
    """The components of an iCalendar file that keeps the rules of RFC 5545, read with another's library."""
    assert made.endswith(b"END:VCALENDAR\r\n")
    lines = made.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(b"\n" not in line and not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", line) for line in lines)
    unfolded = made.decode().replace("\r\n ", "").split("\r\n")
    for name in ("VERSION:2.0", "BEGIN:VCALENDAR", "END:VCALENDAR"):
        assert unfolded.count(name) == 1
    assert sum(line.startswith("PRODID:") for line in unfolded) == 1
    read = icalendar.Calendar.from_ical(made)
    assert not read.errors
    found = read.subcomponents
    assert {one.name for one in found} <= {"VEVENT", "VJOURNAL"}
    for one in found:
        assert not one.errors
        for name in ("UID", "DTSTAMP", "SEQUENCE", "SUMMARY", "STATUS"):
            assert not isinstance(one[name], list)
        assert one["DTSTAMP"].dt.tzinfo is not None
        if one.name == "VJOURNAL":
            assert str(one["STATUS"]) in JOURNAL_STATUSES
            assert "DTSTART" not in one
            continue
        assert str(one["STATUS"]) in EVENT_STATUSES
        assert type(one["DTSTART"].dt) is type(one["DTEND"].dt) is date
        assert one["DTSTART"].params["VALUE"] == one["DTEND"].params["VALUE"] == "DATE"
        assert one["DTSTART"].dt < one["DTEND"].dt
    uids = [str(one["UID"]) for one in found]
    assert len(uids) == len(set(uids))
    return found


def only(docket, **asked):
    [one] = components(docket, **asked)
    return one


def test_a_sitting_of_two_days_ends_on_the_day_after_the_second(docket):
    enter(docket, "2021-12-28", on="2022-01-09", until="2022-01-10", status="planned", **GENEVA)
    sitting = only(docket)
    assert (sitting["DTSTART"].dt, sitting["DTEND"].dt) == (date(2022, 1, 9), date(2022, 1, 11))
    assert (str(sitting["LOCATION"]), str(sitting["SUMMARY"])) == ("Geneva", "Russia, United States: Geneva")
    assert str(sitting["URL"]).startswith("http://127.0.0.1:8520/meetings/")


def test_a_call_of_one_day_takes_that_day(docket):
    enter(docket, "2021-12-30", on="2021-12-30", channel="phone")
    call = only(docket)
    assert call["DTEND"].dt - call["DTSTART"].dt == timedelta(days=1)


@pytest.mark.parametrize("on", ["2022-02", "2022", None])
def test_a_date_that_is_vague_is_not_made_exact(docket, on):
    enter(docket, "2022-01-12", on=on, status="proposed", **GENEVA)
    vague = only(docket, as_of=date(2022, 1, 20))
    assert (vague.name, str(vague["STATUS"])) == ("VJOURNAL", "DRAFT")
    assert ({"2022-02": "Feb 2022", "2022": "2022", None: "no date"})[on] in str(vague["SUMMARY"])


@pytest.mark.parametrize(
    ("voices", "status", "told"),
    [
        (("RUS", "USA"), "planned", "CONFIRMED"),
        (("RUS", "USA"), "held", "CONFIRMED"),
        (("RUS",), "planned", "TENTATIVE"),
        ((None,), "planned", "TENTATIVE"),
        (("RUS", "USA"), "proposed", "TENTATIVE"),
        (("RUS", "USA"), "cancelled", "CANCELLED"),
        (("RUS",), "refused", "CANCELLED"),
    ],
)
def test_only_what_every_side_confirms_is_confirmed(docket, voices, status, told):
    for number, voice in enumerate(voices):
        enter(docket, f"2022-01-{number + 18}", on="2022-01-25", status=status, voice=voice, **GENEVA)
    assert str(only(docket, as_of=date(2022, 1, 20))["STATUS"]) == told


def test_what_is_put_off_to_no_day_is_struck_out_where_it_stood(docket):
    enter(docket, "2022-01-01", on="2022-01-25", status="planned", **GENEVA)
    enter(docket, "2022-01-05", status="postponed", **GENEVA)
    put_off = only(docket, as_of=date(2022, 1, 20))
    assert (put_off["DTSTART"].dt, str(put_off["STATUS"])) == (date(2022, 1, 25), "CANCELLED")


def test_a_meeting_that_is_moved_keeps_its_name_and_counts_its_changes(docket):
    enter(docket, "2022-01-01", on="2022-01-12", status="planned", **GENEVA)
    planned = only(docket, as_of=date(2022, 1, 12))
    lapsed = only(docket, as_of=date(2022, 1, 20))
    enter(docket, "2022-01-05", on="2022-01-14", status="postponed", **GENEVA)
    moved = only(docket, as_of=date(2022, 1, 20))
    assert moved["UID"] == planned["UID"]
    assert (planned["SEQUENCE"], lapsed["SEQUENCE"], moved["SEQUENCE"]) == (0, 1, 2)
    assert moved["DTSTART"].dt == date(2022, 1, 14)
    assert "moved from 12 Jan 2022" in str(moved["DESCRIPTION"])


def test_a_document_that_turns_up_late_changes_the_name_of_the_meeting_but_not_in_calendars(docket):
    enter(docket, "2022-01-05", on="2022-01-10", status="planned", **GENEVA)
    [before] = docket.meetings()
    enter(docket, "2022-01-02", on="2022-01-10", status="planned", **GENEVA)
    [after] = docket.meetings()
    assert after.key != before.key
    assert uid(after) == uid(before)


@given(
    st.lists(
        st.tuples(st.integers(1, 28), st.integers(10, 14), st.sampled_from(["planned", "postponed", "held"])),
        min_size=1,
        max_size=6,
    )
)
@settings(max_examples=30, deadline=None)
def test_what_is_entered_later_never_lowers_the_count_of_changes(said):
    with open_docket("memory:") as docket:
        counts = {}
        for published, day, status in said:
            enter(docket, f"2022-01-{published:02}", on=f"2022-01-{day:02}", status=status, **GENEVA)
            for one in docket.meetings(as_of=date(2022, 1, 31)):
                now = sequence(one)
                if {filed.key for filed in one.statements} > counts.get(uid(one), (0, set()))[1]:
                    assert now >= counts.get(uid(one), (0, set()))[0]
                counts[uid(one)] = now, {filed.key for filed in one.statements}


def test_words_that_would_break_a_calendar_do_not(docket):
    text = "They met;\r\nEND:VCALENDAR\r\n\x00\x07BEGIN:VEVENT, said \\n „Żółć“ " + "ü" * 200 + "."
    source = document(text, "2022-01-10", publisher="A;B,C\\D")
    docket.receive(source, [meeting(source, text, on="2022-01-10", place="Ge\nneva;,:")], HAND)
    assert str(only(docket)["LOCATION"]) == "Ge\nneva;,:"


@pytest.fixture
def client(tmp_path):
    winter.entered(tmp_path / "winter.docket")
    followed = Process(name="Guarantees", parties=("RUS", "USA"))
    with page(tmp_path / "winter.docket", processes=(followed,)) as opened:
        yield opened


def test_the_calendar_is_served_by_process_and_party(client):
    every = client.get("/calendar.ics?as_of=2022-01-05")
    assert every.headers["content-type"] == "text/calendar; charset=utf-8"
    assert len(valid(every.content)) == 4
    assert b"X-WR-CALNAME:Talks on record\r\n" in every.content
    of_nato = client.get("/calendar.ics?as_of=2022-01-05&party=NATO")
    assert [str(one["LOCATION"]) for one in valid(of_nato.content)] == ["Brussels"]
    followed = client.get("/calendar.ics?as_of=2022-01-05&process=Guarantees")
    assert len(valid(followed.content)) == 2
    assert b"X-WR-CALNAME:Guarantees\r\n" in followed.content
    assert client.get("/calendar.ics?process=nix").status_code == 404


ATOM = "{http://www.w3.org/2005/Atom}"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def valid_feed(made):
    """The entries of an Atom feed that has what RFC 4287 asks for."""
    root = ElementTree.fromstring(made)
    assert root.tag == f"{ATOM}feed"
    for holder in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            [found] = holder.findall(f"{ATOM}{name}")
            assert found.text
        assert INSTANT.fullmatch(holder.find(f"{ATOM}updated").text)
        assert any(link.get("rel") == "alternate" for link in holder.findall(f"{ATOM}link"))
        assert all(link.get("href").startswith("http") for link in holder.findall(f"{ATOM}link"))
    assert root.find(f"{ATOM}author/{ATOM}name").text
    assert [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
    entries = root.findall(f"{ATOM}entry")
    identities = [entry.find(f"{ATOM}id").text for entry in entries]
    assert len(identities) == len(set(identities))
    assert all(identity.startswith("tag:") for identity in identities)
    updated = [entry.find(f"{ATOM}updated").text for entry in entries]
    assert updated == sorted(updated, reverse=True)
    assert not entries or root.find(f"{ATOM}updated").text == updated[0]
    return entries


def told(entries):
    return [(entry.find(f"{ATOM}title").text, entry.find(f"{ATOM}content").text) for entry in entries]


def test_a_meeting_that_was_announced_and_then_moved_is_told_of_twice(tmp_path):
    with open_docket(tmp_path / "talks.docket") as docket:
        enter(docket, "2022-01-01", "Kremlin", on="2022-01-12", status="planned", **GENEVA)
        enter(docket, "2022-01-05", "Reuters", on="2022-01-14", status="postponed", **GENEVA)
    with page(tmp_path / "talks.docket") as client:
        (moved, how), (known, _) = told(valid_feed(client.get("/feed.atom").content))
    assert known == "Russia and United States, 12 Jan 2022, Geneva, planned (now known)"
    assert moved == "Russia and United States, 14 Jan 2022, Geneva, postponed (changed)"
    assert "date: 12 Jan 2022 → 14 Jan 2022" in how
    assert "Reuters, 2022-01-05" in how


def test_an_entry_of_the_feed_keeps_its_name_when_more_is_known(client):
    def names(day):
        entries = valid_feed(client.get(f"/feed.atom?as_of={day}").content)
        return {entry.find(f"{ATOM}id").text for entry in entries}

    assert names("2021-12-30") < names("2021-12-31") < names("2022-01-10")


def test_the_feed_is_narrowed_by_process_and_party(client):
    every = valid_feed(client.get("/feed.atom").content)
    of_nato = valid_feed(client.get("/feed.atom?party=NATO").content)
    followed = valid_feed(client.get("/feed.atom?process=Guarantees").content)
    assert 0 < len(of_nato) < len(every)
    assert 0 < len(followed) < len(every)
    assert client.get("/feed.atom").headers["content-type"] == "application/atom+xml; charset=utf-8"


def test_words_that_would_break_xml_do_not(tmp_path):
    with open_docket(tmp_path / "talks.docket") as docket:
        source = document("They met ]]> & <script>.", "2022-01-10", publisher="<P>&\x0b\x00\ufffe")
        docket.receive(source, [meeting(source, "met", place="<b>\x1b")], HAND)
    with page(tmp_path / "talks.docket") as client:
        [(title, content)] = told(valid_feed(client.get("/feed.atom").content))
    assert "<b>" in title
    assert content.startswith("<P>&")


def test_the_feed_of_an_empty_docket_is_one(tmp_path):
    with page(tmp_path / "empty.docket") as client:
        assert valid_feed(client.get("/feed.atom").content) == []
        assert valid(client.get("/calendar.ics").content) == []

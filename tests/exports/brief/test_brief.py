"""The brief: a page to send, every line with its source, nothing that the docket does not hold."""

import re
from datetime import date
from io import BytesIO

import docx
import pytest

from contracts.factories import HAND, document, meeting, move
from pourparler.codebook import Aspect, Channel, Level, MoveType
from pourparler.docket.opening import open_docket
from pourparler.exports.brief.composing import MOST, brief
from pourparler.exports.brief.markdown import markdown
from pourparler.exports.brief.page import page
from pourparler.exports.brief.word import word
from winter import entered

SINCE, DAY = date(2021, 12, 31), date(2022, 1, 11)


@pytest.fixture
def docket(tmp_path):
    entered(tmp_path / "winter.docket")
    with open_docket(tmp_path / "winter.docket") as opened:
        yield opened


def lines(composed, heading: str):
    [section] = [section for section in composed.sections if section.heading == heading]
    return [(line.when, line.text) for line in section.lines]


def test_a_brief_says_what_happened_what_is_due_and_what_stands_otherwise(docket):
    composed = brief(docket, SINCE, as_of=DAY)
    assert lines(composed, "What happened") == [
        ("10 Jan 2022", "Russia and the United States met in Geneva (officials); only Washington says so.")
    ]
    assert lines(composed, "What is due") == [
        ("12 Jan 2022", "NATO and Russia are to meet in Brussels (Russia-NATO Council); only Moscow says so."),
        ("13 Jan 2022", "The OSCE is to hold talks in Vienna; reported by Reuters."),
    ]
    assert lines(composed, "Interference") == []


def test_a_brief_since_a_later_day_has_what_changed(docket):
    composed = brief(docket, date(2022, 1, 10), as_of=DAY)
    [(_, told)] = lines(composed, "What changed in what was on record")
    assert told == (
        "The meeting of Russia and the United States in Geneva, 10 Jan 2022: was planned, for 9–10 Jan 2022, "
        "only Moscow says so; now held, for 10 Jan 2022, only Washington says so."
    )


def test_every_line_quotes_a_document_word_for_word(docket):
    composed = brief(docket, date(2021, 12, 20), as_of=DAY)
    texts = {one.id: " ".join(one.text.split()) for one in docket.documents()}
    told = [line for section in composed.sections for line in section.lines]
    assert told
    for line in told:
        assert line.cited
        for one in line.cited:
            assert one.quote.removesuffix(" …") in texts[one.document]
            docket.find(one.id)


def test_what_is_published_later_is_not_in_it(docket):
    assert "Geneva" not in markdown(brief(docket, date(2021, 12, 20), as_of=date(2021, 12, 29)))


def test_a_brief_of_nothing_says_so_in_every_section():
    composed = brief(open_docket("memory:"), SINCE, as_of=DAY)
    assert all(section.nothing in markdown(composed) for section in composed.sections)


def test_the_three_ways_of_writing_say_the_same(docket):
    composed = brief(docket, SINCE, as_of=DAY)
    paper = docx.Document(BytesIO(word(composed)))
    printed = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    plain = re.sub(r"<[^>]+>", "", page(composed))
    for section in composed.sections:
        for line in section.lines:
            assert line.text in printed
            assert line.text in plain
            assert line.text in markdown(composed)


def test_words_of_a_document_are_never_markup():
    docket = open_docket("memory:")
    source = document("They met in <script>alert(1)</script> *Geneva* [x](y).", "2022-01-10", "<b>House</b>")
    words = "They met in <script>alert(1)</script> *Geneva* [x](y)"
    docket.receive(
        source, [meeting(source, words, on="2022-01-10", place="<i>Geneva</i>", channel=Channel.IN_PERSON)], HAND
    )
    composed = brief(docket, date(2022, 1, 1), as_of=DAY)
    assert "<script>" not in page(composed)
    assert "<i>" not in page(composed)
    assert "<script>" not in markdown(composed).replace("\\<script\\>", "")
    assert "\\[x\\](y)" in markdown(composed)


def test_what_there_is_no_room_for_is_counted():
    docket = open_docket("memory:")
    for count in range(MOST + 3):
        source = document("They met.", f"2022-01-{count + 1:02}", "Kremlin")
        said = meeting(source, "met", on=f"2022-01-{count + 1:02}", level=Level.LEADER, parties=("RUS", f"P{count}"))
        docket.receive(source, [said], HAND)
    composed = brief(docket, date(2022, 1, 1), as_of=date(2022, 1, 31))
    [happened] = [section for section in composed.sections if section.heading == "What happened"]
    assert (len(happened.lines), happened.more) == (MOST, 3)
    assert "3 more in the docket." in markdown(composed)


def test_interference_says_what_it_touches():
    docket = open_docket("memory:")
    plan = document("The talks will open in Geneva.", "2022-01-02", "White House")
    sitting = meeting(plan, "will open in Geneva", on="2022-01-10", status="planned", place="Geneva", voice="USA")
    docket.receive(plan, [sitting], HAND)
    asked = document("Brussels asks for a seat at the talks.", "2022-01-05", "Reuters")
    docket.receive(
        asked,
        [
            move(
                asked,
                "asks for a seat at the talks",
                ("EU",),
                MoveType.REQUEST,
                recipients=("RUS", "USA"),
                aspect=Aspect.PARTICIPATION,
                about="a seat at the talks",
            )
        ],
        HAND,
    )
    [(when, told)] = lines(brief(docket, date(2022, 1, 3), as_of=date(2022, 1, 6)), "Interference")
    assert when == "5 Jan 2022"
    assert "The EU asks, on who takes part: “a seat at the talks”." in told
    assert "Geneva, 10 Jan 2022, still to come" in told

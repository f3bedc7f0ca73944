"""The charts: drawn from the very entries that the figures count, with everything inside them."""

import json
from datetime import date

import pytest

from pourparler.exports.charts.drawing import charts, written
from pourparler.views.chronicle import chronicle
from pourparler.views.indicators.measuring import indicators
from winter import entered

DAY = date(2022, 1, 31)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    from pourparler.docket.opening import open_docket

    path = tmp_path_factory.mktemp("record") / "winter.docket"
    entered(path)
    with open_docket(path) as docket:
        return {one.name: one for one in charts(indicators(docket, as_of=DAY), chronicle(docket, DAY))}


def test_what_there_is_nothing_for_is_not_drawn(drawn):
    assert set(drawn) == {"timeline", "slip", "tempo", "cooperation"}


def test_every_chart_says_in_a_sentence_what_it_shows_and_on_how_much_it_rests(drawn):
    for one in drawn.values():
        assert one.sentence.endswith(".")
        assert f"n = {one.n}" in json.dumps(one.spec["title"])


def test_every_chart_is_also_a_table(drawn):
    for one in drawn.values():
        assert one.rows
        assert all(len(row) == len(one.columns) for row in one.rows)
    assert [row[:2] for row in drawn["timeline"].rows] == [
        ("30 Dec 2021", "RUS, USA"),
        ("10 Jan 2022", "RUS, USA"),
        ("12 Jan 2022", "NATO, RUS"),
        ("13 Jan 2022", "OSCE"),
    ]


def test_the_table_of_tempo_adds_up_to_the_contacts_that_were_counted(drawn):
    tempo = drawn["tempo"]
    assert sum(int(row[-1]) for row in tempo.rows) == tempo.n == 2


def test_no_chart_fetches_anything(drawn):
    for one in drawn.values():
        text = json.dumps({key: value for key, value in one.spec.items() if key != "$schema"})
        assert "://" not in text
        assert '"url"' not in text


def test_a_chart_is_drawn_without_a_browser(drawn):
    files = written(drawn["tempo"])
    assert set(files) == {"tempo.png", "tempo.svg", "tempo.vl.json", "tempo.csv"}
    assert files["tempo.png"].startswith(b"\x89PNG")
    assert b"Contact tempo" in files["tempo.svg"]


def test_what_became_of_a_meeting_is_told_by_shape_and_not_by_colour_alone(drawn):
    encodings = [layer["encoding"] for layer in drawn["timeline"].spec["layer"]]
    [marks] = [encoding for encoding in encodings if "shape" in encoding]
    told = list(zip(marks["shape"]["scale"]["range"], marks["fill"]["scale"]["range"], strict=True))
    assert len(set(told)) == len(marks["shape"]["scale"]["domain"])

"""Tables keep to the width they are given, and leave nothing out."""

from datetime import date

import pytest
from rich.console import Console

from pourparler.chronology import Period
from pourparler.codebook import Aspect, Channel, Level, Modality, MoveType, Standing, Status
from pourparler.exports.tables import agenda_table, chronicle_table, moves_table
from pourparler.views.agenda import AgendaLine, Pending
from pourparler.views.chronicle import ChronicleLine
from pourparler.views.moves import MoveLine


def drawn(table, width: int) -> str:
    console = Console(width=width, highlight=False, emoji=False, markup=False)
    with console.capture() as capture:
        console.print(table)
    return capture.get()


def meeting(**fields):
    given = {
        "id": "012345689ab",
        "parties": ("RUS", "USA"),
        "people": (),
        "channel": Channel.IN_PERSON,
        "level": Level.OFFICIAL,
        "format": "Strategic Stability Dialogue",
        "period": Period("2021-12-28", "2022-01-03"),
        "place": "Geneva",
        "status": Status.PLANNED,
        "standing": Standing.ONE_SIDED,
        "backed_by": ("RUS",),
        "speaker": None,
        "facts": (),
        "life": (),
        "mentions": (),
    }
    return ChronicleLine(**{**given, **fields})


def move(**fields):
    given = {
        "id": "012345689ab",
        "published": date(2022, 1, 3),
        "document": "d1",
        "publisher": None,
        "type": MoveType.REQUEST,
        "actors": ("Iran-backed militant groups",),
        "recipients": ("USA",),
        "people": (),
        "modality": Modality.ACTUAL,
        "aspect": Aspect.SUBSTANCE,
        "about": None,
        "period": None,
        "speaker": None,
        "voice": None,
        "quote": "asked the other side, once more and in so many words, to leave " * 6,
    }
    return MoveLine(**{**given, **fields})


def words(text: str) -> set[str]:
    return set(text.replace(",", " ").split())


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_a_line_is_never_wider_than_the_screen_and_no_word_is_lost(width: int):
    table = drawn(chronicle_table([meeting()], "as known on 2 Jan 2022", width), width)
    assert max(len(line.rstrip()) for line in table.splitlines()) <= width
    assert words(table) >= words("RUS USA Geneva Strategic Stability Dialogue officials only Moscow says so 0123456")


@pytest.mark.parametrize("width", [60, 80, 200])
def test_a_long_sentence_is_cut_behind_a_word_and_says_so(width: int):
    table = drawn(moves_table([move()], "", width), width)
    assert max(len(line.rstrip()) for line in table.splitlines()) <= width
    assert "…”" in table


def test_a_wide_screen_has_one_line_for_each_meeting():
    assert len(drawn(chronicle_table([meeting()] * 3, "", 180), 180).splitlines()) == 4


def test_square_brackets_in_a_text_are_words_and_no_markup():
    assert "[bold]" in drawn(moves_table([move(about="a [bold] step")], "", 80), 80)


def test_the_agenda_says_where_a_date_was_moved_from():
    fields = {name: getattr(meeting(), name) for name in AgendaLine.__slots__ if name in ChronicleLine.__slots__}
    line = AgendaLine(**fields, pending=Pending.DUE, moved_from=Period("2022-01-02"), announced=date(2021, 12, 1))
    assert "moved from 2 Jan 2022" in drawn(agenda_table([line], "", 100), 100)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"standing": Standing.SETTLED}, "planned, confirmed by both"),
        ({"standing": Standing.SETTLED, "parties": ("FRA", "RUS", "UKR")}, "planned, confirmed by all"),
        (
            {"standing": Standing.SETTLED, "parties": ("NATO",), "backed_by": ("NATO",)},
            "planned, NATO says so",
        ),
        ({"standing": Standing.DISPUTED}, "planned, voices disagree"),
        (
            {"standing": Standing.REPORTED, "backed_by": ("Die Welt", "Reuters")},
            "reported by Die Welt and Reuters",
        ),
        ({"standing": Standing.REPORTED, "backed_by": ("A", "B", "C")}, "planned, reported by 3 sources"),
        ({"status": Status.LAPSED}, "lapsed, nobody has said it took place"),
    ],
)
def test_how_it_stands_is_told_in_words(fields, told):
    assert told in drawn(chronicle_table([meeting(**fields)], "", 200), 200)

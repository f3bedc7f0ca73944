"""What the reader makes of each passage of `readings.txt`, to the letter."""

import pytest

from golden.regenerate import NOTHING, READINGS, Case, cases, preamble, reading, written
from pourparler.codebook import Aspect, Channel, Level, Modality, Status

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_passage_is_read_as_it_was_reviewed(case: Case):
    assert "\n".join(reading(case)) == "\n".join(case.expected)


def test_every_case_has_a_name_of_its_own_a_text_and_an_answer():
    assert len(CASES) >= 90
    assert len({case.name for case in CASES}) == len(CASES)
    assert len({(case.text, case.published, case.publisher) for case in CASES}) == len(CASES)
    assert all(case.text and case.expected for case in CASES)


def test_the_file_is_as_the_command_writes_it():
    blocks = [preamble(), *("\n".join(written(case, case.expected)) for case in CASES)]
    assert READINGS.read_text(encoding="utf-8") == "\n\n".join(blocks) + "\n"


def test_every_code_that_a_text_can_give_is_shown():
    words = {
        word for case in CASES for line in case.expected for part in line.split(" · ")[:2] for word in part.split()
    }
    told = {*Channel, *Level, *Modality, *Aspect, *Status} - {Status.LAPSED}
    assert {code.value for code in told} <= words


def test_some_passages_say_nothing_and_their_names_say_so():
    assert [case.name for case in CASES if case.expected == (NOTHING,)] == [
        case.name for case in CASES if case.name.startswith("nothing: ")
    ]

"""The sheet behind a line: who says what, in which words, and where they disagree."""

from dataclasses import replace

from rich.console import Console

from contracts.factories import HAND, document, meeting, mention
from pourparler.codebook import Aspect, MoveType
from pourparler.docket.opening import open_docket
from pourparler.exports.sheet import evidence_sheet
from pourparler.passage import Passage
from pourparler.statements.statement import Mention, Move
from pourparler.views.evidence import evidence

TEXT = "The two sides met. They agreed to meet again."


def sheet(*said, plain=True):
    """The sheet of the first meeting or move that these documents speak of."""
    docket = open_docket("memory:")
    for source, statement in said:
        docket.receive(source, [statement], HAND)
    found = evidence(docket, said[0][1].key)
    console = Console(width=80, highlight=False, force_terminal=not plain, color_system=None)
    with console.capture() as capture:
        console.print(evidence_sheet(found, found.lines, plain=plain))
    return capture.get()


def test_the_voices_that_disagree_are_named_with_what_they_say():
    claimed = document(TEXT, "2022-01-03", "Kremlin")
    denied = document(TEXT, "2022-01-04", "The White House")
    told = sheet(
        (claimed, meeting(claimed, status="held", on="2022-01-02", voice="RUS")),
        (denied, meeting(denied, status="cancelled", on="2022-01-02", voice="USA")),
    )
    assert "held: voices disagree" in told
    assert "(Washington)" in told
    assert "(Moscow)" in told


def test_a_trigger_is_bracketed_on_paper_and_bold_on_a_terminal():
    source = document(TEXT, "2022-01-03")
    said = (source, meeting(source))
    assert "[met]" in sheet(said)
    assert "[met]" not in sheet(said, plain=False)


def test_a_move_is_told_with_what_it_is_about():
    source = document(TEXT, "2022-01-03", "Reuters")
    asked = Move(
        mentions=(mention(source, "agreed"),),
        type=MoveType.AGREE,
        actors=("RUS", "USA"),
        aspect=Aspect.TALKS,
        about="to meet again",
        speaker="a spokesman",
    )
    told = sheet((source, asked))
    assert "  3 Jan 2022  RUS, USA  agrees, on whether to talk: “to" in told.splitlines()[0]
    assert "3 Jan 2022  Reuters  (a report, a spokesman)" in told


def test_a_line_break_in_a_sentence_is_a_space():
    source = document("The two\nsides met\r\nin Oslo.", "2022-01-03")
    assert "The two sides" in sheet((source, meeting(source, words="The two\nsides met\r\nin Oslo")))


def test_a_sentence_with_two_triggers_is_given_once():
    source = document(TEXT, "2022-01-03")
    whole = Passage.of(TEXT, 0, 18, source.digest)
    words = [Passage.of(TEXT, *place, source.digest) for place in ((4, 7), (14, 17))]
    said = replace(meeting(source), mentions=tuple(Mention(whole, trigger) for trigger in words))
    assert sheet((source, said)).count("The [two] sides [met].") == 1

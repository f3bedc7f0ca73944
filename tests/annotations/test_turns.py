from annotating_texts import document
from pourparler.annotations.annotating import annotate
from pourparler.pipeline import read

TRANSCRIPT = """PRESIDENT NIINISTÖ: Thank you. We met with the President of Russia on Monday and we call on Russia \
to return to the negotiating table.

Q Will you meet with the President of Ukraine next week?

PRESIDENT NIINISTÖ: Finland rejects any change of the format of the talks.

PRESIDENT ERDOĞAN: Turkey proposes a summit in Istanbul in May.
"""


def moves(text: str, **about) -> list[tuple]:
    return [(move.type.value, move.actors, move.voice) for move in read(document(text, **about)).moves]


def test_who_has_the_floor_gives_what_is_said_its_voice():
    said = moves(TRANSCRIPT, published="2022-04-20")
    assert ("REQUEST", ("FIN",), "FIN") in said
    assert ("REJECT", ("FIN",), "FIN") in said
    assert ("REQUEST", ("TUR",), "TUR") in said


def test_a_question_of_the_press_says_nothing():
    said = read(document(TRANSCRIPT, published="2022-04-20"))
    assert not any("UKR" in meeting.parties for meeting in said.meetings)


def test_we_is_the_party_of_whoever_has_the_floor():
    met = next(meeting for meeting in read(document(TRANSCRIPT, published="2022-04-20")).meetings)
    assert met.parties == ("FIN", "RUS")
    assert met.voice == "FIN"


def test_an_official_without_a_name_speaks_for_the_publisher():
    text = (
        "SENIOR ADMINISTRATION OFFICIAL: We urge Iran to return to the talks.\n\n"
        "Q Why now?\n\nSENIOR ADMINISTRATION OFFICIAL: Because they were broken off."
    )
    said = read(document(text, publisher="The White House", published="2022-04-20")).moves[0]
    assert (said.actors, said.recipients, said.voice) == (("USA",), ("IRN",), "USA")


def test_an_interviewer_of_no_party_gives_no_voice():
    text = (
        "Vladimir Putin: We are ready for talks with the United States.\n\n"
        "Morning Paper Correspondent: Russia rejected the proposal of the United States.\n\n"
        "Vladimir Putin: Russia did not."
    )
    annotations = annotate(document(text, publisher="Kremlin", published="2021-12-20"))
    assert [floor.speaker.codes if floor.speaker else None for floor in annotations.floors] == [
        ("RUS",),
        None,
        ("RUS",),
    ]
    assert ("REJECT", ("RUS",), None) in moves(text, publisher="Kremlin", published="2021-12-20")


def test_a_heading_with_a_colon_makes_no_transcript():
    assert annotate(document("Location: Geneva\n\nRussia and the United States met.")).floors == []

from contracts.factories import document
from pourparler.codebook import Channel, Level, Status
from pourparler.passage import Passage
from pourparler.statements.joining import Meeting, MeetingMention
from pourparler.statements.participants import Side
from pourparler.statements.quoting import quoted_apart
from pourparler.statements.statement import Mention

TEXT = "They spoke of the talks in Geneva and of a session in Brussels."


def meeting_at(words, paper):
    at = TEXT.index(words)
    mention = MeetingMention(
        mention=Mention(
            Passage.of(TEXT, 0, len(TEXT), paper.digest), Passage.of(TEXT, at, at + len(words), paper.digest)
        ),
        word=words,
        own=Side(),
        nearby=(),
        channel=Channel.UNSPECIFIED,
        level=Level.UNSPECIFIED,
        format=None,
        period=None,
        place=None,
        country=None,
        status=Status.HELD,
        told=False,
        speaker=None,
        voice=None,
        definite=False,
        body=False,
        foremost=True,
        present=False,
        set_apart=None,
        setting=False,
        simply_past=False,
        ends=False,
        today=False,
    )
    return Meeting([mention], Side())


def test_each_of_two_meetings_in_a_sentence_is_quoted_by_its_own_part():
    paper = document(TEXT, "2022-01-12")
    talks, session = meeting_at("talks", paper), meeting_at("session", paper)
    quoted_apart([talks, session], TEXT, paper.digest)
    assert talks.mentions[0].mention.passage.words == "They spoke of the talks in Geneva"
    assert session.mentions[0].mention.passage.words == "a session in Brussels."


def test_a_meeting_alone_in_its_sentence_is_quoted_by_all_of_it():
    paper = document(TEXT, "2022-01-12")
    talks = meeting_at("talks", paper)
    quoted_apart([talks], TEXT, paper.digest)
    assert talks.mentions[0].mention.passage.words == TEXT

"""Documents on made-up talks, as Hypothesis draws them: rich enough that every indicator has something to count."""

from datetime import date, timedelta

from hypothesis import strategies as st

from contracts.factories import HAND, document, meeting, move
from pourparler.codebook import Aspect, Channel, Level, MoveType, Status
from pourparler.docket.opening import open_docket

FIRST = date(2021, 12, 1)
SPAN = 70
TEXT = "They met. They spoke. They will meet. They agreed to meet in Geneva. They rejected the format of the talks."
PUBLISHERS = [
    "Kremlin",
    "White House",
    "Ministry of Foreign Affairs of Russia",
    "US Department of State",
    "Reuters",
    None,
]

days = st.integers(0, SPAN - 1).map(lambda count: (FIRST + timedelta(days=count)).isoformat())
parties = st.sampled_from([("RUS", "USA"), ("NATO", "RUS"), ("RUS", "UKR", "USA")])
sayings = st.fixed_dictionaries(
    {
        "words": st.sampled_from(["met", "spoke", "will meet"]),
        "parties": parties,
        "on": st.one_of(days, days, st.none()),
        "status": st.sampled_from([Status.HELD, Status.PLANNED, Status.POSTPONED, Status.CANCELLED, Status.PROPOSED]),
        "channel": st.sampled_from([Channel.IN_PERSON, Channel.PHONE]),
        "level": st.sampled_from([Level.LEADER, Level.LEADER, Level.OFFICIAL]),
        "place": st.sampled_from([None, "Geneva", "Vienna"]),
        "format": st.sampled_from([None, "NATO-Russia Council"]),
        "voice": st.sampled_from([None, "RUS", "USA"]),
    }
)
acts = st.fixed_dictionaries(
    {
        "words": st.sampled_from(["agreed to meet", "rejected the format"]),
        "kind": st.sampled_from([MoveType.AGREE, MoveType.REJECT, MoveType.REQUEST, MoveType.ACCUSE]),
        "actors": st.sampled_from([("RUS",), ("USA",), ("EU",)]),
        "recipients": st.sampled_from([(), ("RUS", "USA"), ("NATO",)]),
        "aspect": st.sampled_from([Aspect.FORMAT, Aspect.SCHEDULE, Aspect.SUBSTANCE]),
        "about": st.sampled_from(["meet in Geneva", "withdraw its troops", "the format of the talks"]),
        "on": st.one_of(st.none(), days),
        "voice": st.sampled_from([None, "RUS", "USA"]),
    }
)


@st.composite
def _documents(draw):
    """A document and what it says."""
    source = document(TEXT, draw(days), draw(st.sampled_from(PUBLISHERS)))
    said = [meeting(source, **saying) for saying in draw(st.lists(sayings, max_size=3))]
    done = [move(source, **act) for act in draw(st.lists(acts, max_size=3))]
    return source, [*said, *done]


worlds = st.lists(_documents(), min_size=3, max_size=14)


def docket_of(world):
    """A docket of these documents, in memory."""
    docket = open_docket("memory:")
    for source, said in world:
        docket.receive(source, said, HAND)
    return docket

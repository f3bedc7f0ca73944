"""A document made to do harm is shown like any other, and does none."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from pourparler.chronology import Period
from pourparler.codebook import Aspect, MoveType, Status
from pourparler.docket.opening import open_docket
from pourparler.documents.document import Document
from pourparler.passage import Passage
from pourparler.statements.statement import MeetingStatement, Mention, Move
from web.pages_served import page

SCRIPTS = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'><svg/onload=alert(1)>{{7*7}}\x07'
HIDDEN = "\N{RIGHT-TO-LEFT OVERRIDE}gnirts\N{POP DIRECTIONAL FORMATTING} Gen\N{ZERO WIDTH SPACE}eva \N{RIGHT-TO-LEFT MARK}"
SENTENCE = "They met in Geneva. "
COUNT, MENTIONS = 60_000, 20_000
"""A line of a megabyte, and as many places in it that speak of one meeting."""

HEAVIEST = 1_500_000


def hostile():
    """The document, and what it says."""
    start = len(SCRIPTS + HIDDEN)
    document = Document(
        id=f"{SCRIPTS}.txt",
        text=SCRIPTS + HIDDEN + SENTENCE * COUNT + "\n" + HIDDEN,
        title=f"</title>{SCRIPTS}",
        publisher=f"{SCRIPTS}{HIDDEN}",
        published=date(2022, 1, 10),
        url="javascript:alert(1)",
    )
    digest = document.digest

    def mention(number):
        at = start + len(SENTENCE) * number
        return Mention(Passage(digest, at, at + 19, SENTENCE[:19]), Passage(digest, at + 5, at + 8, "met"))

    met = MeetingStatement(
        mentions=tuple(mention(number) for number in range(MENTIONS)),
        parties=("RUS", "USA"),
        status=Status.HELD,
        period=Period("2022-01-10"),
        place=SCRIPTS,
        people=(SCRIPTS,),
        format=SCRIPTS,
        speaker=SCRIPTS,
    )
    asked = [
        Move(
            mentions=(mention(MENTIONS + number),),
            type=MoveType.REQUEST,
            actors=(SCRIPTS,),
            about=f"{number} {SCRIPTS}{HIDDEN}",
            aspect=Aspect.TALKS,
        )
        for number in range(1000)
    ]
    return document, [met, *asked]


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "talks.docket"
    document, said = hostile()
    with open_docket(path) as docket:
        docket.receive(document, said, "coder")
        names = {"digest": document.digest, "met": docket.meetings()[0].id, "asked": docket.moves()[0].key[:12]}
    with page(path) as opened:
        opened.names = names
        yield opened


class Seen(HTMLParser):
    """What a browser would make of a page: its tags, its handlers, where it leads."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.handlers, self.leads, self.scripts = set(), [], [], []
        self._in_script = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name == "style"]
        self.leads += [value for name, value in attrs if name in ("href", "src", "action")]
        self._in_script = tag == "script" and "src" not in dict(attrs)

    def handle_data(self, data):
        if self._in_script:
            self.scripts.append(data)


PAGES = [
    "/",
    "/?as_of=2022-01-12",
    "/timeline",
    "/moves",
    "/moves?q=1",
    "/positions",
    "/interference",
    "/commitments",
    "/documents",
    "/documents/{digest}",
    "/documents/{digest}?from=500000",
    "/meetings/{met}",
    "/moves/{asked}",
    "/review",
    "/search?q=geneva",
    "/search?q=alert&in=move",
    "/search?q=met&in=meeting",
    "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
    "/nothing/%3Cscript%3Ealert(1)%3C/script%3E",
    "/?process=%3Cscript%3Ealert(1)%3C/script%3E",
    "/timeline?party=%3Cscript%3Ealert(1)%3C/script%3E",
]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_it_is_executed_on_any_page(client, path):
    answer = client.get(path.format(**client.names))
    assert answer.status_code < 500
    assert len(answer.content) < HEAVIEST
    seen = Seen(answer.text)
    assert "img" not in seen.tags
    assert seen.handlers == []
    assert not any("alert" in script for script in seen.scripts)
    assert not any(re.match(r"\s*(javascript|data|vbscript):", lead or "", re.IGNORECASE) for lead in seen.leads)
    assert "{49}" not in answer.text


@pytest.mark.parametrize("path", ["/calendar.ics?as_of=2022-01-12", "/feed.atom", "/api/meetings/{met}", "/moves.csv"])
def test_what_programs_are_given_stays_of_a_size_and_whole(client, path):
    answer = client.get(path.format(**client.names))
    assert answer.status_code == 200
    assert len(answer.content) < HEAVIEST


def test_its_text_is_shown_as_it_is_a_part_at_a_time(client):
    answer = client.get("/documents/{digest}".format(**client.names))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.text
    assert "They met in Geneva." in re.sub(r"<[^>]+>", "", answer.text)
    assert 'dir="auto"' in answer.text

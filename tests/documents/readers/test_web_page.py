"""A web page gives its main text and what it states of itself, and no more."""

from datetime import date

import pytest

from pourparler.documents.readers.web_page import read_web_page
from pourparler.errors import DocumentFault

STORY = (
    "The delegations of the two countries met in the lake city on Monday and spoke for almost eight hours.",
    "Both sides said afterwards that they would report to their capitals before naming another date.",
)


def page(head: str = "", *paragraphs: str) -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or STORY)
    menu = "<nav><a href='/'>Home</a><a href='/news'>All news</a></nav>"
    return f"<html><head>{head}</head><body>{menu}<article>{body}</article></body></html>".encode()


def read(raw: bytes):
    return read_web_page(raw, "talks.html", "talks.html")


def test_the_story_is_kept_and_the_menu_is_not():
    assert read(page()).text.split("\n") == list(STORY)


def test_a_page_states_title_publisher_day_and_address():
    document = read(
        page(
            '<meta property="og:title" content="Talks end without a date">'
            '<meta property="og:site_name" content="The Lake Courier">'
            '<meta property="article:published_time" content="2022-01-10T18:00:00+01:00">'
            '<link rel="canonical" href="https://example.org/news/talks">'
        )
    )
    assert document.title == "Talks end without a date"
    assert document.publisher == "The Lake Courier"
    assert document.published == date(2022, 1, 10)
    assert document.url == "https://example.org/news/talks"


def test_a_date_in_the_story_is_not_taken_for_the_day_of_publication():
    story = "The parties signed the first accord on 12 March 2019 and have met every spring since that day."
    assert read(page("", story, *STORY)).published is None


def test_the_declared_encoding_is_believed():
    story = "Cumhurbaşkanı bugün Ankara'da iki ülkenin temsilcileriyle görüştü ve yeni bir tarih önerdi."
    raw = page('<meta charset="windows-1254">', story, *STORY).decode().encode("cp1254")
    assert read(raw).text.split("\n")[0] == story


def test_a_page_without_text_is_a_fault():
    with pytest.raises(DocumentFault, match=r"talks.html: no text found in the page"):
        read(b"<html><head><title>Talks</title></head><body></body></html>")

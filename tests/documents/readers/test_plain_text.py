"""Front matter says who published a text and when; the rest is kept as written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.documents.readers.plain_text import read_plain_text
from pourparler.errors import DocumentFault


def read(written: str):
    return read_plain_text(written.encode(), "talks.md", "talks.md")


def test_front_matter_gives_title_publisher_day_and_address():
    document = read(
        "---\n"
        'title: "Readout: the call of 30 December"\n'
        "publisher: 'The envoy''s office'\n"
        "published: 2021-12-30T21:15:00+03:00\n"
        "url: https://example.org/readouts/12\n"
        "# a remark\n"
        "tags:\n"
        "  - talks\n"
        "- winter\n"
        "note: own words\n"
        "---\n"
        "\n# A call\n\nThe two presidents spoke.\n"
    )
    assert document.title == "Readout: the call of 30 December"
    assert document.publisher == "The envoy's office"
    assert document.published == date(2021, 12, 30)
    assert document.url == "https://example.org/readouts/12"
    assert document.text == "\n# A call\n\nThe two presidents spoke.\n"


def test_a_text_without_front_matter_is_kept_whole():
    document = read("The two presidents spoke.\r\n\r\nNothing was agreed.")
    assert document.text == "The two presidents spoke.\r\n\r\nNothing was agreed."
    assert (document.title, document.publisher, document.published, document.url) == (None, None, None, None)


def test_a_ruled_line_at_the_head_is_no_front_matter():
    assert read("---\nThe two presidents spoke.").text == "---\nThe two presidents spoke."
    assert read("---").text == "---"


def test_empty_values_and_empty_front_matter_say_nothing():
    assert read("---\ntitle:\npublished: ''\n---\nThey spoke.").title is None
    assert read("---\n---\nThey spoke.").text == "They spoke."


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "---\ntitle: A call\n\nThey spoke.",
            "talks.md:4: 'They spoke.' in the front matter is not 'key: value'",
        ),
        ("---\ntitle: A call\n", "talks.md:1: front matter begins here, but no line '---' ends it"),
        (
            "---\ntitle: A call\nno colon\n---\nx",
            "talks.md:3: 'no colon' in the front matter is not 'key: value'",
        ),
        ("---\npublished: 30.12.2021\n---\nx", "talks.md:2: published: '30.12.2021' is no ISO date"),
        (
            "---\ntitle: a\ntitle: b\n---\nx",
            "talks.md:3: 'title' stands twice in the front matter, first on line 2",
        ),
        ('---\ntitle: "A call\n---\nx', "talks.md:2: '\"A call' in the front matter opens a quote"),
        ("---\ntitle: >\n  A call\n---\nx", "talks.md:3: 'A call': 'title' takes one value, on its own line"),
        ("---\ntitle: A call\n---\n \n", "talks.md: no text after the front matter"),
    ],
)
def test_malformed_front_matter_is_named_by_its_line(written, message):
    with pytest.raises(DocumentFault) as fault:
        read(written)
    assert str(fault.value).startswith(message)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"), min_size=1))
def test_the_text_after_the_front_matter_is_never_altered(words):
    text = f"Talks: {words}"
    assert read(f"---\ntitle: A call\n---\n{text}").text == text

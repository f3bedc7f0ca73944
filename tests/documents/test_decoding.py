"""Bytes become the text that was written, or a fault that says why not."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.documents.decoding import decoded
from pourparler.errors import DocumentFault

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff"), min_size=1).filter(
    lambda text: text.strip()
)


@given(TEXTS)
def test_utf_8_is_read_as_it_is_with_or_without_a_mark(text):
    plain = text.encode()
    if not plain.startswith((b"%PDF-", b"PK\x03\x04", b"SQLite")):
        assert decoded(plain, "a.txt") == text
    assert decoded(codecs.BOM_UTF8 + plain, "a.txt") == text


@given(TEXTS, st.sampled_from(["utf-16", "utf-32"]))
def test_a_byte_order_mark_tells_the_encoding(text, encoding):
    assert decoded(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The delegation of Côte d’Ivoire met the envoy — “frankly”.", "cp1252"),
        ("Café talks in Málaga ended.", "latin-1"),
        ("Переговоры завершены. Стороны уехали домой.", "cp1251"),
        ("The talks opened in Oslo.", "utf-16-le"),
        ("Rozmowy w Łodzi trwały długo, ale zażegnano spór.", "cp1250"),
    ],
)
def test_an_older_encoding_is_recognised(text, encoding):
    assert decoded(text.encode(encoding), "a.txt") == text


def test_a_declared_encoding_goes_before_a_guess():
    assert decoded("Başkan görüştü".encode("cp1254"), "a.html", "windows-1254") == "Başkan görüştü"
    assert decoded("Zürich".encode("cp1252"), "a.html", "no-such-encoding") == "Zürich"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "a.txt: the file is empty"),
        (b" \r\n\t", "a.txt: the file holds nothing but white space"),
        (b"%PDF-1.7 talks", "a.txt: a binary file, not a text"),
        (b"talks\x00\x01\x02\x03 talks", "a.txt: a binary file, not a text"),
        (
            codecs.BOM_UTF8 + b"good\nb\xffd",
            "a.txt:2: begins as utf-8-sig but does not stay so: invalid start byte",
        ),
        (codecs.BOM_UTF16_LE + "a\x00b".encode("utf-16-le"), "a.txt: the text holds a NUL character"),
        (b"good\n" + bytes(range(128, 256)) * 3, "a.txt:2: byte 0x80 is text in no known encoding"),
    ],
)
def test_a_file_that_is_no_text_says_so(raw, message):
    with pytest.raises(DocumentFault) as fault:
        decoded(raw, "a.txt")
    assert str(fault.value) == message

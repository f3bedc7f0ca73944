"""JSON Lines are read one by one; a bad line is named and the next is read."""

import json
import tracemalloc
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.documents.document import Document
from pourparler.documents.readers.lines import read_lines
from pourparler.errors import DocumentFault


def read(raw: bytes, longest: int = 10_000) -> tuple[list[Document], list[str]]:
    faults: list[str] = []
    pairs = read_lines(BytesIO(raw), "talks.jsonl", longest, lambda fault: faults.append(str(fault)), int)
    return [document for _, document in pairs], faults


def test_a_record_gives_all_its_fields():
    record = {
        "id": "call-1",
        "text": "They spoke.",
        "title": "A call",
        "publisher": "Kremlin",
        "published": "2021-12-30T23:00:00Z",
        "url": "https://example.org/1",
        "language": "en",
    }
    documents, faults = read(json.dumps(record).encode())
    assert documents == [
        Document("call-1", "They spoke.", "A call", "Kremlin", date(2021, 12, 30), "https://example.org/1")
    ]
    assert faults == []


def test_what_a_record_leaves_out_stays_unknown():
    documents, _ = read(b'{"text": "They spoke.", "title": null, "published": ""}\n\n{"id": 7, "text": "So?"}')
    assert documents == [Document("talks.jsonl:1", "They spoke."), Document("7", "So?")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "They', "not JSON: "),
        ("[1, 2]", "a JSON object is wanted, not [1,2]"),
        ("null", "a JSON object is wanted, not null"),
        ('{"id": "a"}', "no field 'text'"),
        ('{"text": ""}', "field 'text' is empty"),
        ('{"text": " \\n"}', "field 'text' is empty"),
        ('{"text": 12}', "field 'text' is 12, not a text"),
        ('{"text": "x", "title": ["a"]}', "field 'title' is [\"a\"], not a text"),
        ('{"text": "x", "published": 1641772800}', "field 'published' is 1641772800, not a text"),
        ('{"text": "x\\u0000"}', "field 'text' holds a NUL character"),
        ('{"text": "x", "id": true}', "field 'id' is true, not a text"),
        ('{"a": ' + "[" * 5_000, "not JSON: "),
        ('{"text": "' + "x" * 20_000 + '"}', "the line is longer than 10,000 bytes"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(line, reason):
    documents, faults = read(f'{{"id": "1", "text": "Before."}}\n{line}\n{{"id": "3", "text": "After."}}'.encode())
    assert [document.id for document in documents] == ["1", "3"]
    assert len(faults) == 1
    assert faults[0].startswith(f"talks.jsonl:2: {reason}")


@pytest.mark.parametrize("written", ["10/1/22", "2022-01", "2022-02-31"])
def test_a_day_that_is_none_leaves_the_document_undated_and_is_told(written):
    (document,), (fault,) = read(f'{{"id": "1", "text": "They met.", "published": "{written}"}}'.encode())
    assert document.published is None
    assert fault == (
        f"talks.jsonl:1: field 'published': '{written}' is no ISO date, such as 2022-01-10; read as undated"
    )


def test_a_line_that_is_not_utf_8_is_named():
    documents, faults = read(b'{"text": "caf\xe9"}\n{"text": "Good."}')
    assert [document.text for document in documents] == ["Good."]
    assert faults[0].startswith("talks.jsonl:1: not JSON: ")


def test_a_byte_order_mark_is_passed_over():
    assert read(b'\xef\xbb\xbf{"text": "Good."}')[0][0].text == "Good."


def test_one_text_over_several_lines_is_one_fault():
    with pytest.raises(DocumentFault, match=r"talks.jsonl:1: JSON over several lines"):
        read(b'{\n  "text": "They spoke."\n}')


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), max_size=8))
def test_every_byte_is_told_and_every_text_kept(texts):
    raw = b"".join(json.dumps({"text": text}).encode() + b"\n" for text in texts)
    told: list[int] = []
    pairs = list(read_lines(BytesIO(raw), "talks.jsonl", 200, lambda fault: None, told.append))
    short = [(n, t) for n, t in enumerate(texts, 1) if t.strip() and len(json.dumps({"text": t})) < 200]
    assert [(line, document.text) for line, document in pairs] == short
    assert sum(told) == len(raw)


def test_memory_does_not_grow_with_the_number_of_lines(tmp_path):
    path = tmp_path / "many.jsonl"
    line = json.dumps({"text": "They spoke again. " * 50}).encode() + b"\n"
    path.write_bytes(line * 20_000 + b'{"text": "' + b"x" * 5_000_000 + b'"}\n')
    faults: list[DocumentFault] = []
    tracemalloc.start()
    with path.open("rb") as stream:
        count = sum(1 for _ in read_lines(stream, "many.jsonl", 100_000, faults.append, int))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000
    assert [fault.line for fault in faults] == [20_001]
    assert peak < 1_000_000

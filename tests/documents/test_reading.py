"""Whatever is given, what can be read is read, in an order that depends on nothing else."""

import io
import os
import random
import sys
from pathlib import Path

import pytest

from pourparler.documents import reading
from pourparler.documents.reading import measure, read_sources

TEXT = "The two presidents spoke by telephone."


def read(*sources: Path | str) -> tuple[dict[str, str], list[str]]:
    faults: list[str] = []
    documents = {d.id: d.text for d in read_sources(sources, lambda fault: faults.append(str(fault)))}
    return documents, faults


def write(folder: Path, **files: str | bytes) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def test_a_folder_is_walked_by_name_and_names_its_documents_by_their_path(tmp_path):
    write(tmp_path, b_md="b", a__z_txt="z", a__c_md="c", README_md="skip", a__readme_txt="skip", x__hidden="no")
    (tmp_path / "x" / "hidden").rename(tmp_path / "x" / ".hidden")
    documents, faults = read(tmp_path)
    assert list(documents) == ["a/c.md", "a/z.txt", "b.md"]
    assert faults == []


def test_a_file_given_by_itself_is_named_as_given(tmp_path, monkeypatch):
    write(tmp_path, talks__call_md=TEXT)
    monkeypatch.chdir(tmp_path)
    assert list(read("talks/call.md")[0]) == ["talks/call.md"]


def test_a_readme_given_by_itself_is_read(tmp_path):
    write(tmp_path, README_md=TEXT)
    assert list(read(tmp_path / "README.md")[0].values()) == [TEXT]


def test_a_file_without_a_known_suffix_is_read_by_how_it_begins(tmp_path):
    paragraph = f"<p>{TEXT} They agreed that their negotiators would meet in the new year.</p>"
    write(
        tmp_path,
        lines='{"id": "from-a-line", "text": "They met."}',
        page=f"<!DOCTYPE html><html><body><article>{paragraph}</article></body></html>",
        text=TEXT,
    )
    documents, faults = read(tmp_path)
    assert documents["from-a-line"] == "They met."
    assert documents["page"].startswith(TEXT)
    assert "<p>" not in documents["page"]
    assert documents["text"] == TEXT
    assert faults == []


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path):
    write(
        tmp_path,
        a_md=TEXT,
        b_txt="",
        c_txt=bytes(range(256)),
        d_md="---\npublished: yesterday\n---\nThey spoke.",
        e_jsonl='{"id": "e", "text": "They met."}\n{"id": "e2"}\n',
        f_jsonl='{"text": "They met."}'.encode("utf-16"),
        g_html="<html></html>",
        z_md=TEXT,
    )
    (tmp_path / "h.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "i").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "j.txt")
    documents, faults = read(tmp_path, tmp_path / "nowhere")
    assert list(documents) == ["a.md", "e", "z.md"]
    assert [fault.removeprefix(f"{tmp_path}/") for fault in faults] == [
        "b.txt: the file is empty",
        "c.txt: a binary file, not a text",
        "d.md:2: published: 'yesterday' is no ISO date, such as 2022-01-10",
        "e.jsonl:2: no field 'text'",
        "f.jsonl: JSON Lines in UTF-8 are wanted; this is UTF-16 or binary",
        "g.html: no text found in the page",
        "h.txt: a link that leads nowhere",
        "i: a link that leads back to a folder above it",
        "j.txt: neither a file nor a folder",
        "nowhere: no such file or directory",
    ]


def test_a_second_document_of_the_same_name_is_reported_with_its_line(tmp_path):
    write(
        tmp_path,
        a_jsonl='{"id": "call", "text": "First."}\n',
        b_jsonl='\n{"id": "call", "text": "Second."}\n',
    )
    documents, faults = read(tmp_path / "a.jsonl", tmp_path / "b.jsonl")
    assert documents == {"call": "First."}
    assert faults == [f"{tmp_path}/b.jsonl:2: another document is already named 'call'"]


def test_an_empty_folder_is_reported(tmp_path):
    assert read(tmp_path) == ({}, [f"{tmp_path}: no file to read in this folder"])


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_a_file_or_folder_one_may_not_read_is_reported(tmp_path):
    write(tmp_path, a_md=TEXT, b__c_md=TEXT, d_md=TEXT)
    (tmp_path / "a.md").chmod(0)
    (tmp_path / "b").chmod(0)
    documents, faults = read(tmp_path)
    (tmp_path / "b").chmod(0o755)
    assert list(documents) == ["d.md"]
    assert faults == [f"{tmp_path}/a.md: permission denied", f"{tmp_path}/b: permission denied"]


def test_a_refusal_of_the_system_is_reported(tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    write(tmp_path, a_md=TEXT)
    monkeypatch.setattr(Path, "open", refuse)
    assert read(tmp_path) == ({}, [f"{tmp_path}/a.md: permission denied"])


@pytest.mark.parametrize(
    ("given", "documents"),
    [(TEXT.encode(), {"-": TEXT}), (b' \n{"id": "a", "text": "They met."}\n', {"a": "They met."})],
)
def test_standard_input_is_json_lines_if_it_begins_so_and_text_if_not(given, documents, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    assert read("-") == (documents, [])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(given))))
    assert read("-") == (documents, [])


def test_empty_standard_input_is_reported(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert read("-") == ({}, ["standard input: the file is empty"])


def test_what_is_too_large_is_reported_and_the_rest_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST", 100)
    long = '{"id": "long", "text": "' + "x" * 200 + '"}'
    write(tmp_path, a_txt="x" * 101, b_jsonl=f'{long}\n{{"id": "short", "text": "They met."}}')
    documents, faults = read(tmp_path)
    assert list(documents) == ["short"]
    assert [fault.removeprefix(f"{tmp_path}/") for fault in faults] == [
        "a.txt: the file is larger than 100 bytes",
        "b.jsonl:1: the line is longer than 100 bytes",
    ]


def test_the_bytes_told_add_up_to_the_bytes_measured(tmp_path):
    write(tmp_path, a_md=TEXT, b__c_jsonl='{"text": "They met."}\nnot json\n', d_txt="")
    told: list[int] = []
    list(read_sources([tmp_path, "-"][:1], lambda fault: None, told.append))
    assert sum(told) == measure([tmp_path, "-"]) == len(TEXT) + 31


def test_the_order_of_creation_does_not_matter(tmp_path):
    names = [f"{number:02}.txt" for number in range(20)]
    random.Random(1).shuffle(names)
    for name in names:
        (tmp_path / name).write_text(name)
    assert list(read(tmp_path)[0]) == sorted(names)

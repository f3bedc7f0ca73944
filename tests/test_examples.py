"""The example is what its README says it is."""

from datetime import date
from pathlib import Path

from pourparler.documents.publishers import publisher_of
from pourparler.documents.reading import read_sources
from pourparler.errors import DocumentFault

FOLDER = Path(__file__).parent.parent / "examples" / "winter-talks"


def test_every_document_is_read_with_its_day_and_a_publisher_we_know():
    faults: list[DocumentFault] = []
    documents = list(read_sources([FOLDER], faults.append))
    assert faults == []
    assert len(documents) == 15
    for document in documents:
        assert document.published is not None
        assert document.id.startswith(document.published.isoformat())
        assert publisher_of(document) is not None, document.publisher
        assert document.title


def test_some_were_published_before_the_sittings_and_some_after():
    published = [document.published for document in read_sources([FOLDER], print) if document.published]
    assert sum(day < date(2022, 1, 9) for day in published) == 8
    assert sum(day > date(2022, 1, 13) for day in published) == 2


def test_every_document_says_that_its_words_are_our_own():
    for path in FOLDER.glob("2*.md"):
        assert "\nnote: own words, on public facts\n" in path.read_text(encoding="utf-8"), path.name

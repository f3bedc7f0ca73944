"""A saved web page: its main text, freed of menus and adverts, and what it says of itself."""

import re

from trafilatura import bare_extraction

from pourparler.documents.decoding import decoded
from pourparler.documents.document import Document
from pourparler.documents.publication import publication_day
from pourparler.errors import DocumentFault

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_STATED_DATES_ONLY = {"original_date": True, "extensive_search": False, "min_date": "1900-01-01"}


def read_web_page(raw: bytes, name: str, identity: str) -> Document:
    """The document in an HTML file called *name*, as trafilatura extracts it; nothing is fetched.

    The text is the extracted one, a line for each paragraph, and offsets count within it. The date is the one
    that the page states in its head or markup: a date merely found in the text is not taken for it.

    >>> page = b'''<html><head><title>Readout</title><meta property="article:published_time"
    ... content="2021-12-30T20:00:00Z"></head><body><article><p>The two presidents spoke by telephone this
    ... evening and agreed that their negotiators would meet in the new year.</p></article></body></html>'''
    >>> document = read_web_page(page, "readout.html", "readout.html")
    >>> document.title, document.published
    ('Readout', datetime.date(2021, 12, 30))

    Raises `DocumentFault` when the page holds no text.
    """
    declared = _CHARSET.search(raw[:4096])
    source = decoded(raw, name, declared[1].decode("ascii") if declared else None)
    page = bare_extraction(
        source,
        with_metadata=True,
        include_comments=False,
        date_extraction_params=_STATED_DATES_ONLY,
    )
    if page is None or isinstance(page, dict) or not page.text or page.text.isspace():
        raise DocumentFault(name, None, "no text found in the page")
    published = publication_day(page.date) if page.date else None
    return Document(
        identity,
        page.text,
        title=page.title or None,
        publisher=page.sitename or None,
        published=published,
        url=page.url or None,
    )

"""The winter talks, read end to end: what each document says of the five meetings."""

from pathlib import Path

import pytest

from pourparler.codebook import Channel, Level, Status
from pourparler.documents.reading import read_sources
from pourparler.pipeline import read

FOLDER = Path(__file__).parent.parent / "examples" / "winter-talks"

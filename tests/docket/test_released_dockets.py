"""A docket that an earlier release wrote opens, is whole, and takes what this release enters.

The files in tests/data/dockets are the record of tests/winter.py as each release wrote it: one of SQLite, and
one of the tables in PostgreSQL.
"""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

from contracts.factories import HAND, document, meeting, outline
from pourparler.docket.opening import open_docket
from winter import entered

DOCKETS = Path(__file__).parent.parent / "data" / "dockets"
ENTRIES = 20


def see_that_it_is_of_use(where, tmp_path):
    entered(tmp_path / "new.docket")
    with open_docket(where) as docket, open_docket(tmp_path / "new.docket") as new:
        assert docket.verify() == ENTRIES
        assert outline(docket.meetings()) == outline(new.meetings())
        assert [filed.statement for filed in docket.moves()] == [filed.statement for filed in new.moves()]
        docket.reject(docket.meetings()[0].id, "Ada")
        source = document("They met in Oslo.", "2022-02-01")
        assert docket.receive(source, [meeting(source, "met in Oslo", place="Oslo")], HAND).new
        assert docket.verify() == len(list(docket.entries())) > ENTRIES
    with open_docket(where) as docket:
        before = outline(docket.meetings())
        docket.refold()
        assert outline(docket.meetings()) == before


@pytest.mark.parametrize("release", sorted(DOCKETS.glob("*.sqlite")), ids=lambda path: path.stem)
def test_a_file_of_every_release_opens(release, tmp_path):
    where = tmp_path / "old.docket"
    shutil.copy(release, where)
    see_that_it_is_of_use(where, tmp_path)


@pytest.mark.parametrize("release", sorted(DOCKETS.glob("*.sql")), ids=lambda path: path.stem)
def test_the_tables_of_every_release_open(release, tmp_path, postgres_url):
    engine = create_engine(make_url(postgres_url).set(drivername="postgresql+psycopg"))
    with engine.connect() as connection:
        connection.exec_driver_sql(release.read_text(encoding="utf-8"))
        connection.commit()
    engine.dispose()
    see_that_it_is_of_use(postgres_url, tmp_path)


def test_every_release_is_kept():
    assert {path.stem for path in DOCKETS.iterdir()} >= {"0.1.0"}
    assert {path.suffix for path in DOCKETS.iterdir()} == {".sqlite", ".sql"}

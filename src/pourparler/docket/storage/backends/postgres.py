"""A docket for a team: PostgreSQL, with many who read and write and one order of entries."""

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from pourparler.docket.storage.indexes import TextSearchVectors
from pourparler.docket.storage.migrating import steps_from
from pourparler.docket.storage.searchable import SearchableLedger
from pourparler.errors import DocketFault

_TURNSTILE = 0x506F7572
"""The advisory lock that whoever writes holds until the transaction ends, so that entries keep one order."""


class PostgresLedger(SearchableLedger):
    """The database at *url*, its tables made in the first schema of its search path if there are none.

    Raises `DocketFault` when the server cannot be reached, or the tables were written by a later release.
    """

    _index = TextSearchVectors()

    def __init__(self, url: str) -> None:
        address = make_url(url).set(drivername="postgresql+psycopg")
        self._name = address.render_as_string(hide_password=True).replace("+psycopg", "")
        super().__init__(create_engine(address))
        try:
            with self._engine.connect() as connection:
                self._bring_up_to_date(connection)
        except DBAPIError as error:
            self.close()
            raise DocketFault(self._explain(error)) from error
        except DocketFault:
            self.close()
            raise

    def _begin(self, connection: Connection, *, to_write: bool) -> None:
        if to_write:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TURNSTILE})")
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    def _explain(self, error: DBAPIError) -> str:
        said = " ".join(str(error.orig).split())
        if error.connection_invalidated or "connection" in said.lower():
            return f"{self._name} cannot be reached: {said}"
        return f"{self._name} refused: {said}"

    def _bring_up_to_date(self, connection: Connection) -> None:
        """Take the steps that are missing, once, however many programs open the database at the same time."""
        self._begin(connection, to_write=True)
        connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS docket_version (version INTEGER NOT NULL)")
        version = connection.exec_driver_sql("SELECT max(version) FROM docket_version").scalar_one() or 0
        for step in steps_from(version, "postgresql", self._name):
            connection.exec_driver_sql(step)
            version += 1
            connection.execute(text("INSERT INTO docket_version VALUES (:version)"), {"version": version})
        connection.commit()

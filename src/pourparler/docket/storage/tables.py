"""The tables of a docket in a database, as queries name them; the migrations create them."""

from sqlalchemy import BigInteger, Column, LargeBinary, MetaData, Table, Text

_TABLES = MetaData()

ENTRIES = Table(
    "entries",
    _TABLES,
    Column("sequence", BigInteger, primary_key=True),
    Column("recorded", Text),
    Column("hand", Text),
    Column("act", Text),
    Column("subject", LargeBinary),
    Column("body", Text),
    Column("supersedes", BigInteger),
    Column("previous", LargeBinary),
    Column("hash", LargeBinary),
)

DOCUMENTS = Table(
    "documents",
    _TABLES,
    Column("entry", BigInteger, primary_key=True),
    Column("digest", LargeBinary),
    Column("id", Text),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("url", Text),
    Column("text", Text),
)

STATEMENTS = Table(
    "statements",
    _TABLES,
    Column("entry", BigInteger, primary_key=True),
    Column("kind", Text),
    Column("document", BigInteger),
    Column("published", Text),
    Column("latest", Text),
    Column("meeting", LargeBinary),
    Column("link", BigInteger),
    Column("decisions", Text),
    Column("verdict", Text),
)

DECISIONS = Table("decisions", _TABLES, Column("entry", BigInteger, primary_key=True), Column("undone", BigInteger))

ANCHORS = Table(
    "anchors",
    _TABLES,
    Column("document", LargeBinary, primary_key=True),
    Column("entry", BigInteger, primary_key=True),
)

BLOCKS = Table(
    "blocks", _TABLES, Column("block", Text, primary_key=True), Column("entry", BigInteger, primary_key=True)
)

PARTIES = Table(
    "parties",
    _TABLES,
    Column("party", Text, primary_key=True),
    Column("entry", BigInteger, primary_key=True),
)

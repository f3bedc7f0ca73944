-- The record: entries and documents. Neither is ever altered, and the database itself sees to it.

CREATE TABLE entries (
    sequence INTEGER PRIMARY KEY,
    recorded TEXT NOT NULL,
    hand TEXT NOT NULL,
    act TEXT NOT NULL,
    subject BLOB NOT NULL,
    body TEXT NOT NULL,
    supersedes INTEGER,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL
);
CREATE INDEX entries_by_subject ON entries (subject);

CREATE TABLE documents (
    entry INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,
    id TEXT NOT NULL,
    title TEXT,
    publisher TEXT,
    published TEXT,
    url TEXT,
    text TEXT NOT NULL
);

CREATE TRIGGER entries_are_not_altered BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'an entry of the docket is never altered'); END;

CREATE TRIGGER entries_are_not_removed BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'an entry of the docket is never removed'); END;

-- Also stops INSERT OR REPLACE, which removes a row without asking the trigger above.
CREATE TRIGGER entries_follow_each_other BEFORE INSERT ON entries
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM entries)
BEGIN SELECT RAISE(ABORT, 'an entry of the docket follows the last one'); END;

CREATE TRIGGER documents_are_not_altered BEFORE UPDATE ON documents
BEGIN SELECT RAISE(ABORT, 'a document in the docket is never altered'); END;

CREATE TRIGGER documents_are_not_removed BEFORE DELETE ON documents
BEGIN SELECT RAISE(ABORT, 'a document in the docket is never removed'); END;

CREATE TRIGGER documents_are_not_replaced BEFORE INSERT ON documents
WHEN EXISTS (SELECT 1 FROM documents WHERE entry = NEW.entry OR digest = NEW.digest)
BEGIN SELECT RAISE(ABORT, 'a document in the docket is never altered'); END;

-- The shelves: where what stands is found again. A function of the entries, and never the source of truth.

CREATE TABLE statements (
    entry INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    document INTEGER NOT NULL,
    published TEXT,
    latest TEXT,
    meeting BLOB,
    link INTEGER
);
CREATE INDEX statements_by_document ON statements (document);
CREATE INDEX statements_by_meeting ON statements (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX statements_by_latest ON statements (kind, latest);

CREATE TABLE blocks (
    block TEXT NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (block, entry)
) WITHOUT ROWID;

CREATE TABLE parties (
    party TEXT NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (party, entry)
) WITHOUT ROWID;

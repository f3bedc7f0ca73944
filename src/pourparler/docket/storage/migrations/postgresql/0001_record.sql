-- The record: entries and documents. Neither is ever altered, and the database itself sees to it.

CREATE TABLE entries (
    sequence BIGINT PRIMARY KEY,
    recorded TEXT NOT NULL,
    hand TEXT NOT NULL,
    act TEXT NOT NULL,
    subject BYTEA NOT NULL,
    body TEXT NOT NULL,
    supersedes BIGINT,
    previous BYTEA NOT NULL,
    hash BYTEA NOT NULL
);
CREATE INDEX entries_by_subject ON entries (subject);

CREATE TABLE documents (
    entry BIGINT PRIMARY KEY,
    digest BYTEA NOT NULL UNIQUE,
    id TEXT NOT NULL,
    title TEXT,
    publisher TEXT,
    published TEXT,
    url TEXT,
    text TEXT NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = 'what is in ' || TG_TABLE_NAME || ' of the docket is never altered or removed';
END $$;

CREATE FUNCTION follow_the_last() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM entries) THEN
        RAISE EXCEPTION 'an entry of the docket follows the last one';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER entries_are_not_changed BEFORE UPDATE OR DELETE ON entries
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entries_are_not_emptied BEFORE TRUNCATE ON entries
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER entries_follow_each_other BEFORE INSERT ON entries
FOR EACH ROW EXECUTE FUNCTION follow_the_last();

CREATE TRIGGER documents_are_not_changed BEFORE UPDATE OR DELETE ON documents
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER documents_are_not_emptied BEFORE TRUNCATE ON documents
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The shelves: where what stands is found again. A function of the entries, and never the source of truth.

CREATE TABLE statements (
    entry BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    document BIGINT NOT NULL,
    published TEXT,
    latest TEXT,
    meeting BYTEA,
    link BIGINT
);
CREATE INDEX statements_by_document ON statements (document);
CREATE INDEX statements_by_meeting ON statements (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX statements_by_latest ON statements (kind, latest);

CREATE TABLE blocks (
    block TEXT NOT NULL,
    entry BIGINT NOT NULL,
    PRIMARY KEY (block, entry)
);

CREATE TABLE parties (
    party TEXT NOT NULL,
    entry BIGINT NOT NULL,
    PRIMARY KEY (party, entry)
);

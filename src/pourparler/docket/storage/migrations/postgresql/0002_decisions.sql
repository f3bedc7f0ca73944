-- The decisions of people, on shelves of their own: a function of the entries like all that is shelved.

-- The numbers of the decisions that bear on a statement, separated by blanks, and what they judge of it.
ALTER TABLE statements ADD COLUMN decisions TEXT;
ALTER TABLE statements ADD COLUMN verdict TEXT;

-- Every decision, by its entry, with the entry that took it back.
CREATE TABLE decisions (
    entry BIGINT PRIMARY KEY,
    undone BIGINT
);

-- In the passages of which documents a decision is anchored.
CREATE TABLE anchors (
    document BYTEA NOT NULL,
    entry BIGINT NOT NULL,
    PRIMARY KEY (document, entry)
);

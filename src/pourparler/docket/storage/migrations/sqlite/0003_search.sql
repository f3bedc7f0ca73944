-- The search index: a shelf that the database fills itself, from documents and from the statements as they were entered.

CREATE VIRTUAL TABLE document_words USING fts5 (
    title, text,
    content = 'documents', content_rowid = 'entry', tokenize = "unicode61 remove_diacritics 2"
);

CREATE TRIGGER documents_are_indexed AFTER INSERT ON documents
BEGIN
    INSERT INTO document_words (rowid, title, text) VALUES (NEW.entry, NEW.title, NEW.text);
END;

-- The words of a statement's passages, and what was made out of them: who, where, in which form, about what.
CREATE VIEW statement_texts AS
SELECT
    sequence,
    (
        SELECT group_concat(json_extract(value, '$.passage.words'), char(10))
        FROM json_each(body, '$[1].mentions')
    )
    || char(10) || coalesce(json_extract(body, '$[1].people'), '')
    || char(10) || coalesce(json_extract(body, '$[1].speaker'), '')
    || char(10) || coalesce(json_extract(body, '$[1].about'), '')
    || char(10) || coalesce(json_extract(body, '$[1].format'), '')
    || char(10) || coalesce(json_extract(body, '$[1].place'), '') AS words
FROM entries
WHERE act = 'enter';

CREATE VIRTUAL TABLE statement_words USING fts5 (
    words,
    content = '', tokenize = "unicode61 remove_diacritics 2"
);

CREATE TRIGGER statements_are_indexed AFTER INSERT ON entries WHEN NEW.act = 'enter'
BEGIN
    INSERT INTO statement_words (rowid, words) SELECT sequence, words FROM statement_texts WHERE sequence = NEW.sequence;
END;

INSERT INTO document_words (document_words) VALUES ('rebuild');
INSERT INTO statement_words (rowid, words) SELECT sequence, words FROM statement_texts;

-- The first and the last day of the record, and what was published between two days, without going through all of it.
CREATE INDEX statements_by_published ON statements (published);

-- The search index: a shelf that the database fills itself, from documents and from the statements as they were entered.

-- Letters without accents, words without what stands between them: what is not a letter or figure parts words.
CREATE FUNCTION words_in(given TEXT) RETURNS TSVECTOR LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN to_tsvector('pg_catalog.simple', lower(regexp_replace(
        regexp_replace(normalize(given, NFKD), '[\u0300-\u036f]', '', 'g'),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2000-\u206f\u3000-\u303f]+',
        ' ', 'g'
    )));
EXCEPTION WHEN program_limit_exceeded THEN  -- more different words than a vector can hold: only a text made to do so
    RETURN '';
END $$;

-- A vector holds a megabyte and counts sixteen thousand words, so a long text is taken in parts that overlap a little.
CREATE FUNCTION parts_of_document(title TEXT, body TEXT) RETURNS TABLE (part INTEGER, words TSVECTOR)
LANGUAGE sql IMMUTABLE AS $$
    SELECT
        number,
        setweight(words_in(coalesce(title, '')), 'A')
        || words_in(substring(body FROM number * 80000 + 1 FOR 80000 + 200))
    FROM generate_series(0, greatest(length(body) - 1, 0) / 80000) AS number
$$;

CREATE FUNCTION words_of_statement(body TEXT) RETURNS TSVECTOR LANGUAGE sql IMMUTABLE AS $$
    SELECT words_in(left(
        (
            SELECT string_agg(mention -> 'passage' ->> 'words', E'\n')
            FROM jsonb_array_elements(said -> 'mentions') AS mention
        )
        || E'\n' || coalesce(said ->> 'people', '')
        || E'\n' || coalesce(said ->> 'speaker', '')
        || E'\n' || coalesce(said ->> 'about', '')
        || E'\n' || coalesce(said ->> 'format', '')
        || E'\n' || coalesce(said ->> 'place', ''),
        80000
    ))
    FROM (SELECT body::jsonb -> 1 AS said) AS statement
$$;

CREATE TABLE document_words (
    entry BIGINT NOT NULL,
    part INTEGER NOT NULL,
    words TSVECTOR NOT NULL,
    PRIMARY KEY (entry, part)
);
CREATE INDEX document_words_by_word ON document_words USING gin (words);

CREATE TABLE statement_words (
    entry BIGINT PRIMARY KEY,
    words TSVECTOR NOT NULL
);
CREATE INDEX statement_words_by_word ON statement_words USING gin (words);

CREATE FUNCTION index_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO document_words SELECT NEW.entry, part, words FROM parts_of_document(NEW.title, NEW.text);
    RETURN NULL;
END $$;

CREATE FUNCTION index_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO statement_words VALUES (NEW.sequence, words_of_statement(NEW.body));
    RETURN NULL;
END $$;

CREATE TRIGGER documents_are_indexed AFTER INSERT ON documents
FOR EACH ROW EXECUTE FUNCTION index_document();
CREATE TRIGGER statements_are_indexed AFTER INSERT ON entries
FOR EACH ROW WHEN (NEW.act = 'enter') EXECUTE FUNCTION index_statement();

INSERT INTO document_words SELECT entry, part, words FROM documents, parts_of_document(title, text);
INSERT INTO statement_words SELECT sequence, words_of_statement(body) FROM entries WHERE act = 'enter';

-- The first and the last day of the record, and what was published between two days, without going through all of it.
CREATE INDEX statements_by_published ON statements (published);

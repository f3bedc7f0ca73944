-- How selective each index is in a large docket: rows in all, then rows to each value of the first columns.
--
-- Without such figures the database takes a party to be as rare as a meeting, and looks through all that a party ever
-- said for each meeting it is asked about. They need not be exact, nor kept up to date.

ANALYZE sqlite_schema;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('entries', 'entries_by_subject', '1500000 2'),
    ('documents', 'sqlite_autoindex_documents_1', '250000 1'),
    ('documents', 'documents_by_published', '250000 30 1'),
    ('statements', 'statements_by_document', '1000000 4'),
    ('statements', 'statements_by_meeting', '330000 2'),
    ('statements', 'statements_by_latest', '1000000 500000 100 20'),
    ('statements', 'statements_by_published', '1000000 100'),
    ('statements', 'statements_by_kind_and_published', '1000000 500000 50 1'),
    ('blocks', 'blocks', '1000000 4 1'),
    ('parties', 'parties', '2000000 10000 1');

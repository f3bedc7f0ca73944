-- Long lists are shown a page at a time, the newest first; and a stretch of the record is found from both its ends.

CREATE INDEX statements_by_kind_and_published ON statements (kind, published DESC NULLS LAST, entry DESC);
CREATE INDEX documents_by_published ON documents (published DESC NULLS LAST, entry DESC);
DROP INDEX statements_by_latest;
CREATE INDEX statements_by_latest ON statements (kind, latest, published);

-- given
CREATE TABLE documents (id bigint, owner_id bigint, title text, tags text[]);

-- upgrade
CREATE INDEX CONCURRENTLY documents_a ON documents (owner_id);

CREATE INDEX IF NOT EXISTS documents_b ON documents (title COLLATE "C" text_pattern_ops, owner_id NULLS FIRST)
  INCLUDE (id)
  WHERE title <> '';

CREATE INDEX documents_c ON documents USING gin (tags);
ALTER INDEX documents_c RENAME TO documents_tags;
DROP INDEX documents_b;
DROP INDEX CONCURRENTLY IF EXISTS documents_a;

-- downgrade

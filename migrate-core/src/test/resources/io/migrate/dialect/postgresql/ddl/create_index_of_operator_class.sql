-- given
CREATE TABLE documents (id bigint, owner_id bigint, tags text[], content text);

-- upgrade
CREATE INDEX documents_tags_idx ON documents USING gin (tags array_ops);

-- downgrade
DROP INDEX documents_tags_idx;

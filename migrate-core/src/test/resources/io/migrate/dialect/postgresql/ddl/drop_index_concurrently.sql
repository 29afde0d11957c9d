-- given
CREATE TABLE documents (id bigint, owner_id bigint, tags text[], content text);
CREATE INDEX documents_owner_idx ON documents (owner_id);

-- upgrade
DROP INDEX CONCURRENTLY documents_owner_idx;

-- downgrade
CREATE INDEX CONCURRENTLY documents_owner_idx ON documents (owner_id);

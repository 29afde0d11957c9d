-- given
CREATE TABLE documents (id bigint, owner_id bigint, tags text[], content text);

-- upgrade
CREATE INDEX CONCURRENTLY documents_owner_id_idx ON documents (owner_id);

-- downgrade
DROP INDEX CONCURRENTLY documents_owner_id_idx;

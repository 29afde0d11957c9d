-- given
CREATE TABLE documents (id bigint, owner_id bigint, tags text[], content text);

-- upgrade
CREATE INDEX documents_owner_idx ON documents (owner_id);

-- downgrade
DROP INDEX documents_owner_idx;

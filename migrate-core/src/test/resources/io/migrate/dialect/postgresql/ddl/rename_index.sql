-- given
CREATE TABLE documents (id bigint, owner_id bigint, tags text[], content text);
CREATE INDEX documents_owner_idx ON documents (owner_id);

-- upgrade
ALTER INDEX public.documents_owner_idx RENAME TO documents_owner_id_idx;

-- downgrade
ALTER INDEX public.documents_owner_id_idx RENAME TO documents_owner_idx;

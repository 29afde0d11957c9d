-- given
CREATE TABLE documents (id bigint, owner_id bigint, tags text[], content text);

-- upgrade
ALTER TABLE documents
  ADD COLUMN content_search tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, content)) STORED;

COMMENT ON COLUMN documents.content_search IS 'for the search';

-- downgrade
ALTER TABLE documents DROP COLUMN content_search;

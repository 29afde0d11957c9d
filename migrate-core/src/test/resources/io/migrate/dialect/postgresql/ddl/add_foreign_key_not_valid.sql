-- given
CREATE TABLE users (id bigint PRIMARY KEY, name text, age integer);
CREATE TABLE documents (id bigint, owner_id bigint, tags text[], content text);

-- upgrade
ALTER TABLE documents
  ADD CONSTRAINT documents_owner_id_fkey
    FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE CASCADE NOT VALID;

-- downgrade
ALTER TABLE documents DROP CONSTRAINT documents_owner_id_fkey;

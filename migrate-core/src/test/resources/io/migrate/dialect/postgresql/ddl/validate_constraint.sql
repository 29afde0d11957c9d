-- given
CREATE TABLE users (id bigint PRIMARY KEY, name text, age integer);
CREATE TABLE documents (id bigint, owner_id bigint, tags text[], content text);
ALTER TABLE documents
  ADD CONSTRAINT documents_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES users NOT VALID;

-- upgrade
ALTER TABLE documents VALIDATE CONSTRAINT documents_owner_id_fkey;

-- downgrade

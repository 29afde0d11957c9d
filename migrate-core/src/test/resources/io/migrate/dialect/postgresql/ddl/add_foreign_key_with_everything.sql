-- given
CREATE TABLE folders (tenant integer, id integer, PRIMARY KEY (tenant, id));
CREATE TABLE documents (id bigint, tenant integer, folder integer);

-- upgrade
ALTER TABLE documents
  ADD CONSTRAINT documents_folder_fkey
    FOREIGN KEY (tenant, folder) REFERENCES folders (tenant, id) MATCH FULL ON UPDATE RESTRICT ON DELETE SET DEFAULT DEFERRABLE INITIALLY DEFERRED;

-- downgrade
ALTER TABLE documents DROP CONSTRAINT documents_folder_fkey;

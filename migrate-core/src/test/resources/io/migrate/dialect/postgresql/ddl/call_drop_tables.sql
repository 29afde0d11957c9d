-- given
CREATE SCHEMA audit;
CREATE TABLE audit.log (id bigint);
CREATE TABLE users (id bigint);
CREATE VIEW names AS SELECT id FROM users;
CREATE TABLE documents (id bigint);

-- upgrade
DROP TABLE audit.log;
DROP TABLE IF EXISTS users CASCADE;
ALTER TABLE documents DROP COLUMN IF EXISTS title;
ALTER TABLE documents RENAME TO papers;

-- downgrade

-- given
CREATE TABLE users (id bigint, email text, age integer, stay daterange);
CREATE TABLE documents (owner_id bigint);

-- upgrade
ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX users_email_new ON users (email);
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_new;

ALTER TABLE documents
  ADD CONSTRAINT documents_owner_id_fkey
    FOREIGN KEY (owner_id) REFERENCES users ON UPDATE CASCADE NOT VALID;

ALTER TABLE documents VALIDATE CONSTRAINT documents_owner_id_fkey;
ALTER TABLE users ADD CONSTRAINT users_age CHECK (age >= 0) NOT VALID;
ALTER TABLE users ADD CONSTRAINT users_no_overlap EXCLUDE USING gist (stay WITH &&);
ALTER TABLE users RENAME CONSTRAINT users_age TO users_age_check;
ALTER TABLE users DROP CONSTRAINT users_no_overlap;
ALTER TABLE users DROP CONSTRAINT IF EXISTS users_nothing;

-- downgrade

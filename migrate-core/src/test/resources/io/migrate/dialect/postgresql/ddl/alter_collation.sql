-- given
CREATE TABLE users (id integer NOT NULL, n text);
INSERT INTO users (id) VALUES (1);

-- upgrade
ALTER TABLE users ALTER COLUMN n TYPE text COLLATE pg_catalog."C";

-- downgrade
ALTER TABLE users ALTER COLUMN n TYPE text;

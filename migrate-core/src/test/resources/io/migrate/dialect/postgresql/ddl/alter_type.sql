-- given
CREATE TABLE users (id integer NOT NULL, n integer);
INSERT INTO users (id) VALUES (1);

-- upgrade
ALTER TABLE users ALTER COLUMN n TYPE bigint;

-- downgrade
ALTER TABLE users ALTER COLUMN n TYPE integer;

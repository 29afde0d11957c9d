-- given
CREATE TABLE users (id integer NOT NULL, n integer DEFAULT 6);
INSERT INTO users (id) VALUES (1);

-- upgrade
ALTER TABLE users ALTER COLUMN n SET DEFAULT 3 + 4;

-- downgrade
ALTER TABLE users ALTER COLUMN n SET DEFAULT 6;

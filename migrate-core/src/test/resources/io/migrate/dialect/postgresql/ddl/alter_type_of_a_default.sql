-- given
CREATE TABLE users (id integer NOT NULL, n text DEFAULT '1'::text);
INSERT INTO users (id) VALUES (1);

-- upgrade
ALTER TABLE users
  ALTER COLUMN n DROP DEFAULT,
  ALTER COLUMN n TYPE integer USING n::integer,
  ALTER COLUMN n SET DEFAULT 1;

-- downgrade
ALTER TABLE users
  ALTER COLUMN n DROP DEFAULT,
  ALTER COLUMN n TYPE text,
  ALTER COLUMN n SET DEFAULT '1'::text;

-- given
CREATE TABLE users (id integer, n text COLLATE pg_catalog."C" DEFAULT 'no'::text);
COMMENT ON COLUMN users.n IS 'a word';
INSERT INTO users (id) VALUES (1);

-- upgrade
ALTER TABLE users
  ALTER COLUMN n DROP DEFAULT,
  ALTER COLUMN n TYPE boolean USING n = 'yes',
  ALTER COLUMN n SET NOT NULL,
  ALTER COLUMN n SET DEFAULT false;

COMMENT ON COLUMN users.n IS 'a truth';

-- downgrade
ALTER TABLE users
  ALTER COLUMN n DROP DEFAULT,
  ALTER COLUMN n DROP NOT NULL,
  ALTER COLUMN n TYPE text COLLATE pg_catalog."C",
  ALTER COLUMN n SET DEFAULT 'no'::text;

COMMENT ON COLUMN users.n IS 'a word';

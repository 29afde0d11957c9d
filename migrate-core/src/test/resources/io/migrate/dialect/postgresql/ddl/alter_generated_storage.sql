-- since 18
-- given
CREATE TABLE users (id integer, n integer GENERATED ALWAYS AS (id * 2) STORED);
INSERT INTO users (id) VALUES (1);

-- upgrade
ALTER TABLE users
  DROP COLUMN n,
  ADD COLUMN n integer GENERATED ALWAYS AS (id * 2) VIRTUAL;

COMMENT ON COLUMN users.n IS 'computed';

-- downgrade
ALTER TABLE users
  DROP COLUMN n,
  ADD COLUMN n integer GENERATED ALWAYS AS (id * 2) STORED;

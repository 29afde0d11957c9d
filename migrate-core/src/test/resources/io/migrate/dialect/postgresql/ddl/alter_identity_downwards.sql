-- given
CREATE TABLE users (id integer, n integer);
INSERT INTO users (n) VALUES (-7);

-- upgrade
ALTER TABLE users
  ALTER COLUMN n SET NOT NULL,
  ALTER COLUMN n ADD GENERATED ALWAYS AS IDENTITY (INCREMENT BY -1);

SELECT setval(pg_get_serial_sequence('users', 'n'), min(n)) FROM users HAVING min(n) <= -1;

-- downgrade
ALTER TABLE users
  ALTER COLUMN n DROP IDENTITY,
  ALTER COLUMN n DROP NOT NULL;

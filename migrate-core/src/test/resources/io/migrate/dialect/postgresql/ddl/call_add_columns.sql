-- given
CREATE TABLE users (id bigint PRIMARY KEY, name text);

-- upgrade
ALTER TABLE users ADD COLUMN nickname text NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN boss bigint;

ALTER TABLE users
  ADD CONSTRAINT users_boss_fkey
    FOREIGN KEY (boss) REFERENCES users (id) ON DELETE SET NULL NOT VALID;

ALTER TABLE users ADD COLUMN code text;
ALTER TABLE users ADD CONSTRAINT users_code_key UNIQUE (code);
ALTER TABLE users ADD COLUMN IF NOT EXISTS shoe integer;
ALTER TABLE users RENAME COLUMN name TO full_name;

-- downgrade

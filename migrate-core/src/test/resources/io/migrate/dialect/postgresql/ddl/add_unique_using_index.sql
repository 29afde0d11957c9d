-- given
CREATE TABLE users (
  id         bigint,
  name       text,
  email      text,
  age        integer,
  deleted_at timestamptz
);
CREATE UNIQUE INDEX users_email_new ON users (email);

-- upgrade
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_new DEFERRABLE;

-- downgrade
ALTER TABLE users DROP CONSTRAINT users_email_key;
CREATE UNIQUE INDEX users_email_new ON users (email);

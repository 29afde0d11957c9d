-- given
CREATE TABLE users (
  id         bigint,
  name       text,
  email      text,
  age        integer,
  deleted_at timestamptz
);

-- upgrade
ALTER TABLE users ADD UNIQUE (email) INCLUDE (id);

-- downgrade
ALTER TABLE users DROP CONSTRAINT users_email_id_key;

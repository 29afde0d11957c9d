-- since 15
-- given
CREATE TABLE users (
  id         bigint,
  name       text,
  email      text,
  age        integer,
  deleted_at timestamptz
);

-- upgrade
CREATE UNIQUE INDEX users_email_idx ON users (email COLLATE pg_catalog."C" text_pattern_ops DESC, age DESC NULLS LAST, name NULLS FIRST)
  INCLUDE (id)
  NULLS NOT DISTINCT
  WHERE (deleted_at IS NULL);

-- downgrade
DROP INDEX users_email_idx;

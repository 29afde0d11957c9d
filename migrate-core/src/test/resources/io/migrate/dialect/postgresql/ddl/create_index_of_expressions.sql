-- given
CREATE TABLE users (
  id         bigint,
  name       text,
  email      text,
  age        integer,
  deleted_at timestamptz
);

-- upgrade
CREATE INDEX users_search_idx ON users (lower(email), (age + 1), (name || email))
  WHERE deleted_at IS NULL;

-- downgrade
DROP INDEX users_search_idx;

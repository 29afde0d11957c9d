-- given
CREATE TABLE users (
  id         bigint,
  name       text,
  email      text,
  age        integer,
  deleted_at timestamptz
);
CREATE MATERIALIZED VIEW adults AS SELECT id FROM users;

-- upgrade
COMMENT ON MATERIALIZED VIEW adults IS 'old enough';

-- downgrade
COMMENT ON MATERIALIZED VIEW adults IS NULL;

-- given
CREATE TABLE users (
  id         bigint,
  name       text,
  email      text,
  age        integer,
  deleted_at timestamptz
);
CREATE VIEW adults AS SELECT id FROM users;

-- upgrade
COMMENT ON VIEW adults IS 'old enough';

-- downgrade
COMMENT ON VIEW adults IS NULL;

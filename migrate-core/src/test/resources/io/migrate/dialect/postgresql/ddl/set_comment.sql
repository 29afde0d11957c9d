-- given
CREATE TABLE users (
  id         bigint,
  name       text,
  email      text,
  age        integer,
  deleted_at timestamptz
);

-- upgrade
COMMENT ON TABLE users IS E'who may log in; it''s \\ all';

-- downgrade
COMMENT ON TABLE users IS NULL;

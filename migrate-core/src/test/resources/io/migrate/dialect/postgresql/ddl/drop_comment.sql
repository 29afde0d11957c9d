-- given
CREATE TABLE users (
  id         bigint,
  name       text,
  email      text,
  age        integer,
  deleted_at timestamptz
);
COMMENT ON TABLE users IS 'who may log in';

-- upgrade
COMMENT ON TABLE users IS NULL;

-- downgrade
COMMENT ON TABLE users IS 'who may log in';

-- given
CREATE TABLE users (
  id         bigint,
  name       text,
  email      text,
  age        integer,
  deleted_at timestamptz
);
REVOKE SELECT ON users FROM PUBLIC;

-- upgrade
GRANT SELECT ON users TO PUBLIC;

-- downgrade
REVOKE SELECT ON users FROM PUBLIC -- for good
;

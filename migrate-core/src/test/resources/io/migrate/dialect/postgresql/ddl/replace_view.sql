-- given
CREATE TABLE users (
  id         bigint,
  name       text,
  email      text,
  age        integer,
  deleted_at timestamptz
);
CREATE VIEW adults WITH (security_barrier=true) AS SELECT id, name FROM users WHERE age >= 18;
COMMENT ON VIEW adults IS 'old enough';

-- upgrade
CREATE OR REPLACE VIEW adults AS
SELECT id,
    name
   FROM users
  WHERE age >= 21;

COMMENT ON VIEW adults IS NULL;

-- downgrade
CREATE OR REPLACE VIEW adults WITH (security_barrier=true) AS
SELECT id,
    name
   FROM users
  WHERE age >= 18;

COMMENT ON VIEW adults IS 'old enough';

-- given
CREATE TABLE users (
  id         bigint,
  name       text,
  email      text,
  age        integer,
  deleted_at timestamptz
);

-- upgrade
CREATE VIEW adults WITH (security_barrier=true) AS
SELECT id,
    name
   FROM users
  WHERE age >= 18;

COMMENT ON VIEW adults IS 'old enough';

-- downgrade
DROP VIEW adults;

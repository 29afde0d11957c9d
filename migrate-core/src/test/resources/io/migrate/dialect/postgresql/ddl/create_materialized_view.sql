-- given
CREATE TABLE users (
  id         bigint,
  name       text,
  email      text,
  age        integer,
  deleted_at timestamptz
);

-- upgrade
CREATE MATERIALIZED VIEW adults WITH (fillfactor=70) AS
SELECT id,
    name
   FROM users
  WHERE age >= 18;

CREATE UNIQUE INDEX adults_id_idx ON adults (id);
COMMENT ON MATERIALIZED VIEW adults IS 'old enough';

-- downgrade
DROP MATERIALIZED VIEW adults;

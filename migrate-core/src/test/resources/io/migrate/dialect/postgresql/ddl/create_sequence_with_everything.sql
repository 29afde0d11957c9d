-- given
CREATE TABLE users (
  id         bigint,
  name       text,
  email      text,
  age        integer,
  deleted_at timestamptz
);

-- upgrade
CREATE SEQUENCE numbers
  AS integer
  INCREMENT BY 2
  MINVALUE 5
  MAXVALUE 5000
  START WITH 10
  CACHE 30
  CYCLE
  OWNED BY users.id;

COMMENT ON SEQUENCE numbers IS 'even ones';

-- downgrade
DROP SEQUENCE numbers;

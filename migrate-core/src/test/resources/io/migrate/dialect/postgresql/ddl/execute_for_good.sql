-- given
CREATE TABLE users (
  id         bigint,
  name       text,
  email      text,
  age        integer,
  deleted_at timestamptz
);

-- upgrade
UPDATE users SET age = 1;
UPDATE users SET age = 2;

-- downgrade

-- given
CREATE TABLE users (
  id         bigint,
  name       text,
  email      text,
  age        integer,
  deleted_at timestamptz
);

-- upgrade
ALTER TABLE users RENAME COLUMN name TO "user";

-- downgrade
ALTER TABLE users RENAME COLUMN "user" TO name;

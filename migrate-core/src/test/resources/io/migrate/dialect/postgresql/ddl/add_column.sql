-- given
CREATE TABLE users (
  id         bigint,
  name       text,
  email      text,
  age        integer,
  deleted_at timestamptz
);

-- upgrade
ALTER TABLE users ADD COLUMN nickname text;

-- downgrade
ALTER TABLE users DROP COLUMN nickname;

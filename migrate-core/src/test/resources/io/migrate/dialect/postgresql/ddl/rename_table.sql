-- given
CREATE TABLE users (
  id         bigint,
  name       text,
  email      text,
  age        integer,
  deleted_at timestamptz
);

-- upgrade
ALTER TABLE users RENAME TO accounts;

-- downgrade
ALTER TABLE accounts RENAME TO users;

-- given
CREATE TABLE users (
  id         bigint,
  name       text,
  email      text,
  age        integer,
  deleted_at timestamptz
);

-- upgrade
ALTER TABLE users ADD CONSTRAINT users_age_check CHECK (age >= 0) NO INHERIT;

-- downgrade
ALTER TABLE users DROP CONSTRAINT users_age_check;

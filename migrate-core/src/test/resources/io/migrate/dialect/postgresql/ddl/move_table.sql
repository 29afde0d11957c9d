-- given
CREATE TABLE users (
  id         bigint,
  name       text,
  email      text,
  age        integer,
  deleted_at timestamptz
);
CREATE SCHEMA archive;

-- upgrade
ALTER TABLE public.users SET SCHEMA archive;

-- downgrade
ALTER TABLE archive.users SET SCHEMA public;

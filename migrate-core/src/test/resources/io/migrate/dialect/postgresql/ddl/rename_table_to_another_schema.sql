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
ALTER TABLE public.users RENAME TO old_users;
ALTER TABLE public.old_users SET SCHEMA archive;

-- downgrade
ALTER TABLE archive.old_users RENAME TO users;
ALTER TABLE archive.users SET SCHEMA public;

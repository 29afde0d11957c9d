-- given
CREATE TABLE users (
  id         bigint,
  name       text,
  email      text,
  age        integer,
  deleted_at timestamptz
);

-- upgrade
CREATE PROCEDURE clean(IN days integer)
 LANGUAGE sql
AS $procedure$ DELETE FROM users WHERE age > days $procedure$;

-- downgrade
DROP PROCEDURE clean(integer);

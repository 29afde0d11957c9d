-- given
CREATE DOMAIN email AS text;
ALTER DOMAIN email ADD CONSTRAINT email_at CHECK (VALUE ~ '@') NOT VALID;

-- upgrade
ALTER DOMAIN email VALIDATE CONSTRAINT email_at;

-- downgrade
ALTER DOMAIN email DROP CONSTRAINT email_at;
ALTER DOMAIN email ADD CONSTRAINT email_at CHECK (VALUE ~ '@') NOT VALID;

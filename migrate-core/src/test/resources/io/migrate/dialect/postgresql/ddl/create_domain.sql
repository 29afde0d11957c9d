-- upgrade
CREATE DOMAIN email AS text DEFAULT 'a@b' NOT NULL CONSTRAINT email_at CHECK (VALUE ~ '@');
COMMENT ON DOMAIN email IS 'an address';

-- downgrade
DROP DOMAIN email;

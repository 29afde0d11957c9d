-- upgrade
CREATE DOMAIN email AS varchar(80) COLLATE pg_catalog."C"
  DEFAULT 'nobody'::character varying
  NOT NULL
  CONSTRAINT email_at CHECK ((VALUE)::text ~ '@'::text);

ALTER DOMAIN email ADD CONSTRAINT email_dot CHECK (VALUE ~ '[.]') NOT VALID;
COMMENT ON DOMAIN email IS 'an address';

-- downgrade
DROP DOMAIN email;

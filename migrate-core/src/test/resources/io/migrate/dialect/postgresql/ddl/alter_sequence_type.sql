-- given
CREATE SEQUENCE numbers AS integer;

-- upgrade
ALTER SEQUENCE numbers AS bigint;

-- downgrade
ALTER SEQUENCE numbers AS integer;

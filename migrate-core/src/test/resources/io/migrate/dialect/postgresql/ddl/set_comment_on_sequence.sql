-- given
CREATE SEQUENCE numbers;

-- upgrade
COMMENT ON SEQUENCE numbers IS 'one after the other';

-- downgrade
COMMENT ON SEQUENCE numbers IS NULL;

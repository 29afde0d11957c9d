-- given
CREATE DOMAIN email AS text;
COMMENT ON DOMAIN email IS 'an address';

-- upgrade
COMMENT ON DOMAIN email IS 'where one reads';

-- downgrade
COMMENT ON DOMAIN email IS 'an address';

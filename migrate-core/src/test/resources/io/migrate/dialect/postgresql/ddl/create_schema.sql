-- upgrade
CREATE SCHEMA archive;

-- downgrade
DROP SCHEMA archive;

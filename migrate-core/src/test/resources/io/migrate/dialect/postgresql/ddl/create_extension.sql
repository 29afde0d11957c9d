-- upgrade
CREATE EXTENSION citext;

-- downgrade
DROP EXTENSION citext;

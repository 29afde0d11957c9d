-- given
CREATE EXTENSION citext;

-- upgrade
DROP EXTENSION citext;

-- downgrade
CREATE EXTENSION citext;

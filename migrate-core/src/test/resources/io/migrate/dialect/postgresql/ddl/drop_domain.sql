-- given
CREATE DOMAIN email AS text;

-- upgrade
DROP DOMAIN email;

-- downgrade
CREATE DOMAIN email AS text;

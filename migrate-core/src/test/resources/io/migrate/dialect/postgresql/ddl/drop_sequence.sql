-- given
CREATE SEQUENCE numbers;

-- upgrade
DROP SEQUENCE numbers;

-- downgrade
CREATE SEQUENCE numbers;

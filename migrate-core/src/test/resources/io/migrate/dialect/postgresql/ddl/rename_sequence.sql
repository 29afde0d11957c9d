-- given
CREATE SEQUENCE numbers;

-- upgrade
ALTER SEQUENCE numbers RENAME TO counters;

-- downgrade
ALTER SEQUENCE counters RENAME TO numbers;

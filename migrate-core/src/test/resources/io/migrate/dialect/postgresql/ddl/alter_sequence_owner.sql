-- given
CREATE SEQUENCE numbers;
CREATE TABLE users (id bigint);

-- upgrade
ALTER SEQUENCE numbers OWNED BY users.id;

-- downgrade
ALTER SEQUENCE numbers OWNED BY NONE;

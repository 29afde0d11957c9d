-- given
CREATE TABLE users (id bigint, age integer NOT NULL DEFAULT 0);

-- upgrade
ALTER TABLE users DROP COLUMN age;

-- downgrade
ALTER TABLE users ADD COLUMN age integer NOT NULL DEFAULT 0;

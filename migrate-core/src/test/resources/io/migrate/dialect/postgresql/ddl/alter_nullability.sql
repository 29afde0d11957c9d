-- given
CREATE TABLE users (n integer);

-- upgrade
ALTER TABLE users ALTER COLUMN n SET NOT NULL;

-- downgrade
ALTER TABLE users ALTER COLUMN n DROP NOT NULL;

-- since 17
-- given
CREATE TABLE users (id integer, n integer GENERATED ALWAYS AS (id * 2) STORED);
INSERT INTO users (id) VALUES (1);

-- upgrade
ALTER TABLE users ALTER COLUMN n SET EXPRESSION AS (id * 3);

-- downgrade
ALTER TABLE users ALTER COLUMN n SET EXPRESSION AS (id * 2);

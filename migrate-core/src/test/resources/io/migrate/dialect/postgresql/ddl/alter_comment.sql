-- given
CREATE TABLE users (id integer NOT NULL, n integer);
INSERT INTO users (id) VALUES (1);

-- upgrade
COMMENT ON COLUMN users.n IS 'it''s a number';

-- downgrade
COMMENT ON COLUMN users.n IS NULL;

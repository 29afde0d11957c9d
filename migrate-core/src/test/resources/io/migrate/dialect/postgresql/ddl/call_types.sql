-- given
CREATE TABLE users (id bigint);

-- upgrade
CREATE TYPE mood AS ENUM ('sad', 'ok');
ALTER TYPE mood RENAME VALUE 'ok' TO 'fine';
ALTER TYPE mood RENAME TO feeling;
CREATE DOMAIN email AS text DEFAULT 'a@b' NOT NULL CONSTRAINT email_at CHECK (VALUE ~ '@');
CREATE SEQUENCE IF NOT EXISTS numbers AS integer INCREMENT BY 2 START WITH 10 OWNED BY users.id;
ALTER SEQUENCE numbers CACHE 5 CYCLE;
COMMENT ON SEQUENCE numbers IS 'even ones';
ALTER SEQUENCE numbers RENAME TO even_numbers;
DROP SEQUENCE even_numbers;
DROP DOMAIN email CASCADE;
COMMENT ON TYPE feeling IS 'how one feels';
DROP TYPE feeling;

-- downgrade

-- given
CREATE TABLE users (id bigint, name text);

-- upgrade
CREATE SCHEMA IF NOT EXISTS reports;
CREATE EXTENSION IF NOT EXISTS citext SCHEMA reports;

CREATE VIEW reports.names WITH (security_barrier=true) AS
SELECT name FROM users;

COMMENT ON VIEW reports.names IS 'who';

CREATE OR REPLACE VIEW reports.names AS
SELECT name, id FROM users;

CREATE MATERIALIZED VIEW reports.kept AS
SELECT id FROM users;

CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER users_touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
CREATE PROCEDURE clean(days integer) LANGUAGE sql AS $$ DELETE FROM users $$;

DROP TRIGGER users_touch ON users;
DROP FUNCTION touch;
DROP PROCEDURE IF EXISTS clean(integer);
DROP MATERIALIZED VIEW reports.kept;
DROP VIEW reports.names;
DROP EXTENSION citext;
DROP SCHEMA reports;

-- downgrade

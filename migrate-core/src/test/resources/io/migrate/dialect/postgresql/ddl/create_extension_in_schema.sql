-- upgrade
CREATE EXTENSION pg_trgm SCHEMA public VERSION '1.6';

-- downgrade
DROP EXTENSION pg_trgm;

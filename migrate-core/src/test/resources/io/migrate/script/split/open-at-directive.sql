-- migrate:upgrade
CREATE TABLE t (
	a numeric(10, 2
);
-- migrate:downgrade
DROP TABLE t;
-- migrate:third
CREATE FUNCTION f() RETURNS int
BEGIN
	ATOMIC
	SELECT CASE WHEN true THEN 1;
-- migrate:fourth
COPY t FROM stdin
-- migrate:fifth
SELECT 1;

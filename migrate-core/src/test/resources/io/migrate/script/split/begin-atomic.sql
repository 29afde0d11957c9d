CREATE FUNCTION a(x int) RETURNS int
BEGIN ATOMIC
	SELECT CASE x WHEN 1 THEN CASE WHEN true THEN 2 END ELSE 3 END;
	SELECT (CASE WHEN x = 1 THEN 2 END), (SELECT 1 end);
	SELECT t.end, t . case, 1 AS end, 2 AS case, "end", "case" FROM t;
	SELECT case when x then 1end;
END;
create or replace procedure s.b()
begin /* it */ atomic
	insert into t values (1);
	;
end;
CREATE FUNCTION c() RETURNS int RETURN 1;
CREATE FUNCTION d() RETURNS int AS 'begin', 'atomic';
BEGIN;
END;
BEGIN ATOMIC;
SELECT CASE WHEN a THEN b;
CREATE TABLE begin (atomic int);
CREATE VIEW v AS SELECT 1 AS begin, atomic FROM begin;
CREATE OR REPLACE VIEW v AS SELECT begin atomic FROM t;
CREATE FUNCTION e() RETURNS int LANGUAGE sql BEGIN ATOMIC END; SELECT 1;

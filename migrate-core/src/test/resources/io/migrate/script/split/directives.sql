-- create users
--
-- Revision ID: abc

-- migrate:upgrade
CREATE TABLE users (id int);
ALTER TABLE users ADD name text -- unfinished
	--migrate:irreversible   the data is gone: really  
/* -- migrate:no */ -- migrate:no
/*
-- migrate:no
*/
SELECT '
-- migrate:no
', "
-- migrate:no
", $$
-- migrate:no
$$;
SELECT 1; -- migrate:no
SELECT 2 -- migrate:no
;
-- migrate: no
-- Migrate:no
-- migrate:no!
-- please migrate:no
--	migrate:allow-data	moves rows
-- migrate:a
SELECT 3
-- migrate:b
-- migrate:c
SELECT 4

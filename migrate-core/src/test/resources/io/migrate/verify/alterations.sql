SELECT format('ALTER TABLE %s %s', c.oid::regclass, a) FROM pg_class c,
    unnest(ARRAY['SET (fillfactor = 33)', 'SET (autovacuum_enabled = false)', 'REPLICA IDENTITY NOTHING', 'ENABLE ROW LEVEL SECURITY',
        'DISABLE ROW LEVEL SECURITY', 'FORCE ROW LEVEL SECURITY', 'SET UNLOGGED', 'SET LOGGED', 'RENAME TO renamed_x', 'SET SCHEMA sales_x',
        'ADD COLUMN added_x int', 'ADD CHECK (true)', 'INHERIT parent_x', 'SET (toast.autovacuum_enabled = false)', 'SET WITHOUT CLUSTER']) a
    WHERE c.relkind IN ('r', 'p', 'f') AND c.relnamespace IN ('public'::regnamespace, 'sales'::regnamespace)
UNION ALL SELECT format(a, c.oid::regclass, t.attname) FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid,
    unnest(ARRAY['ALTER TABLE %s ALTER %I DROP NOT NULL', 'ALTER TABLE %s ALTER %I SET NOT NULL', 'ALTER TABLE %s ALTER %I DROP DEFAULT',
        'ALTER TABLE %s ALTER %I SET DEFAULT NULL', 'ALTER TABLE %s ALTER %I TYPE varchar(7)', 'ALTER TABLE %s ALTER %I TYPE numeric(7, 1)',
        'ALTER TABLE %s ALTER %I TYPE timestamp', 'ALTER TABLE %s ALTER %I TYPE text COLLATE "POSIX"', 'ALTER TABLE %s ALTER %I SET STORAGE EXTERNAL',
        'ALTER TABLE %s ALTER %I SET COMPRESSION pglz', 'ALTER TABLE %s ALTER %I SET STATISTICS 77', 'ALTER TABLE %s ALTER %I SET (n_distinct = 77)',
        'ALTER TABLE %s ALTER %I DROP EXPRESSION', 'ALTER TABLE %s ALTER %I DROP IDENTITY', 'ALTER TABLE %s ALTER %I SET GENERATED ALWAYS',
        'ALTER TABLE %s ALTER %I SET INCREMENT BY 77', 'ALTER TABLE %s ALTER %I ADD GENERATED ALWAYS AS IDENTITY', 'ALTER TABLE %s RENAME %I TO renamed_x',
        'ALTER TABLE %s DROP %I', 'ALTER TABLE %s DROP %I CASCADE', 'COMMENT ON COLUMN %s.%I IS ''commented x''', 'CREATE INDEX ON %s (%I)',
        'ALTER FOREIGN TABLE %s ALTER %I OPTIONS (SET column_name ''x'')', 'CREATE STATISTICS stat_x ON %2$I, tableoid FROM %1$s']) a
    WHERE c.relkind IN ('r', 'p', 'f') AND t.attnum > 0 AND c.relnamespace IN ('public'::regnamespace, 'sales'::regnamespace)
UNION ALL SELECT format(a, k.conname, k.conrelid::regclass, left(pg_get_constraintdef(k.oid), 2000)) FROM pg_constraint k,
    unnest(ARRAY['ALTER TABLE %2$s DROP CONSTRAINT %1$I', 'ALTER TABLE %2$s DROP CONSTRAINT %1$I CASCADE', 'ALTER TABLE %2$s RENAME CONSTRAINT %1$I TO renamed_x',
        'ALTER TABLE %2$s ALTER CONSTRAINT %1$I DEFERRABLE INITIALLY DEFERRED', 'ALTER TABLE %2$s ALTER CONSTRAINT %1$I NOT DEFERRABLE',
        'ALTER TABLE %2$s DROP CONSTRAINT %1$I; ALTER TABLE %2$s ADD CONSTRAINT %1$I %3$s NOT VALID',
        'COMMENT ON CONSTRAINT %I ON %s IS ''commented x''', 'ALTER TABLE %2$s ALTER CONSTRAINT %1$I NOT ENFORCED']) a
    WHERE k.conrelid <> 0 AND k.contype <> 'n' AND k.connamespace IN ('public'::regnamespace, 'sales'::regnamespace)
UNION ALL SELECT format(a, i.indexrelid::regclass, i.indrelid::regclass) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid,
    unnest(ARRAY['DROP INDEX %s', 'ALTER INDEX %s RENAME TO renamed_x', 'ALTER INDEX %s SET (fillfactor = 33)', 'ALTER INDEX %s SET (fastupdate = off)',
        'ALTER INDEX %s ALTER COLUMN 1 SET STATISTICS 77', 'COMMENT ON INDEX %s IS ''commented x''', 'ALTER TABLE %2$s CLUSTER ON %1$s',
        'ALTER TABLE %2$s REPLICA IDENTITY USING INDEX %1$s', 'UPDATE pg_index SET indisvalid = false WHERE indexrelid = ''%s''::regclass']) a
    WHERE c.relnamespace IN ('public'::regnamespace, 'sales'::regnamespace)
UNION ALL SELECT format(a, t.tgname, t.tgrelid::regclass) FROM pg_trigger t,
    unnest(ARRAY['ALTER TABLE %2$s DISABLE TRIGGER %1$I', 'ALTER TABLE %2$s ENABLE REPLICA TRIGGER %1$I', 'ALTER TABLE %2$s ENABLE ALWAYS TRIGGER %1$I',
        'DROP TRIGGER %I ON %s', 'ALTER TRIGGER %I ON %s RENAME TO renamed_x', 'COMMENT ON TRIGGER %I ON %s IS ''commented x''']) a
    WHERE NOT t.tgisinternal OR a LIKE '%DISABLE%'
UNION ALL SELECT format(a, p.polname, p.polrelid::regclass) FROM pg_policy p,
    unnest(ARRAY['DROP POLICY %I ON %s', 'ALTER POLICY %I ON %s RENAME TO renamed_x', 'ALTER POLICY %I ON %s USING (false)',
        'ALTER POLICY %I ON %s TO CURRENT_USER', 'COMMENT ON POLICY %I ON %s IS ''commented x''']) a
UNION ALL SELECT format(a, r.rulename, r.ev_class::regclass) FROM pg_rewrite r,
    unnest(ARRAY['DROP RULE %I ON %s', 'ALTER RULE %I ON %s RENAME TO renamed_x', 'ALTER TABLE %2$s DISABLE RULE %1$I',
        'ALTER TABLE %2$s ENABLE ALWAYS RULE %1$I', 'COMMENT ON RULE %I ON %s IS ''commented x''']) a
    WHERE r.rulename <> '_RETURN' AND r.oid > 16384
UNION ALL SELECT format(a, s.seqrelid::regclass) FROM pg_sequence s,
    unnest(ARRAY['ALTER SEQUENCE %s INCREMENT 77', 'ALTER SEQUENCE %s MAXVALUE 7777', 'ALTER SEQUENCE %s MINVALUE -7', 'ALTER SEQUENCE %s START 7777',
        'ALTER SEQUENCE %s CACHE 77', 'ALTER SEQUENCE %s CYCLE', 'ALTER SEQUENCE %s AS smallint', 'ALTER SEQUENCE %s OWNED BY NONE',
        'ALTER SEQUENCE %s RENAME TO renamed_x', 'DROP SEQUENCE %s CASCADE', 'COMMENT ON SEQUENCE %s IS ''commented x''', 'ALTER SEQUENCE %s SET UNLOGGED']) a
UNION ALL SELECT format(a, c.oid::regclass) FROM pg_class c,
    unnest(ARRAY['DROP VIEW %s', 'ALTER VIEW %s SET (check_option = local)', 'ALTER VIEW %s SET (security_barrier = false)',
        'ALTER VIEW %s ALTER COLUMN name SET DEFAULT ''x''', 'ALTER VIEW %s RENAME TO renamed_x', 'ALTER VIEW %s RENAME COLUMN name TO renamed_x',
        'CREATE OR REPLACE VIEW %s WITH (security_barrier) AS SELECT id, name FROM users', 'COMMENT ON VIEW %s IS ''commented x''', 'ALTER VIEW %s SET SCHEMA sales_x',
        'COMMENT ON COLUMN %s.name IS ''commented x''', 'DROP MATERIALIZED VIEW %s', 'ALTER MATERIALIZED VIEW %s SET (fillfactor = 33)',
        'ALTER MATERIALIZED VIEW %s ALTER COLUMN status SET STATISTICS 77', 'ALTER MATERIALIZED VIEW %s RENAME TO renamed_x']) a
    WHERE c.relkind IN ('v', 'm') AND c.relnamespace = 'public'::regnamespace
UNION ALL SELECT format(a, CASE WHEN p.prokind = 'p' THEN 'PROCEDURE' WHEN p.prokind = 'a' THEN 'AGGREGATE' ELSE 'FUNCTION' END, p.oid::regprocedure)
    FROM pg_proc p, unnest(ARRAY['DROP %s %s', 'DROP %s %s CASCADE', 'ALTER %s %s RENAME TO renamed_x', 'ALTER %s %s SET SCHEMA sales_x', 'ALTER %s %s SECURITY DEFINER',
        'ALTER %s %s VOLATILE', 'ALTER %s %s STABLE', 'ALTER %s %s STRICT', 'ALTER %s %s LEAKPROOF', 'ALTER %s %s COST 77', 'ALTER %s %s PARALLEL SAFE',
        'ALTER %s %s SET work_mem = ''77MB''', 'COMMENT ON %s %s IS ''commented x''']) a
    WHERE p.pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype IN ('e', 'i'))
UNION ALL SELECT format(a, t.oid::regtype) FROM pg_type t,
    unnest(ARRAY['DROP TYPE %s CASCADE', 'ALTER TYPE %s RENAME TO renamed_x', 'ALTER TYPE %s SET SCHEMA sales_x', 'ALTER TYPE %s ADD VALUE ''x''',
        'ALTER TYPE %s RENAME VALUE ''ok'' TO ''x''', 'ALTER TYPE %s ADD ATTRIBUTE added_x int', 'ALTER TYPE %s DROP ATTRIBUTE city',
        'ALTER TYPE %s ALTER ATTRIBUTE city TYPE text', 'ALTER TYPE %s RENAME ATTRIBUTE city TO renamed_x', 'COMMENT ON TYPE %s IS ''commented x''',
        'ALTER DOMAIN %s DROP DEFAULT', 'ALTER DOMAIN %s SET DEFAULT ''x@x''', 'ALTER DOMAIN %s SET NOT NULL', 'ALTER DOMAIN %s DROP CONSTRAINT email_at',
        'ALTER DOMAIN %s RENAME CONSTRAINT email_at TO renamed_x', 'ALTER DOMAIN %s ADD CHECK (true)', 'ALTER DOMAIN %s ADD CONSTRAINT x CHECK (true) NOT VALID',
        'COMMENT ON CONSTRAINT email_at ON DOMAIN %s IS ''commented x''', 'DROP DOMAIN %s CASCADE']) a
    WHERE t.oid IN ('mood'::regtype, 'address'::regtype, 'span'::regtype, 'email'::regtype)
UNION ALL SELECT unnest(ARRAY['ALTER STATISTICS users_age_mood SET STATISTICS 77', 'ALTER STATISTICS users_age_mood RENAME TO renamed_x',
    'COMMENT ON STATISTICS users_age_mood IS ''commented x''', 'COMMENT ON SCHEMA sales IS ''commented x''', 'ALTER SCHEMA sales RENAME TO renamed_x',
    'DROP COLLATION german', 'ALTER COLLATION german RENAME TO renamed_x', 'DROP CAST (text AS level)', 'ALTER OPERATOR @+ (int, int) SET (RESTRICT = eqsel)',
    'DROP TEXT SEARCH CONFIGURATION plain', 'ALTER TEXT SEARCH CONFIGURATION plain ALTER MAPPING FOR word WITH english_stem',
    'ALTER FOREIGN DATA WRAPPER paper OPTIONS (ADD x ''x'')', 'ALTER SERVER archive VERSION ''7''', 'CREATE EVENT TRIGGER watch_x ON ddl_command_end EXECUTE FUNCTION watch_x()',
    'CREATE LANGUAGE lang_x HANDLER plpgsql_call_handler', 'CREATE OPERATOR FAMILY family_x USING btree', 'CREATE TYPE shell_x', 'CREATE CONVERSION conversion_x FOR ''LATIN1'' TO ''UTF8'' FROM iso8859_1_to_utf8',
    'CREATE TEXT SEARCH DICTIONARY dictionary_x (TEMPLATE = simple)', 'CREATE ACCESS METHOD method_x TYPE INDEX HANDLER bthandler', 'DROP EXTENSION pg_trgm CASCADE',
    'ALTER TABLE events DETACH PARTITION events_old', 'CREATE TABLE events_x PARTITION OF events DEFAULT',
    'CREATE FUNCTION function_x() RETURNS int LANGUAGE sql AS ''SELECT 1''', 'CREATE RULE rule_x AS ON INSERT TO animals DO ALSO NOTHING'])

\restrict Abc123
\set ON_ERROR_STOP on
SELECT 1;
\i other.sql
\copy t from 'it''s'
SELECT 2 \gset
;
\.
\unrestrict Abc123
SELECT 3; \restrict x
\weirdcommandwithaverylongnamethatgoesonforever

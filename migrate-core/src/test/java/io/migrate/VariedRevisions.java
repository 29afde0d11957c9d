package io.migrate;

import java.nio.file.Path;

import io.migrate.testing.RevisionFolder;

/**
 * Seven revisions with a branch, a merge, and whatever is hard to write into a script.
 */
final class VariedRevisions {

	private VariedRevisions() {
	}

	static RevisionFolder in(Path path) {
		RevisionFolder folder = new RevisionFolder(path);
		data(folder);
		settings(folder);
		return folder;
	}

	private static void data(RevisionFolder folder) {
		folder.revision("base1", "", """
				CREATE TABLE users (id int PRIMARY KEY, email text, tags text[]);
				COMMENT ON TABLE users IS 'they; all -- of them';
				""", "DROP TABLE users;");
		folder.revision("copy1", "base1", """
				-- migrate:allow-data a script has to carry it
				COPY users (id, email) FROM stdin;
				1	a;b
				2	\\N
				3	:HOST \\\\x Grüße
				\\.
				UPDATE users SET tags = '{a,b,c}' WHERE id = 1;
				""", "DELETE FROM users;");
		folder.revision("func1", "base1", """
				CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS $$
				BEGIN
				  RETURN 1; -- :HOST
				END $$;
				CREATE FUNCTION two() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END;
				CREATE FUNCTION three() RETURNS text LANGUAGE sql AS $migrate$SELECT 'it''s \\d'$migrate$;
				""", """
				DROP FUNCTION three();
				DO $migrate$ BEGIN DROP FUNCTION two(); END $migrate$;
				DROP FUNCTION one();
				""");
	}

	private static void settings(RevisionFolder folder) {
		folder.revision("sets1", "copy1", """
				CREATE SCHEMA app;
				SET search_path = app;
				SET lock_timeout = 0;
				SET client_min_messages = error;
				CREATE TEMP TABLE users (id int);
				CREATE TABLE things (id int);
				SET ROLE pg_monitor;
				""", "DROP SCHEMA app CASCADE;");
		folder.revision("index1", "func1", """
				ALTER TABLE users ADD COLUMN name text DEFAULT 'x';
				CREATE INDEX CONCURRENTLY users_email ON users (lower(email));
				ALTER TABLE users ADD COLUMN age int;
				VACUUM users;
				REINDEX TABLE users;
				""", """
				DROP INDEX CONCURRENTLY users_email;
				ALTER TABLE users DROP COLUMN age, DROP COLUMN name;
				""");
		folder.revision("merge1", "sets1, index1", "", "");
		folder.revision("last1", "merge1",
				"""
						CREATE TABLE hosts (host int, tags text[]);
						CREATE VIEW slices AS SELECT tags[1:HOST] AS a, tags[:HOST] AS b, 'x:HOST'::text, ':"HOST"' AS "a:HOST" FROM hosts;
						""",
				"DROP VIEW slices; DROP TABLE hosts;");
	}

}

package io.migrate;

import java.util.ArrayList;
import java.util.List;

import io.migrate.testing.RevisionFolder;

/**
 * Revisions that run in transactions, and others of which a part cannot, in turns. Each
 * downgrade takes back what the upgrade made, the last statement first.
 */
final class LongPlan {

	static final List<Part> PARTS = List.of(
			new Part("aaaa",
					List.of("CREATE TABLE author (id int PRIMARY KEY, name text)",
							"CREATE TABLE book (id int PRIMARY KEY, author int, title text)", """
									CREATE FUNCTION fill(low int, high int) RETURNS void LANGUAGE sql AS $$
									INSERT INTO author SELECT g, 'author ' || g FROM generate_series(low, high) g;
									INSERT INTO book SELECT g, g, 'book ' || g FROM generate_series(low, high) g;
									$$""", """
									CREATE FUNCTION take(low int, high int) RETURNS void LANGUAGE sql AS $$
									DELETE FROM author WHERE id BETWEEN low AND high;
									DELETE FROM book WHERE id BETWEEN low AND high;
									$$""", "SELECT fill(1, 200)", "CREATE INDEX book_title ON book (title)"),
					List.of("DROP INDEX book_title", "SELECT take(1, 200)", "DROP FUNCTION take(int, int)",
							"DROP FUNCTION fill(int, int)", "DROP TABLE book", "DROP TABLE author")),
			new Part("bbbb",
					List.of("CREATE INDEX CONCURRENTLY author_name ON author (name)",
							"ALTER TABLE author ADD COLUMN born int",
							"CREATE UNIQUE INDEX CONCURRENTLY book_once ON book (author, title)", "VACUUM author",
							"CREATE TABLE note (id int)", "SELECT fill(201, 210)"),
					List.of("SELECT take(201, 210)", "DROP TABLE note", "DROP INDEX CONCURRENTLY book_once",
							"ALTER TABLE author DROP COLUMN born", "DROP INDEX CONCURRENTLY author_name")),
			new Part("cccc",
					List.of("CREATE TYPE mood AS ENUM ('sad', 'calm')", "ALTER TABLE book ADD COLUMN mood mood",
							"ALTER TABLE book ADD CONSTRAINT numbered CHECK (id > 0)",
							"CREATE VIEW loud AS SELECT upper(name) AS name FROM author",
							"ALTER TABLE note ADD COLUMN body text NOT NULL DEFAULT ''"),
					List.of("ALTER TABLE note DROP COLUMN body", "DROP VIEW loud",
							"ALTER TABLE book DROP CONSTRAINT numbered", "ALTER TABLE book DROP COLUMN mood",
							"DROP TYPE mood")),
			new Part("dddd",
					List.of("ALTER TYPE mood ADD VALUE 'happy'", "VACUUM (ANALYZE) book",
							"CREATE TABLE measure (at int NOT NULL, v int) PARTITION BY RANGE (at)",
							"CREATE TABLE measure_1 PARTITION OF measure FOR VALUES FROM (0) TO (10)",
							"ALTER TABLE measure DETACH PARTITION measure_1 CONCURRENTLY",
							"DROP INDEX CONCURRENTLY book_title"),
					List.of("CREATE INDEX CONCURRENTLY book_title ON book (title)",
							"ALTER TABLE measure ATTACH PARTITION measure_1 FOR VALUES FROM (0) TO (10)",
							"DROP TABLE measure", "ALTER TABLE book ALTER COLUMN mood TYPE text", "DROP TYPE mood",
							"CREATE TYPE mood AS ENUM ('sad', 'calm')",
							"ALTER TABLE book ALTER COLUMN mood TYPE mood USING mood::mood")),
			new Part("eeee",
					List.of("ALTER TABLE author RENAME COLUMN born TO birth",
							"CREATE INDEX author_birth ON author (birth)", "CREATE TABLE shelf (id int PRIMARY KEY)",
							"ALTER TABLE book ADD COLUMN shelf int REFERENCES shelf", "SELECT fill(211, 220)"),
					List.of("SELECT take(211, 220)", "ALTER TABLE book DROP COLUMN shelf", "DROP TABLE shelf",
							"DROP INDEX author_birth", "ALTER TABLE author RENAME COLUMN birth TO born")),
			new Part("ffff",
					List.of("CREATE INDEX book_shelf ON book (shelf)", "REINDEX INDEX CONCURRENTLY author_name",
							"CREATE INDEX CONCURRENTLY book_mood ON book (mood) WHERE mood IS NOT NULL",
							"ALTER TABLE shelf ADD COLUMN room text", "REINDEX TABLE CONCURRENTLY book"),
					List.of("ALTER TABLE shelf DROP COLUMN room", "DROP INDEX CONCURRENTLY book_mood",
							"DROP INDEX CONCURRENTLY book_shelf")),
			new Part("gggg", List.of("CREATE TABLE loan (book int REFERENCES book, since date)",
					"CREATE INDEX loan_since ON loan (since)", "ALTER TABLE author ALTER COLUMN name SET NOT NULL"),
					List.of("ALTER TABLE author ALTER COLUMN name DROP NOT NULL", "DROP INDEX CONCURRENTLY loan_since",
							"DROP TABLE loan")),
			new Part("hhhh", List.of("CREATE SEQUENCE numbers", "ALTER TABLE loan ADD COLUMN until date"),
					List.of("ALTER TABLE loan DROP COLUMN until", "DROP SEQUENCE numbers")));

	private LongPlan() {
	}

	static RevisionFolder writeTo(RevisionFolder folder) {
		String previous = "";
		for (Part part : PARTS) {
			folder.revision(part.id(), previous, script(part.upgrade()), script(part.downgrade()));
			previous = part.id();
		}
		return folder;
	}

	/** Whether the server takes a statement outside a transaction only. */
	static boolean standsAlone(String statement) {
		return statement.contains(" CONCURRENTLY") || statement.startsWith("VACUUM");
	}

	private static String script(List<String> statements) {
		List<String> lines = new ArrayList<>();
		statements.forEach((statement) -> lines.add(statement + ";"));
		return String.join("\n", lines);
	}

	/**
	 * A revision.
	 *
	 * @param id its id
	 * @param upgrade its statements
	 * @param downgrade the way back
	 */
	record Part(String id, List<String> upgrade, List<String> downgrade) {

	}

}

package io.migrate.benchmark;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What one revision does. Of three in a row the first creates a table and an index, the
 * second adds a column, and the third indexes it: four statements.
 *
 * @param number its place, from 0
 * @param upgrade the statements that do it
 * @param downgrade the statement that takes it back
 */
record Change(int number, List<String> upgrade, String downgrade) {

	static List<Change> first(int count) {
		return IntStream.range(0, count).mapToObj(Change::of).toList();
	}

	private static Change of(int number) {
		String table = "t%05d".formatted(number / 3);
		return switch (number % 3) {
			case 0 -> new Change(number, List.of("""
					CREATE TABLE %s (
						id bigint PRIMARY KEY,
						name text NOT NULL,
						created_at timestamptz NOT NULL DEFAULT now()
					)""".formatted(table), "CREATE INDEX %1$s_name_idx ON %1$s (name)".formatted(table)),
					"DROP TABLE %s".formatted(table));
			case 1 -> new Change(number, List.of("ALTER TABLE %s ADD COLUMN note text".formatted(table)),
					"ALTER TABLE %s DROP COLUMN note".formatted(table));
			default -> new Change(number, List.of("CREATE INDEX %1$s_note_idx ON %1$s (note)".formatted(table)),
					"DROP INDEX %s_note_idx".formatted(table));
		};
	}

	String script() {
		return String.join(";\n", this.upgrade) + ";\n";
	}

}

package io.migrate.benchmark;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongPredicate;

/**
 * Writes rows of eight columns as CSV.
 */
final class SeedFile {

	static final String TABLE = "article";

	static final String COLUMNS = "id,code,name,price,active,created,day,note";

	static final String CREATE = "CREATE TABLE " + TABLE + " (id bigint PRIMARY KEY, code varchar(40) NOT NULL,"
			+ " name text NOT NULL, price numeric(12, 2) NOT NULL, active boolean NOT NULL,"
			+ " created timestamptz NOT NULL, day date, note text)";

	private static final int FLUSHED = 1 << 16;

	private SeedFile() {
	}

	/**
	 * Writes a file.
	 * @param file where to
	 * @param header what stands above the names of the columns
	 * @param rows how many
	 * @param changed which of them are not as they were at first, by id
	 */
	static void write(Path file, String header, int rows, LongPredicate changed) throws IOException {
		Files.createDirectories(file.getParent());
		StringBuilder text = new StringBuilder(header).append(COLUMNS).append('\n');
		try (Writer writer = Files.newBufferedWriter(file)) {
			for (int id = 1; id <= rows; id++) {
				row(text, id, changed.test(id));
				if (text.length() > FLUSHED) {
					writer.append(text);
					text.setLength(0);
				}
			}
			writer.append(text);
		}
	}

	private static void row(StringBuilder text, int id, boolean changed) {
		text.append(id).append(",A-").append(id * 7919L).append(",\"Article, number ").append(id).append("\",");
		text.append(id % 1000).append(changed ? ".95," : ".50,").append((id % 3 == 0) ? "t," : "f,");
		text.append("2024-01-").append(10 + id % 20).append(" 12:00:0").append(id % 10).append("+00,");
		text.append("2024-02-").append(10 + id % 19).append(',');
		if (id % 4 != 0) {
			text.append(changed ? "changed since" : "as it was at first");
		}
		text.append('\n');
	}

	/**
	 * What this project wants to know above the rows.
	 */
	static String header(String remark) {
		return "# " + remark + "\n# Population: articles\n# Table: " + TABLE + "\n# Key: id\n";
	}

}

package io.migrate.populate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.migrate.base.Checksum;
import io.migrate.base.Problems;
import io.migrate.base.QualifiedName;
import io.migrate.file.HeaderLines;
import io.migrate.file.LocatedFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands above the rows of a file: comment lines that begin with {@code #},
 * then the names of the columns. One instance reads one file.
 */
final class CsvHeader {

	private static final String TABLE = "Table";

	private static final String KEY = "Key";

	private static final String DELETE_MISSING = "Delete missing";

	private static final String NULL = "Null";

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private final LocatedFile file;

	private final HeaderLines lines;

	private int line;

	CsvHeader(LocatedFile file, Problems problems) {
		this.file = file;
		this.lines = new HeaderLines(file.name(), problems, PopulationLines.titles(TABLE, KEY, DELETE_MISSING, NULL));
	}

	/**
	 * Reads the file to its end, for its checksum.
	 * @return the population, or {@code null} when the header is not usable
	 * @throws IOException if it cannot be read
	 */
	@Nullable CsvPopulation read() throws IOException {
		try (CsvInput input = new CsvInput(this.file.content().getInputStream())) {
			String text = line(input);
			while (text != null && (text.isBlank() || text.startsWith("#"))) {
				if (!text.isBlank()) {
					this.lines.add(text.substring(1), this.line);
				}
				text = line(input);
			}
			PopulationHeader header = PopulationLines.header(this.lines);
			CsvRows rows = rows((text != null) ? text : "");
			CsvScan scan = new CsvScan(this.line);
			Checksum checksum = input.readAll(scan);
			check(scan);
			return (header != null && rows != null) ? new CsvPopulation(header, this.file, rows, checksum) : null;
		}
	}

	private void check(CsvScan scan) {
		if (scan.endMark() > 0) {
			this.lines.problem(scan.endMark(), "has a line \\. which PostgreSQL takes for the end before version 18;"
					+ " put the value in quotes, on the line where they begin");
		}
		if (scan.isBlank() && this.lines.value(DELETE_MISSING).equalsIgnoreCase("yes")) {
			this.lines.problem(this.lines.line(DELETE_MISSING), "has no rows, and '" + DELETE_MISSING
					+ "' would delete all that the table has; if that is meant, let a SQL file do it");
		}
	}

	private @Nullable CsvRows rows(String names) {
		List<String> columns = columns(names);
		List<String> key = this.lines.values(KEY);
		String table = this.lines.value(TABLE);
		if (table.isEmpty()) {
			this.lines.problem(1, "has no '# " + TABLE + ": <name>' line");
		}
		if (key.isEmpty()) {
			this.lines.problem(1, "has no '# " + KEY + ": <columns>' line, by which a row is known again");
		}
		if (columns.isEmpty()) {
			this.lines.problem(this.line, "has no names of columns below its header");
		}
		key.stream()
			.filter((column) -> !columns.isEmpty() && !columns.contains(column))
			.forEach((column) -> this.lines.problem(this.lines.line(KEY),
					"the key column '" + column + "' is none of the columns of the file: " + columns));
		columns.stream()
			.filter((column) -> Collections.frequency(columns, column) > 1)
			.distinct()
			.forEach((column) -> this.lines.problem(this.line, "the column '" + column + "' stands twice"));
		boolean sound = !table.isEmpty() && !key.isEmpty() && columns.containsAll(key);
		return sound ? new CsvRows(QualifiedName.of(table), columns, key, deletesMissing(), nullText(),
				new CsvRows.Lines(this.lines.line(TABLE), this.lines.line(KEY), this.line)) : null;
	}

	private boolean deletesMissing() {
		String value = this.lines.value(DELETE_MISSING);
		if (!value.isEmpty() && !value.equalsIgnoreCase("yes") && !value.equalsIgnoreCase("no")) {
			this.lines.problem(this.lines.line(DELETE_MISSING), "'" + DELETE_MISSING + "' is yes or no");
		}
		return value.equalsIgnoreCase("yes");
	}

	private String nullText() {
		String text = this.lines.value(NULL);
		if (text.contains("\"") || text.contains(",")) {
			this.lines.problem(this.lines.line(NULL), "'" + NULL + "' has a "
					+ (text.contains("\"") ? "quote" : "comma") + ", which no value without quotes can have");
		}
		return text;
	}

	private List<String> columns(String names) {
		List<String> columns = new ArrayList<>();
		StringBuilder column = new StringBuilder();
		boolean quoted = false;
		boolean behindQuote = false;
		for (char character : names.toCharArray()) {
			if (character == '"') {
				// Two of them inside of quotes are one that is meant
				if (!quoted && behindQuote) {
					column.append(character);
				}
				quoted = !quoted;
			}
			else if (character == ',' && !quoted) {
				columns.add(column.toString().strip());
				column.setLength(0);
			}
			else {
				column.append(character);
			}
			behindQuote = character == '"';
		}
		if (quoted) {
			this.lines.problem(this.line, "has a quote without an end");
		}
		columns.add(column.toString().strip());
		return names.isBlank() ? List.of() : columns;
	}

	private @Nullable String line(CsvInput input) throws IOException {
		String text = input.readLine();
		this.line++;
		return (this.line == 1 && text != null && text.startsWith(BYTE_ORDER_MARK)) ? text.substring(1) : text;
	}

}

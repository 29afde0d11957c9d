package io.migrate.boot.cli;

import java.util.List;

/**
 * Aligns the columns of lines.
 */
final class Columns {

	private static final String GAP = "  ";

	private Columns() {
	}

	/**
	 * Aligns them.
	 * @param rows lines with the same number of columns
	 * @return each line as one text; a column that is empty everywhere is left out
	 */
	static List<Text> align(List<List<Text>> rows) {
		return rows.stream().map((row) -> align(row, rows)).toList();
	}

	private static Text align(List<Text> row, List<List<Text>> rows) {
		Text line = Text.EMPTY;
		int missing = 0;
		for (int i = 0; i < row.size(); i++) {
			int column = i;
			int width = rows.stream().mapToInt((other) -> other.get(column).length()).max().orElse(0);
			Text cell = row.get(i);
			if (!cell.isEmpty()) {
				line = line.plus(" ".repeat(missing)).plus(cell);
				missing = 0;
			}
			missing += (width > 0) ? width - cell.length() + GAP.length() : 0;
		}
		return line;
	}

}

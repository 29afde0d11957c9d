package io.migrate.boot.cli;

import java.util.List;

/**
 * Aligns the columns of lines.
 */
final class Columns {

	private static final int GAP = 2;

	// A cell that is much longer than others does not push them apart
	private static final int WIDEST = 32;

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
		int start = 0;
		for (int i = 0; i < row.size(); i++) {
			Text cell = row.get(i);
			if (!cell.isEmpty()) {
				int gap = Math.max(line.isEmpty() ? 0 : GAP, start - line.length());
				line = line.plus(" ".repeat(gap)).plus(cell);
			}
			int width = width(i, rows);
			start += (width > 0) ? width + GAP : 0;
		}
		return line;
	}

	private static int width(int column, List<List<Text>> rows) {
		return rows.stream()
			.mapToInt((row) -> row.get(column).length())
			.filter((length) -> length <= WIDEST)
			.max()
			.orElse(0);
	}

}

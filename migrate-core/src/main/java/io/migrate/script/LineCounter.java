package io.migrate.script;

/**
 * Knows the line and the column of a place in a text that passes by in pieces. A line
 * ends with LF (or CRLF); columns count characters, not UTF-16 units.
 */
final class LineCounter {

	private int line = 1;

	private int column = 1;

	void pass(char[] chars, int from, int to) {
		int lineStart = from;
		for (int i = from; i < to; i++) {
			if (chars[i] == '\n') {
				this.line++;
				lineStart = i + 1;
			}
		}
		if (lineStart > from) {
			this.column = 1;
		}
		for (int i = lineStart; i < to; i++) {
			if (!Character.isLowSurrogate(chars[i])) {
				this.column++;
			}
		}
	}

	int line() {
		return this.line;
	}

	int column() {
		return this.column;
	}

}

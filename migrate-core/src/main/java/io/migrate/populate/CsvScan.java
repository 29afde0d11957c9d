package io.migrate.populate;

/**
 * Looks at the rows of a file for what must not be sent. Not thread-safe.
 */
final class CsvScan {

	private int line;

	private int end;

	private boolean blank = true;

	/** How many bytes of a mark the line consists of so far, or -1. */
	private int matched;

	/**
	 * Begins.
	 * @param line the line above the rows
	 */
	CsvScan(int line) {
		this.line = line + 1;
	}

	void add(byte[] bytes, int count) {
		for (int i = 0; i < count; i++) {
			add(bytes[i]);
		}
	}

	private void add(byte next) {
		if (next == '\n') {
			endOfLine();
			this.line++;
			this.matched = 0;
		}
		else if (next != '\r') {
			boolean fits = (this.matched == 0 && next == '\\') || (this.matched == 1 && next == '.');
			this.matched = fits ? this.matched + 1 : -1;
			this.blank &= next == ' ' || next == '\t';
		}
	}

	private void endOfLine() {
		if (this.matched == 2 && this.end == 0) {
			this.end = this.line;
		}
	}

	/**
	 * Which line is {@code \.}, that servers before 18 take for the end of the data, also
	 * in quotes.
	 * @return the first one, or 0
	 */
	int endMark() {
		endOfLine();
		return this.end;
	}

	/**
	 * Whether there is no row.
	 */
	boolean isBlank() {
		return this.blank;
	}

}

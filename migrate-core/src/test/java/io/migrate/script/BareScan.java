package io.migrate.script;

import java.io.IOException;
import java.io.Reader;

/**
 * What to measure against: one pass over a bounded buffer that does nothing but count the
 * statements of a {@link SampleScript}, and knows no more of SQL than that input needs.
 */
final class BareScan {

	private final char[] chars = new char[64 * 1024];

	private final StringBuilder tag = new StringBuilder();

	private Mode mode = Mode.SQL;

	private int length;

	private int count;

	private char previous;

	/** How much of the closing tag was seen, or -1 when this is none. */
	private int matched;

	int count(Reader reader) throws IOException {
		for (this.length = reader.read(this.chars); this.length >= 0; this.length = reader.read(this.chars)) {
			int i = 0;
			while (i < this.length) {
				i = switch (this.mode) {
					case SQL -> sql(i);
					case STRING -> until('\'', i);
					case LINE_COMMENT -> until('\n', i);
					case BLOCK_COMMENT -> blockComment(i);
					case TAG -> tag(i);
					case DOLLAR -> dollar(i);
				};
			}
		}
		return this.count;
	}

	private int sql(int from) {
		char last = this.previous;
		for (int i = from; i < this.length; i++) {
			char c = this.chars[i];
			Mode next = switch (c) {
				case '\'' -> Mode.STRING;
				case '$' -> Mode.TAG;
				case '-' -> (last == '-') ? Mode.LINE_COMMENT : Mode.SQL;
				case '*' -> (last == '/') ? Mode.BLOCK_COMMENT : Mode.SQL;
				default -> Mode.SQL;
			};
			this.count += (c == ';') ? 1 : 0;
			last = c;
			if (next != Mode.SQL) {
				this.mode = next;
				this.previous = 0;
				this.tag.setLength(0);
				return i + 1;
			}
		}
		this.previous = last;
		return this.length;
	}

	private int until(char end, int from) {
		int i = from;
		while (i < this.length && this.chars[i] != end) {
			i++;
		}
		return (i < this.length) ? back(i) : i;
	}

	private int blockComment(int from) {
		for (int i = from; i < this.length; i++) {
			if (this.chars[i] == '/' && this.previous == '*') {
				return back(i);
			}
			this.previous = this.chars[i];
		}
		return this.length;
	}

	private int tag(int from) {
		for (int i = from; i < this.length; i++) {
			if (this.chars[i] == '$') {
				this.mode = Mode.DOLLAR;
				this.matched = -1;
				return i + 1;
			}
			this.tag.append(this.chars[i]);
		}
		return this.length;
	}

	private int dollar(int from) {
		for (int i = from; i < this.length; i++) {
			char c = this.chars[i];
			if (c == '$' && this.matched == this.tag.length()) {
				return back(i);
			}
			boolean goesOn = this.matched >= 0 && this.matched < this.tag.length()
					&& c == this.tag.charAt(this.matched);
			this.matched = (c == '$') ? 0 : goesOn ? this.matched + 1 : -1;
		}
		return this.length;
	}

	private int back(int at) {
		this.mode = Mode.SQL;
		this.previous = 0;
		return at + 1;
	}

	private enum Mode {

		SQL, STRING, LINE_COMMENT, BLOCK_COMMENT, TAG, DOLLAR

	}

}

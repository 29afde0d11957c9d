package io.migrate.script;

import java.io.IOException;
import java.io.Reader;

/**
 * The data of one {@code COPY … FROM stdin}, up to the line that is exactly {@code \.}
 * and is not read as data. Closing it does nothing: the script goes on.
 */
final class CopyData extends Reader {

	private final CharSource source;

	private final TokenDigest digest;

	private final Runnable noEnd;

	private boolean lineStart = true;

	private boolean ended;

	/**
	 * Begins where the source is.
	 * @param noEnd what to do if the script ends before the data
	 */
	CopyData(CharSource source, TokenDigest digest, Runnable noEnd) {
		this.source = source;
		this.digest = digest;
		this.noEnd = noEnd;
	}

	@Override
	public int read(char[] target, int offset, int length) throws IOException {
		boolean endedBefore = this.ended;
		int count = 0;
		while (count < length && !this.ended) {
			int c = nextCharacter();
			if (c != CharSource.END) {
				target[offset + count++] = (char) c;
			}
		}
		if (this.digest.isActive()) {
			feed(target, offset, offset + count, this.ended && !endedBefore);
		}
		return (count > 0 || length == 0) ? count : -1;
	}

	@Override
	public void close() {
		// the script reader closes the script
	}

	private void feed(char[] chars, int from, int to, boolean last) {
		this.digest.data(chars, from, to);
		if (last) {
			this.digest.endStatement();
		}
		this.digest.flush();
	}

	/** Passes over what was not read. */
	void skipRest() throws IOException {
		char[] rest = new char[4096];
		while (!this.ended) {
			read(rest, 0, rest.length);
		}
	}

	private int nextCharacter() throws IOException {
		if (this.lineStart && isEnd()) {
			this.source.advance(2);
			this.ended = true;
			return CharSource.END;
		}
		int c = this.source.peek();
		if (c == '\r' && this.source.peek(1) == '\n') {
			this.source.advance(1);
			c = '\n';
		}
		if (c == CharSource.END) {
			this.ended = true;
			this.noEnd.run();
			return CharSource.END;
		}
		this.source.advance(1);
		this.lineStart = (c == '\n');
		return c;
	}

	private boolean isEnd() throws IOException {
		if (this.source.peek() != '\\' || this.source.peek(1) != '.') {
			return false;
		}
		int lineEnd = (this.source.peek(2) == '\r') ? this.source.peek(3) : this.source.peek(2);
		return lineEnd == '\n' || lineEnd == CharSource.END;
	}

}

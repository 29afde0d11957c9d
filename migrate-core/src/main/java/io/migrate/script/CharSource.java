package io.migrate.script;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * The characters of a script behind one refillable buffer. A place is named by its
 * position, the number of characters before it in the script; positions stay valid when
 * the buffer is refilled. What is {@linkplain #hold held} stays in the buffer, which
 * grows for it; everything else before the current position may be forgotten.
 */
final class CharSource implements Closeable {

	static final int END = -1;

	private static final long NOWHERE = -1;

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private final Reader reader;

	private final int fullSize;

	private final LineCounter lines = new LineCounter();

	private char[] chars;

	private int limit;

	/** The index of the current character in the buffer. */
	private int next;

	/** The position of the first character in the buffer. */
	private long base;

	/** How far lines are counted, as a position. */
	private long counted;

	private long held = NOWHERE;

	private long nul = NOWHERE;

	private int nulLine;

	private boolean begun;

	private boolean ended;

	/**
	 * Begins to read.
	 * @param reader the script
	 * @param chars what a small script fits into
	 * @param fullSize the size that the buffer grows to when the script goes on
	 */
	CharSource(Reader reader, char[] chars, int fullSize) {
		this.reader = reader;
		this.chars = chars;
		this.fullSize = fullSize;
	}

	CharSource(String text) {
		this.reader = Reader.nullReader();
		this.chars = text.toCharArray();
		this.fullSize = this.chars.length;
		this.limit = this.chars.length;
		this.ended = true;
	}

	/** The current character, or {@link #END}. */
	int peek() throws IOException {
		return (this.next < this.limit) ? this.chars[this.next] : peekFurther(0);
	}

	/** A character after the current one, or {@link #END}. */
	int peek(int ahead) throws IOException {
		int index = this.next + ahead;
		return (index < this.limit) ? this.chars[index] : peekFurther(ahead);
	}

	private int peekFurther(int ahead) throws IOException {
		while (this.next + ahead >= this.limit) {
			if (!fill()) {
				return END;
			}
		}
		return this.chars[this.next + ahead];
	}

	/** Goes on by characters that were peeked at. */
	void advance(int count) {
		this.next += count;
	}

	/**
	 * Goes to the first character that is not white space.
	 * @return whether there was a line end on the way
	 */
	boolean skipSpace() throws IOException {
		if (this.next < this.limit && this.chars[this.next] > ' ') {
			return false;
		}
		boolean lineEnd = false;
		do {
			char[] chars = this.chars;
			int limit = this.limit;
			int i = this.next;
			while (i < limit && CharClass.is(chars[i], CharClass.SPACE)) {
				lineEnd |= (chars[i] == '\n');
				i++;
			}
			this.next = i;
		}
		while (this.next == this.limit && fill());
		return lineEnd;
	}

	/** Goes to the first character that is not in a class. */
	void skipWhile(int characterClass) throws IOException {
		do {
			char[] chars = this.chars;
			int limit = this.limit;
			int i = this.next;
			while (i < limit && CharClass.is(chars[i], characterClass)) {
				i++;
			}
			this.next = i;
		}
		while (this.next == this.limit && fill());
	}

	/**
	 * Goes to the next of two characters, or to the end.
	 * @return whether there is one
	 */
	boolean skipTo(char one, char other) throws IOException {
		do {
			char[] chars = this.chars;
			int limit = this.limit;
			int i = this.next;
			while (i < limit && chars[i] != one && chars[i] != other) {
				i++;
			}
			this.next = i;
		}
		while (this.next == this.limit && fill());
		return this.next < this.limit;
	}

	/** The position of the current character. */
	long position() {
		return this.base + this.next;
	}

	/** Keeps everything from here on, unless something is held already. */
	void hold() {
		if (this.held == NOWHERE) {
			this.held = position();
		}
	}

	boolean isHolding() {
		return this.held != NOWHERE;
	}

	/** The position where what is held begins. */
	long held() {
		return this.held;
	}

	void release() {
		this.held = NOWHERE;
	}

	/** The text between two positions that are held. */
	String text(long from, long to) {
		return new String(this.chars, index(from), (int) (to - from));
	}

	/**
	 * The buffer itself, for loops that must be fast. Valid until a further character is
	 * asked for.
	 */
	char[] buffer() {
		return this.chars;
	}

	/** Where a position that is held is in the {@linkplain #buffer() buffer}. */
	int index(long position) {
		return (int) (position - this.base);
	}

	/**
	 * Counts lines up to a position, from where lines were counted before.
	 * @return the line and column there, until the next call
	 */
	LineCounter countTo(long position) {
		this.lines.pass(this.chars, index(this.counted), index(position));
		this.counted = position;
		return this.lines;
	}

	/** The line of a position that is not before the last one that was counted to. */
	int lineAt(long position) {
		int line = this.lines.line();
		for (int i = index(this.counted); i < index(position); i++) {
			line += (this.chars[i] == '\n') ? 1 : 0;
		}
		return line;
	}

	/** The line of the first NUL character before the current position, or zero. */
	int lineOfNul() {
		return (this.nul != NOWHERE && this.nul < position()) ? this.nulLine : 0;
	}

	@Override
	public void close() throws IOException {
		this.reader.close();
	}

	private boolean fill() throws IOException {
		if (this.ended) {
			return false;
		}
		if (this.limit == this.chars.length) {
			makeRoom();
		}
		int count = this.reader.read(this.chars, this.limit, this.chars.length - this.limit);
		if (count < 0) {
			this.ended = true;
			return false;
		}
		if (!this.begun && count > 0) {
			this.begun = true;
			skipByteOrderMark();
		}
		this.limit += count;
		noteNul(this.limit - count);
		return true;
	}

	/** Positions begin behind it. */
	private void skipByteOrderMark() {
		if (this.chars[0] == BYTE_ORDER_MARK) {
			this.base = -1;
			this.next = 1;
		}
	}

	private void makeRoom() {
		int kept = isHolding() ? index(this.held) : this.next;
		if (kept == 0 || this.chars.length < this.fullSize) {
			this.chars = Arrays.copyOf(this.chars, Math.max(this.chars.length * 2, this.fullSize));
			return;
		}
		if (index(this.counted) < kept) {
			countTo(this.base + kept);
		}
		System.arraycopy(this.chars, kept, this.chars, 0, this.limit - kept);
		this.base += kept;
		this.next -= kept;
		this.limit -= kept;
	}

	/** Here, since the loops that skip quotes and comments should not look for it. */
	private void noteNul(int from) {
		for (int i = from; i < this.limit && this.nul == NOWHERE; i++) {
			if (this.chars[i] == '\0') {
				this.nul = this.base + i;
				this.nulLine = lineAt(this.nul);
			}
		}
	}

}

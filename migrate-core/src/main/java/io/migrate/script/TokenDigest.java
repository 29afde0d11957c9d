package io.migrate.script;

import java.security.MessageDigest;

import io.migrate.base.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * Feeds tokens to a digest in a form in which only what counts makes a difference. Each
 * token and each statement ends with a byte that no text has in UTF-8, so different
 * tokens never give the same bytes. UTF-16 units are encoded one by one: that keeps what
 * is no valid character apart, and needs no memory between buffers.
 */
final class TokenDigest {

	private static final byte END_OF_TOKEN = (byte) 0xFE;

	private static final byte END_OF_STATEMENT = (byte) 0xFF;

	private static final int LONGEST = 3;

	private final byte[] bytes;

	private int count;

	private @Nullable MessageDigest target;

	/**
	 * Creates a digest without a target.
	 * @param bytes gathers what goes to the target
	 */
	TokenDigest(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * The checksum of one statement.
	 * @param statement its text, without the semicolon and without data
	 * @return the checksum of its tokens
	 */
	static Checksum checksum(String statement) {
		MessageDigest target = Checksum.digest();
		TokenDigest digest = new TokenDigest(ScriptBuffers.forOne().digested());
		digest.target(target);
		CharSource source = new CharSource(statement);
		SqlTokens.read(source, (lexeme, start) -> digest.token(lexeme, source.buffer(), source.index(start),
				source.index(source.position())));
		digest.endStatement();
		digest.flush();
		return Checksum.of(target);
	}

	void target(@Nullable MessageDigest target) {
		flush();
		this.target = target;
	}

	boolean isActive() {
		return this.target != null;
	}

	/** A token, as far as it counts. */
	void token(Lexeme kind, char[] chars, int from, int to) {
		switch (kind) {
			case WORD -> word(chars, from, to);
			case STRING, DOLLAR_STRING, QUOTED_IDENTIFIER -> quoted(chars, from, to);
			default -> plain(chars, from, to);
		}
	}

	/** A word, whose case does not count. */
	private void word(char[] chars, int from, int to) {
		put(chars, from, to, true);
		end(END_OF_TOKEN);
	}

	/** A string or quoted identifier: neither case of its prefix nor line ends count. */
	private void quoted(char[] chars, int from, int to) {
		int begin = from + 1;
		put(chars, from, begin, true);
		for (int i = begin; i < to - 1; i++) {
			if (chars[i] == '\r' && chars[i + 1] == '\n') {
				put(chars, begin, i, false);
				begin = i + 1;
			}
		}
		put(chars, begin, to, false);
		end(END_OF_TOKEN);
	}

	/** Any other token. */
	private void plain(char[] chars, int from, int to) {
		put(chars, from, to, false);
		end(END_OF_TOKEN);
	}

	/** A part of the data that follows a statement, with line ends made LF. */
	void data(char[] chars, int from, int to) {
		put(chars, from, to, false);
	}

	/** The statement, or its data, is complete. */
	void endStatement() {
		end(END_OF_STATEMENT);
	}

	/** Hands on what was gathered. */
	void flush() {
		if (this.target != null) {
			this.target.update(this.bytes, 0, this.count);
		}
		this.count = 0;
	}

	private void end(byte separator) {
		if (this.count == this.bytes.length) {
			flush();
		}
		this.bytes[this.count++] = separator;
	}

	private void put(char[] chars, int from, int to, boolean fold) {
		int i = from;
		while (i < to) {
			i = putAscii(chars, i, to, fold);
			if (i < to) {
				putAny(chars[i++], fold);
			}
		}
	}

	/** The fast part: stops where it gets difficult, and returns where that is. */
	private int putAscii(char[] chars, int from, int to, boolean fold) {
		byte[] bytes = this.bytes;
		int shift = this.count - from;
		int end = Math.min(to, bytes.length - shift);
		int i = from;
		while (i < end && chars[i] < 0x80) {
			bytes[i + shift] = (byte) (fold ? CharClass.toLowerCase(chars[i]) : chars[i]);
			i++;
		}
		this.count += i - from;
		return i;
	}

	private void putAny(char c, boolean fold) {
		if (this.count > this.bytes.length - LONGEST) {
			flush();
		}
		if (c < 0x80) {
			this.bytes[this.count++] = (byte) (fold ? CharClass.toLowerCase(c) : c);
		}
		else if (c < 0x800) {
			this.bytes[this.count++] = (byte) (0xC0 | (c >> 6));
			this.bytes[this.count++] = (byte) (0x80 | (c & 0x3F));
		}
		else {
			this.bytes[this.count++] = (byte) (0xE0 | (c >> 12));
			this.bytes[this.count++] = (byte) (0x80 | ((c >> 6) & 0x3F));
			this.bytes[this.count++] = (byte) (0x80 | (c & 0x3F));
		}
	}

}

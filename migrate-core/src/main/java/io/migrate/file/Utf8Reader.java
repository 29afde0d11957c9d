package io.migrate.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import org.springframework.core.io.InputStreamSource;

/**
 * Reads UTF-8 and nothing else: a malformed byte is an error, not a question mark, and
 * comes after everything before it was read. Reads one file after the other with the same
 * buffer. Not thread-safe.
 */
public final class Utf8Reader extends Reader {

	// What a file stream copies without asking for memory of its own
	private static final int SIZE = 8 * 1024;

	private static final int NONE = -1;

	private final ByteBuffer bytes = ByteBuffer.allocate(SIZE);

	private final CharsetDecoder decoder;

	private CharBuffer characters = CharBuffer.allocate(0);

	private InputStream input = InputStream.nullInputStream();

	private boolean ended;

	/** The second half of a pair for which there was no room. */
	private int low = NONE;

	/**
	 * Creates a reader that reports what is malformed.
	 */
	public Utf8Reader() {
		this(CodingErrorAction.REPORT);
	}

	private Utf8Reader(CodingErrorAction action) {
		this.decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(action).onUnmappableCharacter(action);
	}

	/**
	 * A reader that puts question marks in the place of what is malformed.
	 * @return a reader that reports nothing
	 */
	public static Utf8Reader lenient() {
		return new Utf8Reader(CodingErrorAction.REPLACE);
	}

	/**
	 * Begins to read a file; the one before must be closed.
	 * @param file the file
	 * @return this reader
	 * @throws IOException if the file cannot be opened
	 */
	public Utf8Reader open(InputStreamSource file) throws IOException {
		this.input = file.getInputStream();
		this.bytes.clear().limit(0);
		this.decoder.reset();
		this.ended = false;
		this.low = NONE;
		return this;
	}

	@Override
	public int read(char[] target, int offset, int length) throws IOException {
		if (length == 0) {
			return 0;
		}
		if (this.low != NONE) {
			target[offset] = (char) this.low;
			this.low = NONE;
			return 1;
		}
		while (this.bytes.hasRemaining() || fill()) {
			CharBuffer characters = room(target, offset, length);
			CoderResult result = this.decoder.decode(this.bytes, characters, this.ended);
			if (characters.position() > offset) {
				return characters.position() - offset;
			}
			if (result.isError()) {
				result.throwException();
			}
			if (result.isOverflow()) {
				return half(target, offset);
			}
			fill();
		}
		return -1;
	}

	private CharBuffer room(char[] target, int offset, int length) {
		if (this.characters.array() != target) {
			this.characters = CharBuffer.wrap(target);
		}
		return this.characters.limit(offset + length).position(offset);
	}

	private int half(char[] target, int offset) {
		char[] pair = new char[2];
		this.decoder.decode(this.bytes, CharBuffer.wrap(pair), this.ended);
		target[offset] = pair[0];
		this.low = pair[1];
		return 1;
	}

	/**
	 * Puts more bytes behind those that are left.
	 * @return whether there were more
	 */
	private boolean fill() throws IOException {
		this.bytes.compact();
		int count = this.input.read(this.bytes.array(), this.bytes.position(), this.bytes.remaining());
		this.ended = (count < 0);
		this.bytes.position(this.bytes.position() + Math.max(count, 0)).flip();
		return !this.ended;
	}

	@Override
	public void close() throws IOException {
		this.input.close();
	}

}

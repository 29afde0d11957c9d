package io.migrate.populate;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import io.migrate.base.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file with rows, and the checksum of those that were read, whatever the
 * kind of its line ends. Not thread-safe.
 */
final class CsvInput extends InputStream {

	private static final int CHUNK = 64 * 1024;

	// What is longer is no text
	private static final int LONGEST_LINE = 1 << 20;

	private final InputStream input;

	private final MessageDigest digest = Checksum.digest();

	CsvInput(InputStream input) {
		this.input = new BufferedInputStream(input, CHUNK);
	}

	/**
	 * Reads a line.
	 * @return its text without its end, or {@code null} behind the last one
	 * @throws java.nio.charset.CharacterCodingException if it is not UTF-8
	 * @throws IOException if the file cannot be read
	 */
	@Nullable String readLine() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		int next = read();
		if (next < 0) {
			return null;
		}
		while (next >= 0 && next != '\n') {
			if (bytes.size() == LONGEST_LINE) {
				throw new IOException("a line above its rows has more than " + LONGEST_LINE + " bytes");
			}
			if (next != '\r') {
				bytes.write(next);
			}
			next = read();
		}
		return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
	}

	/**
	 * Reads to the end.
	 * @param scan looks at what is read
	 * @return the checksum of all that was read
	 * @throws IOException if the file cannot be read
	 */
	Checksum readAll(CsvScan scan) throws IOException {
		byte[] chunk = new byte[CHUNK];
		int count = read(chunk);
		while (count >= 0) {
			scan.add(chunk, count);
			count = read(chunk);
		}
		return checksum();
	}

	/**
	 * The checksum, once all was read.
	 * @return the checksum of all that was read
	 */
	Checksum checksum() {
		return Checksum.of(this.digest);
	}

	@Override
	public int read() throws IOException {
		int next = this.input.read();
		if (next >= 0 && next != '\r') {
			this.digest.update((byte) next);
		}
		return next;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		int count = this.input.read(target, offset, length);
		int from = offset;
		for (int i = offset; i < offset + count; i++) {
			if (target[i] == '\r') {
				this.digest.update(target, from, i - from);
				from = i + 1;
			}
		}
		if (count > 0) {
			this.digest.update(target, from, offset + count - from);
		}
		return count;
	}

	@Override
	public void close() throws IOException {
		this.input.close();
	}

}

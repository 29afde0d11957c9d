package io.migrate.benchmark;

import java.util.function.IntConsumer;

/**
 * Tells the types of the messages in one direction of a connection to PostgreSQL, however
 * they are cut into pieces.
 */
final class MessageReader {

	/** The message that opens a connection; it has no type. */
	static final int START_UP = 0;

	private static final int HEADER = 5;

	private final byte[] header = new byte[HEADER];

	private final IntConsumer types;

	private int filled;

	private int rest;

	MessageReader(boolean startsUp, IntConsumer types) {
		this.filled = startsUp ? 1 : 0;
		this.types = types;
	}

	void read(byte[] bytes) {
		int index = 0;
		while (index < bytes.length) {
			if (this.rest > 0) {
				int skipped = Math.min(this.rest, bytes.length - index);
				this.rest -= skipped;
				index += skipped;
			}
			else {
				this.header[this.filled++] = bytes[index++];
				if (this.filled == HEADER) {
					begin();
				}
			}
		}
	}

	private void begin() {
		int length = 0;
		for (int i = 1; i < HEADER; i++) {
			length = (length << 8) | (this.header[i] & 0xFF);
		}
		// The length counts itself
		this.rest = length - (HEADER - 1);
		this.filled = 0;
		this.types.accept(this.header[0]);
	}

}

package io.migrate.script;

/**
 * The memory that a {@link ScriptReader} reads with, to be used for one script after the
 * other. Not thread-safe.
 */
public final class ScriptBuffers {

	// Most revisions fit into the first; the speed of large scripts comes from the second
	private static final int SMALL_SIZE = 2 * 1024;

	private static final int FULL_SIZE = 32 * 1024;

	private static final int DIGEST_SIZE = 1024;

	private final char[] characters;

	private final byte[] digested = new byte[DIGEST_SIZE];

	private final int fullSize;

	/**
	 * Creates buffers.
	 * @param size how many characters there is room for at first
	 * @param fullSize how many there will be room for when a script is longer
	 */
	ScriptBuffers(int size, int fullSize) {
		this.characters = new char[size];
		this.fullSize = fullSize;
	}

	/**
	 * Buffers for many scripts.
	 * @return buffers of full size
	 */
	public static ScriptBuffers forMany() {
		return new ScriptBuffers(FULL_SIZE, FULL_SIZE);
	}

	static ScriptBuffers forOne() {
		return new ScriptBuffers(SMALL_SIZE, FULL_SIZE);
	}

	char[] characters() {
		return this.characters;
	}

	int fullSize() {
		return this.fullSize;
	}

	byte[] digested() {
		return this.digested;
	}

}

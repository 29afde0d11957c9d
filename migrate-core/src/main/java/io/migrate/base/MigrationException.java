package io.migrate.base;

import org.jspecify.annotations.Nullable;

/**
 * The root of every failure of the engine: the message says what is wrong and where,
 * {@link #action()} says what to do about it.
 */
public abstract class MigrationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String action;

	/**
	 * Creates the failure.
	 * @param message what is wrong, and where
	 * @param action what the reader should do next, as one or more sentences
	 * @param cause what the database or the file system said, if it said something
	 */
	protected MigrationException(String message, String action, @Nullable Throwable cause) {
		super(message, cause);
		this.action = action;
	}

	/**
	 * Creates a failure that nothing else caused.
	 * @param message what is wrong, and where
	 * @param action what the reader should do next, as one or more sentences
	 */
	protected MigrationException(String message, String action) {
		this(message, action, null);
	}

	/**
	 * What to do about it.
	 * @return one or more sentences for the person who reads the message
	 */
	public final String action() {
		return this.action;
	}

}

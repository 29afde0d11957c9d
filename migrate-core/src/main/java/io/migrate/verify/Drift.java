package io.migrate.verify;

import org.jspecify.annotations.Nullable;

/**
 * Whether a schema is what the applied revisions leave, as far as a fingerprint tells.
 *
 * @param state whether it is
 * @param reason why nobody knows, or {@code null}
 */
public record Drift(State state, @Nullable String reason) {

	/** It is. */
	public static final Drift NONE = new Drift(State.NONE, null);

	/** It is not. */
	public static final Drift DRIFTED = new Drift(State.DRIFTED, null);

	/**
	 * Nobody knows.
	 * @param reason why
	 * @return the answer
	 */
	public static Drift unknown(String reason) {
		return new Drift(State.UNKNOWN, reason);
	}

	/**
	 * Whether a schema is what it should be.
	 */
	public enum State {

		/** It is. */
		NONE,

		/** Somebody has changed it. */
		DRIFTED,

		/** There is no fingerprint to compare it with. */
		UNKNOWN

	}

}

package io.migrate.plan;

import java.util.Locale;

/**
 * What a step does with its revision.
 */
public enum Action {

	/** Its upgrade section runs. */
	UPGRADE,

	/** Its downgrade section runs. */
	DOWNGRADE,

	/** It is marked as applied, and nothing runs. */
	STAMP,

	/** Its mark is taken away, and nothing runs. */
	UNSTAMP;

	/**
	 * How it is written in the journal.
	 * @return the name in lower case
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}

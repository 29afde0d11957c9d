package io.migrate.plan;

import java.util.Locale;

import io.migrate.revision.Section;
import org.jspecify.annotations.Nullable;

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

	/**
	 * The section of the revision that runs.
	 * @return the section, or {@code null} when nothing runs
	 */
	public @Nullable Section section() {
		return switch (this) {
			case UPGRADE -> Section.UPGRADE;
			case DOWNGRADE -> Section.DOWNGRADE;
			case STAMP, UNSTAMP -> null;
		};
	}

}

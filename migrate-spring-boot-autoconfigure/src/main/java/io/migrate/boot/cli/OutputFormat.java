package io.migrate.boot.cli;

import java.util.Locale;

/**
 * For whom a command answers.
 */
enum OutputFormat {

	/** For a person. */
	TEXT,

	/** For a program. */
	JSON;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}

package io.migrate.execute;

import io.migrate.base.Problem;

/**
 * A change of rows that a pending step makes, and that belongs into a population.
 *
 * @param script the script that makes it
 * @param line its line, counted from one
 * @param description what it does, such as {@code INSERT INTO roles}
 */
public record PendingChange(String script, int line, String description) {

	/**
	 * The change as one of the things that are wrong.
	 * @return where it is, and what it does
	 */
	public Problem problem() {
		return new Problem(this.script, this.line, this.description);
	}

}

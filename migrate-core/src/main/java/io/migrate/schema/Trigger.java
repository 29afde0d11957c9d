package io.migrate.schema;

import io.migrate.base.QualifiedName;

/**
 * A trigger.
 *
 * @param name its name
 * @param table its table or view
 * @param definition the statement that makes it, without a semicolon
 * @param enabled whether it fires, and for whom
 */
public record Trigger(String name, QualifiedName table, String definition, Enabled enabled) {

	/**
	 * Whether a trigger fires.
	 */
	public enum Enabled {

		/** When the application writes. */
		ORIGIN,

		/** When replication writes. */
		REPLICA,

		/** Whoever writes. */
		ALWAYS,

		/** Never. */
		DISABLED

	}

}

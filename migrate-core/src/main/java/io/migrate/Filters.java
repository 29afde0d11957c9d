package io.migrate;

import io.migrate.schema.SchemaFilter;

/**
 * What of a database is ours.
 */
final class Filters {

	private Filters() {
	}

	/**
	 * What revisions are to answer for: neither our own tables nor those of others.
	 */
	static SchemaFilter ofVerification(Parts parts) {
		MigrationConfiguration configuration = parts.configuration();
		return parts.autogeneration()
			.filter()
			.excluding(ProtectedTables.of(configuration).patterns())
			.hiding(configuration.tables());
	}

}

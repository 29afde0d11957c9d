package io.migrate.boot.jpa;

import io.migrate.base.QualifiedName;

/**
 * Writes names as PostgreSQL reads them, quoted always.
 */
final class Sql {

	private Sql() {
	}

	static String quoted(QualifiedName name) {
		String local = quoted(name.name());
		return (name.schema() != null) ? quoted(name.schema()) + "." + local : local;
	}

	private static String quoted(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	static String literal(String text) {
		return text.replace("'", "''");
	}

}

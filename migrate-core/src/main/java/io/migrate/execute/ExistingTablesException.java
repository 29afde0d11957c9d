package io.migrate.execute;

import java.util.Map;

import io.migrate.base.MigrationException;
import io.migrate.base.QualifiedName;

/**
 * The database has tables that pending revisions create, and no record of any revision;
 * nothing was run.
 */
public final class ExistingTablesException extends MigrationException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the failure.
	 * @param tables the tables, each with the file and line that creates it
	 */
	public ExistingTablesException(Map<QualifiedName, String> tables) {
		super("The database has no record of any revision, but tables that pending revisions create are there:"
				+ lines(tables),
				"If an earlier tool made them, say which revision the schema corresponds to: stamp that revision, or set"
						+ " 'migrate.baseline' to it. If they belong to somebody else and are to stay, name them in"
						+ " 'migrate.protected-tables' and create them with IF NOT EXISTS or under another name.");
	}

	private static String lines(Map<QualifiedName, String> tables) {
		StringBuilder lines = new StringBuilder();
		tables.forEach((table, place) -> lines.append("\n  ").append(table).append(", created in ").append(place));
		return lines.toString();
	}

}

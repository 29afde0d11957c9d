package io.migrate.execute;

import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.base.Problem;
import io.migrate.base.Problems;

/**
 * Statements would take away tables that belong to somebody else; nothing was run.
 */
public final class ProtectedTablesException extends MigrationException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the failure.
	 * @param problems the statements
	 */
	public ProtectedTablesException(List<Problem> problems) {
		super("Statements would take away tables that belong to somebody else:" + Problems.lines(problems),
				"Take these statements out of the revisions. If a table is yours after all, choose patterns in"
						+ " 'migrate.protected-tables' that leave it out. Nothing was run.");
	}

}

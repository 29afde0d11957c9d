package io.migrate.execute;

import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.base.Problems;

/**
 * Revisions would change data, which belongs into populations; nothing was run.
 */
public final class DataStatementsException extends MigrationException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates the failure.
	 * @param changes what they would change
	 */
	public DataStatementsException(List<PendingChange> changes) {
		super("Revisions would change data, which belongs into populations:"
				+ Problems.lines(changes.stream().map(PendingChange::problem).toList()),
				"Move these statements into populations: files in db/populations that may run again. Where one has to"
						+ " run with its revision, put '-- migrate:allow-data <reason>' into the file, or"
						+ " allowData = \"<reason>\" into @RevisionInfo. For a whole history, set"
						+ " 'migrate.data-statements' to 'warn' or 'allow'. Nothing was run.");
	}

}

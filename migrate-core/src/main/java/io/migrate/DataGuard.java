package io.migrate;

import java.util.List;

import io.migrate.MigrationConfiguration.DataStatements;
import io.migrate.execute.DataStatementsException;
import io.migrate.execute.PendingChange;
import io.migrate.session.MigrationEvent;
import io.migrate.session.MigrationListener;

/**
 * Keeps data out of revisions, as far as that is wanted.
 *
 * @param dataStatements what to do
 * @param listener is told what is let through with a warning
 */
record DataGuard(DataStatements dataStatements, MigrationListener listener) {

	static DataGuard of(Parts parts) {
		return new DataGuard(parts.configuration().guard().dataStatements(), parts.listener());
	}

	/**
	 * Looks at what an upgrade would change.
	 * @param changes the changes that no revision gives a reason for
	 * @throws DataStatementsException if there are any, and they are to be refused
	 */
	void check(List<PendingChange> changes) {
		switch (this.dataStatements) {
			case REJECT -> {
				if (!changes.isEmpty()) {
					throw new DataStatementsException(changes);
				}
			}
			case WARN -> changes.forEach((change) -> this.listener.on(new MigrationEvent.Warning(
					"A revision changes data, which belongs into a population: " + change.problem())));
			case ALLOW -> {
			}
		}
	}

}

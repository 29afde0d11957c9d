package io.migrate.plan;

import java.util.List;

import io.migrate.base.MigrationException;

/**
 * The history of the database and that of the code have parted; nothing was run.
 */
public final class DivergedHistoryException extends MigrationException {

	private static final long serialVersionUID = 1L;

	DivergedHistoryException(List<Divergence> divergences) {
		super("The database and this code disagree about the past:" + "\n  "
				+ String.join("\n  ", divergences.stream().map(Divergence::toString).toList()),
				"Bring back the files that are missing, or correct 'Revises' and 'Depends on' so that every applied"
						+ " revision stands on applied ones. 'migrate stamp heads' records again what is there and of which the"
						+ " record is gone.");
	}

}

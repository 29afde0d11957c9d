package io.migrate;

import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.diff.RenameHints;

/**
 * Something was said to have another name now, and nothing fits; nothing was written.
 */
public final class UnusedRenameException extends MigrationException {

	private static final long serialVersionUID = 1L;

	UnusedRenameException(List<RenameHints.Hint> hints) {
		super("Nothing can be renamed as it was said: "
				+ String.join(", ", hints.stream().map(RenameHints.Hint::toString).toList()),
				"The old name must be in the database and no longer wanted, the new one wanted and not yet there. Names"
						+ " are those of the database, such as users.name=users.full_name.");
	}

}

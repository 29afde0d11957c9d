package io.migrate.revision;

import java.util.List;

import io.migrate.base.MigrationException;

/**
 * Folders that should hold revisions are not there.
 */
public final class MissingLocationException extends MigrationException {

	private static final long serialVersionUID = 1L;

	MissingLocationException(List<String> locations) {
		super("No such location for revisions: " + String.join(", ", locations),
				"Create the folder (for classpath:db/revisions that is src/main/resources/db/revisions),"
						+ " or correct 'migrate.locations'. A folder outside the class path begins with file:");
	}

}

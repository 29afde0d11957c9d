package io.migrate.revision;

import java.io.IOException;
import java.nio.file.Path;

import io.migrate.base.MigrationException;

/**
 * The file system does not take the file of a new revision.
 */
public final class UnwritableRevisionException extends MigrationException {

	private static final long serialVersionUID = 1L;

	UnwritableRevisionException(Path file, IOException cause) {
		super("The revision " + file + " could not be written: " + cause,
				"No file was written. See that the folder can be written to and has room, or name another one.", cause);
	}

}

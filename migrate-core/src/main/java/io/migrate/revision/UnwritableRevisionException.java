package io.migrate.revision;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

import io.migrate.base.MigrationException;

/**
 * The file system does not take the file of a new revision.
 */
public final class UnwritableRevisionException extends MigrationException {

	private static final long serialVersionUID = 1L;

	UnwritableRevisionException(Path file, IOException cause) {
		super("The revision " + file + " could not be written: " + reason(cause),
				"No file was written. See that the folder can be written to and has room, or name another one.", cause);
	}

	// The file that it names is one that has another name in the end
	private static String reason(IOException cause) {
		String reason = (cause instanceof FileSystemException failure) ? failure.getReason() : cause.getMessage();
		return cause.getClass().getSimpleName() + ((reason != null) ? ", " + reason : "");
	}

}

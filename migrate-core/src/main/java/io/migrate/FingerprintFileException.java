package io.migrate;

import java.io.IOException;
import java.nio.file.Path;

import io.migrate.base.MigrationException;

/**
 * The file system does not give or take a file of fingerprints.
 */
public final class FingerprintFileException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private FingerprintFileException(String message, String action, IOException cause) {
		super(message, action, cause);
	}

	static FingerprintFileException unreadable(String file, IOException cause) {
		return new FingerprintFileException("The fingerprints in " + file + " cannot be read: " + cause,
				"See that it is a file of text that can be read.", cause);
	}

	static FingerprintFileException unwritable(Path file, IOException cause) {
		return new FingerprintFileException("The fingerprints cannot be written to " + file + ": " + cause,
				"See that the folder can be written to and has room, or name another file.", cause);
	}

}

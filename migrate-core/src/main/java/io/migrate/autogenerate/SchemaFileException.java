package io.migrate.autogenerate;

import java.io.IOException;
import java.util.List;

import io.migrate.base.MigrationException;
import io.migrate.base.Problem;
import io.migrate.base.Problems;
import io.migrate.session.StatementFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The file that makes the whole schema does not; the application's database was only
 * read.
 */
public final class SchemaFileException extends MigrationException {

	private static final long serialVersionUID = 1L;

	private SchemaFileException(String message, String action, @Nullable Exception cause) {
		super(message, action, cause);
	}

	static SchemaFileException missing(String location) {
		return new SchemaFileException("There is no schema file " + location + ".",
				"Correct 'migrate.autogenerate.schema'. A file outside the class path begins with file:", null);
	}

	static SchemaFileException unreadable(String name, IOException cause) {
		return new SchemaFileException("The schema file " + name + " cannot be read: " + cause.getMessage(),
				"See that it may be read, then start again.", cause);
	}

	static SchemaFileException invalid(List<Problem> problems) {
		return new SchemaFileException("The schema file cannot be run as it stands:" + Problems.lines(problems),
				"Correct these lines; nothing was run.", null);
	}

	static SchemaFileException failed(StatementFailedException cause) {
		return new SchemaFileException("The schema file failed on a scratch database.\n\n" + cause.getMessage(),
				"Correct the file, then start again. What the user may not make, such as some extensions, can stand"
						+ " ready in the database that 'migrate.scratch.url' names.",
				cause);
	}

}

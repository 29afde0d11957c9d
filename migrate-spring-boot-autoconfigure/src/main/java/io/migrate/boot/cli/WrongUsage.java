package io.migrate.boot.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Arguments that do not go together.
 */
final class WrongUsage {

	private WrongUsage() {
	}

	static ParameterException of(CommandSpec spec, String message) {
		return new ParameterException(spec.commandLine(), message);
	}

	static ParameterException rangeWithoutSql(CommandSpec spec) {
		return of(spec, "A range START:TARGET is for --sql only; otherwise the database says where it stands.");
	}

}

package io.migrate.boot.cli;

import picocli.CommandLine.Option;

/**
 * The options of every command that changes the database.
 */
final class ChangingOptions extends CommonOptions {

	@Option(names = { "-v", "--verbose" }, description = "Log what is done, to standard error.")
	private boolean verbose;

	boolean isVerbose() {
		return this.verbose;
	}

}

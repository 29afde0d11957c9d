package io.migrate.boot.cli;

import picocli.CommandLine.Option;

/**
 * The options of every command that can write a script instead of changing the database.
 */
final class ScriptOptions extends CommonOptions {

	@Option(names = { "-v", "--verbose" }, description = "Log what is done, to standard error.")
	private boolean verbose;

	@Option(names = "--sql", description = "Print a script for psql instead, without opening the database.")
	private boolean sql;

	boolean isVerbose() {
		return this.verbose;
	}

	boolean isSql() {
		return this.sql;
	}

}

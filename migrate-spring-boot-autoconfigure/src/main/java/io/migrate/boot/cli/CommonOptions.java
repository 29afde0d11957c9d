package io.migrate.boot.cli;

import picocli.CommandLine.Option;

/**
 * The options of every command.
 */
class CommonOptions {

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this and do nothing.")
	private boolean help;

	@Option(names = "--stacktrace", description = "Log what is done; when something fails, say where.")
	private boolean stacktrace;

}

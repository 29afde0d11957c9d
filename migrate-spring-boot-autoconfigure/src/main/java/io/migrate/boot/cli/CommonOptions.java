package io.migrate.boot.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of every command.
 */
class CommonOptions {

	static final String NAME = "--name";

	static final String STACKTRACE = "--stacktrace";

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this and do nothing.")
	private boolean help;

	@Option(names = { "-n", NAME }, paramLabel = "BEAN",
			description = "Use another bean of the type Migrations than that of the main database.")
	private @Nullable String name;

	@Option(names = STACKTRACE, description = "Log what is done; when something fails, say where.")
	private boolean stacktrace;

}

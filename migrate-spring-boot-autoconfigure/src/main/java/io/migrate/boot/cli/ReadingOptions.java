package io.migrate.boot.cli;

import picocli.CommandLine.Option;

/**
 * The options of every command that only reads.
 */
final class ReadingOptions extends CommonOptions {

	@Option(names = { "-v", "--verbose" }, description = "Say everything.")
	private boolean verbose;

	@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text",
			description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
	private OutputFormat format = OutputFormat.TEXT;

	boolean isVerbose() {
		return this.verbose;
	}

	boolean isJson() {
		return this.format == OutputFormat.JSON;
	}

}

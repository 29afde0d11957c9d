package io.migrate.boot.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * One command from its arguments to its exit code. What the arguments alone can answer,
 * such as a request for help, is answered before the application starts.
 */
final class CommandRun {

	static final int DONE = 0;

	static final int FAILED = 1;

	static final int WRONG_USAGE = 2;

	private final CommandArguments arguments;

	private final Shell shell;

	private final CommandLine commandLine;

	private final CommandProgress progress;

	private @Nullable ApplicationCommand command;

	private boolean stacktrace;

	private @Nullable String name;

	private CommandRun(CommandArguments arguments, Shell shell, CommandLine commandLine) {
		this.arguments = arguments;
		this.shell = shell;
		this.commandLine = commandLine;
		this.progress = new CommandProgress(shell);
	}

	static CommandRun of(CommandArguments arguments, Shell shell) {
		Terminal terminal = shell.terminal();
		CommandLine commandLine = new CommandLine(new MigrateCommand())
			.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF))
			.setUsageHelpWidth(terminal.width())
			.setCaseInsensitiveEnumValuesAllowed(true)
			.setOut(new PrintWriter(shell.out(), true))
			.setErr(new PrintWriter(shell.error(), true));
		return new CommandRun(arguments, shell, commandLine);
	}

	Shell shell() {
		return this.shell;
	}

	/**
	 * Reads the arguments, and does what needs no application.
	 * @return the exit code, or {@code null} when the application is needed
	 */
	@Nullable Integer withoutApplication() {
		try {
			ParseResult result = this.commandLine.parseArgs(this.arguments.own().toArray(String[]::new));
			Integer helped = CommandLine.executeHelpRequest(result);
			return (helped != null) ? helped : withoutApplication(result);
		}
		catch (ParameterException ex) {
			return wrongUsage(ex);
		}
	}

	private @Nullable Integer withoutApplication(ParseResult result) {
		if (!result.hasSubcommand()) {
			this.commandLine.usage(this.commandLine.getErr());
			return WRONG_USAGE;
		}
		this.stacktrace = option(result, CommonOptions.STACKTRACE, false);
		this.name = option(result, CommonOptions.NAME, null);
		if (result.subcommand().commandSpec().userObject() instanceof ApplicationCommand applicationCommand) {
			applicationCommand.check(result.subcommand().commandSpec());
			this.command = applicationCommand;
			return null;
		}
		new CommandLine.RunLast().execute(result);
		return DONE;
	}

	// Before the command or behind it
	private static <T extends @Nullable Object> T option(ParseResult result, String name, T otherwise) {
		return result.subcommand().matchedOptionValue(name, result.matchedOptionValue(name, otherwise));
	}

	private int wrongUsage(ParameterException ex) {
		CommandLine failed = ex.getCommandLine();
		String name = failed.getCommandSpec().qualifiedName();
		PrintWriter error = this.commandLine.getErr();
		error.println(ErrorReport.title(this.shell.terminal())
				+ String.valueOf(ex.getMessage()).replaceFirst("^Error: ", ""));
		CommandLine.UnmatchedArgumentException.printSuggestions(ex, error);
		error.println();
		error.println("'" + name + " --help' shows how it is called.");
		return WRONG_USAGE;
	}

	void prepare(ConfigurableEnvironment environment) {
		boolean log = this.stacktrace || (this.command != null && this.command.wantsLog());
		CommandProperties.addTo(environment, log, this.arguments.setsLogging());
	}

	void prepare(ConfigurableApplicationContext context) {
		context.getBeanFactory().registerSingleton("migrateCommandProgress", this.progress);
		context.addBeanFactoryPostProcessor(new DormantBeans());
	}

	/**
	 * Runs the command and closes the application.
	 * @param context the application, of which nothing has been made yet
	 * @return the exit code
	 */
	int execute(ConfigurableApplicationContext context) {
		if (this.command == null) {
			throw new IllegalStateException("There is no command");
		}
		LastWords lastWords = LastWords.await();
		try (context) {
			return this.command.run(new CommandContext(context, this.name, this.shell, this.progress));
		}
		catch (IOException ex) {
			return failed(context, new UncheckedIOException(ex));
		}
		catch (RuntimeException ex) {
			return failed(context, ex);
		}
		finally {
			lastWords.close();
		}
	}

	/**
	 * Says what is wrong.
	 * @param context the application, when there is one
	 * @param failure what happened
	 * @return the exit code
	 */
	int failed(@Nullable ConfigurableApplicationContext context, Throwable failure) {
		new ErrorReport(this.shell, this.stacktrace).print(context, failure);
		return FAILED;
	}

}

package io.migrate.boot.cli;

import io.migrate.graph.Target;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate downgrade}.
 */
@Command(name = "downgrade", description = "Runs the downgrade of every applied revision above the target.")
final class DowngradeCommand implements ApplicationCommand {

	@Mixin
	private final ChangingOptions options = new ChangingOptions();

	@ArgGroup(multiplicity = "1")
	private Where where = new Where();

	@Override
	public int run(CommandContext context) {
		Target target = this.where.target;
		context.change((migrations) -> (target != null) ? migrations.downgrade(target) : migrations.downgradeUnknown());
		return CommandRun.DONE;
	}

	@Override
	public boolean wantsLog() {
		return this.options.isVerbose();
	}

	/**
	 * Where to go: one of the two.
	 */
	private static final class Where {

		@Parameters(index = "0", paramLabel = "TARGET", converter = TargetConverter.class,
				description = "Where to go, such as -1 or base.")
		private @Nullable Target target;

		@Option(names = "--unknown", required = true,
				description = "Take back what the database has and this application does not know.")
		private boolean unknown;

	}

}

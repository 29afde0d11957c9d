package io.migrate.boot.cli;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate downgrade}.
 */
@Command(name = "downgrade", description = "Runs the downgrade of every applied revision above the target.")
final class DowngradeCommand implements ApplicationCommand {

	@Mixin
	private final ScriptOptions options = new ScriptOptions();

	@ArgGroup(multiplicity = "1")
	private Where where = new Where();

	@Override
	public void check(CommandSpec spec) {
		Destination destination = this.where.destination;
		boolean range = destination != null && destination.isRange();
		if (range && !this.options.isSql()) {
			throw WrongUsage.rangeWithoutSql(spec);
		}
		if (!range && this.options.isSql()) {
			throw WrongUsage.of(spec, "--sql needs a range START:TARGET, such as head:base.");
		}
	}

	@Override
	public int run(CommandContext context) throws IOException {
		Destination destination = this.where.destination;
		if (destination != null && this.options.isSql()) {
			context.writeScript((migrations, out) -> migrations.downgradeScript(destination.range(), out));
		}
		else if (destination != null) {
			context.change((migrations) -> migrations.downgrade(destination.target()));
		}
		else {
			context.change((migrations) -> migrations.downgradeUnknown());
		}
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

		@Parameters(index = "0", paramLabel = "TARGET", converter = Destination.Converter.class,
				description = "Where to go, such as -1 or base; with --sql also from where: START:TARGET.")
		private @Nullable Destination destination;

		@Option(names = "--unknown", required = true,
				description = "Take back what the database has and this application does not know.")
		private boolean unknown;

	}

}

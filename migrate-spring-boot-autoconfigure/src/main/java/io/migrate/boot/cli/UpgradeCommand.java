package io.migrate.boot.cli;

import java.io.IOException;

import io.migrate.populate.PopulationChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate upgrade}.
 */
@Command(name = "upgrade",
		description = "Runs the upgrade of every revision that the target needs and that is not applied.")
final class UpgradeCommand implements ApplicationCommand {

	@Mixin
	private final ScriptOptions options = new ScriptOptions();

	@Option(names = "--populate",
			description = "Run populations as well: those that revisions need in between, the others at the end.")
	private boolean populate;

	@Parameters(arity = "0..1", paramLabel = "TARGET", converter = Destination.Converter.class,
			description = { "Where to go, such as heads or +1 (default: where the application goes at its start).",
					"With --sql also from where: START:TARGET, otherwise from base." })
	private @Nullable Destination destination;

	@Override
	public void check(CommandSpec spec) {
		if (this.destination != null && this.destination.isRange() && !this.options.isSql()) {
			throw WrongUsage.rangeWithoutSql(spec);
		}
		if (this.options.isSql() && this.populate) {
			throw WrongUsage.of(spec, "--populate does not go with --sql: a script has no populations.");
		}
	}

	@Override
	public int run(CommandContext context) throws IOException {
		Destination where = (this.destination != null) ? this.destination : Destination.of(context.target());
		if (this.options.isSql()) {
			context.writeScript((migrations, out) -> migrations.upgradeScript(where.range(), out));
		}
		else if (this.populate) {
			context.populate((migrations) -> migrations.upgrade(PopulationChoice.DUE, where.target()));
		}
		else {
			context.change((migrations) -> migrations.upgrade(where.target()));
		}
		return CommandRun.DONE;
	}

	@Override
	public boolean wantsLog() {
		return this.options.isVerbose();
	}

}

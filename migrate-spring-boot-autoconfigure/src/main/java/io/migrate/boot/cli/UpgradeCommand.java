package io.migrate.boot.cli;

import java.io.IOException;

import io.migrate.graph.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate upgrade}.
 */
@Command(name = "upgrade",
		description = "Runs the upgrade of every revision that the target needs and that is not applied.")
final class UpgradeCommand implements ApplicationCommand {

	@Mixin
	private final ScriptOptions options = new ScriptOptions();

	@Parameters(arity = "0..1", paramLabel = "TARGET", defaultValue = "head", converter = Destination.Converter.class,
			description = { "Where to go, such as heads or +1 (default: ${DEFAULT-VALUE}).",
					"With --sql also from where: START:TARGET, otherwise from base." })
	private Destination destination = Destination.of(Target.HEAD);

	@Override
	public void check(CommandSpec spec) {
		if (this.destination.isRange() && !this.options.isSql()) {
			throw WrongUsage.rangeWithoutSql(spec);
		}
	}

	@Override
	public int run(CommandContext context) throws IOException {
		if (this.options.isSql()) {
			context.writeScript((migrations, out) -> migrations.upgradeScript(this.destination.range(), out));
		}
		else {
			context.change((migrations) -> migrations.upgrade(this.destination.target()));
		}
		return CommandRun.DONE;
	}

	@Override
	public boolean wantsLog() {
		return this.options.isVerbose();
	}

}

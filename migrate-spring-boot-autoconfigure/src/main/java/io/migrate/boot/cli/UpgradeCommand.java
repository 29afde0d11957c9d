package io.migrate.boot.cli;

import io.migrate.graph.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate upgrade}.
 */
@Command(name = "upgrade",
		description = "Runs the upgrade of every revision that the target needs and that is not applied.")
final class UpgradeCommand implements ApplicationCommand {

	@Mixin
	private final ChangingOptions options = new ChangingOptions();

	@Parameters(arity = "0..1", paramLabel = "TARGET", defaultValue = "head", converter = TargetConverter.class,
			description = "Where to go, such as heads or +1 (default: ${DEFAULT-VALUE}).")
	private Target target = Target.HEAD;

	@Override
	public int run(CommandContext context) {
		context.change((migrations) -> migrations.upgrade(this.target));
		return CommandRun.DONE;
	}

	@Override
	public boolean wantsLog() {
		return this.options.isVerbose();
	}

}

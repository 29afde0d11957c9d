package io.migrate.boot.cli;

import java.util.List;

import io.migrate.graph.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate stamp}.
 */
@Command(name = "stamp",
		description = "Marks the targets and all they need as applied, and what stands above as not; runs nothing of them.")
final class StampCommand implements ApplicationCommand {

	@Mixin
	private final ChangingOptions options = new ChangingOptions();

	@Parameters(arity = "1..*", paramLabel = "TARGET", converter = TargetConverter.class,
			description = "What to mark, such as head or base.")
	private List<Target> targets = List.of();

	@Override
	public int run(CommandContext context) {
		context.change((migrations) -> migrations.stamp(this.targets.toArray(Target[]::new)));
		return CommandRun.DONE;
	}

	@Override
	public boolean wantsLog() {
		return this.options.isVerbose();
	}

}

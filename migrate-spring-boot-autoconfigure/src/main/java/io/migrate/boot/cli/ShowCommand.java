package io.migrate.boot.cli;

import java.util.List;
import java.util.Set;

import io.migrate.Revisions;
import io.migrate.graph.RevisionId;
import io.migrate.graph.Target;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code migrate show}.
 */
@Command(name = "show",
		description = "Shows everything about revisions. The database is needed for current and +N only.")
final class ShowCommand implements ApplicationCommand {

	@Mixin
	private final ReadingOptions options = new ReadingOptions();

	@Parameters(paramLabel = "TARGET", converter = TargetConverter.class,
			description = "Which, such as head, current, or an id; -N counts from the heads.")
	private Target target = Target.HEAD;

	@Override
	public int run(CommandContext context) {
		Standing standing = Standing.isNeeded(this.target) ? new Standing(context.migrations().status()) : null;
		Revisions revisions = context.revisions();
		List<RevisionView> shown = new RevisionViews(revisions, standing).of(ids(revisions, standing));
		if (this.options.isJson()) {
			context.printJson(RevisionJson.of(shown));
		}
		else {
			new RevisionPrinter(context, this.options, revisions.graph()).entries(shown);
		}
		return CommandRun.DONE;
	}

	private Set<RevisionId> ids(Revisions revisions, @Nullable Standing standing) {
		if (standing == null) {
			return revisions.resolve(this.target, Set.of());
		}
		return this.target.equals(Target.CURRENT) ? standing.current()
				: revisions.resolve(this.target, standing.applied());
	}

}

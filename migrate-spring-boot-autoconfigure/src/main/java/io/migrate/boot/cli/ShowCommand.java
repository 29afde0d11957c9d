package io.migrate.boot.cli;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import io.migrate.MigrationStatus;
import io.migrate.graph.RevisionId;
import io.migrate.graph.Target;
import io.migrate.graph.TargetResolver;
import io.migrate.revision.RevisionCatalog;
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
		RevisionCatalog revisions = context.revisions();
		RevisionViews views;
		Collection<RevisionId> ids;
		if (this.target.equals(Target.CURRENT)) {
			MigrationStatus status = context.migrations().status();
			views = RevisionViews.of(revisions, status);
			ids = new Standing(status).current();
		}
		else {
			views = RevisionViews.of(revisions);
			ids = new TargetResolver(revisions.graph()).resolve(this.target, Set.of());
		}
		List<RevisionView> shown = views.of(ids);
		if (this.options.isJson()) {
			context.print(Json.of(RevisionJson.of(shown)));
		}
		else {
			new RevisionPrinter(context, this.options, revisions.graph()).entries(shown);
		}
		return CommandRun.DONE;
	}

}

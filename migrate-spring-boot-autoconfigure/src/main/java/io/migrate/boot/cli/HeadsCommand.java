package io.migrate.boot.cli;

import java.util.List;

import io.migrate.Revisions;
import io.migrate.graph.RevisionGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code migrate heads}.
 */
@Command(name = "heads", description = "Shows the ends of the lineages. The database is not needed.")
final class HeadsCommand implements ApplicationCommand {

	@Mixin
	private final ReadingOptions options = new ReadingOptions();

	@Option(names = "--resolve-dependencies", description = "Leave out those that another revision depends on.")
	private boolean resolveDependencies;

	@Override
	public int run(CommandContext context) {
		Revisions revisions = context.revisions();
		RevisionGraph graph = revisions.graph();
		List<RevisionView> heads = new RevisionViews(revisions, null)
			.of(this.resolveDependencies ? graph.realHeads() : graph.heads());
		if (this.options.isJson()) {
			context.printJson(RevisionJson.of(heads));
		}
		else {
			new RevisionPrinter(context, this.options, graph)
				.lines(heads.stream().map((view) -> view.without(Mark.BRANCH_POINT, Mark.MERGE_POINT)).toList());
		}
		return CommandRun.DONE;
	}

}
